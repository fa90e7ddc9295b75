/**
 * Following: what drivers do on a free road, and behind or before each of their obstacles; the least of it is what they ask for.
 *
 * The formulas run in plain loops, a part of them in each. Called one vehicle at a time from a larger function they are not inlined,
 * and each number handed over is then an object on the heap: with everything so, 260 bytes an update and half as much time again.
 */
import { STAND_GAP } from './following.ts';
import {
  adaptiveAcceleration,
  freeAcceleration,
  gapRatio,
  givingUp,
  safeAcceleration,
  withoutPower,
} from './models/car-following.ts';
import { pow } from '../common/index.ts';
import { clearObstacles } from './obstacles.ts';
import { Where } from './simulation-types.ts';
import type { World } from './world.ts';

/** What everyone wants on a free road, in `alone`; nothing is in the way yet. */
export function driveFreely(world: World): void {
  clearObstacles(world);
  const { highest, where, speed, desired, accel, brake, alone, asked } = world.vehicles;
  for (let v = 0; v < highest; v++) {
    if (where[v] !== Where.lane && where[v] !== Where.connection) continue;
    const free = freeAcceleration(speed[v]!, desired[v]!, accel[v]!, brake[v]!);
    alone[v] = free;
    asked[v] = free;
  }
}

/** By the IIDM, in `calm` of each obstacle; those that need a power are listed. */
export function followCalmly(world: World): void {
  const { obstacles } = world;
  const { vehicle, own, gap, speed, calm, powerOf, base, exponent } = obstacles;
  const { desired, accel, root, keeps, alone } = world.vehicles;
  let powers = 0;
  for (let at = 0; at < obstacles.count; at++) {
    const v = vehicle[at]!;
    const ratio = gapRatio(gap[at]!, own[at]!, own[at]! - speed[at]!, root[v]!, keeps[v]!, STAND_GAP);
    const isAbove = own[at]! > desired[v]!;
    const power = givingUp(ratio, alone[v]!, isAbove, accel[v]!);
    if (power === 0) {
      calm[at] = withoutPower(ratio, alone[v]!, isAbove, accel[v]!);
      continue;
    }
    powerOf[powers] = at;
    base[powers] = ratio;
    exponent[powers] = power;
    powers++;
  }
  obstacles.powers = powers;
}

/** The powers of `followCalmly`, a third of all obstacles. */
export function raisePowers(world: World): void {
  const { obstacles } = world;
  const { vehicle, calm, powerOf, base, exponent } = obstacles;
  const { alone } = world.vehicles;
  for (let power = 0; power < obstacles.powers; power++) {
    const at = powerOf[power]!;
    calm[at] = alone[vehicle[at]!]! * (1 - pow(base[power]!, exponent[power]!));
  }
}

/** The same by the ACC form, in `asked`. */
export function adaptToObstacles(world: World): void {
  const { obstacles } = world;
  const { vehicle, own, gap, speed, acceleration, calm } = obstacles;
  const { accel, brake, asked } = world.vehicles;
  for (let at = 0; at < obstacles.count; at++) {
    const v = vehicle[at]!;
    const adapted = adaptiveAcceleration(
      calm[at]!,
      gap[at]!,
      own[at]!,
      speed[at]!,
      acceleration[at]!,
      accel[v]!,
      brake[v]!,
    );
    asked[v] = Math.min(asked[v]!, adapted);
  }
}

/** And no more than is safe. */
export function staySafe(world: World): void {
  const { obstacles, tickLength } = world;
  const { vehicle, own, room, speed } = obstacles;
  const { asked } = world.vehicles;
  for (let at = 0; at < obstacles.count; at++) {
    const v = vehicle[at]!;
    asked[v] = Math.min(asked[v]!, safeAcceleration(room[at]!, own[at]!, speed[at]!, tickLength));
  }
}

/** The same before points that nobody follows. */
export function keepLimits(world: World): void {
  const { obstacles, tickLength } = world;
  const { limitOf, limitRoom, limitBrake } = obstacles;
  const { speed, asked } = world.vehicles;
  for (let at = 0; at < obstacles.limits; at++) {
    const v = limitOf[at]!;
    asked[v] = Math.min(asked[v]!, safeAcceleration(limitRoom[at]!, speed[v]!, 0, tickLength, limitBrake[at]!));
  }
}
