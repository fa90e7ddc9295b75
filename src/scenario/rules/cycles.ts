import type { Plan, Stage } from '../schema.ts';
import { each, error, type Rule, round, warning } from './rule.ts';

/** A plan's cycle is what its stages add up to; its offset lies inside it; every phase is used. */
export const cycles: Rule = (model) =>
  each(model.controllers, (controller, index) =>
    each(controller.plans, (plan, number) => {
      const own = ['controllers', index, 'plans', number];
      const findings = [];
      const greens = plan.stages.reduce((sum, stage) => sum + stage.green, 0);
      const changes = plan.stages.reduce((sum, stage, place) => {
        return sum + changeAfter(plan, stage, plan.stages[(place + 1) % plan.stages.length]!);
      }, 0);
      const total = round(greens + changes);
      // With blanks that geometry fills, the sum is a matter of `signal/rules`.
      if (plan.phases.every(isTimed) && Math.abs(total - plan.cycle) > 1e-6) {
        findings.push(
          error(
            'scenario.cycleSum',
            [...own, 'cycle'],
            `周期写的是 ${plan.cycle} 秒，但绿灯 ${round(greens)} 秒加黄灯与红灯清空 ${round(changes)} 秒是 ${total} 秒`,
            `The cycle is given as ${plan.cycle} s, but greens of ${round(greens)} s and yellows with red clearance of ${round(changes)} s make ${total} s`,
          ),
        );
      }
      if (plan.offset !== undefined && plan.offset >= plan.cycle) {
        findings.push(
          error(
            'scenario.offsetBeyondCycle',
            [...own, 'offset'],
            `相位差 ${plan.offset} 秒应小于周期 ${plan.cycle} 秒`,
            `The offset of ${plan.offset} s must be less than the cycle of ${plan.cycle} s`,
          ),
        );
      }
      const used = new Set(plan.stages.flatMap((stage) => stage.phases));
      for (const [place, phase] of plan.phases.entries()) {
        if (used.has(phase.id)) continue;
        findings.push(
          warning(
            'scenario.unusedPhase',
            [...own, 'phases', place],
            `相位“${phase.id}”不在任何阶段里，永远不会放行`,
            `Phase "${phase.id}" is in no stage and never gets green`,
          ),
        );
      }
      return findings;
    }),
  );

const isTimed = ({ yellow, redClearance }: Plan['phases'][number]): boolean =>
  yellow !== undefined && redClearance !== undefined;

/** [s] between the green of a stage and the next: the longest yellow and red clearance of the phases that end. */
export function changeAfter(plan: Plan, stage: Stage, next: Stage): number {
  const ending = plan.phases.filter((phase) => stage.phases.includes(phase.id) && !next.phases.includes(phase.id));
  return Math.max(0, ...ending.map((phase) => (phase.yellow ?? 0) + (phase.redClearance ?? 0)));
}
