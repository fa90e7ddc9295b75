/**
 * Obstacles: what drivers follow or stop before in this tick, whether a leader or a point on their way, one after another. The steps
 * that know the road put them here, and the formulas of car following then run over them in plain loops.
 */
import { STAND_GAP } from './following.ts';
import { staysPut } from './models/car-following.ts';
import type { World } from './world.ts';

export interface Obstacles {
  count: number;
  /** Whose obstacle it is, and its speed [m/s]. */
  readonly vehicle: Int32Array;
  readonly own: Float64Array;
  /** Distance for the models, which stop a standing gap before it, and the one that must not be driven through [m]. */
  readonly gap: Float64Array;
  readonly room: Float64Array;
  /** Speed [m/s] and acceleration [m/s²] of the obstacle; 0 for a point. */
  readonly speed: Float64Array;
  readonly acceleration: Float64Array;
  /** Acceleration by the calm form [m/s²]. */
  readonly calm: Float64Array;
  /** Those of them for which a power is to be taken: how many, which, base and exponent. */
  powers: number;
  readonly powerOf: Int32Array;
  readonly base: Float64Array;
  readonly exponent: Float64Array;
  /** Points that must not be passed and nobody follows: how many, for whom, how far ahead [m], and the braking before them [m/s²]. */
  limits: number;
  readonly limitOf: Int32Array;
  readonly limitRoom: Float64Array;
  readonly limitBrake: Float64Array;
}

/**
 * What is put before a vehicle next: gap and room, its speed and acceleration, or the braking before a limit. As arguments they would be
 * objects on the heap, 37 bytes an update.
 */
export const next = { gap: NaN, room: NaN, speed: NaN, acceleration: NaN, brake: NaN };

/** A leader, and on a connection two points. */
const MOST = 3;

/** @param vehicles for how many there must be room */
export function createObstacles(vehicles: number): Obstacles {
  const numbers = () => new Float64Array(MOST * vehicles);
  return {
    count: 0,
    vehicle: new Int32Array(MOST * vehicles),
    own: numbers(),
    gap: numbers(),
    room: numbers(),
    speed: numbers(),
    acceleration: numbers(),
    calm: numbers(),
    powers: 0,
    powerOf: new Int32Array(MOST * vehicles),
    base: numbers(),
    exponent: numbers(),
    limits: 0,
    limitOf: new Int32Array(vehicles),
    limitRoom: new Float64Array(vehicles),
    limitBrake: new Float64Array(vehicles),
  };
}

/** Empty, and with room for every vehicle there is. */
export function clearObstacles(world: World): void {
  const { capacity } = world.vehicles;
  if (world.obstacles.vehicle.length < MOST * capacity) world.obstacles = createObstacles(capacity);
  world.obstacles.count = 0;
  world.obstacles.limits = 0;
}

/** Puts a leader before a vehicle, `next.gap` and `next.room` ahead. */
export function putLeader(world: World, v: number, leader: number): void {
  next.speed = world.vehicles.speed[leader]!;
  next.acceleration = world.vehicles.acceleration[leader]!;
  putNext(world, v);
}

/** The same with a fixed point. */
export function putPoint(world: World, v: number): void {
  next.speed = 0;
  next.acceleration = 0;
  putNext(world, v);
}

/** One that stays put behind it needs no formula. */
function putNext({ vehicles, obstacles }: World, v: number): void {
  const own = vehicles.speed[v]!;
  if (staysPut(next.gap, own, next.speed, STAND_GAP)) {
    vehicles.asked[v] = Math.min(vehicles.asked[v]!, own === 0 ? 0 : -vehicles.brake[v]!);
    return;
  }
  const at = obstacles.count++;
  obstacles.vehicle[at] = v;
  obstacles.own[at] = own;
  obstacles.gap[at] = next.gap;
  obstacles.room[at] = next.room;
  obstacles.speed[at] = next.speed;
  obstacles.acceleration[at] = next.acceleration;
}

/** No more than lets it stand before a point `next.room` ahead, braking with `next.brake`. */
export function putLimit({ obstacles }: World, v: number): void {
  const at = obstacles.limits++;
  obstacles.limitOf[at] = v;
  obstacles.limitRoom[at] = next.room;
  obstacles.limitBrake[at] = next.brake;
}
