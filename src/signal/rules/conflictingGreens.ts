/** No two protected greens of one stage conflict. Source: GB 14886 as reported: arrow lights must not conflict with others. */
import type { Finding } from '../../scenario/index.ts';
import { nameOf } from '../names.ts';
import { finding, phasesOf } from './context.ts';
import type { PlanContext } from './context.ts';

export function conflictingGreens(context: PlanContext): Finding[] {
  const { network, plan, table, path } = context;
  return plan.stages.flatMap((stage, index): Finding[] => {
    const greens = phasesOf(context, index).flatMap(({ served }) => served);
    // A movement also green by a phase in which it does not yield is protected.
    const isProtected = greens.filter(({ permissive }) => !permissive).map(({ movement }) => movement);
    return isProtected.flatMap((a, first) =>
      isProtected.slice(first + 1).flatMap((b): Finding[] => {
        if (a.index === b.index || !table.conflict(a.index, b.index)) return [];
        const [one, other] = [nameOf(network, a), nameOf(network, b)];
        return [
          finding('error', 'conflictingGreens', [...path, 'stages', index], {
            zh: `方案 ${plan.id} 阶段 ${stage.id} 中${one.zh}与${other.zh}同时放行且冲突；让其中之一许可放行（permissive）或分到两个阶段（依据：GB 14886）`,
            en: `Plan ${plan.id}, stage ${stage.id} gives green to ${one.en} and ${other.en}, which conflict; make one of them permissive or put them in two stages (source: GB 14886)`,
          }),
        ];
      }),
    );
  });
}
