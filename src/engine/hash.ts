/** State hash: 64 bits of everything that decides the future. Equal hashes at equal ticks mean equal runs. */
import { stateArrays } from './vehicles.ts';
import type { World } from './world.ts';

export function stateHash(world: World): string {
  const { vehicles, lanes, connections, signals, counts, queues } = world;
  const hash = new Hash();
  hash.numbers([world.tick, counts.made, counts.waiting, counts.inside, counts.done, world.nextTrip, world.updates]);
  for (const array of stateArrays(vehicles)) hash.array(array, vehicles.highest);
  hash.array(vehicles.free, vehicles.freeCount);
  hash.array(vehicles.freed, vehicles.freedCount);
  for (const order of [lanes, connections]) {
    hash.array(order.count, order.count.length);
    for (let index = 0; index < order.count.length; index++) {
      const start = order.start[index]!;
      for (let at = start; at < start + order.count[index]!; at++) hash.word(order.order[at]!);
    }
  }
  for (const queue of queues) hash.numbers(queue.slots.slice(queue.head));
  hash.numbers(world.halted);
  for (const array of [
    signals.aspects,
    signals.permissive,
    signals.walks,
    signals.plan,
    signals.stage,
    signals.cycleTick,
    ...signals.stateArrays,
    world.shownSince,
    world.areaHolders,
    world.areaSide,
    world.areaWaiting,
    world.promised,
    world.queueTail,
    world.linePassed,
    world.roomAsked,
    world.roomAskedBy,
    world.rear,
    world.haltedAt,
    world.waitingAreas.open,
    world.waitingAreas.since,
    world.waitingAreas.used,
    world.inputs.occupied,
    world.inputs.counted,
    world.inputs.pressed,
    world.inputs.arrival,
    world.inputs.cleared,
    world.detection.countedLast,
  ]) {
    hash.array(array, array.length);
  }
  return hash.text();
}

/** Two 32-bit multiplicative hashes with different constants. */
class Hash {
  private low = 0x811c9dc5;
  private high = 0x2545f491;
  private readonly double = new DataView(new ArrayBuffer(8));

  word(word: number): void {
    this.low = Math.imul(this.low ^ word, 0x01000193) ^ (this.low >>> 15);
    this.high = Math.imul(this.high ^ word ^ (this.low >>> 7), 0x9e3779b1) ^ (this.high >>> 13);
  }

  number(value: number): void {
    this.double.setFloat64(0, value);
    this.word(this.double.getInt32(0));
    this.word(this.double.getInt32(4));
  }

  numbers(values: readonly number[]): void {
    this.word(values.length);
    for (const value of values) this.number(value);
  }

  array(array: Int32Array | Float64Array | Uint8Array, length: number): void {
    this.word(length);
    if (array instanceof Float64Array) for (let at = 0; at < length; at++) this.number(array[at]!);
    else for (let at = 0; at < length; at++) this.word(array[at]!);
  }

  text(): string {
    const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
    return hex(this.high) + hex(this.low);
  }
}
