/** No two protected greens of one stage conflict; two through movements that cross never go together, whoever is to yield. */
import type { Finding } from '../../scenario/index.ts';
import { SOURCES } from '../figures.ts';
import { nameOf } from '../names.ts';
import { finding, phasesOf } from './context.ts';
import type { PhaseContext, PlanContext } from './context.ts';

type Green = PhaseContext['served'][number];

export function conflictingGreens(context: PlanContext): Finding[] {
  const { network, plan, path } = context;
  return plan.stages.flatMap((stage, index): Finding[] => {
    const greens = greensOf(phasesOf(context, index));
    return greens.flatMap((a, first) =>
      greens.slice(first + 1).flatMap((b): Finding[] => {
        if (!clash(context, a, b)) return [];
        const [one, other] = [nameOf(network, a.movement), nameOf(network, b.movement)];
        const help = isThrough(a) && isThrough(b) ? APART : YIELD;
        return [
          finding(
            'error',
            'conflictingGreens',
            [...path, 'stages', index],
            {
              zh: `方案 ${plan.id} 阶段 ${stage.id} 中${one.zh}与${other.zh}同时放行且冲突；${help.zh}`,
              en: `Plan ${plan.id}, stage ${stage.id} gives green to ${one.en} and ${other.en}, which conflict; ${help.en}`,
            },
            SOURCES.arrows,
          ),
        ];
      }),
    );
  });
}

const YIELD = {
  zh: '让其中之一许可放行（permissive）或分到两个阶段',
  en: 'make one of them permissive or put them in two stages',
};
const APART = { zh: '分到两个阶段', en: 'put them in two stages' };

const isThrough = ({ movement }: Green): boolean => movement.turn === 'through';

/** Every movement once: one also green by a phase in which it does not yield is protected. */
function greensOf(phases: readonly PhaseContext[]): Green[] {
  const all = new Map<number, Green>();
  for (const green of phases.flatMap(({ served }) => served)) {
    const known = all.get(green.movement.index);
    if (known === undefined || known.permissive) all.set(green.movement.index, green);
  }
  return [...all.values()];
}

function clash({ table }: PlanContext, a: Green, b: Green): boolean {
  if (!table.conflict(a.movement.index, b.movement.index)) return false;
  return (!a.permissive && !b.permissive) || (isThrough(a) && isThrough(b));
}
