/**
 * Entry: trips become vehicles when their time comes, wait in the entry queue of their roadside place, first in first out for each
 * lane, and enter where there is room. Vehicles at a stop join the traffic again by the same rule.
 */
import { uniform } from '../common/index.ts';
import { driverOf } from './drivers.ts';
import { STAND_GAP } from './following.ts';
import { isSafe } from './models/car-following.ts';
import { insert, placeBehind, remove } from './order.ts';
import { askQuestion, question } from './question.ts';
import {
  beginLink,
  chooseConnection,
  desiredOn,
  findPlace,
  freeProfile,
  movementBetween,
  stepsWanted,
  tripOf,
} from './route.ts';
import { EventKind, Where } from './simulation-types.ts';
import { Blocks, freeSlot, takeSlot } from './vehicles.ts';
import { tell } from './world.ts';
import type { World } from './world.ts';

/** Speed of somebody who comes out of a driveway or bay [m/s]. Assumed. */
export const JOIN_SPEED = 2;
/** Slower than this is a queue in which drivers leave driveways free [m/s]. Assumed. */
const SLOW = 4;
/** Free road left behind somebody who joins, at least [m]. */
export const ROOM_BEHIND = 1;
/** How far into a portal's queue one looks for somebody whose lane is not full. */
const QUEUE_SEEN = 100;
/** What joining may ask of the follower on the road [m/s²]. Source: MOBIL's safe braking. */
const JOIN_BRAKING = 2;

/** Trips whose time has come are vehicles from now on, in the entry queue of their origin. */
export function makeVehicles(world: World): void {
  const { input, vehicles, counts } = world;
  while (world.nextTrip < input.trips.length) {
    const trip = input.trips[world.nextTrip]!;
    if (trip.departure * input.ticksPerSecond > world.tick) break;
    const v = takeSlot(vehicles);
    const driver = driverOf(
      world.streams,
      trip.name,
      trip.vehicleClass,
      world.timeGap,
      input.blockingShare,
      world.drivers,
    );
    vehicles.trip[v] = world.nextTrip++;
    vehicles.where[v] = Where.entryQueue;
    vehicles.on[v] = world.tables.placeLane[trip.origin]!;
    vehicles.position[v] = world.tables.placeAt[trip.origin]!;
    vehicles.length[v] = driver.length;
    vehicles.speedFactor[v] = driver.speedFactor;
    vehicles.topSpeed[v] = trip.speed ?? driver.topSpeed;
    vehicles.timeGap[v] = driver.timeGap;
    vehicles.accel[v] = driver.accel;
    vehicles.brake[v] = driver.brake;
    vehicles.root[v] = 2 * Math.sqrt(driver.accel * driver.brake);
    vehicles.vehicleClass[v] = trip.vehicleClass;
    vehicles.blocks[v] = driver.blocks ? Blocks.always : Blocks.never;
    vehicles.courteous[v] = driver.courteous ? 1 : 0;
    vehicles.courtesyAt[v] = -1;
    vehicles.startUp[v] = Math.floor(driver.reaction * input.ticksPerSecond + 0.5);
    vehicles.madeAt[v] = world.tick;
    vehicles.movement[v] = -1;
    vehicles.nextMovement[v] = -1;
    vehicles.connection[v] = -1;
    vehicles.tail[v] = -1;
    vehicles.waitSince[v] = -1;
    vehicles.place[v] = -1;
    vehicles.dwellUntil[v] = -1;
    vehicles.letsIn[v] = -1;
    vehicles.fallsBehind[v] = -1;
    vehicles.changedFrom[v] = -1;
    world.queues[trip.origin]!.slots.push(v);
    world.queued[trip.origin] = world.queued[trip.origin]! + 1;
    counts.made++;
    counts.waiting++;
    tell(world, EventKind.made, v, trip.origin, 0);
  }
}

/** The first of every entry queue goes onto the road if it fits. */
export function enterFromQueues(world: World): void {
  const { vehicles, input, queued } = world;
  for (let place = 0; place < queued.length; place++) {
    if (queued[place] === 0) continue;
    const queue = world.queues[place]!;
    if (input.network.places[place]!.kind === 'portal') enterAtPortal(world, place);
    else if (enterAtDriveway(world, queue.slots[queue.head]!, place)) queue.head++;
    queued[place] = queue.slots.length - queue.head;
    for (let at = queue.head; at < queue.slots.length; at++) {
      const v = queue.slots[at]!;
      vehicles.entryDelay[v] = (world.tick + 1 - vehicles.madeAt[v]!) * world.tickLength;
    }
    if (queue.head > 256 && queue.head * 2 > queue.slots.length) {
      queue.slots.copyWithin(0, queue.head);
      queue.slots.length -= queue.head;
      queue.head = 0;
    }
  }
}

/**
 * A portal's road is as wide as its lanes: as many may enter in a tick, each into the lane that suits it best. Who finds that one
 * full waits for it, and holds up only those behind who want it too.
 */
function enterAtPortal(world: World, place: number): void {
  const queue = world.queues[place]!;
  const { lanes } = world.input.network.links[world.input.network.places[place]!.link]!;
  let full = 0;
  let tries = lanes.length;
  const last = Math.min(queue.slots.length, queue.head + QUEUE_SEEN);
  const all = (1 << lanes.length) - 1;
  for (let at = queue.head; at < last && tries > 0 && full !== all; at++) {
    const v = queue.slots[at]!;
    const wanted = lanesWanted(world, v, place);
    if ((wanted & ~full) !== wanted) {
      full |= wanted;
      continue;
    }
    if (!enterOneOf(world, v, lanes, wanted)) {
      full |= wanted;
      continue;
    }
    tries--;
    for (let behind = at; behind > queue.head; behind--) queue.slots[behind] = queue.slots[behind - 1]!;
    queue.head++;
  }
}

/** The lanes of a portal's link that suit a vehicle best, as bits by number. */
function lanesWanted(world: World, v: number, place: number): number {
  const { tables, vehicles, input } = world;
  const link = input.network.links[input.network.places[place]!.link]!;
  const trip = tripOf(world, v);
  vehicles.nextMovement[v] = trip.route.length > 1 ? movementBetween(world, link.index, trip.route[1]!) : -1;
  findPlace(world, v);
  let wanted = 0;
  let least = Infinity;
  for (let number = 0; number < link.lanes.length; number++) {
    const lane = link.lanes[number]!;
    if (tables.laneBegin[lane]! > 0 || input.network.lanes[lane]!.closed) continue;
    const steps = Math.abs(stepsWanted(world, v, lane));
    if (steps > least) continue;
    wanted = steps < least ? 1 << number : wanted | (1 << number);
    least = steps;
  }
  return wanted;
}

/** Enters the one of these lanes where it gets on best, of equal ones any, so that every lane has arrivals at random; false if none has room. */
function enterOneOf(world: World, v: number, numbered: readonly number[], wanted: number): boolean {
  const { vehicles, lanes } = world;
  let best = -1;
  let bestSpeed = -1;
  let equal = 1;
  for (let number = 0; number < numbered.length; number++) {
    if ((wanted & (1 << number)) === 0) continue;
    const speed = portalSpeed(world, v, numbered[number]!);
    if (speed < 0 || speed < bestSpeed) continue;
    equal = speed === bestSpeed ? equal + 1 : 1;
    if (equal > 1 && uniform(world.streams.lane, tripOf(world, v).name, equal) * equal >= 1) continue;
    best = numbered[number]!;
    bestSpeed = speed;
  }
  if (best < 0) return false;
  vehicles.acceleration[v] = 0;
  vehicles.position[v] = 0;
  vehicles.speed[v] = bestSpeed;
  join(world, v, best);
  const last = lanes.order[lanes.start[best]! + lanes.count[best]! - 1]!;
  if (last !== v) throw new Error(`vehicle ${v} entered lane ${best} before somebody already there`);
  return true;
}

/** Speed at which it can enter a lane at its very start, −1 if it cannot yet: it keeps its time gap to the last vehicle. */
function portalSpeed(world: World, v: number, lane: number): number {
  const { vehicles, lanes } = world;
  const desired = desiredOn(world, v, lane);
  const count = lanes.count[lane]!;
  if (count === 0) return desired;
  const last = lanes.order[lanes.start[lane]! + count - 1]!;
  const room = vehicles.position[last]! - vehicles.length[last]! - STAND_GAP;
  if (room < 0.5) return -1;
  const speed = Math.min(desired, room / vehicles.timeGap[v]!);
  return speed >= Math.min(desired, vehicles.speed[last]!) ? speed : -1;
}

function enterAtDriveway(world: World, v: number, place: number): boolean {
  const { vehicles } = world;
  const lane = world.tables.placeLane[place]!;
  if (!fitsBeside(world, v, lane, place)) {
    askForRoom(world, v, lane, place);
    return false;
  }
  vehicles.speed[v] = JOIN_SPEED;
  join(world, v, lane);
  return true;
}

/** True where somebody can join a lane from a place at walking pace without touching or hindering the traffic much. */
function fitsBeside(world: World, v: number, lane: number, place: number): boolean {
  const { vehicles, lanes, tables } = world;
  const at = tables.placeAt[place]!;
  const { position, speed, length } = vehicles;
  const first = lanes.start[lane]!;
  const end = first + lanes.count[lane]!;
  const own = placeBehind(lanes, lane, position, place, tables.placeAt);
  if (own > first) {
    const leader = lanes.order[own - 1]!;
    const gap = position[leader]! - length[leader]! - at;
    if (gap < STAND_GAP || !isSafe(gap - 1, JOIN_SPEED, speed[leader]!)) return false;
  }
  const rear = at - length[v]!;
  if (own < end) {
    question.gap = rear - position[lanes.order[own]!]!;
    return letsJoin(world, lanes.order[own]!);
  }
  for (let index = tables.into.start[lane]!; index < tables.into.start[lane + 1]!; index++) {
    const connection = tables.into.items[index]!;
    if (world.connections.count[connection]! === 0) continue;
    const nearest = world.connections.order[world.connections.start[connection]!]!;
    question.gap = rear + tables.connectionLength[connection]! - position[nearest]!;
    if (!letsJoin(world, nearest)) return false;
  }
  return rear >= 0;
}

/** Whether it suits somebody who drives `question.gap` behind. */
function letsJoin(world: World, follower: number): boolean {
  const { gap } = question;
  const speed = world.vehicles.speed[follower]!;
  if (gap < ROOM_BEHIND || !isSafe(gap - 0.5, speed, JOIN_SPEED)) return false;
  if (speed < 1) return true;
  question.speed = JOIN_SPEED;
  question.acceleration = 1;
  askQuestion(world, follower);
  return question.answer >= -JOIN_BRAKING;
}

/** Where whoever leaves a driveway's mouth free stops at the latest [m]. */
const mouth = new Float64Array(1);

/**
 * In a slow queue the first driver who is still before the mouth leaves it free, if of that kind: each lets in one at a place.
 * Where the traffic runs, nobody is asked.
 */
function askForRoom(world: World, v: number, lane: number, place: number): void {
  const { vehicles, lanes, tables } = world;
  const { position, speed } = vehicles;
  mouth[0] = tables.placeAt[place]! - vehicles.length[v]! - ROOM_BEHIND;
  const first = placeBehind(lanes, lane, position, 0, mouth);
  if (first === lanes.start[lane]! + lanes.count[lane]!) return;
  const w = lanes.order[first]!;
  if (vehicles.courteous[w] === 0 || vehicles.granted[w] === 1 || speed[w]! > SLOW) return;
  const asked = vehicles.letsIn[w] === v && vehicles.courtesyAt[w] === place;
  if (!asked) {
    const slow = first > lanes.start[lane]! && speed[lanes.order[first - 1]!]! <= SLOW;
    const busy = vehicles.letsIn[w]! >= 0 && vehicles.letsInUntil[w]! >= world.tick;
    if (!slow || busy || vehicles.courtesyAt[w] === place) return;
  }
  vehicles.courtesyAt[w] = place;
  vehicles.letsIn[w] = v;
  vehicles.letsInUntil[w] = world.tick;
}

/** At its position, with its speed. */
function join(world: World, v: number, lane: number): void {
  const { vehicles, lanes, counts, tables } = world;
  const speed = vehicles.speed[v]!;
  vehicles.entryDelay[v] = (world.tick - vehicles.madeAt[v]!) * world.tickLength;
  vehicles.where[v] = Where.lane;
  vehicles.on[v] = lane;
  insert(lanes, lane, v, vehicles.position);
  vehicles.freeStart[v] = vehicles.position[v]!;
  vehicles.freeIn[v] = speed;
  beginLink(world, v, lane);
  counts.waiting--;
  counts.inside++;
  const link = tables.laneLink[lane]!;
  tell(world, EventKind.entered, v, link, 0);
  vehicles.movement[v] = vehicles.nextMovement[v]!;
  vehicles.areaAt[v] = Infinity;
  vehicles.stopped[v] = speed < 2 ? 1 : 0;
  if (vehicles.movement[v]! >= 0) tell(world, EventKind.area, v, -1, vehicles.movement[v]!);
}

/** After the move: those who have come to their stop leave the lane if a space is free, or stand in it; dwells end. */
export function serveStops(world: World): void {
  const { vehicles, halted, haltedAt, lanes } = world;
  for (let at = 0; at < halted.length; at++) {
    const v = halted[at]!;
    if (world.tick < vehicles.dwellUntil[v]!) continue;
    const place = vehicles.place[v]!;
    if (!fitsBeside(world, v, vehicles.on[v]!, place)) {
      askForRoom(world, v, vehicles.on[v]!, place);
      continue;
    }
    haltedAt[place] = haltedAt[place]! - 1;
    halted.splice(at--, 1);
    vehicles.where[v] = Where.lane;
    vehicles.position[v] = vehicles.placeAt[v]!;
    vehicles.speed[v] = JOIN_SPEED;
    insert(lanes, vehicles.on[v]!, v, vehicles.position);
    endStop(world, v, JOIN_SPEED);
  }
}

/** The vehicle stands at, or rolls past, the stop it wants. */
export function arriveAtStop(world: World, v: number): void {
  const { vehicles, halted, haltedAt, input } = world;
  const place = vehicles.place[v]!;
  const trip = tripOf(world, v);
  const dwell = trip.stops[vehicles.stopNumber[v]!]!.dwell;
  vehicles.dwellUntil[v] = world.tick + Math.max(1, Math.floor(dwell * input.ticksPerSecond + 0.5));
  tell(world, EventKind.arrivedAtStop, v, place, 0);
  if (hasSpace(world, place)) {
    haltedAt[place] = haltedAt[place]! + 1;
    halted.push(v);
    remove(world.lanes, vehicles.on[v]!, v);
    vehicles.where[v] = Where.atStop;
    vehicles.speed[v] = 0;
    vehicles.acceleration[v] = 0;
  }
}

export function hasSpace(world: World, place: number): boolean {
  return world.haltedAt[place]! < world.input.network.places[place]!.spaces;
}

/** True if a space at the kerb is left for this vehicle when those before it in its lane have taken theirs. */
export function hasSpaceFor(world: World, v: number, lane: number): boolean {
  const { vehicles, lanes, haltedAt, input } = world;
  const place = vehicles.place[v]!;
  let taken = haltedAt[place]!;
  const { spaces } = input.network.places[place]!;
  for (let at = lanes.start[lane]!; taken < spaces; at++) {
    const w = lanes.order[at]!;
    if (w === v) return true;
    if (vehicles.place[w] === place) taken++;
  }
  return false;
}

export function endStop(world: World, v: number, speed: number): void {
  const { vehicles } = world;
  tell(world, EventKind.leftStop, v, vehicles.place[v]!, 0);
  vehicles.dwellUntil[v] = -1;
  vehicles.stopNumber[v] = vehicles.stopNumber[v]! + 1;
  vehicles.acceleration[v] = 0;
  findPlace(world, v);
  chooseConnection(world, v, vehicles.on[v]!);
  vehicles.freeStart[v] = vehicles.position[v]!;
  vehicles.freeIn[v] = speed;
  freeProfile(world, v);
}

/** At its destination: off the road, for good. */
export function finish(world: World, v: number): void {
  const { vehicles, counts } = world;
  if (vehicles.movement[v]! >= 0) tell(world, EventKind.area, v, vehicles.movement[v]!, -1);
  vehicles.movement[v] = -1;
  vehicles.where[v] = Where.free;
  counts.inside--;
  counts.done++;
  tell(world, EventKind.done, v, 0, 0);
  freeSlot(vehicles, v);
}
