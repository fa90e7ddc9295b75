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
}

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
  };
}

/** Empty, and with room for every vehicle there is. */
export function clearObstacles(world: World): void {
  const { capacity } = world.vehicles;
  if (world.obstacles.vehicle.length < MOST * capacity) world.obstacles = createObstacles(capacity);
  world.obstacles.count = 0;
}

/** Puts an obstacle before a vehicle; one that stays put behind it needs no formula. */
export function putBefore(
  world: World,
  v: number,
  gap: number,
  room: number,
  speed: number,
  acceleration: number,
): void {
  const { vehicles, obstacles } = world;
  const own = vehicles.speed[v]!;
  if (staysPut(gap, own, speed, STAND_GAP)) {
    vehicles.asked[v] = Math.min(vehicles.asked[v]!, own === 0 ? 0 : -vehicles.brake[v]!);
    return;
  }
  const at = obstacles.count++;
  obstacles.vehicle[at] = v;
  obstacles.own[at] = own;
  obstacles.gap[at] = gap;
  obstacles.room[at] = room;
  obstacles.speed[at] = speed;
  obstacles.acceleration[at] = acceleration;
}
