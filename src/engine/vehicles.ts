/**
 * The vehicles' state: parallel typed arrays by slot. A slot freed in one tick is free for reuse from the next, last in, first out.
 * Only the steps of the tick write here. Who is in which slot changes now and then (`settle.ts`): a vehicle is known by its trip.
 */

/**
 * Every array of state; growing and hashing go through the names of this list, so nothing can be forgotten. A literal, since V8 looks
 * up properties that were added one by one under computed names in a hash table, and the tick then takes 1.7 times as long.
 */
const stateOf = (capacity: number) => ({
  trip: new Int32Array(capacity),
  where: new Uint8Array(capacity),
  on: new Int32Array(capacity),
  position: new Float64Array(capacity),
  speed: new Float64Array(capacity),
  acceleration: new Float64Array(capacity),
  length: new Float64Array(capacity),
  delay: new Float64Array(capacity),
  movement: new Int32Array(capacity),
  entryDelay: new Float64Array(capacity),

  /** Driver: own speed ÷ limit, top speed of the class [m/s], time gap [s], acceleration and comfortable braking [m/s²]. */
  speedFactor: new Float64Array(capacity),
  topSpeed: new Float64Array(capacity),
  timeGap: new Float64Array(capacity),
  accel: new Float64Array(capacity),
  brake: new Float64Array(capacity),
  /** The time gap kept just now: the driver's own, or the shorter one of a turn in a queue [s]. */
  keeps: new Float64Array(capacity),
  vehicleClass: new Uint8Array(capacity),
  /** Which intersections it enters though it cannot clear them (see `Blocks`). */
  blocks: new Uint8Array(capacity),
  /** 1: lets one out of a driveway; the place where it was asked last (−1). */
  courteous: new Uint8Array(capacity),
  courtesyAt: new Int32Array(capacity),

  /** Position in the route; movement taken at the end of the link (−1: none); connection for it from the present lane (−1: wrong lane). */
  leg: new Int32Array(capacity),
  nextMovement: new Int32Array(capacity),
  connection: new Int32Array(capacity),
  /** Own speed on a free stretch here [m/s]. */
  desired: new Float64Array(capacity),
  /** Connection that the rear has not left yet (−1: none). */
  tail: new Int32Array(capacity),

  /** Right of way: may pass the stop line; conflict areas taken and given back so far on the connection; on yellow: will go. */
  granted: new Uint8Array(capacity),
  taken: new Int32Array(capacity),
  released: new Int32Array(capacity),
  goes: new Uint8Array(capacity),
  /** 1: has, or may go to, a place in the waiting area beyond the line, and waits there for its green. */
  holds: new Uint8Array(capacity),
  /** Why it waits at a line (see `Wait`) and the tick since which it has stood there (−1). */
  waits: new Uint8Array(capacity),
  waitSince: new Int32Array(capacity),
  /** Ticks of start-up reaction left, and the driver's whole reaction [ticks]. */
  reaction: new Int32Array(capacity),
  startUp: new Int32Array(capacity),
  /** Tick in which it wanted to enter. */
  madeAt: new Int32Array(capacity),

  /** Next planned stop in the trip; roadside place ahead on this link (−1) and its position [m]; last tick of the dwell (−1). */
  stopNumber: new Int32Array(capacity),
  place: new Int32Array(capacity),
  placeAt: new Float64Array(capacity),
  dwellUntil: new Int32Array(capacity),

  /** Whom it lets in and behind whom of the next lane it falls in (−1), each until a tick; last lane change: when and from where. */
  letsIn: new Int32Array(capacity),
  letsInUntil: new Int32Array(capacity),
  fallsBehind: new Int32Array(capacity),
  fallsUntil: new Int32Array(capacity),
  changedAt: new Int32Array(capacity),
  changedFrom: new Int32Array(capacity),

  /** Below the stop speed since it last drove; braking hard now; the switch to the next influence area is still ahead [m]. */
  stopped: new Uint8Array(capacity),
  brakesHard: new Uint8Array(capacity),
  areaAt: new Float64Array(capacity),
  /** Free-flow profile on this stretch: speeds at its ends, acceleration from the first, and where the constant part begins and ends [m]. */
  freeAccel: new Float64Array(capacity),
  freeIn: new Float64Array(capacity),
  freeOut: new Float64Array(capacity),
  freeFrom: new Float64Array(capacity),
  freeTo: new Float64Array(capacity),
  freeStart: new Float64Array(capacity),
  freeEnd: new Float64Array(capacity),
});

type VehicleArrays = ReturnType<typeof stateOf>;
export type KeptArray = Int32Array | Float64Array | Uint8Array;
const NAMES = Object.keys(stateOf(0)) as (keyof VehicleArrays)[];

/** Whether a vehicle enters intersections it cannot clear: by temper, or the one before it since it has stood there for so long. */
export const Blocks = { never: 0, always: 1, here: 2 } as const;

/** Why a vehicle stands at a line. */
export const Wait = { none: 0, signal: 1, conflict: 2, priority: 3, exit: 4, lane: 5, clearing: 6 } as const;

export interface Vehicles extends VehicleArrays {
  capacity: number;
  highest: number;
  /** Acceleration asked for in this tick, before the limit of the brakes [m/s²]. Not state. */
  asked: Float64Array;
  /** For this tick: acceleration with nobody ahead [m/s²]. Not state. */
  alone: Float64Array;
  /** 2 √(accel · brake) [m/s²]; from those two, so not state. */
  root: Float64Array;
  /** Movement taken at the end of the next link (−1: none). From trip and leg, so not state. */
  movementAfter: Int32Array;
  /** Number of the lane beside the destination where the next link is the last (−1: any). From trip and leg, so not state. */
  laneAfter: Int32Array;
  /** 1: the place ahead is a stop, not the destination. From trip and leg, so not state. */
  stopsThere: Int32Array;
  /** Stack of free slots, and those freed in this tick. */
  free: Int32Array;
  freeCount: number;
  freed: Int32Array;
  freedCount: number;
  /** Arrays that nothing is in just now, one of each kind, for when slots are dealt out anew. */
  readonly spare: { numbers: Float64Array; indices: Int32Array; bytes: Uint8Array };
}

const FIRST_CAPACITY = 512;
/** The arrays that are not state. */
const NUMBERS = ['asked', 'alone', 'root'] as const;
const INDICES = ['movementAfter', 'laneAfter', 'stopsThere', 'free', 'freed'] as const;
type Passing = (typeof NUMBERS)[number] | (typeof INDICES)[number];

export function createVehicles(): Vehicles {
  const vehicles: Vehicles = {
    ...stateOf(0),
    capacity: 0,
    highest: 0,
    root: new Float64Array(0),
    asked: new Float64Array(0),
    alone: new Float64Array(0),
    movementAfter: new Int32Array(0),
    laneAfter: new Int32Array(0),
    stopsThere: new Int32Array(0),
    free: new Int32Array(0),
    freeCount: 0,
    freed: new Int32Array(0),
    freedCount: 0,
    spare: { numbers: new Float64Array(0), indices: new Int32Array(0), bytes: new Uint8Array(0) },
  };
  growTo(vehicles, FIRST_CAPACITY);
  return vehicles;
}

function growTo(vehicles: Vehicles, capacity: number): void {
  const old = vehicles.capacity;
  const fresh = stateOf(capacity);
  for (const name of NAMES) replace(vehicles, name, fresh[name]);
  for (const name of NUMBERS) replace(vehicles, name, new Float64Array(capacity));
  for (const name of INDICES) replace(vehicles, name, new Int32Array(capacity));
  vehicles.trip.fill(-1, old);
  // Lowest slots on top, so that they are used first.
  const waiting = vehicles.free.slice(0, vehicles.freeCount);
  for (let slot = capacity - 1, at = 0; slot >= old; slot--, at++) vehicles.free[at] = slot;
  vehicles.free.set(waiting, capacity - old);
  vehicles.freeCount += capacity - old;
  vehicles.capacity = capacity;
}

function replace(vehicles: Vehicles, name: keyof VehicleArrays | Passing, fresh: KeptArray): void {
  fresh.set(vehicles[name]);
  exchange(vehicles, name, fresh);
}

/** @param fresh of the same kind and length as all the others */
export function exchange(vehicles: Vehicles, name: keyof VehicleArrays | Passing, fresh: KeptArray): void {
  (vehicles as unknown as Record<string, KeptArray>)[name] = fresh;
}

/** A free slot, all zero. May replace every array: take them from `vehicles` again afterwards. */
export function takeSlot(vehicles: Vehicles): number {
  if (vehicles.freeCount === 0) growTo(vehicles, vehicles.capacity * 2);
  const slot = vehicles.free[--vehicles.freeCount]!;
  if (slot >= vehicles.highest) vehicles.highest = slot + 1;
  for (const name of NAMES) vehicles[name][slot] = 0;
  vehicles.asked[slot] = 0;
  return slot;
}

/** Its data stay readable until the next tick. */
export function freeSlot(vehicles: Vehicles, slot: number): void {
  vehicles.freed[vehicles.freedCount++] = slot;
}

export function reuseFreed(vehicles: Vehicles): void {
  for (let at = 0; at < vehicles.freedCount; at++) {
    const slot = vehicles.freed[at]!;
    vehicles.trip[slot] = -1;
    vehicles.where[slot] = 0;
    vehicles.free[vehicles.freeCount++] = slot;
  }
  vehicles.freedCount = 0;
  while (vehicles.highest > 0 && vehicles.trip[vehicles.highest - 1] === -1) vehicles.highest--;
}

/** The arrays that hold state, for the state hash. */
export function stateArrays(vehicles: Vehicles): readonly KeptArray[] {
  return NAMES.map((name) => vehicles[name]);
}

/** All that is kept from one tick to the next: state and what follows from it. */
export const KEPT = [...NAMES, 'asked', 'root', 'movementAfter', 'laneAfter', 'stopsThere'] as const;
