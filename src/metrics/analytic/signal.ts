/**
 * HCM delay of the movements of a signalised intersection: d1 from the queue polygon of their lane group, d2 with k = 0.5.
 *
 * Left turns that yield from lanes of their own are served by the permitted-left formula once the opposing queue is gone, and two
 * pass at the end of every such green. Right turns count as going on green, giving way to nobody. Not counted: platoons from
 * signals upstream (PF = I = 1), heavy vehicles, short bays, queues left over from before the window (d3).
 */
import { type LaneGroup, laneGroupsOf, lanesOf, type Movement, type Network } from '../../network/index.ts';
import type { SignalProgram } from '../../signal/index.ts';
import { exponentialCapacity } from '../formulas/gapCapacity.ts';
import { PERMITTED_LEFT } from '../formulas/gapHeadways.ts';
import { queuePolygon } from '../formulas/queuePolygon.ts';
import { incrementalDelay } from '../formulas/signalDelay.ts';
import { controllerOf, EXTENSION, planDuring, Service, serviceOf, yieldsTo } from './greens.ts';

import { type Analysis, NOTHING, type Obstacle } from './types.ts';

/** Saturation flow of a turn's own lane as a share of the through lane's. Source: HCM 7, chapter 19: 1 ÷ 1.05 and 1 ÷ 1.18. */
const TURN_FACTOR = { left: 1 / 1.05, through: 1, right: 1 / 1.18, uTurn: 1 / 1.05 } as const;
/** Left turns that pass as their permissive green ends. Source: HCM 7, chapter 31. */
const SNEAKERS = 2;

export interface SignalCase {
  readonly network: Network;
  readonly program: SignalProgram;
  readonly node: number;
  /** Of a through lane [veh/s]. */
  readonly saturationFlow: number;
  /** Arrivals [veh/s] by movement. */
  readonly flows: ReadonlyMap<number, number>;
  /** [s since midnight] */
  readonly from: number;
  readonly to: number;
}

/** Analyses by movement. */
export function analyseSignal(at: SignalCase): Map<number, Analysis> {
  const { network, program, node, from, to } = at;
  const found = new Map<number, Analysis>();
  const groups = (network.nodes[node]?.incoming ?? []).flatMap((link) => laneGroupsOf(network, link));
  const controller = controllerOf(program, node);
  const plan = controller === undefined ? null : planDuring(controller, from, to, program.ticksPerSecond);
  if (controller === undefined || plan === null) {
    for (const { movements } of groups)
      for (const { index } of movements) found.set(index, { ...NOTHING, obstacle: 'planChanged' });
    return found;
  }
  const services = new Map(
    [...controller.movements].map((movement, row) => [movement, serviceOf(plan, row, program.ticksPerSecond)]),
  );
  const bench: Bench = {
    at,
    services,
    step: 1 / program.ticksPerSecond,
    yields: yieldsTo(network, node),
    opposing: new Map(),
  };
  // What a left turn waits for are queues that yield to nobody: these are known before any left turn is.
  for (const group of groups) {
    const polygon = queuePolygon(groupService(bench, group, false), bench.step, onGreenOnly(at, group));
    for (const { index } of group.movements) bench.opposing.set(index, polygon.queue);
  }
  for (const group of groups)
    for (const [movement, analysis] of analyseGroup(bench, group)) found.set(movement, analysis);
  return found;
}

interface Bench {
  readonly at: SignalCase;
  readonly services: ReadonlyMap<number, Uint8Array>;
  readonly step: number;
  readonly yields: ReadonlyMap<number, ReadonlySet<number>>;
  /** Queue of each movement's group by tick, as if it yielded to nobody. */
  readonly opposing: Map<number, Float64Array>;
}

const flowOf = (at: SignalCase, { movements }: LaneGroup): number =>
  movements.reduce((sum, { index }) => sum + (at.flows.get(index) ?? 0), 0);

/** Right turns that may go on red do not stand in the way of a left turn when their light turns green. */
function onGreenOnly(at: SignalCase, { movements }: LaneGroup): number {
  const stay = movements.filter(({ turn, index }) => turn !== 'right' || at.program.rightOnRed[index] !== 1);
  return stay.reduce((sum, { index }) => sum + (at.flows.get(index) ?? 0), 0);
}

function analyseGroup(bench: Bench, group: LaneGroup): [number, Analysis][] {
  const { at, step } = bench;
  const all = (obstacle: Obstacle): [number, Analysis][] =>
    group.movements.map(({ index }) => [index, { ...NOTHING, obstacle }]);
  const flow = flowOf(at, group);
  if (flow === 0) return all('nobodyCame');
  const members = group.movements.filter(({ index }) => (at.flows.get(index) ?? 0) > 0);
  const obstacle = obstacleOf(bench, members);
  if (obstacle !== null) return all(obstacle);
  const { capacity, delay: uniform } = queuePolygon(groupService(bench, group, true), step, flow);
  if (capacity === 0) return all('noGreen');
  return group.movements.map((movement) => {
    const own = at.flows.get(movement.index) ?? 0;
    if (own === 0) return [movement.index, { ...NOTHING, obstacle: 'nobodyCame' }];
    // Of a group's lanes a movement may use some only: it can be full while the group is not.
    const ownCapacity = (capacity * lanesOf(at.network, movement).length) / group.lanes.length;
    const x = Math.max(flow / capacity, own / ownCapacity);
    const delay = uniform + incrementalDelay(x, capacity, at.to - at.from);
    const method = yieldsInPlan(bench, movement) ? 'permittedLeft' : 'signal';
    return [movement.index, { method, obstacle: x > 1 ? 'overSaturated' : null, capacity, x, delay }];
  });
}

function obstacleOf(bench: Bench, members: readonly Movement[]): Obstacle | null {
  const { at, services } = bench;
  const flowOfThose = (those: readonly Movement[]) =>
    those.reduce((sum, { index }) => sum + (at.flows.get(index) ?? 0), 0);
  // The formula lets right turns go on green only; where they are most of the traffic it would speak of another street.
  const onRed = members.filter(({ turn, index }) => turn === 'right' && at.program.rightOnRed[index] === 1);
  if (flowOfThose(onRed) > flowOfThose(members) / 2) return 'rightOnRed';
  if (members.some((movement) => yieldsInPlan(bench, movement)) && members.some(({ turn }) => !isLeft(turn)))
    return 'sharedPermittedLeft';
  const [first, ...rest] = members.map(({ index }) => services.get(index) ?? new Uint8Array());
  return rest.every((other) => other.every((service, tick) => (service === 0) === (first?.[tick] === 0)))
    ? null
    : 'unequalGreens';
}

const isLeft = (turn: Movement['turn']): boolean => turn === 'left' || turn === 'uTurn';

function yieldsInPlan({ services }: Bench, { turn, index }: Movement): boolean {
  return isLeft(turn) && services.get(index)?.includes(Service.permissive) === true;
}

/** What the lanes of a group discharge in each tick of the cycle, its movements mixed as they arrive [veh/s]. */
function groupService(bench: Bench, group: LaneGroup, yielding: boolean): Float64Array {
  const { at, services } = bench;
  const flow = flowOf(at, group);
  const cycle = services.get(group.movements[0]?.index ?? -1)?.length ?? 0;
  const service = new Float64Array(cycle);
  for (let tick = 0; tick < cycle; tick++) {
    // Seconds of a lane that an average vehicle takes.
    let seconds = 0;
    for (const movement of group.movements) {
      const share = flow > 0 ? (at.flows.get(movement.index) ?? 0) / flow : 1 / group.movements.length;
      if (share > 0) seconds += share / laneRate(bench, movement, tick, yielding, group.lanes.length);
    }
    service[tick] = seconds > 0 ? group.lanes.length / seconds : 0;
  }
  return service;
}

/** [veh/s] of one lane with nothing but this movement. */
function laneRate(bench: Bench, movement: Movement, tick: number, yielding: boolean, lanes: number): number {
  const { at, services } = bench;
  const saturation = at.saturationFlow * TURN_FACTOR[movement.turn];
  const how = services.get(movement.index)?.[tick] ?? Service.none;
  if (how === Service.none) return 0;
  if (how === Service.protected || !yielding || !isLeft(movement.turn)) return saturation;
  if (how === Service.lastOfPermissive) return SNEAKERS / EXTENSION / lanes;
  let opposing = 0;
  for (const other of bench.yields.get(movement.index) ?? []) {
    if ((services.get(other)?.[tick] ?? Service.none) === Service.none) continue;
    if ((bench.opposing.get(other)?.[tick] ?? 0) > 0) return 0;
    opposing += at.flows.get(other) ?? 0;
  }
  return Math.min(saturation, exponentialCapacity(opposing, PERMITTED_LEFT.criticalHeadway, PERMITTED_LEFT.followUp));
}
