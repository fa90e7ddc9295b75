/** Nobody walks across a movement that does not yield. On green, turning traffic yields to walkers. */
import type { Finding } from '../../scenario/index.ts';
import { crosses } from '../design/stages.ts';
import { SOURCES } from '../figures.ts';
import { crosswalkName, nameOf } from '../names.ts';
import { finding, phasesOf } from './context.ts';
import type { PlanContext } from './context.ts';

export function walkAgainstGreen(context: PlanContext): Finding[] {
  const { network, plan, path } = context;
  return plan.stages.flatMap((stage, index) => {
    const phases = phasesOf(context, index);
    const walking = new Set(phases.flatMap(({ crosswalks }) => crosswalks));
    const driving = phases.flatMap(({ served }) => served).filter(({ permissive }) => !permissive);
    return [...walking].flatMap((crosswalk) =>
      driving
        .filter(({ movement }) => crosses(network, movement, crosswalk))
        .map(({ movement }) => {
          const [crossing, over] = [crosswalkName(network, crosswalk), nameOf(network, movement)];
          const message = {
            zh: `方案 ${plan.id} 阶段 ${stage.id} 中${crossing.zh}与${over.zh}同时放行，而${over.zh}不让行；让它许可放行或错开`,
            en: `Plan ${plan.id}, stage ${stage.id}: the ${crossing.en} walks while ${over.en} is green without yielding; make it permissive or separate them`,
          };
          return finding('error', 'walkAgainstGreen', [...path, 'stages', index], message, SOURCES.yieldToWalkers);
        }),
    );
  });
}
