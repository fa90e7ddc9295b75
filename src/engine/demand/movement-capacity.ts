/**
 * What every movement can carry in a period, for route choice: green ratios of the plan in force, lanes shared with other
 * movements, and gaps where it must yield. Rough on purpose: the simulation itself decides what really passes.
 */
import type { Network } from '../../network/index.ts';
import { Aspect, type CompiledPlan, type SignalProgram } from '../../signal/index.ts';
import type { RouteGraph } from './route-graph.ts';

/** Seconds lost at start and end of a green beyond the yellow that is used; domain facts §4: start-up lost time 3 s. */
const LOST = 3;
/** Saturation flow of a turning lane as a share of the through lane's: 1550 and 1450 of 1650 (domain facts §5, textbook); U-turn assumed. */
const TURN_FACTOR = { left: 0.94, through: 1, right: 0.88, uTurn: 0.7 } as const;
/** Vehicles that clear in a permissive phase's change of aspects whatever comes (HCM: two sneakers a cycle). */
const SNEAKERS = 2;
/** Share of the red a right turn on red can use; assumed. */
const ON_RED = 0.3;
/** Critical gap and follow-up time of yielding drivers [s]; assumed, at the lower end of HCM's 4.1–7.1 and 2.2–3.5. */
const CRITICAL_GAP = 5;
const FOLLOW_UP = 3;
/** Nobody is shut out for ever: least capacity of a movement [veh/s]. */
const LEAST = 1 / 60;

export interface Conflicting {
  /** Movements that go first while m may go. */
  readonly movement: number;
  /** Share of the cycle in which both have green; 1 without a signal. */
  readonly share: number;
}

/** The supply side of one period; everything in it is constant but `capacity`, which follows the conflicting flows. */
export interface Supply {
  /** Lane group of each movement: movements that share a lane, directly or through a third. */
  readonly group: Int32Array;
  readonly members: readonly Int32Array[];
  /** Lanes open to the group / to the movement. */
  readonly groupLanes: Float64Array;
  readonly lanes: Float64Array;
  /** [s]; 0 without a signal. */
  readonly cycle: Float64Array;
  /** Green ratio with which the uniform delay is reckoned. */
  readonly greenRatio: Float64Array;
  /** Per lane [veh/s]: of protected green and right on red; of permissive green or a priority rule before yielding. */
  readonly free: Float64Array;
  readonly yielding: Float64Array;
  readonly sneakers: Float64Array;
  readonly conflicting: readonly (readonly Conflicting[])[];
  /** Per lane [veh/s], at the flows of the last `updateCapacity`. */
  readonly capacity: Float64Array;
}

export function buildSupply(graph: RouteGraph, program: SignalProgram, time: number, saturationFlow: number): Supply {
  const { network } = graph;
  const count = network.movements.length;
  const { group, members, groupLanes, lanes } = laneGroups(graph);
  const cycle = new Float64Array(count);
  const greenRatio = new Float64Array(count).fill(1);
  const free = new Float64Array(count);
  const yielding = new Float64Array(count);
  const sneakers = new Float64Array(count);
  const greens = greensAt(network, program, time);
  const conflicting = conflictingMovements(network, greens);
  for (const movement of network.movements) {
    const m = movement.index;
    const saturation = (saturationFlow / 3600) * TURN_FACTOR[movement.turn];
    const green = greens[m];
    if (green === undefined) {
      if (conflicting[m]!.length > 0) yielding[m] = Math.min(saturation, 1 / FOLLOW_UP);
      else free[m] = saturation;
      continue;
    }
    const { plan, row } = green;
    const seconds = program.ticksPerSecond;
    let protectedTicks = 0;
    let permissiveTicks = 0;
    for (let t = row * plan.cycle; t < (row + 1) * plan.cycle; t++) {
      if (!isGreen(plan.aspects[t]!) && plan.aspects[t] !== Aspect.yellow) continue;
      if (plan.permissive[t] === 1) permissiveTicks += 1;
      else protectedTicks += 1;
    }
    const lost = LOST * seconds;
    const shown = Math.max(0, protectedTicks + permissiveTicks - lost) / plan.cycle;
    const permissive = Math.max(0, permissiveTicks - (protectedTicks > 0 ? 0 : lost)) / plan.cycle;
    const safe = Math.max(0, shown - permissive);
    const onRed = program.rightOnRed[m] === 1 ? ON_RED * (1 - shown) : 0;
    cycle[m] = plan.cycle / seconds;
    greenRatio[m] = Math.min(0.98, Math.max(0.02, shown + onRed));
    free[m] = saturation * (safe + onRed);
    yielding[m] = Math.min(saturation, 1 / FOLLOW_UP) * permissive;
    sneakers[m] = permissive > 0 ? SNEAKERS / cycle[m]! : 0;
  }
  const capacity = new Float64Array(count);
  const supply = {
    group,
    members,
    groupLanes,
    lanes,
    cycle,
    greenRatio,
    free,
    yielding,
    sneakers,
    conflicting,
    capacity,
  };
  updateCapacity(supply, new Float64Array(count), 1);
  return supply;
}

/**
 * Fits the capacities of yielding movements to the flows they yield to.
 * @param flow   [veh/s] of each movement
 * @param weight of the new value against the last, so that two flows that yield to each other settle
 */
export function updateCapacity(supply: Supply, flow: Float64Array, weight: number): void {
  const { capacity, free, yielding, sneakers, conflicting } = supply;
  for (let m = 0; m < capacity.length; m++) {
    let others = 0;
    for (const { movement, share } of conflicting[m]!) others += flow[movement]! / share;
    const now = Math.max(LEAST, free[m]! + Math.max(sneakers[m]!, yielding[m]! * gapShare(others)));
    capacity[m] = weight * now + (1 - weight) * capacity[m]!;
  }
}

/**
 * Share of its follow-up flow that a yielding stream keeps against a conflicting flow: Siegloch's e^(−q (tc − tf ÷ 2)) with the
 * exponential's series cut after the cube, within 0.03 of it, so that it is the same bits everywhere.
 * @param conflicting [veh/s]
 */
export function gapShare(conflicting: number): number {
  const gaps = conflicting * (CRITICAL_GAP - FOLLOW_UP / 2);
  return 1 / (1 + gaps + (gaps * gaps) / 2 + (gaps * gaps * gaps) / 6);
}

interface Green {
  readonly plan: CompiledPlan;
  /** Row of the movement in the plan's aspects. */
  readonly row: number;
}

/** The plan in force for each movement at a time of the day; undefined where there is no signal. */
function greensAt(network: Network, program: SignalProgram, time: number): (Green | undefined)[] {
  const greens: (Green | undefined)[] = network.movements.map(() => undefined);
  for (const controller of program.controllers) {
    let inForce = controller.schedule[0]!;
    for (const entry of controller.schedule) if (entry.from <= time * program.ticksPerSecond) inForce = entry;
    const plan = controller.plans[inForce.plan]!;
    controller.movements.forEach((m, row) => {
      greens[m] = { plan, row };
    });
  }
  return greens;
}

function isGreen(aspect: number): boolean {
  return aspect === Aspect.green || aspect === Aspect.greenFlash;
}

/** For each movement, those of other links it yields to, and how much of the time they run together. */
function conflictingMovements(network: Network, greens: readonly (Green | undefined)[]): Conflicting[][] {
  const result: Conflicting[][] = network.movements.map(() => []);
  for (const area of network.conflicts) {
    const a = network.connections[area.a]!.movement;
    const b = network.connections[area.b]!.movement;
    const [yields, goes] = area.yields === 'a' ? [a, b] : [b, a];
    if (network.movements[yields]!.fromLink === network.movements[goes]!.fromLink) continue;
    if (result[yields]!.some((known) => known.movement === goes)) continue;
    const first = greens[yields];
    const second = greens[goes];
    const share = first === undefined || second === undefined ? 1 : sharedGreen(first, second);
    if (share > 0) result[yields]!.push({ movement: goes, share });
  }
  return result;
}

/** Share of the cycle in which the first is permissively green and the second green; 0 when they are never. */
function sharedGreen(first: Green, second: Green): number {
  if (first.plan !== second.plan) return 0;
  const { cycle, aspects, permissive } = first.plan;
  let ticks = 0;
  for (let t = 0; t < cycle; t++) {
    const yieldingNow = isGreen(aspects[first.row * cycle + t]!) && permissive[first.row * cycle + t] === 1;
    if (yieldingNow && isGreen(aspects[second.row * cycle + t]!)) ticks += 1;
  }
  return ticks / cycle;
}

/** Movements of a link that share open lanes belong to one group. */
function laneGroups(graph: RouteGraph): Pick<Supply, 'group' | 'members' | 'groupLanes' | 'lanes'> {
  const { network, drivable } = graph;
  const group = new Int32Array(network.movements.length).fill(-1);
  const lanes = new Float64Array(network.movements.length);
  const members: Int32Array[] = [];
  const groupLanes: number[] = [];
  for (const link of network.links) {
    const lanesOf = new Map<number, Set<number>>();
    for (const m of link.movements) {
      if (drivable[m] === 0) continue;
      const from = network.movements[m]!.connections.map((c) => network.connections[c]!.fromLane);
      lanesOf.set(m, new Set(from.filter((lane) => !network.lanes[lane]!.closed)));
      lanes[m] = lanesOf.get(m)!.size;
    }
    for (const m of lanesOf.keys()) {
      if (group[m]! >= 0) continue;
      const joined = [m];
      const open = new Set(lanesOf.get(m));
      for (let grown = true; grown; ) {
        grown = false;
        for (const [other, its] of lanesOf) {
          if (joined.includes(other) || ![...its].some((lane) => open.has(lane))) continue;
          joined.push(other);
          for (const lane of its) open.add(lane);
          grown = true;
        }
      }
      for (const member of joined) group[member] = members.length;
      members.push(Int32Array.from(joined));
      groupLanes.push(open.size);
    }
  }
  return { group, members, groupLanes: Float64Array.from(groupLanes), lanes };
}
