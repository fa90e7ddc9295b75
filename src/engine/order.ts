/**
 * Who drives on a lane or connection, from the front backwards: a stretch of one array for each. Rooms for as many as fit would lie far
 * apart, and each look at one would wait for memory; so now and then they are laid out anew, as long as is needed just now.
 */
import type { LaneOrder } from './simulation-types.ts';

/** No vehicle is shorter [m]; it bounds how many fit. */
const SHORTEST = 4;
/** Places that stay free when rooms are laid out. */
const SPARE = 2;

export interface Order extends LaneOrder {
  /** Places each has now, and those it has at most. */
  readonly room: Int32Array;
  readonly most: Int32Array;
  /** End of the last room. */
  used: number;
}

/** A list that is made anew in every tick. */
export interface Numbers {
  count: number;
  readonly items: Int32Array;
}

/**
 * The lanes or connections with somebody on them, ascending. Without a branch: half of the lanes are empty, and which of them cannot be
 * foretold. Steps that go over these alone took 8–10 % less for the whole tick, together with lanes that rest.
 */
export function listBusy({ count }: LaneOrder, busy: Numbers): void {
  const { items } = busy;
  let listed = 0;
  for (let index = 0; index < count.length; index++) {
    items[listed] = index;
    // 1 above 0.
    listed += -count[index]! >>> 31;
  }
  busy.count = listed;
}

/** @param lengths of the lanes or connections [m] */
export function createOrder(lengths: readonly number[]): Order {
  const most = Int32Array.from(lengths, (length) => Math.floor(length / SHORTEST) + 3);
  const start = new Int32Array(lengths.length);
  let used = 0;
  for (let index = 0; index < lengths.length; index++) {
    start[index] = used;
    used += most[index]!;
  }
  // Room for all, and for those that outgrow their rooms in the meantime.
  return {
    start,
    count: new Int32Array(lengths.length),
    order: new Int32Array(2 * used),
    room: most.slice(),
    most,
    used,
  };
}

/** Lays the rooms out one behind the other, each with a little to spare. */
export function layOut(lane: Order): void {
  const { start, count, order, room, most } = lane;
  if (copy.length < order.length) copy = new Int32Array(order.length);
  let used = 0;
  for (let index = 0; index < count.length; index++) {
    const from = start[index]!;
    for (let at = 0; at < count[index]!; at++) copy[used + at] = order[from + at]!;
    start[index] = used;
    room[index] = Math.min(most[index]!, count[index]! + SPARE);
    used += room[index]!;
  }
  for (let at = 0; at < used; at++) order[at] = copy[at]!;
  lane.used = used;
}

let copy = new Int32Array(0);

/** Moves one that is full to the end, with twice the room. */
function grow(lane: Order, index: number): void {
  const { start, count, order, room, most } = lane;
  if (room[index] === most[index]) throw new Error(`lane or connection ${index} holds more vehicles than fit`);
  if (lane.used + most[index]! > order.length) layOut(lane);
  const from = start[index]!;
  for (let at = 0; at < count[index]!; at++) order[lane.used + at] = order[from + at]!;
  start[index] = lane.used;
  room[index] = Math.min(most[index]!, 2 * count[index]! + SPARE);
  lane.used += room[index]!;
}

/** Puts a vehicle in its place by position; equal positions: behind. */
export function insert(lane: Order, index: number, slot: number, position: Float64Array): void {
  const count = lane.count[index]!;
  if (count === lane.room[index]) grow(lane, index);
  const start = lane.start[index]!;
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

/**
 * Place in `order` of the first vehicle whose front is not beyond a point: who would be behind.
 *
 * @param positions of all vehicles
 * @param points    where the point is found by its number, be it another vehicle's front or a place; the number itself as an argument
 *                  would be an object on the heap
 */
export function placeBehind(
  lane: LaneOrder,
  index: number,
  positions: Float64Array,
  point: number,
  points: Float64Array = positions,
): number {
  const position = points[point]!;
  let at = lane.start[index]!;
  const end = at + lane.count[index]!;
  while (at < end && positions[lane.order[at]!]! > position) at++;
  return at;
}
