/** Who is ahead: the search for a leader beyond the end of a lane or connection, and the acceleration behind it. */
import { adaptiveAcceleration, BRAKE_LIMIT, followAcceleration, gapRatio, staysPut } from './models/car-following.ts';
import type { Vehicles } from './vehicles.ts';
import type { World } from './world.ts';

/** Bumper to bumper at a standstill [m]. Source: Treiber and Kesting's s0. */
export const STAND_GAP = 2;
/** Bumpers closer than this count as touching when a driver makes sure to be able to stop [m]. */
export const TOUCH = 0.3;

/** Acceleration behind a leader or, with speed and acceleration 0, before a fixed point [m/s²]; unclamped. */
export function behind(
  vehicles: Vehicles,
  v: number,
  free: number,
  gap: number,
  leaderSpeed: number,
  leaderAcceleration: number,
): number {
  const speed = vehicles.speed[v]!;
  const accel = vehicles.accel[v]!;
  const brake = vehicles.brake[v]!;
  if (staysPut(gap, speed, leaderSpeed, STAND_GAP)) return speed === 0 ? 0 : -brake;
  const ratio = gapRatio(gap, speed, speed - leaderSpeed, vehicles.root[v]!, vehicles.keeps[v]!, STAND_GAP);
  const calm = followAcceleration(ratio, free, speed > vehicles.desired[v]!, accel);
  return adaptiveAcceleration(calm, gap, speed, leaderSpeed, leaderAcceleration, accel, brake);
}

/** Takes the candidate where it would come to a stand first under full braking. */
function consider(world: World, vehicle: number, gap: number, reach: number): number {
  const speed = world.vehicles.speed[vehicle]!;
  const stands = gap + (speed * speed) / (2 * BRAKE_LIMIT);
  if (stands >= reach) return reach;
  world.ahead.vehicle = vehicle;
  world.ahead.gap = gap;
  return stands;
}

/** The last vehicle that is on a connection at least with its rear, −1 if none. */
export function lastOn(world: World, connection: number): number {
  const count = world.connections.count[connection]!;
  if (count > 0) return world.connections.order[world.connections.start[connection]! + count - 1]!;
  return world.rear[connection]!;
}

/** Rear of a vehicle that is on the connection or has just left it [m along the connection]. */
export function rearOn(world: World, connection: number, v: number): number {
  const { where, position, length } = world.vehicles;
  const front = where[v] === 2 ? world.tables.connectionLength[connection]! + position[v]! : position[v]!;
  return front - length[v]!;
}

/**
 * Leader of the first vehicle of a lane, in `world.ahead`.
 *
 * @param connection it will take, −1 if none leads where it must go: then only those still leaving the lane are ahead
 * @param toLine     its distance to the stop line [m]
 * @param stops      it will stop there: nobody on the next lane matters
 */
export function lookAheadOnLane(world: World, lane: number, connection: number, toLine: number, stops: boolean): void {
  const { tables, ahead } = world;
  ahead.vehicle = -1;
  ahead.gap = Infinity;
  let reach = Infinity;
  const end = tables.out.start[lane + 1]!;
  for (let at = tables.out.start[lane]!; at < end; at++) {
    const other = tables.out.items[at]!;
    const last = lastOn(world, other);
    if (last < 0) continue;
    const rear = rearOn(world, other, last);
    if (other !== connection && rear >= apartAlong(world, connection, other)) continue;
    reach = consider(world, last, toLine + rear, reach);
  }
  if (connection >= 0 && !stops) beyondConnection(world, connection, toLine, reach);
}

/** How far vehicles on `other` are in the way of those that take `connection`; with −1, until they have left the lane. */
function apartAlong(world: World, connection: number, other: number): number {
  if (connection < 0) return 0;
  const { siblings, siblingApart } = world.tables;
  const end = siblings.start[connection + 1]!;
  for (let at = siblings.start[connection]!; at < end; at++) {
    if (siblings.items[at] === other) return siblingApart[at]!;
  }
  return 0;
}

/** The last vehicle on the lane a connection leads to. */
function beyondConnection(world: World, connection: number, toConnection: number, reach: number): number {
  const { tables, vehicles, lanes } = world;
  const lane = tables.connectionTo[connection]!;
  const count = lanes.count[lane]!;
  if (count === 0) return reach;
  const last = lanes.order[lanes.start[lane]! + count - 1]!;
  const rear = vehicles.position[last]! - vehicles.length[last]!;
  // A rear that is still on another connection is kept apart by the conflict area where the two merge.
  if (rear < 0 && vehicles.tail[last] !== connection) return reach;
  return consider(world, last, toConnection + tables.connectionLength[connection]! + rear, reach);
}

/**
 * Leader of a vehicle on a connection, in `world.ahead`.
 *
 * @param before the vehicle before it on the same connection, −1 if it is the first
 */
export function lookAheadOnConnection(world: World, connection: number, v: number, before: number): void {
  const { tables, vehicles, ahead, connections } = world;
  const { position, length } = vehicles;
  const own = position[v]!;
  ahead.vehicle = -1;
  ahead.gap = Infinity;
  let reach = Infinity;
  if (before >= 0) reach = consider(world, before, position[before]! - length[before]! - own, reach);
  else {
    reach = beyondConnection(world, connection, -own, reach);
    // Its front may have gone to the next lane and somebody changed in between: the rear on the connection still counts.
    const rear = world.rear[connection]!;
    if (rear >= 0) reach = consider(world, rear, rearOn(world, connection, rear) - own, reach);
  }
  if (own >= tables.apart[connection]!) return;
  const end = tables.siblings.start[connection + 1]!;
  for (let at = tables.siblings.start[connection]!; at < end; at++) {
    const other = tables.siblings.items[at]!;
    const apart = tables.siblingApart[at]!;
    const first = connections.start[other]!;
    for (let place = first + connections.count[other]! - 1; place >= first; place--) {
      const w = connections.order[place]!;
      const front = position[w]!;
      if (front < own || (front === own && w > v)) continue;
      const rear = front - length[w]!;
      if (rear < apart) reach = consider(world, w, rear - own, reach);
      break;
    }
    const gone = world.rear[other]!;
    if (gone >= 0 && rearOn(world, other, gone) < apart)
      reach = consider(world, gone, rearOn(world, other, gone) - own, reach);
  }
}
