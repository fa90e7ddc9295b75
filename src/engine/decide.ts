/**
 * Decide: the acceleration of every vehicle on the road for this tick, from the state before anything moves: what it does
 * behind its leader, lowered for lines, places, turns and courtesy. Nothing that holds beyond the tick is written but the marks of
 * hard braking.
 */
import { takesMore } from './conflict-areas.ts';
import { behind, STAND_GAP, TOUCH } from './following.ts';
import { hasSpaceFor, ROOM_BEHIND } from './entry.ts';
import { BRAKE_LIMIT, safeAcceleration } from './models/car-following.ts';
import { GAP_AT_REST } from './models/lane-changing.ts';
import { DRIVEWAY_SPEED, stepsWanted, WRONG_LANE_OUTWARD, wantsLane } from './route.ts';
import { EventKind, Where } from './simulation-types.ts';
import { tell } from './world.ts';
import type { World } from './world.ts';
import { classOf, STANDING } from './yielding.ts';

/** Braking for a turn begins where this much is needed [m/s²]. Assumed. */
const TURN_BRAKING = 1.3;
/** Standing gap of the model less the distance to the line: where the line is put for it. */
const LINE_OFFSET = 1;
/** Nearer to the line than this counts as on it: even the hardest stop ends before [m]. */
const AT_LINE = 0.1;
/** What a driver gives up to let somebody in, or to fall in behind somebody [m/s²]. Assumed. */
const COURTESY = 2;
/** Asked for more than this is hard braking [m/s²]; it is over below half of it. */
const HARD = 4.5;

/** By slot: nobody's decision is seen by another's, and neighbours in memory are read one after the other. */
export function decide(world: World): void {
  const { highest, where, on } = world.vehicles;
  for (let v = 0; v < highest; v++) {
    if (where[v] === Where.lane) decideOnLane(world, on[v]!, v);
    else if (where[v] === Where.connection) decideOnConnection(world, on[v]!, v);
  }
}

function decideOnLane(world: World, lane: number, v: number): void {
  const { vehicles, tables } = world;
  const speed = vehicles.speed[v]!;
  if (vehicles.dwellUntil[v]! >= 0) {
    vehicles.asked[v] = -speed / world.tickLength;
    vehicles.planned[v] = Math.max(-BRAKE_LIMIT, vehicles.asked[v]!);
    return;
  }
  const toLine = tables.laneEnd[lane]! - vehicles.position[v]!;
  let asked = vehicles.asked[v]!;
  let safe = vehicles.safe[v]!;
  if (world.stopper[lane] === v) {
    const room = toLine - world.stopBefore[lane]! + LINE_OFFSET;
    // Beyond the place where it should wait it stops gently: only the line itself is sharp.
    asked = Math.min(
      asked,
      room > 0.5 ? behind(vehicles, v, vehicles.alone[v]!, room, 0, 0) : speed > 0 ? -COURTESY : 0,
    );
    safe = Math.min(safe, safeAcceleration(toLine - AT_LINE, speed, 0, world.tickLength));
  } else if (vehicles.place[v]! >= 0) asked = Math.min(asked, forPlace(world, v, lane));
  else if (vehicles.nextMovement[v]! >= 0) {
    asked = Math.min(asked, forSpeed(toLine, speed, vehicles.freeOut[v]!, world.tickLength));
    // Who counts on an area that somebody is just leaving could still stop.
    if (vehicles.granted[v] === 0 && toLine < speed * (speed / BRAKE_LIMIT + 1) + 1)
      safe = Math.min(safe, safeAcceleration(toLine - TOUCH, speed, 0, world.tickLength));
    const toWait = toLine + waitingPlace(world, v);
    if (toWait < Infinity) {
      asked = Math.min(asked, behind(vehicles, v, vehicles.alone[v]!, toWait + LINE_OFFSET, 0, 0));
      safe = Math.min(safe, safeAcceleration(toWait, speed, 0, world.tickLength));
    }
  }

  if (vehicles.letsIn[v]! >= 0) asked = Math.min(asked, letIn(world, v, lane));
  if (vehicles.fallsBehind[v]! >= 0) asked = Math.min(asked, fallBehind(world, v, lane));
  settle(world, v, asked, safe);
}

function decideOnConnection(world: World, connection: number, v: number): void {
  const { vehicles, tables, signals } = world;
  const speed = vehicles.speed[v]!;
  const own = vehicles.position[v]!;
  let asked = vehicles.asked[v]!;
  let safe = vehicles.safe[v]!;
  const start = tables.conflicts.start[connection]!;
  const taken = vehicles.taken[v]!;
  if (taken < tables.conflicts.start[connection + 1]! - start) {
    const room = tables.conflictEnter[start + taken]! - own;
    asked = Math.min(asked, behind(vehicles, v, vehicles.alone[v]!, room + LINE_OFFSET, 0, 0));
    safe = Math.min(safe, safeAcceleration(room, speed, 0, world.tickLength));
  }
  // A short link: its line comes into reach before the link does.
  const exit = tables.connectionTo[connection]!;
  const toLine = tables.connectionLength[connection]! - own + tables.laneEnd[exit]!;
  if (toLine < 15 + speed * (1.5 + 0.3 * speed) && mustMindNextLine(world, v, exit, toLine, signals.aspects)) {
    asked = Math.min(asked, behind(vehicles, v, vehicles.alone[v]!, toLine + LINE_OFFSET, 0, 0));
  }
  settle(world, v, asked, safe);
}

/** On a short link rights are granted only once it is reached: until then one comes as if to stop, unless there is green and time. */
function mustMindNextLine(world: World, v: number, exit: number, toLine: number, aspects: Uint8Array): boolean {
  const { vehicles, tables, input } = world;
  const trip = input.trips[vehicles.trip[v]!]!;
  const from = trip.route[vehicles.leg[v]! + 1]!;
  const to = trip.route[vehicles.leg[v]! + 2];
  if (to === undefined) return false;
  for (let at = tables.out.start[exit]!; at < tables.out.start[exit + 1]!; at++) {
    const movement = tables.connectionMovement[tables.out.items[at]!]!;
    if (tables.movementFrom[movement] !== from || tables.movementTo[movement] !== to) continue;
    const speed = vehicles.speed[v]!;
    return classOf(world, movement) > 0 || aspects[movement] === undefined || toLine < speed * (speed / 6 + 1) + 3;
  }
  return true;
}

/** Where somebody will wait inside for the rest of its areas [m beyond the line]; Infinity for the others. Told before the line, or one would come too fast for it. */
function waitingPlace(world: World, v: number): number {
  const { vehicles, tables } = world;
  const connection = vehicles.connection[v]!;
  if (vehicles.granted[v] === 0 || !takesMore(world, v, connection)) return Infinity;
  return tables.conflictEnter[tables.conflicts.start[connection]! + vehicles.taken[v]!]!;
}

/** Braking in time for a lower speed ahead [m/s²]; Infinity while there is no need yet. */
function forSpeed(distance: number, speed: number, wanted: number, tick: number): number {
  if (speed <= wanted) return Infinity;
  // What is left within the last tick is lost in one tick: nobody brakes sharply for a line that the step makes look near.
  const needed = (speed * speed - wanted * wanted) / (2 * Math.max(distance, 1, ((speed + wanted) / 2) * tick));
  return needed > TURN_BRAKING ? -needed : Infinity;
}

/** For a stop or a driveway on this link. */
function forPlace(world: World, v: number, lane: number): number {
  const { vehicles } = world;
  const distance = vehicles.placeAt[v]! - vehicles.position[v]!;
  const speed = vehicles.speed[v]!;
  const steps = stepsWanted(world, v, lane);
  if (steps !== 0) {
    const room = distance - (steps > 0 ? WRONG_LANE_OUTWARD : 0) + LINE_OFFSET;
    if (room > speed * (3 + 0.3 * speed) + 10) return Infinity;
    return room > 0.5 ? behind(vehicles, v, vehicles.alone[v]!, room, 0, 0) : speed > 0 ? -COURTESY : 0;
  }
  if (vehicles.stopsThere[v] === 0 || hasSpaceFor(world, v, lane))
    return forSpeed(distance, speed, DRIVEWAY_SPEED, world.tickLength);
  const before = waitingDistance(world, v, distance);
  return behind(vehicles, v, vehicles.alone[v]!, Math.max(0.5, distance - before + STAND_GAP), 0, 0);
}

/**
 * How far before its stop a driver stands [m]. Where there are spaces at the kerb but none free, far enough back that those who
 * leave can come out before it; whoever is past that point already stands in the lane like one without a kerb.
 */
function waitingDistance(world: World, v: number, distance: number): number {
  if (world.input.network.places[world.vehicles.place[v]!]!.spaces === 0) return 0;
  const clear = world.vehicles.length[v]! + STAND_GAP + 1;
  return distance > clear - 2 ? clear : 0;
}

/** Leaves a gap for somebody from the next lane, as far as courtesy goes. */
function letIn(world: World, v: number, lane: number): number {
  const { vehicles, tables } = world;
  const w = vehicles.letsIn[v]!;
  if (world.tick > vehicles.letsInUntil[v]!) return Infinity;
  if (vehicles.where[w] === Where.entryQueue || vehicles.where[w] === Where.atStop) return leaveFree(world, v, w);
  const beside =
    vehicles.where[w] === Where.lane && isBeside(tables.laneInner, tables.laneOuter, lane, vehicles.on[w]!);
  if (!beside) return Infinity;
  const gap = vehicles.position[w]! - vehicles.length[w]! - vehicles.position[v]!;
  if (gap < 0) return vehicles.speed[v]! > 2 ? -1 : Infinity;
  // Too close behind one that stands to make room by standing as well: past it, there is some.
  if (gap < GAP_AT_REST && vehicles.speed[w]! < STANDING && vehicles.speed[v]! <= 2) return Infinity;
  return Math.max(
    -COURTESY,
    behind(vehicles, v, vehicles.alone[v]!, Math.max(gap, 0.5), vehicles.speed[w]!, vehicles.acceleration[w]!),
  );
}

/** Stays before the mouth of the driveway or bay that somebody wants to come out of. */
function leaveFree(world: World, v: number, w: number): number {
  const { vehicles } = world;
  const mouth = vehicles.where[w] === Where.atStop ? vehicles.placeAt[w]! : vehicles.position[w]!;
  const room = mouth - vehicles.length[w]! - ROOM_BEHIND - vehicles.position[v]!;
  return room < 0 ? Infinity : Math.max(-COURTESY, behind(vehicles, v, vehicles.alone[v]!, room + STAND_GAP, 0, 0));
}

/** Falls in behind whom it wants to follow in the next lane. */
function fallBehind(world: World, v: number, lane: number): number {
  const { vehicles, tables } = world;
  const w = vehicles.fallsBehind[v]!;
  if (world.tick > vehicles.fallsUntil[v]! || vehicles.where[w] !== Where.lane) return Infinity;
  if (!isBeside(tables.laneInner, tables.laneOuter, lane, vehicles.on[w]!)) return Infinity;
  const gap = vehicles.position[w]! - vehicles.length[w]! - vehicles.position[v]!;
  // Who waits beside one that waits for its lane would wait for ever.
  if (gap < GAP_AT_REST && vehicles.speed[w]! < STANDING && wantsLane(world, w, lane)) return Infinity;
  if (gap < 0.5) return vehicles.speed[v]! > vehicles.speed[w]! - 1 ? -1 : Infinity;
  return Math.max(
    -COURTESY,
    behind(vehicles, v, vehicles.alone[v]!, gap, vehicles.speed[w]!, vehicles.acceleration[w]!),
  );
}

function isBeside(inner: Int32Array, outer: Int32Array, lane: number, other: number): boolean {
  return inner[lane] === other || outer[lane] === other;
}

/** The lesser of what is asked and what is safe; a standing driver who has not reacted yet stays. */
function settle(world: World, v: number, asked: number, safe: number): void {
  const { vehicles } = world;
  const wanted = Math.min(asked, safe);
  if (wanted < -HARD) {
    if (vehicles.brakesHard[v] === 0) {
      vehicles.brakesHard[v] = 1;
      tell(world, EventKind.hardBraking, v, vehicles.on[v]!, vehicles.where[v]!);
    }
  } else if (wanted > -HARD / 2) vehicles.brakesHard[v] = 0;
  vehicles.asked[v] = wanted;
  vehicles.planned[v] = wanted > -BRAKE_LIMIT ? wanted : -BRAKE_LIMIT;
}
