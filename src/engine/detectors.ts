/**
 * Detectors and push buttons: what controllers are told of the traffic. Seen after the move, told in the next tick.
 *
 * A detector is covered while any body is over it, on its lanes or half past the stop line, and counts whoever's front has come over
 * its near edge by driving; who comes onto it from the side covers it, but is not counted. Buttons are pressed at random, so often in
 * an hour as the scenario says: walkers are not simulated yet. Only lanes with detectors are looked at.
 */
import { hashText, randomStream, uniform } from '../common/index.ts';
import type { RandomStream } from '../common/index.ts';
import type { SignalProgram } from '../signal/index.ts';
import { rearOn } from './following.ts';
import { placeBehind } from './order.ts';
import type { World } from './world.ts';

/** Longest vehicle [m]: whoever's rear can be over a detector this far before the stop line may have its front beyond. */
const LONGEST = 18;

export interface Detection {
  /** By detector: its part of `lanes`. */
  readonly start: Int32Array;
  readonly lanes: Int32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** By entry of `lanes`: the trip counted last (−1), so that nobody is counted twice. State. */
  readonly countedLast: Int32Array;
  /** By button: chance of a press in a tick, and the name of its draws. */
  readonly chance: Float64Array;
  readonly name: Int32Array;
  readonly stream: RandomStream;
}

export function createDetection({ detectors, buttons, ticksPerSecond }: SignalProgram, seed: number): Detection {
  const start = new Int32Array(detectors.length + 1);
  detectors.forEach(({ lanes }, index) => {
    start[index + 1] = start[index]! + lanes.length;
  });
  const lanes = Int32Array.from(detectors.flatMap((detector) => detector.lanes));
  return {
    start,
    lanes,
    from: Float64Array.from(detectors, ({ from }) => from),
    to: Float64Array.from(detectors, ({ to }) => to),
    countedLast: new Int32Array(lanes.length).fill(-1),
    chance: Float64Array.from(buttons, ({ pressesPerHour }) => pressesPerHour / (3600 * ticksPerSecond)),
    name: Int32Array.from(buttons, ({ id }) => hashText(id)),
    stream: randomStream(seed, 'button'),
  };
}

export function detect(world: World): void {
  const { detection, inputs, input, tick } = world;
  const { occupied, counted, pressed } = inputs;
  for (let detector = 0; detector < occupied.length; detector++) {
    occupied[detector] = 0;
    counted[detector] = 0;
    if (isWithin(input.program.detectors[detector]!.failed, tick)) continue;
    const end = detection.start[detector + 1]!;
    for (let entry = detection.start[detector]!; entry < end; entry++) lookAtLane(world, detector, entry);
  }
  for (let button = 0; button < pressed.length; button++) {
    const draw = uniform(detection.stream, detection.name[button]!, tick);
    const works = !isWithin(input.program.buttons[button]!.failed, tick);
    pressed[button] = works && draw < detection.chance[button]! ? 1 : 0;
  }
}

function isWithin(periods: readonly (readonly [number, number])[], tick: number): boolean {
  for (let at = 0; at < periods.length; at++) if (tick >= periods[at]![0] && tick < periods[at]![1]) return true;
  return false;
}

function lookAtLane(world: World, detector: number, entry: number): void {
  const { detection, inputs, vehicles, lanes, tables } = world;
  const lane = detection.lanes[entry]!;
  const from = detection.from[detector]!;
  const to = detection.to[detector]!;
  const first = lanes.start[lane]!;
  // From the hindmost that has come to it forwards, as long as it is over the detector or may have come onto it just now.
  let at = placeBehind(lanes, lane, vehicles.position, detector, detection.from) - 1;
  for (; at >= first; at--) {
    const v = lanes.order[at]!;
    const front = vehicles.position[v]!;
    const covers = front - vehicles.length[v]! < to;
    if (covers) inputs.occupied[detector] = 1;
    const came = front - wayOf(world, v) <= from;
    if (came) count(world, detector, entry, v);
    if (!covers && !came) return;
  }
  const line = tables.laneEnd[lane]!;
  if (to > line - LONGEST) lookBeyondLine(world, detector, entry, line);
}

/** Those whose front has passed the stop line, and whose rear may not have. */
function lookBeyondLine(world: World, detector: number, entry: number, line: number): void {
  const { detection, inputs, vehicles, connections, tables } = world;
  const lane = detection.lanes[entry]!;
  const from = detection.from[detector]!;
  const to = detection.to[detector]!;
  for (let out = tables.out.start[lane]!; out < tables.out.start[lane + 1]!; out++) {
    const connection = tables.out.items[out]!;
    const first = connections.start[connection]!;
    for (let at = first + connections.count[connection]! - 1; at >= first; at--) {
      const v = connections.order[at]!;
      const front = line + vehicles.position[v]!;
      // A waiting area has a loop of its own on the same input, or nobody would know of those in it.
      const covers = front - vehicles.length[v]! < to || vehicles.holds[v] === 1;
      if (covers) inputs.occupied[detector] = 1;
      const came = front - wayOf(world, v) <= from;
      if (came) count(world, detector, entry, v);
      if (!covers && !came) break;
    }
    const gone = world.rear[connection]!;
    if (gone >= 0 && line + rearOn(world, connection, gone) < to) inputs.occupied[detector] = 1;
  }
}

/** Metres driven in this tick; somewhat too many for one that has come to a stand in it. */
function wayOf({ vehicles, tickLength }: World, v: number): number {
  return (vehicles.speed[v]! - (vehicles.acceleration[v]! * tickLength) / 2) * tickLength;
}

function count({ detection, inputs, vehicles }: World, detector: number, entry: number, v: number): void {
  if (detection.countedLast[entry] === vehicles.trip[v]) return;
  detection.countedLast[entry] = vehicles.trip[v]!;
  inputs.counted[detector] = inputs.counted[detector]! + 1;
}
