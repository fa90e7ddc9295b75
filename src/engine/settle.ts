/**
 * Now and then the slots are dealt out anew in the order of the road, so that who drives one behind the other lies one behind the
 * other in memory. Vehicles come and go, and after some minutes neighbours on a lane are anywhere: each look at one then waits for
 * memory.
 *
 * Side by side in one process: the county's hour 157 → 148 ns an update, a grid of 1,600 intersections 390 → 350 ns.
 */
import { layOut } from './order.ts';
import { Where } from './simulation-types.ts';
import type { LaneOrder } from './simulation-types.ts';
import { exchange, KEPT } from './vehicles.ts';
import type { Vehicles } from './vehicles.ts';
import type { World } from './world.ts';

/** Between two times [s]. */
const EVERY = 10;
/** Fewer than these lie near enough as they are. */
const FEWEST = 2000;

/** By old slot its new one (−1: was free), and by new slot its old one. Nothing here holds beyond the call. */
let newOf = new Int32Array(0);
let oldOf = new Int32Array(0);

export function settleSlots(world: World): void {
  const { vehicles, tick, input } = world;
  if (tick % (EVERY * input.ticksPerSecond) !== 0) return;
  layOut(world.lanes);
  layOut(world.connections);
  if (vehicles.highest < FEWEST) return;
  const count = dealOut(world);
  for (const name of KEPT) dealOutArray(vehicles, name, count);
  vehicles.trip.fill(-1, count);
  vehicles.where.fill(Where.free, count);
  vehicles.highest = count;
  vehicles.freeCount = 0;
  for (let slot = vehicles.capacity - 1; slot >= count; slot--) vehicles.free[vehicles.freeCount++] = slot;
  rename(world, count);
}

/** Fills `newOf` and `oldOf`: lane by lane and connection by connection from the front, then those beside the road. @returns how many */
function dealOut({ vehicles, lanes, connections }: World): number {
  const { capacity, highest, trip } = vehicles;
  if (newOf.length < capacity) {
    newOf = new Int32Array(capacity);
    oldOf = new Int32Array(capacity);
  }
  newOf.fill(-1);
  let count = 0;
  for (const { start, count: on, order } of [lanes, connections]) {
    for (let index = 0; index < on.length; index++) {
      const end = start[index]! + on[index]!;
      for (let at = start[index]!; at < end; at++) {
        const v = order[at]!;
        newOf[v] = count;
        oldOf[count++] = v;
      }
    }
  }
  for (let v = 0; v < highest; v++) {
    if (trip[v]! < 0 || newOf[v]! >= 0) continue;
    newOf[v] = count;
    oldOf[count++] = v;
  }
  return count;
}

/** Each array goes into the spare one of its kind, and is the spare one then. */
function dealOutArray(vehicles: Vehicles, name: (typeof KEPT)[number], count: number): void {
  const from = vehicles[name];
  const { spare } = vehicles;
  if (from instanceof Float64Array) {
    if (spare.numbers.length !== from.length) spare.numbers = new Float64Array(from.length);
    gatherNumbers(from, spare.numbers, count);
    exchange(vehicles, name, spare.numbers);
    spare.numbers = from;
  } else if (from instanceof Int32Array) {
    if (spare.indices.length !== from.length) spare.indices = new Int32Array(from.length);
    gatherIndices(from, spare.indices, count);
    exchange(vehicles, name, spare.indices);
    spare.indices = from;
  } else {
    if (spare.bytes.length !== from.length) spare.bytes = new Uint8Array(from.length);
    gatherBytes(from, spare.bytes, count);
    exchange(vehicles, name, spare.bytes);
    spare.bytes = from;
  }
}

/** One function for each kind of array: one for all would be handed each number as an object on the heap. */
function gatherNumbers(from: Float64Array, to: Float64Array, count: number): void {
  for (let v = 0; v < count; v++) to[v] = from[oldOf[v]!]!;
}

function gatherIndices(from: Int32Array, to: Int32Array, count: number): void {
  for (let v = 0; v < count; v++) to[v] = from[oldOf[v]!]!;
}

function gatherBytes(from: Uint8Array, to: Uint8Array, count: number): void {
  for (let v = 0; v < count; v++) to[v] = from[oldOf[v]!]!;
}

/** Whoever is named by slot gets its new name. */
function rename(world: World, count: number): void {
  const { vehicles, lanes, connections, rear, last, queues, halted, convoys } = world;
  renameAll(vehicles.letsIn, 0, count);
  renameAll(vehicles.fallsBehind, 0, count);
  renameAll(rear, 0, rear.length);
  renameAll(last, 0, last.length);
  world.rests.fill(0);
  for (const slots of convoys.slots) renameAll(slots, 0, slots.length);
  for (const queue of queues) renameAll(queue.slots, queue.head, queue.slots.length);
  renameAll(halted, 0, halted.length);
  renameOn(lanes);
  renameOn(connections);
}

function renameOn({ start, count, order }: LaneOrder): void {
  for (let index = 0; index < count.length; index++) renameAll(order, start[index]!, start[index]! + count[index]!);
}

function renameAll(slots: Int32Array | number[], from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const v = slots[at]!;
    if (v >= 0) slots[at] = newOf[v]!;
  }
}
