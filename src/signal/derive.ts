/**
 * What a plan leaves blank, from geometry: yellow from the speed limit, red clearance from the intergreens to the phases that may
 * follow. (Walk and pedestrian clearance: `pedestrians.ts`.) Everybody who reads times of a plan reads them from here.
 */
import type { Crosswalk, Movement, Network } from '../network/index.ts';
import type { Phase, Plan } from '../scenario/index.ts';
import type { ConflictTable } from './conflicts.ts';
import type { Served } from './design/flowRatios.ts';
import { bindingIntergreen, yellowFor } from './design/intergreen.ts';
import { afterVehicles } from './meeting.ts';
import { isLeg } from './names.ts';

export type TimedPhase = Phase & { yellow: number; redClearance: number };
/** A plan none of whose times is blank. */
export type TimedPlan = Omit<Plan, 'phases'> & { phases: TimedPhase[] };

/** Least red clearance that is derived [s]; assumed. */
const LEAST_CLEARANCE = 1;

/** @param nodes of the plan's controller */
export function timedPlan(plan: Plan, network: Network, table: ConflictTable, nodes: readonly number[]): TimedPlan {
  if (plan.phases.every(isTimed)) return plan as TimedPlan;
  const served = plan.phases.map((phase) => servedBy(phase, network, nodes));
  const crossed = plan.phases.map((phase) => crosswalksOf(phase, network, nodes));
  const together = (a: Phase, b: Phase) =>
    plan.stages.some(({ phases }) => phases.includes(a.id) && phases.includes(b.id));
  const phases = plan.phases.map((phase, index): TimedPhase => {
    if (isTimed(phase)) return phase;
    const own = served[index] ?? [];
    const others = [...plan.phases.keys()].filter((at) => !together(phase, plan.phases[at] as Phase));
    const yellow =
      phase.yellow ??
      derivedYellow(
        network,
        own.map(({ movement }) => movement),
      );
    const next = {
      movements: others.flatMap((at) => (served[at] ?? []).map(({ movement }) => movement)),
      crosswalks: others.flatMap((at) => crossed[at] ?? []),
    };
    const redClearance = phase.redClearance ?? derivedClearance(network, table, own, next, yellow);
    return { ...phase, yellow, redClearance };
  });
  return { ...plan, phases };
}

const isTimed = (phase: Phase): phase is TimedPhase => phase.yellow !== undefined && phase.redClearance !== undefined;

function servedBy(phase: Phase, network: Network, nodes: readonly number[]): Served[] {
  return phase.movements.flatMap(({ approach, turn, permissive }) =>
    network.movements
      .filter((one) => nodes.includes(one.node) && one.turn === turn && network.links[one.fromLink]?.id === approach)
      .map((movement) => ({ movement, permissive: permissive === true })),
  );
}

function crosswalksOf(phase: Phase, network: Network, nodes: readonly number[]): Crosswalk[] {
  const named = phase.crosswalks ?? [];
  return network.crosswalks.filter(
    (crosswalk) => nodes.includes(crosswalk.node) && named.some((id) => isLeg(network, crosswalk, id)),
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

/** What may follow on a phase. */
export interface Following {
  readonly movements: readonly Movement[];
  readonly crosswalks: readonly Crosswalk[];
}

/** Seconds of red after the yellow of `own` until none of who follows is in danger. */
export function derivedClearance(
  network: Network,
  table: ConflictTable,
  own: readonly Served[],
  next: Following,
  yellow: number,
): number {
  if (own.length === 0) return 0;
  const needed = own.flatMap((last) => [
    ...next.movements.map((starting) => bindingIntergreen(table, last.movement, starting)),
    ...next.crosswalks.map((crosswalk) => beforeWalk(network, last, crosswalk)),
  ]);
  return Math.max(LEAST_CLEARANCE, Math.max(0, ...needed) - yellow);
}

/** Seconds from the end of a green until walkers may follow on it; who turns and yields does so to the walkers of the next green too. */
export function beforeWalk(network: Network, { movement, permissive }: Served, crosswalk: Crosswalk): number {
  if (permissive || movement.turn === 'right') return 0;
  return afterVehicles(network, movement, crosswalk)?.rounded ?? 0;
}
