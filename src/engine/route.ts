/** On the way: what a vehicle has to do on the link it has come to. */
import type { Trip } from './simulation-types.ts';
import { MAX_LANES, UNREACHABLE } from './tables.ts';
import type { Vehicles } from './vehicles.ts';
import type { World } from './world.ts';

/** Speed at which vehicles turn off into a driveway or a bay [m/s]. Assumed. */
export const DRIVEWAY_SPEED = 4;
/**
 * A driver in the wrong lane who must go outward waits for a gap this far before the line or driveway [m]; one who must go inward
 * goes up to it. So two who swap can pass, even if one is a bus. Assumed.
 */
export const WRONG_LANE_OUTWARD = 26;
/** Influence areas switch at most this far downstream of a stop line [m]; halfway on short links. */
const AREA_REACH = 120;
/** Braking of the free-flow profile [m/s²]: what the shipped drivers do before a turn. */
const FREE_BRAKE = 1.3;

/**
 * Constant acceleration that takes as long to a desired speed as the shipped drivers do, as a share of their largest one.
 * Their acceleration fades with the fourth power of the speed; the time that costs is an integral with logarithm and arctangent,
 * to which this parabola is fitted within 0.04.
 *
 * @param ratio speed at the start ÷ desired speed
 */
function meanAccelerationShare(ratio: number): number {
  return 0.883 - 0.2 * ratio - 0.55 * ratio * ratio;
}

export function tripOf(world: World, v: number): Trip {
  return world.input.trips[world.vehicles.trip[v]!]!;
}

/** The vehicle has come onto a link, or onto the first one: fixes movement, place, desired speed and free-flow profile, which begins at `freeStart` with `freeIn`. */
export function beginLink(world: World, v: number, lane: number): void {
  const { vehicles } = world;
  const { start, items } = world.routes;
  const trip = vehicles.trip[v]!;
  const at = start[trip]! + vehicles.leg[v]!;
  const end = start[trip + 1]!;
  vehicles.nextMovement[v] = at + 1 < end ? movementBetween(world, items[at]!, items[at + 1]!) : -1;
  // Kept, since drivers look at it every second: to find it anew was a fifth of the tick.
  vehicles.movementAfter[v] = at + 2 < end ? movementBetween(world, items[at + 1]!, items[at + 2]!) : -1;
  vehicles.laneAfter[v] = at + 2 < end ? -1 : laneAtDestination(world, tripOf(world, v));
  vehicles.desired[v] = desiredOn(world, v, lane);
  vehicles.goes[v] = 0;
  vehicles.keeps[v] = vehicles.timeGap[v]!;
  findPlace(world, v);
  chooseConnection(world, v, lane);
  freeProfile(world, v);
}

/** Own speed on a free lane [m/s]. */
export function desiredOn(world: World, v: number, lane: number): number {
  const { vehicles, tables } = world;
  const own = Math.min(tables.laneSpeed[lane]! * vehicles.speedFactor[v]!, vehicles.topSpeed[v]!);
  return tripOf(world, v).speed ?? own;
}

export function movementBetween(world: World, from: number, to: number): number {
  const { movementsOf, movementTo } = world.tables;
  for (let at = movementsOf.start[from]!; at < movementsOf.start[from + 1]!; at++) {
    const movement = movementsOf.items[at]!;
    if (movementTo[movement] === to) return movement;
  }
  const { links } = world.input.network;
  throw new Error(`no movement from link ${links[from]!.id} to ${links[to]!.id}`);
}

/** Number of the lane beside a trip's destination; −1 for a portal, which any lane leads to. */
function laneAtDestination({ tables, input }: World, { destination }: Trip): number {
  if (input.network.places[destination]!.kind === 'portal') return -1;
  return tables.laneNumber[tables.placeLane[destination]!]!;
}

/** The next stop or the destination, if it is on this link and not a portal. */
export function findPlace(world: World, v: number): void {
  const { vehicles } = world;
  const trip = tripOf(world, v);
  const stop = trip.stops[vehicles.stopNumber[v]!];
  const leg = vehicles.leg[v]!;
  let place = -1;
  const stops = stop !== undefined && stop.leg === leg;
  vehicles.stopsThere[v] = stops ? 1 : 0;
  if (stops) place = stop.place;
  else if (leg + 1 === trip.route.length && world.input.network.places[trip.destination]!.kind !== 'portal') {
    place = trip.destination;
  }
  vehicles.place[v] = place;
  vehicles.placeAt[v] = place >= 0 ? world.input.network.places[place]!.at : Infinity;
}

/** Of the connections that lead on, the one from whose exit lane the movement after next is nearest. */
export function chooseConnection(world: World, v: number, lane: number): void {
  const { vehicles, tables } = world;
  const movement = vehicles.nextMovement[v]!;
  let chosen = -1;
  let least = Infinity;
  if (movement >= 0) {
    const end = tables.out.start[lane + 1]!;
    for (let at = tables.out.start[lane]!; at < end; at++) {
      const connection = tables.out.items[at]!;
      if (tables.connectionMovement[connection] !== movement) continue;
      const steps = stepsAfter(world, v, connection);
      if (steps < least) {
        least = steps;
        chosen = connection;
      }
    }
  }
  vehicles.connection[v] = chosen;
}

/** Lane changes that will be needed on the next link when it is entered by this connection. */
export function stepsAfter(world: World, v: number, connection: number): number {
  const { vehicles, tables } = world;
  const exit = tables.connectionTo[connection]!;
  const movement = vehicles.movementAfter[v]!;
  if (movement < 0) {
    const lane = vehicles.laneAfter[v]!;
    return lane < 0 ? 0 : Math.abs(lane - tables.laneNumber[exit]!);
  }
  const steps = tables.laneSteps[movement * MAX_LANES + tables.laneNumber[exit]!]!;
  return Math.abs(steps === UNREACHABLE ? MAX_LANES : steps);
}

/** Lanes to change, outward positive, for the place or the movement ahead. */
export function stepsWanted(world: World, v: number, lane: number): number {
  const { vehicles, tables } = world;
  const place = vehicles.place[v]!;
  if (place >= 0) return tables.laneNumber[tables.placeLane[place]!]! - tables.laneNumber[lane]!;
  const movement = vehicles.nextMovement[v]!;
  return movement >= 0 ? tables.laneSteps[movement * MAX_LANES + tables.laneNumber[lane]!]! : 0;
}

/** True if somebody on a lane must come over to another one of its link. */
export function wantsLane(world: World, v: number, lane: number): boolean {
  const { laneNumber } = world.tables;
  const own = world.vehicles.on[v]!;
  return stepsWanted(world, v, own) * (laneNumber[lane]! - laneNumber[own]!) > 0;
}

/** Speed it will drive on a connection [m/s]. */
export function turnSpeed(world: World, v: number, connection: number): number {
  return Math.min(
    world.tables.connectionSpeed[connection]! * world.vehicles.speedFactor[v]!,
    world.vehicles.topSpeed[v]!,
  );
}

/**
 * How the same driver would drive this stretch on an empty road with permanent green: away from `freeIn` at `freeStart`, at the
 * desired speed, and down to the speed of the turn or driveway at the end.
 */
export function freeProfile(world: World, v: number): void {
  const { vehicles, tables } = world;
  const desired = vehicles.desired[v]!;
  const { place, connection, nextMovement } = vehicles;
  let speedOut = desired;
  let end = tables.laneEnd[vehicles.on[v]!]!;
  if (place[v]! >= 0) {
    end = vehicles.placeAt[v]!;
    speedOut = world.input.network.places[place[v]!]!.spaces > 0 ? DRIVEWAY_SPEED : 1;
  } else if (nextMovement[v]! >= 0) {
    const way = connection[v]! >= 0 ? connection[v]! : world.input.network.movements[nextMovement[v]!]!.connections[0]!;
    speedOut = Math.min(desired, turnSpeed(world, v, way));
  }
  const slowIn = Math.min(desired, Math.max(1, vehicles.freeIn[v]!));
  const accel = meanAccelerationShare(slowIn / desired) * vehicles.accel[v]!;
  vehicles.freeAccel[v] = accel;
  vehicles.freeIn[v] = slowIn;
  vehicles.freeOut[v] = speedOut;
  vehicles.freeEnd[v] = end;
  vehicles.freeFrom[v] = vehicles.freeStart[v]! + (desired * desired - slowIn * slowIn) / (2 * accel);
  vehicles.freeTo[v] = end - (desired * desired - speedOut * speedOut) / (2 * FREE_BRAKE);
}

/** Where on its lane [m] `findFreeSpeed` is asked, and its answer [m/s]: as arguments and results they would be objects on the heap. */
export const onFree = { at: NaN, speed: NaN };

/** Own free speed at `onFree.at` on the present lane. */
export function findFreeSpeed(vehicles: Vehicles, v: number): void {
  const position = onFree.at;
  let speed = vehicles.desired[v]!;
  if (position < vehicles.freeFrom[v]!) {
    const start = vehicles.freeIn[v]!;
    const way = Math.max(0, position - vehicles.freeStart[v]!);
    speed = Math.min(speed, Math.sqrt(start * start + 2 * vehicles.freeAccel[v]! * way));
  }
  if (position > vehicles.freeTo[v]!) {
    const end = vehicles.freeOut[v]!;
    const way = Math.max(0, vehicles.freeEnd[v]! - position);
    speed = Math.min(speed, Math.sqrt(end * end + 2 * FREE_BRAKE * way));
  }
  onFree.speed = speed;
}

export function areaSwitch(linkLength: number): number {
  return Math.min(AREA_REACH, linkLength / 2);
}
