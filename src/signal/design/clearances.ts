/** A plan drawn up by other rules, made to keep the clearances and walking times that its intersection's geometry asks for. */
import type { Network } from '../../network/index.ts';
import type { Controller, Model, Plan as WrittenPlan } from '../../scenario/index.ts';
import type { TimedPhase as Phase, TimedPlan as Plan } from '../derive.ts';
import { crossingTime, SHORTEST_WALK } from '../pedestrians.ts';
import { worstShortfall } from '../rules/brokenIntergreen.ts';
import { earliestWalk } from '../rules/earlyWalk.ts';
import { refusePlan } from '../findings.ts';
import { contextOf } from '../rules/context.ts';
import { walkingSpeedAt } from '../schools.ts';
import { timelineOf } from '../timeline.ts';

/**
 * Red clearances and pedestrian clearances are raised where they are too short, never lowered; then greens that no longer hold
 * their minimum, walk and clearance. The cycle grows with them; with `holdCycle` the seconds are taken from the greens with
 * most to spare, as far as they have any.
 *
 * @throws Error where clearances do not help: greens of one stage that conflict
 */
export function withClearances(
  model: Model,
  network: Network,
  controller: Pick<Controller, 'intersections'>,
  written: WrittenPlan,
  options: { holdCycle?: boolean } = {},
): Plan {
  const mended = mendClearances(model, network, controller, written, options);
  refusePlan(model, network, controller.intersections, mended);
  return mended;
}

/** The same, whatever else is wrong with the plan: whoever calls asks `judgePlan`. */
export function mendClearances(
  model: Model,
  network: Network,
  controller: Pick<Controller, 'intersections'>,
  written: WrittenPlan,
  { holdCycle = false }: { holdCycle?: boolean } = {},
): Plan {
  const context = contextOf(model, network, controller, written);
  const phases = context.phases.map((its): Phase => {
    const { phase, crosswalks } = its;
    const worst = [worstShortfall(context, its), earliestWalk(context, its)];
    const missing = Math.max(0, ...worst.map((one) => (one === undefined ? 0 : one.needed - one.gap)));
    const crossing = Math.max(
      0,
      ...crosswalks.map(({ length, node }) => crossingTime(length, walkingSpeedAt(network, node).value)),
    );
    return {
      ...phase,
      redClearance: phase.redClearance + missing,
      ...(crossing > 0 ? { pedestrianClearance: Math.max(phase.pedestrianClearance ?? 0, crossing) } : {}),
    };
  });
  const { plan } = context;
  const longer: Plan = { ...plan, phases, stages: plan.stages.map((stage) => ({ ...stage })) };
  const needs = phases.map(needOf);
  for (const index of phases.keys()) lengthen(longer, index, needs[index] as number);
  if (holdCycle) shorten(longer, plan.cycle, needs);
  return { ...longer, cycle: timelineOf(longer).cycle };
}

/** Takes seconds from the stages with most to spare until the cycle is as short as wanted, as far as it goes. */
function shorten(plan: Plan, wanted: number, needs: readonly number[]): void {
  for (let cycle = timelineOf(plan).cycle; cycle > wanted; cycle--) {
    const spare = plan.stages.map((_, stage) => spareOf(plan, stage, needs));
    const most = Math.max(...spare);
    if (most < 1) return;
    (plan.stages[spare.indexOf(most)] as Plan['stages'][number]).green -= 1;
  }
}

/** Least green of a phase [s]. */
function needOf(phase: Phase): number {
  const walking =
    phase.pedestrianClearance === undefined ? 0 : (phase.walk ?? SHORTEST_WALK) + phase.pedestrianClearance;
  return Math.max(phase.minimumGreen ?? 0, walking);
}

/** Gives the longest stage of each too short green of a phase what it lacks. */
function lengthen(plan: Plan, index: number, need: number): void {
  const id = plan.phases[index]?.id ?? '';
  const lacking = need - shortestRun(plan, index);
  if (lacking <= 0) return;
  const own = plan.stages.filter((stage) => stage.phases.includes(id)).sort((a, b) => b.green - a.green)[0];
  if (own !== undefined) own.green += lacking;
}

const shortestRun = (plan: Plan, index: number): number =>
  Math.min(Infinity, ...(timelineOf(plan).runs[index] ?? []).map(({ begin, end }) => end - begin));

/** Seconds a stage can lose before one of its phases falls below its need. */
function spareOf(plan: Plan, stage: number, needs: readonly number[]): number {
  const { phases, green } = plan.stages[stage] as Plan['stages'][number];
  const spares = plan.phases.map((phase, index) =>
    phases.includes(phase.id) ? shortestRun(plan, index) - (needs[index] as number) : Infinity,
  );
  return Math.min(green - 1, ...spares);
}
