/**
 * What a plan leaves blank, from geometry: yellow from the speed limit, red clearance from the intergreens to the phases that may
 * follow. (Walk and pedestrian clearance: `pedestrians.ts`.) Everybody who reads times of a plan reads them from here.
 */
import type { Movement, Network } from '../network/index.ts';
import type { Phase, Plan } from '../scenario/index.ts';
import type { ConflictTable } from './conflicts.ts';
import { bindingIntergreen, yellowFor } from './design/intergreen.ts';

export type TimedPhase = Phase & { yellow: number; redClearance: number };
/** A plan none of whose times is blank. */
export type TimedPlan = Omit<Plan, 'phases'> & { phases: TimedPhase[] };

/** Least red clearance that is derived [s]; assumed. */
const LEAST_CLEARANCE = 1;

/** @param nodes of the plan's controller */
export function timedPlan(plan: Plan, network: Network, table: ConflictTable, nodes: readonly number[]): TimedPlan {
  if (plan.phases.every(isTimed)) return plan as TimedPlan;
  const served = plan.phases.map((phase) => movementsOf(phase, network, nodes));
  const together = (a: Phase, b: Phase) =>
    plan.stages.some(({ phases }) => phases.includes(a.id) && phases.includes(b.id));
  const phases = plan.phases.map((phase, index): TimedPhase => {
    if (isTimed(phase)) return phase;
    const own = served[index] ?? [];
    const others = plan.phases.flatMap((other, at) => (together(phase, other) ? [] : (served[at] ?? [])));
    const yellow = phase.yellow ?? derivedYellow(network, own);
    return { ...phase, yellow, redClearance: phase.redClearance ?? derivedClearance(table, own, others, yellow) };
  });
  return { ...plan, phases };
}

const isTimed = (phase: Phase): phase is TimedPhase => phase.yellow !== undefined && phase.redClearance !== undefined;

function movementsOf(phase: Phase, network: Network, nodes: readonly number[]): Movement[] {
  return phase.movements.flatMap(({ approach, turn }) =>
    network.movements.filter(
      (one) => nodes.includes(one.node) && one.turn === turn && network.links[one.fromLink]?.id === approach,
    ),
  );
}

/** Of a phase with these movements [s]; 0 where it carries walkers alone. */
export function derivedYellow(network: Network, own: readonly Movement[]): number {
  if (own.length === 0) return 0;
  const limits = own
    .filter(({ turn }) => turn === 'through')
    .map((one) => network.links[one.fromLink]?.speedLimit ?? 0);
  return yellowFor(Math.max(0, ...limits));
}

/** Seconds of red after the yellow of `own` until none of `others` is in danger. */
export function derivedClearance(
  table: ConflictTable,
  own: readonly Movement[],
  others: readonly Movement[],
  yellow: number,
): number {
  if (own.length === 0) return 0;
  const needed = own.flatMap((ending) => others.map((starting) => bindingIntergreen(table, ending, starting)));
  return Math.max(LEAST_CLEARANCE, Math.max(0, ...needed) - yellow);
}
