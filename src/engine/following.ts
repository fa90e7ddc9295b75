/** Who is ahead: the search for a leader beyond the end of a lane or connection. */
import { BRAKE_LIMIT } from './models/car-following.ts';
import { Where } from './simulation-types.ts';
import type { World } from './world.ts';

/** Bumper to bumper at a standstill [m]. Source: Treiber and Kesting's s0. */
export const STAND_GAP = 2;
/** Bumpers closer than this count as touching when a driver makes sure to be able to stop [m]. */
export const TOUCH = 0.3;

/** Takes the candidate, `ahead.candidate` away, where it would come to a stand first under full braking. */
function consider({ ahead, vehicles }: World, vehicle: number): void {
  const speed = vehicles.speed[vehicle]!;
  const stands = ahead.candidate + (speed * speed) / (2 * BRAKE_LIMIT);
  if (stands >= ahead.stands) return;
  ahead.vehicle = vehicle;
  ahead.gap = ahead.candidate;
  ahead.stands = stands;
}

/** Rear of a vehicle that is on the connection or has just left it [m along the connection]. */
export function rearOn(world: World, connection: number, v: number): number {
  const { where, position, length } = world.vehicles;
  const front = where[v] === Where.lane ? world.tables.connectionLength[connection]! + position[v]! : position[v]!;
  return front - length[v]!;
}

/**
 * Leader of the first vehicle of a lane, or of one that would be it there, in `world.ahead`.
 *
 * @param connection it will take, −1 if none leads where it must go: then only those still leaving the lane are ahead
 * @param stops      it will stop at the line: nobody on the next lane matters
 */
export function lookAheadOnLane(world: World, v: number, lane: number, connection: number, stops: boolean): void {
  const { tables, ahead } = world;
  const { where, position, length } = world.vehicles;
  const toLine = tables.laneEnd[lane]! - position[v]!;
  ahead.vehicle = -1;
  ahead.gap = Infinity;
  ahead.stands = Infinity;
  const end = tables.out.start[lane + 1]!;
  for (let at = tables.out.start[lane]!; at < end; at++) {
    const other = tables.out.items[at]!;
    const last = world.last[other]!;
    if (last < 0) continue;
    // As `rearOn`.
    const front = where[last] === Where.lane ? tables.connectionLength[other]! + position[last]! : position[last]!;
    const rear = front - length[last]!;
    if (other !== connection) {
      const sibling = connection < 0 ? -1 : siblingOf(world, connection, other);
      if (rear >= (sibling < 0 ? 0 : tables.siblingApart[sibling]!)) continue;
    }
    ahead.candidate = toLine + rear;
    consider(world, last);
  }
  ahead.toConnection = toLine;
  if (connection >= 0 && !stops) beyondConnection(world, connection);
}

/** Where `other` stands among the siblings of a connection. */
function siblingOf({ tables }: World, connection: number, other: number): number {
  const { start, items } = tables.siblings;
  for (let at = start[connection]!; at < start[connection + 1]!; at++) if (items[at] === other) return at;
  return -1;
}

/** The last vehicle on the lane a connection leads to, which begins `ahead.toConnection` from here. */
function beyondConnection(world: World, connection: number): void {
  const { tables, vehicles, lanes, ahead } = world;
  const lane = tables.connectionTo[connection]!;
  const count = lanes.count[lane]!;
  if (count === 0) return;
  const last = lanes.order[lanes.start[lane]! + count - 1]!;
  const rear = vehicles.position[last]! - vehicles.length[last]!;
  // A rear that is still on another connection is kept apart by the conflict area where the two merge.
  if (rear < 0 && vehicles.tail[last] !== connection) return;
  ahead.candidate = ahead.toConnection + tables.connectionLength[connection]! + rear;
  consider(world, last);
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
  ahead.stands = Infinity;
  if (before >= 0) {
    ahead.candidate = position[before]! - length[before]! - own;
    consider(world, before);
  } else {
    ahead.toConnection = -own;
    beyondConnection(world, connection);
    // Its front may have gone to the next lane and somebody changed in between: the rear on the connection still counts.
    const gone = world.rear[connection]!;
    if (gone >= 0) {
      ahead.candidate = tables.connectionLength[connection]! + position[gone]! - length[gone]! - own;
      consider(world, gone);
    }
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
      if (rear < apart) {
        ahead.candidate = rear - own;
        consider(world, w);
      }
      break;
    }
    const gone = world.rear[other]!;
    if (gone < 0) continue;
    const rear = tables.connectionLength[other]! + position[gone]! - length[gone]!;
    if (rear >= apart) continue;
    ahead.candidate = rear - own;
    consider(world, gone);
  }
}
