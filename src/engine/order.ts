/** Who drives on a lane or connection, from the front backwards: fixed room for each, cut from one array. */
import type { LaneOrder } from './simulation-types.ts';

/** No vehicle is shorter [m]; it bounds how many fit. */
const SHORTEST = 4;

/** @param lengths of the lanes or connections [m] */
export function createOrder(lengths: readonly number[]): LaneOrder {
  const start = new Int32Array(lengths.length + 1);
  for (let index = 0; index < lengths.length; index++) {
    start[index + 1] = start[index]! + Math.floor(lengths[index]! / SHORTEST) + 3;
  }
  return { start, count: new Int32Array(lengths.length), order: new Int32Array(start[lengths.length]!) };
}

/** Puts a vehicle in its place by position; equal positions: behind. */
export function insert(lane: LaneOrder, index: number, slot: number, position: Float64Array): void {
  const start = lane.start[index]!;
  const count = lane.count[index]!;
  if (start + count >= lane.start[index + 1]!)
    throw new Error(`lane or connection ${index} holds more vehicles than fit`);
  let at = start + count;
  while (at > start && position[lane.order[at - 1]!]! < position[slot]!) {
    lane.order[at] = lane.order[at - 1]!;
    at--;
  }
  lane.order[at] = slot;
  lane.count[index] = count + 1;
}

export function remove(lane: LaneOrder, index: number, slot: number): void {
  const start = lane.start[index]!;
  const end = start + lane.count[index]!;
  let at = start;
  while (at < end && lane.order[at] !== slot) at++;
  if (at === end) throw new Error(`vehicle ${slot} is not on lane or connection ${index}`);
  for (; at < end - 1; at++) lane.order[at] = lane.order[at + 1]!;
  lane.count[index] = end - start - 1;
}

/** Place in `order` of the first vehicle whose front is not beyond `position`: who would be behind. */
export function placeBehind(lane: LaneOrder, index: number, position: number, positions: Float64Array): number {
  let at = lane.start[index]!;
  const end = at + lane.count[index]!;
  while (at < end && positions[lane.order[at]!]! > position) at++;
  return at;
}
