/**
 * Neighbours: for every vehicle on the road its leader and the gap to it; then what it would do behind that leader and nothing else.
 *
 * The formulas run in plain loops over slots. Called one vehicle at a time from a larger function they are not inlined, and each
 * number handed over is then an object on the heap: 260 bytes an update, and a garbage collection every 9 s of simulated time.
 */
import { lookAheadOnConnection, lookAheadOnLane, STAND_GAP, TOUCH } from './following.ts';
import {
  adaptiveAcceleration,
  followAcceleration,
  freeAcceleration,
  safeAcceleration,
} from './models/car-following.ts';
import { Where } from './simulation-types.ts';
import type { World } from './world.ts';

/** Fills `leader` and `gap` of every vehicle on a lane or connection; −1 on a free road. */
export function findLeaders(world: World): void {
  leadersOnLanes(world);
  leadersOnConnections(world);
}

function leadersOnLanes(world: World): void {
  const { lanes, vehicles, tables, ahead } = world;
  const { position, length, leader, gap, nextMovement, connection } = vehicles;
  for (let lane = 0; lane < lanes.count.length; lane++) {
    const start = lanes.start[lane]!;
    const end = start + lanes.count[lane]!;
    if (start === end) continue;
    const first = lanes.order[start]!;
    leader[first] = -1;
    if (nextMovement[first]! >= 0) {
      lookAheadOnLane(world, lane, connection[first]!, tables.laneEnd[lane]! - position[first]!);
      leader[first] = ahead.vehicle;
      gap[first] = ahead.gap;
    }
    let before = first;
    for (let at = start + 1; at < end; at++) {
      const v = lanes.order[at]!;
      leader[v] = before;
      gap[v] = position[before]! - length[before]! - position[v]!;
      before = v;
    }
  }
}

function leadersOnConnections(world: World): void {
  const { connections, vehicles, ahead } = world;
  for (let connection = 0; connection < connections.count.length; connection++) {
    const start = connections.start[connection]!;
    const end = start + connections.count[connection]!;
    for (let at = start; at < end; at++) {
      const v = connections.order[at]!;
      lookAheadOnConnection(world, connection, v, at === start ? -1 : connections.order[at - 1]!);
      vehicles.leader[v] = ahead.vehicle;
      vehicles.gap[v] = ahead.gap;
    }
  }
}

/** What every driver wants on a free road, in `alone`, and behind its leader by the IIDM, in `asked`. */
export function followCalmly(world: World): void {
  const { highest, where, speed, desired, accel, brake, keeps, leader, gap, alone, asked } = world.vehicles;
  for (let v = 0; v < highest; v++) {
    if (where[v] !== Where.lane && where[v] !== Where.connection) continue;
    const own = speed[v]!;
    const free = freeAcceleration(own, desired[v]!, accel[v]!, brake[v]!);
    alone[v] = free;
    const before = leader[v]!;
    if (before < 0) {
      asked[v] = free;
      continue;
    }
    const above = own > desired[v]!;
    const closing = own - speed[before]!;
    asked[v] = followAcceleration(gap[v]!, own, closing, free, above, accel[v]!, brake[v]!, keeps[v]!, STAND_GAP);
  }
}

/** The same by the ACC form, in `asked`. */
export function adaptToLeaders(world: World): void {
  const { highest, where, speed, acceleration, accel, brake, leader, gap, alone, asked } = world.vehicles;
  for (let v = 0; v < highest; v++) {
    if (where[v] !== Where.lane && where[v] !== Where.connection) continue;
    const before = leader[v]!;
    if (before < 0) continue;
    const calm = asked[v]!;
    const adapted = adaptiveAcceleration(
      calm,
      gap[v]!,
      speed[v]!,
      speed[before]!,
      acceleration[before]!,
      accel[v]!,
      brake[v]!,
    );
    asked[v] = Math.min(alone[v]!, adapted);
  }
}

/** The most that is safe behind its leader, in `safe`. */
export function staySafe(world: World): void {
  const { tickLength } = world;
  const { highest, where, speed, leader, gap, safe } = world.vehicles;
  for (let v = 0; v < highest; v++) {
    if (where[v] !== Where.lane && where[v] !== Where.connection) continue;
    const before = leader[v]!;
    safe[v] = before < 0 ? Infinity : safeAcceleration(gap[v]! - TOUCH, speed[v]!, speed[before]!, tickLength);
  }
}
