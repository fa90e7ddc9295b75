/**
 * Two-way stop delay of the movements of an intersection without a signal: the streets as the formula numbers them. U-turns count as
 * left turns. Not counted: walkers, heavy vehicles, platoons from signals upstream.
 */
import { laneGroupsOf, lanesOf, type Movement, type Network } from '../../network/index.ts';
import type { MajorLanes } from '../formulas/gapHeadways.ts';
import {
  type MinorLane,
  type Stream,
  twoWayStop,
  type TwoWayStop,
  type TwoWayStopResult,
} from '../formulas/twoWayStop.ts';

import { type Analysis, NOTHING } from './types.ts';

export interface PriorityCase {
  readonly network: Network;
  readonly node: number;
  /** Arrivals [veh/s] by movement. */
  readonly flows: ReadonlyMap<number, number>;
  /** [s] */
  readonly period: number;
}

export function analysePriority(at: PriorityCase): Map<number, Analysis> {
  const { network, node, flows } = at;
  const movements = network.movements.filter((movement) => movement.node === node && !movement.banned);
  const streams = streamsOf(movements);
  const minor = streams === null ? null : minorLanes(network, movements, streams);
  if (streams === null || minor === null)
    return new Map(movements.map(({ index }) => [index, { ...NOTHING, obstacle: 'layout' }]));
  const flow: Partial<Record<Stream, number>> = {};
  for (const { index } of movements) {
    const stream = streams.get(index) as Stream;
    flow[stream] = (flow[stream] ?? 0) + (flows.get(index) ?? 0);
  }
  // U-turns aside, which streams there are tells a T from a crossing.
  const isCrossing = movements.some(
    ({ index, turn }) => turn !== 'uTurn' && ![2, 3, 4, 5, 7, 9].includes(streams.get(index) as Stream),
  );
  const ofStream = (stream: Stream) => movements.filter(({ index }) => streams.get(index) === stream);
  const result = twoWayStop({
    flows: flow,
    majorLanes: majorLanes(network, [...ofStream(2), ...ofStream(5)]),
    threeLegs: !isCrossing,
    minorLanes: minor,
    ownRightLane: ([3, 6] as const).filter((stream) => hasOwnLane(network, ofStream(stream))),
    sharedLeft: ([1, 4] as const).filter(
      (stream) => ofStream(stream).length > 0 && !hasOwnLane(network, ofStream(stream)),
    ),
    period: at.period,
  } satisfies TwoWayStop);
  return new Map(
    movements.map(({ index }) => [index, analysisOf(result, streams.get(index) as Stream, flows.get(index) ?? 0)]),
  );
}

function analysisOf(result: TwoWayStopResult, stream: Stream, flow: number): Analysis {
  if (flow === 0) return { ...NOTHING, obstacle: 'nobodyCame' };
  const lane = result.lanes.find(({ streams }) => streams.includes(stream));
  if (lane !== undefined)
    return {
      method: 'twoWayStop',
      obstacle: lane.x > 1 ? 'overSaturated' : null,
      capacity: lane.capacity,
      x: lane.x,
      delay: Number.isFinite(lane.delay) ? lane.delay : null,
    };
  return { method: 'twoWayStop', obstacle: null, capacity: null, x: null, delay: result.held[stream <= 3 ? 1 : 4] };
}

/** Stream of each movement; null where the streets are not one that goes through and one or two that meet it. */
function streamsOf(movements: readonly Movement[]): Map<number, Stream> | null {
  const through = movements.filter(({ rank }) => rank === 0);
  // Where the major road bends its main stream is a turn, and the formula knows no such thing.
  if (through.length === 0 || through.some(({ turn }) => turn !== 'through')) return null;
  const fromMajor = ({ rank }: Movement) => rank <= 2 || rank === 6;
  const majors = [...new Set(movements.filter(fromMajor).map(({ fromLink }) => fromLink))];
  const minors = [...new Set(movements.filter((movement) => !fromMajor(movement)).map(({ fromLink }) => fromLink))];
  if (majors.length > 2 || minors.length > 2 || minors.length === 0) return null;
  const exitOf = (link: number, turn: Movement['turn']) =>
    movements.find((movement) => movement.fromLink === link && movement.turn === turn)?.toLink;
  // The minor approach whose right turn joins the first major's through stream is stream 7–9; its left turn joins the other's.
  const joins = (minor: number, first: number, second: number | undefined) => {
    const right = exitOf(minor, 'right');
    const left = exitOf(minor, 'left');
    if (right !== undefined && right === exitOf(first, 'through')) return true;
    return left !== undefined && second !== undefined && left === exitOf(second, 'through');
  };
  const [a, b] = majors as [number, number | undefined];
  const [one, other] = minors as [number, number | undefined];
  let order: (number | undefined)[] | null = null;
  if (joins(one, a, b)) order = [a, b, one, other];
  else if (b !== undefined && joins(one, b, a)) order = [b, a, one, other];
  // A lone major approach whose through stream the minor left turn joins is the one opposite.
  else if (b === undefined && exitOf(one, 'left') === exitOf(a, 'through')) order = [undefined, a, one, other];
  if (order === null) return null;
  const base = new Map(order.flatMap((link, place) => (link === undefined ? [] : [[link, 3 * place] as const])));
  const turn = { left: 1, uTurn: 1, through: 2, right: 3 };
  return new Map(
    movements.map((movement) => [movement.index, ((base.get(movement.fromLink) ?? 0) + turn[movement.turn]) as Stream]),
  );
}

function majorLanes(network: Network, through: readonly Movement[]): MajorLanes {
  const most = Math.max(1, ...through.map((movement) => lanesOf(network, movement).length));
  return Math.min(3, most) as MajorLanes;
}

/** Whether a turn's lanes serve nobody else (U-turns aside). */
function hasOwnLane(network: Network, movements: readonly Movement[]): boolean {
  const turns = movements.flatMap((movement) =>
    lanesOf(network, movement).flatMap((lane) => network.lanes[lane]?.turns ?? []),
  );
  const kinds = new Set(turns.map((turn) => (turn === 'uTurn' ? 'left' : turn)));
  return kinds.size === 1;
}

/** Lanes of the minor approaches by stream; null where several streams mix over several lanes. */
function minorLanes(
  network: Network,
  movements: readonly Movement[],
  streams: ReadonlyMap<number, Stream>,
): MinorLane[] | null {
  const links = new Set(movements.filter(({ index }) => (streams.get(index) ?? 0) > 6).map(({ fromLink }) => fromLink));
  const lanes: MinorLane[] = [];
  for (const link of links)
    for (const group of laneGroupsOf(network, link)) {
      if (group.lanes.length > 1) return null;
      lanes.push({ streams: [...new Set(group.movements.map(({ index }) => streams.get(index) as Stream))] });
    }
  return lanes;
}
