/**
 * Capacity, delay and queue where a minor street yields to or stops for a major one, with three legs or four.
 *
 * Streams are numbered as the HCM does: on the major street 1 left, 2 through, 3 right and, opposite, 4, 5, 6; on the minor street
 * 7, 8, 9, whose right turn joins stream 2, and opposite 10, 11, 12. With three legs there are 2, 3, 4, 5, 7 and 9.
 *
 * Source: Highway Capacity Manual, 7th edition, chapter 20; the factors of conflicting flows are those its worked examples use
 * (chapter 32). Not counted: walkers, U-turns.
 */
import {
  blockedCapacity,
  flaredCapacity,
  sharedCapacity,
  twoStageCapacity,
  yieldDelay,
  yieldQueue95,
} from './gapCapacity.ts';
import { type Circumstances, criticalHeadway, followUpHeadway, type Stage, type YieldingKind } from './gapHeadways.ts';

export type Stream = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
/** Those that yield. */
export type YieldingStream = Exclude<Stream, 2 | 3 | 5 | 6>;

export interface MinorLane {
  readonly streams: readonly Stream[];
  /** Right-turning vehicles that fit beside the others at the stop line. */
  readonly room?: number;
}

export interface TwoWayStop extends Circumstances {
  /** Arrivals by stream [veh/s]; absent: none. */
  readonly flows: Readonly<Partial<Record<Stream, number>>>;
  /** Lanes of both minor approaches. */
  readonly minorLanes: readonly MinorLane[];
  /** Major right turns that have a lane of their own. */
  readonly ownRightLane?: readonly (3 | 6)[];
  /** Major left turns that share a lane with through traffic. */
  readonly sharedLeft?: readonly (1 | 4)[];
  /** Vehicles that can wait in the median. */
  readonly medianStorage?: number;
  /** Share of time in which platoons of a signal upstream shut the way. */
  readonly blockedShare?: Readonly<Partial<Record<Stream, number>>>;
  /** [s] */
  readonly period: number;
}

export interface StreamResult {
  readonly conflicting: number;
  /** Seconds, and veh/s: before and after the streams that go first. */
  readonly criticalHeadway: number;
  readonly followUp: number;
  readonly potential: number;
  readonly capacity: number;
}

export interface LaneResult {
  readonly streams: readonly Stream[];
  readonly flow: number;
  readonly capacity: number;
  readonly x: number;
  /** [s/veh] */
  readonly delay: number;
  /** [veh] */
  readonly queue95: number;
}

export interface TwoWayStopResult {
  readonly streams: Readonly<Partial<Record<Stream, StreamResult>>>;
  /** Major left turns, then the lanes of the minor street. */
  readonly lanes: readonly LaneResult[];
  /** Of through and right-turning vehicles held up behind left turns in their lane [s/veh]. */
  readonly held: { readonly 1: number; readonly 4: number };
  /** All streams together [s/veh]. */
  readonly delay: number;
}

const KIND: Readonly<Record<YieldingStream, YieldingKind>> = {
  1: 'majorLeft',
  4: 'majorLeft',
  7: 'minorLeft',
  8: 'minorThrough',
  9: 'minorRight',
  10: 'minorLeft',
  11: 'minorThrough',
  12: 'minorRight',
};

/** Saturation flow of major through and right-turning vehicles that a left turn may hold up [veh/s]. */
const MAJOR_SATURATION = { through: 1800 / 3600, right: 1500 / 3600 };
/** Share of them in the lane of the left turns, by lanes per direction. */
const IN_LEFT_LANE = [1, 0.5, 0.33] as const;

export function twoWayStop(at: TwoWayStop): TwoWayStopResult {
  const flow = (stream: Stream) => at.flows[stream] ?? 0;
  const streams: Partial<Record<Stream, StreamResult>> = {};
  /** Chance that nobody of this stream waits. */
  const free = (stream: YieldingStream) =>
    Math.max(0, 1 - flow(stream) / (streams[stream]?.capacity ?? Number.POSITIVE_INFINITY));
  const put = (stream: YieldingStream, impedance: number) => {
    const result = { ...unimpeded(at, stream, 'whole'), criticalHeadway: criticalHeadway(KIND[stream], at) };
    streams[stream] = { ...result, capacity: result.potential * impedance };
  };
  for (const stream of [1, 4, 9, 12] as const) put(stream, 1);
  const major = { 1: freeOfLeft(at, 1, free(1)), 4: freeOfLeft(at, 4, free(4)) };

  if (at.threeLegs === true) put(7, major[4]);
  else {
    const nearStage: Partial<Record<8 | 11, number>> = {};
    for (const [stream, near, far] of [
      [8, 1, 4],
      [11, 4, 1],
    ] as const) {
      put(stream, major[1] * major[4]);
      nearStage[stream] = inTwoStages(at, streams, stream, near, major[near], major[far]);
    }
    for (const [stream, across, right, near, far] of [
      [7, 11, 12, 1, 4],
      [10, 8, 9, 4, 1],
    ] as const) {
      // Both major left turns and the stream across are often queued at the same time: their chances do not simply multiply.
      const majors = major[1] * major[4];
      const together = majors > 0 && free(across) > 0 ? 1 / (1 / majors + 1 / free(across) - 1) : 0;
      put(stream, together * free(right));
      const acrossFree = Math.max(0, 1 - flow(across) / (nearStage[across] ?? Number.POSITIVE_INFINITY));
      inTwoStages(at, streams, stream, near, major[near], major[far] * free(right) * acrossFree);
    }
  }
  return withDelays(at, streams, major);
}

/** Capacity if only the major street had to be waited for. */
function unimpeded(at: TwoWayStop, stream: YieldingStream, stage: Stage) {
  const kind = KIND[stream];
  const [near, far] = conflictingFlows(at, stream);
  const conflicting = { whole: near + far, near, far }[stage];
  const followUp = followUpHeadway(kind, at);
  const blocked = at.blockedShare?.[stream] ?? 0;
  const potential = blockedCapacity(conflicting, criticalHeadway(kind, at, stage), followUp, blocked, at.majorLanes);
  return { conflicting, followUp, potential };
}

/** Replaces a stream's capacity where the median gives room to cross in two stages. @returns capacity of the near stage */
function inTwoStages(
  at: TwoWayStop,
  streams: Partial<Record<Stream, StreamResult>>,
  stream: YieldingStream,
  nearLeft: 1 | 4,
  nearFree: number,
  farFree: number,
): number {
  const whole = streams[stream] as StreamResult;
  const storage = at.medianStorage ?? 0;
  if (storage === 0) return whole.capacity;
  const near = unimpeded(at, stream, 'near').potential * nearFree;
  const far = unimpeded(at, stream, 'far').potential * farFree;
  const capacity = twoStageCapacity(near, far, whole.capacity, at.flows[nearLeft] ?? 0, storage);
  streams[stream] = { ...whole, capacity };
  return near;
}

/** What a stream waits for: on the near half of the major street, and on the far one [veh/s]. */
export function conflictingFlows(
  { flows, majorLanes, ownRightLane = [] }: Pick<TwoWayStop, 'flows' | 'majorLanes' | 'ownRightLane'>,
  stream: YieldingStream,
): [near: number, far: number] {
  const v = (of: Stream) => flows[of] ?? 0;
  // Seen from stream 1, 7, 8, 9; the others see the same with the sides exchanged.
  const mirrored = stream === 4 || stream >= 10;
  const [left, through, right] = mirrored ? ([4, 5, 6] as const) : ([1, 2, 3] as const);
  const [farLeft, farThrough, farRight] = mirrored ? ([1, 2, 3] as const) : ([4, 5, 6] as const);
  const [acrossThrough, acrossRight] = mirrored ? ([8, 9] as const) : ([11, 12] as const);
  // Who turns right out of a shared lane looks as if it might go on: half of them hold a driver up.
  const halfRight = ownRightLane.includes(right) ? 0 : 0.5 * v(right);
  const halfFarRight = ownRightLane.includes(farRight) ? 0 : 0.5 * v(farRight);
  switch (KIND[stream]) {
    case 'majorLeft':
      return [v(farThrough) + v(farRight), 0];
    case 'minorRight':
      return [(majorLanes === 1 ? 1 : 0.5) * v(through) + halfRight, 0];
    case 'minorThrough':
      return [2 * v(left) + v(through) + halfRight, 2 * v(farLeft) + v(farThrough) + v(farRight)];
    case 'minorLeft': {
      const near = 2 * v(left) + v(through) + halfRight;
      const inFarLane = majorLanes === 1 ? 1 : majorLanes === 2 ? 0.5 : 0.4;
      const onlyTwoLanes = majorLanes === 1 ? halfFarRight + 0.5 * v(acrossRight) : 0;
      return [near, 2 * v(farLeft) + inFarLane * v(farThrough) + onlyTwoLanes + 0.5 * v(acrossThrough)];
    }
  }
}

/** Chance that no left turn of the major street stands in the way; where it shares its lane, others queue behind it. */
function freeOfLeft(at: TwoWayStop, left: 1 | 4, own: number): number {
  if (at.sharedLeft?.includes(left) !== true) return own;
  return Math.max(0, 1 - (1 - own) / Math.max(0.01, 1 - behindLeft(at, left)));
}

/** Degree of saturation of the through and right-turning vehicles in the lane of the left turns. */
function behindLeft(at: TwoWayStop, left: 1 | 4): number {
  const [through, right] = left === 1 ? ([2, 3] as const) : ([5, 6] as const);
  const ownLane = at.ownRightLane?.includes(right) === true;
  return (
    (IN_LEFT_LANE[at.majorLanes - 1] as number) *
    ((at.flows[through] ?? 0) / MAJOR_SATURATION.through +
      (ownLane ? 0 : (at.flows[right] ?? 0) / MAJOR_SATURATION.right))
  );
}

function withDelays(
  at: TwoWayStop,
  streams: Partial<Record<Stream, StreamResult>>,
  major: { 1: number; 4: number },
): TwoWayStopResult {
  const flow = (stream: Stream) => at.flows[stream] ?? 0;
  const part = (stream: Stream) => ({ flow: flow(stream), capacity: streams[stream]?.capacity ?? 0 });
  const lefts = ([1, 4] as const).filter((left) => flow(left) > 0).map((left): MinorLane => ({ streams: [left] }));
  const lanes = [...lefts, ...at.minorLanes].map(({ streams: own, room = 0 }): LaneResult => {
    const isRight = (stream: Stream) => stream === 9 || stream === 12;
    const others = own.filter((stream) => !isRight(stream)).map(part);
    const right = own.filter(isRight).map(part)[0];
    const capacity =
      room > 0 && right !== undefined && others.length > 0
        ? flaredCapacity(
            right,
            { flow: others.reduce((sum, one) => sum + one.flow, 0), capacity: sharedCapacity(others) },
            room,
          )
        : sharedCapacity(own.map(part));
    const arriving = own.reduce((sum, stream) => sum + flow(stream), 0);
    const x = arriving / capacity;
    const delay = yieldDelay(x, capacity, at.period);
    return { streams: own, flow: arriving, capacity, x, delay, queue95: yieldQueue95(x, capacity, at.period) };
  });
  const held = (left: 1 | 4) => {
    if (at.sharedLeft?.includes(left) !== true) return 0;
    const delay = lanes.find((lane) => lane.streams[0] === left)?.delay ?? 0;
    const onward = (IN_LEFT_LANE[at.majorLanes - 1] as number) * (left === 1 ? flow(2) + flow(3) : flow(5) + flow(6));
    const share = at.majorLanes === 1 || onward === 0 ? 1 : onward / (onward + flow(left));
    return (1 - major[left]) * delay * share;
  };
  const heldUp = { 1: held(1), 4: held(4) };
  const all = Object.values(at.flows).reduce((sum, one) => sum + one, 0);
  const total =
    lanes.reduce((sum, lane) => sum + lane.flow * lane.delay, 0) +
    heldUp[1] * (flow(2) + flow(3)) +
    heldUp[4] * (flow(5) + flow(6));
  return { streams, lanes, held: heldUp, delay: all > 0 ? total / all : 0 };
}
