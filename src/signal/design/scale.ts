/** A plan stretched or shrunk to another cycle: greens in proportion, minimums, walks and clearances kept. */
import type { Network } from '../../network/index.ts';
import type { Controller, Model, Plan } from '../../scenario/index.ts';
import { FIGURES } from '../figures.ts';
import { crossingTime, SHORTEST_WALK } from '../pedestrians.ts';
import { contextOf, type PhaseContext, type PlanContext } from '../rules/context.ts';
import { walkingSpeedAt } from '../schools.ts';
import { timelineOf } from '../timeline.ts';
import { splitGreens } from './cycle.ts';

/** Where a phase states no minimum green [s], as in the rule of short greens. */
const SHORTEST_GREEN = FIGURES.shortestGreen.value;

/** The plan, or the shortest cycle that its minimums and interstages allow [s]. */
export type Scaled = { readonly plan: Plan } | { readonly least: number };

/** @param cycle [s] */
export function toCycle(
  model: Model,
  network: Network,
  controller: Pick<Controller, 'intersections'>,
  written: Plan,
  cycle: number,
): Scaled {
  const context = contextOf(model, network, controller, written);
  const between = sumOf(context.timeline.stages.map(({ interstage }) => interstage));
  const minimums = leastGreens(context);
  const total = Math.floor(cycle - between + 1e-9);
  if (total < sumOf(minimums)) return { least: sumOf(minimums) + between };
  const greens = splitGreens(
    total,
    written.stages.map(({ green }) => green),
    minimums,
  );
  const stages = written.stages.map((stage, index) => ({ ...stage, green: greens[index] as number }));
  const offset = written.offset === undefined ? {} : { offset: written.offset % (total + between) };
  return { plan: { ...written, cycle: total + between, ...offset, stages } };
}

/** Whole seconds of green that the phases of each stage need; a phase of several stages has in its first what the others lack. */
function leastGreens({ network, plan, phases }: PlanContext): number[] {
  const least = plan.stages.map(() => 1);
  const own = phases.map(({ phase }) =>
    plan.stages.flatMap(({ phases: ids }, at) => (ids.includes(phase.id) ? [at] : [])),
  );
  phases.forEach((its, index) => {
    const [only, ...others] = own[index] as number[];
    if (only !== undefined && others.length === 0) least[only] = Math.max(least[only] as number, needOf(network, its));
  });
  phases.forEach((its, index) => {
    if ((own[index] as number[]).length < 2) return;
    const stages = plan.stages.map((stage, at) => ({ ...stage, green: least[at] as number }));
    for (const run of timelineOf({ ...plan, stages }).runs[index] ?? []) {
      if (!run.always)
        least[run.lastStage] =
          (least[run.lastStage] as number) + Math.max(0, needOf(network, its) - (run.end - run.begin));
    }
  });
  return least;
}

function needOf(network: Network, { phase, crosswalks }: PhaseContext): number {
  const crossing = crosswalks.map(({ length, node }) => crossingTime(length, walkingSpeedAt(network, node).value));
  const clearance = phase.pedestrianClearance ?? Math.max(0, ...crossing);
  const walking = crosswalks.length === 0 ? 0 : (phase.walk ?? SHORTEST_WALK) + clearance;
  return Math.ceil(Math.max(phase.minimumGreen ?? SHORTEST_GREEN, walking));
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
