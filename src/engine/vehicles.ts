/**
 * The vehicles' state: parallel typed arrays by slot. A slot freed in one tick is free for reuse from the next, last in, first out.
 * Only the steps of the tick write here.
 */

/** Every array and its type; growing and hashing go through this list, so nothing can be forgotten. */
const FIELDS = {
  trip: Int32Array,
  where: Uint8Array,
  on: Int32Array,
  position: Float64Array,
  speed: Float64Array,
  acceleration: Float64Array,
  length: Float64Array,
  delay: Float64Array,
  movement: Int32Array,
  entryDelay: Float64Array,

  /** Driver: own speed ÷ limit, top speed of the class [m/s], time gap [s], acceleration and comfortable braking [m/s²]. */
  speedFactor: Float64Array,
  topSpeed: Float64Array,
  timeGap: Float64Array,
  accel: Float64Array,
  brake: Float64Array,
  /** The time gap kept just now: the driver's own, or the shorter one of a turn in a queue [s]. */
  keeps: Float64Array,
  vehicleClass: Uint8Array,
  /** 1: enters an intersection it cannot clear. */
  blocks: Uint8Array,
  /** 1: lets one out of a driveway; the place where it was asked last (−1). */
  courteous: Uint8Array,
  courtesyAt: Int32Array,

  /** Position in the route; movement taken at the end of the link (−1: none); connection for it from the present lane (−1: wrong lane). */
  leg: Int32Array,
  nextMovement: Int32Array,
  connection: Int32Array,
  /** Own speed on a free stretch here [m/s]. */
  desired: Float64Array,
  /** Connection that the rear has not left yet (−1: none). */
  tail: Int32Array,

  /** Right of way: may pass the stop line; conflict areas taken and given back so far on the connection; on yellow: will go. */
  granted: Uint8Array,
  taken: Int32Array,
  released: Int32Array,
  goes: Uint8Array,
  /** Why it waits at a line (see `Wait`) and the tick since which it has stood there (−1). */
  waits: Uint8Array,
  waitSince: Int32Array,
  /** Ticks of start-up reaction left, and the driver's whole reaction [ticks]. */
  reaction: Int32Array,
  startUp: Int32Array,
  /** Tick in which it wanted to enter. */
  madeAt: Int32Array,

  /** Next planned stop in the trip; roadside place ahead on this link (−1) and its position [m]; last tick of the dwell (−1). */
  stopNumber: Int32Array,
  place: Int32Array,
  placeAt: Float64Array,
  dwellUntil: Int32Array,

  /** Whom it lets in and behind whom of the next lane it falls in (−1), each until a tick; last lane change: when and from where. */
  letsIn: Int32Array,
  letsInUntil: Int32Array,
  fallsBehind: Int32Array,
  fallsUntil: Int32Array,
  changedAt: Int32Array,
  changedFrom: Int32Array,

  /** Below the stop speed since it last drove; braking hard now; the switch to the next influence area is still ahead [m]. */
  stopped: Uint8Array,
  brakesHard: Uint8Array,
  areaAt: Float64Array,
  /** Free-flow profile on this stretch: speeds at its ends, acceleration from the first, and where the constant part begins and ends [m]. */
  freeAccel: Float64Array,
  freeIn: Float64Array,
  freeOut: Float64Array,
  freeFrom: Float64Array,
  freeTo: Float64Array,
  freeStart: Float64Array,
  freeEnd: Float64Array,
} as const;

type FieldName = keyof typeof FIELDS;
type VehicleArrays = { [K in FieldName]: InstanceType<(typeof FIELDS)[K]> };
const NAMES = Object.keys(FIELDS) as FieldName[];

/** Why a vehicle stands at a line. */
export const Wait = { none: 0, signal: 1, conflict: 2, priority: 3, exit: 4, lane: 5, clearing: 6 } as const;

export interface Vehicles extends VehicleArrays {
  capacity: number;
  highest: number;
  /** Accelerations decided in this tick, not yet driven; and the same before the limit of the brakes. Not state. */
  planned: Float64Array;
  asked: Float64Array;
  /** Stack of free slots, and those freed in this tick. */
  free: Int32Array;
  freeCount: number;
  freed: Int32Array;
  freedCount: number;
}

export function createVehicles(): Vehicles {
  const vehicles = { capacity: 0, highest: 0, freeCount: 0, freedCount: 0 } as Vehicles;
  growTo(vehicles, 512);
  return vehicles;
}

function growTo(vehicles: Vehicles, capacity: number): void {
  const old = vehicles.capacity;
  const arrays = vehicles as unknown as Record<string, Int32Array | Float64Array | Uint8Array>;
  const grown = <T extends Int32Array | Float64Array | Uint8Array>(name: string, fresh: T): T => {
    if (old > 0) fresh.set(arrays[name]!);
    return fresh;
  };
  for (const name of NAMES) arrays[name] = grown(name, new FIELDS[name](capacity));
  vehicles.planned = grown('planned', new Float64Array(capacity));
  vehicles.asked = grown('asked', new Float64Array(capacity));
  vehicles.free = grown('free', new Int32Array(capacity));
  vehicles.freed = grown('freed', new Int32Array(capacity));
  vehicles.trip.fill(-1, old);
  // Lowest slots on top, so that they are used first.
  const waiting = vehicles.free.slice(0, vehicles.freeCount);
  for (let slot = capacity - 1, at = 0; slot >= old; slot--, at++) vehicles.free[at] = slot;
  vehicles.free.set(waiting, capacity - old);
  vehicles.freeCount += capacity - old;
  vehicles.capacity = capacity;
}

/** A free slot, all zero. May replace every array: take them from `vehicles` again afterwards. */
export function takeSlot(vehicles: Vehicles): number {
  if (vehicles.freeCount === 0) growTo(vehicles, vehicles.capacity * 2);
  const slot = vehicles.free[--vehicles.freeCount]!;
  if (slot >= vehicles.highest) vehicles.highest = slot + 1;
  for (const name of NAMES) vehicles[name][slot] = 0;
  vehicles.planned[slot] = 0;
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
export function stateArrays(vehicles: Vehicles): readonly (Int32Array | Float64Array | Uint8Array)[] {
  return NAMES.map((name) => vehicles[name]);
}
