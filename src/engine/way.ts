/** The way: what every driver minds besides the leader, which is lines, places, turns and courtesy. Nothing here holds beyond the tick. */
import { STAND_GAP, TOUCH } from './following.ts';
import { hasSpaceFor, ROOM_BEHIND } from './entry.ts';
import { BRAKE_LIMIT } from './models/car-following.ts';
import { GAP_AT_REST } from './models/lane-changing.ts';
import { next, putLimit, putPoint } from './obstacles.ts';
import { askBeforePoint, askBehind, question } from './question.ts';
import { DRIVEWAY_SPEED, stepsWanted, WRONG_LANE_OUTWARD, wantsLane } from './route.ts';
import { Where } from './simulation-types.ts';
import { MAX_LANES } from './tables.ts';
import { CAREFUL } from './unlit.ts';
import type { Vehicles } from './vehicles.ts';
import type { World } from './world.ts';
import { mustStopInside } from './waiting-areas.ts';
import { classOf, firmBraking, STANDING } from './yielding.ts';

/** Braking for a turn begins where this much is needed [m/s²]. Assumed. */
const TURN_BRAKING = 1.3;
/** Standing gap of the model less the distance to the line: where the line is put for it. */
export const LINE_OFFSET = 1;
/** Nearer to the line than this counts as on it: even the hardest stop ends before [m]. */
const AT_LINE = 0.05;
/** By so much harder than `firmBraking` one brakes for an area that somebody does not leave as expected [m/s²]. Assumed. */
const HARDER = 0.5;
/** Who could stop with this beyond the next second has nothing to mind yet [m/s²]. */
const BRAKE_FROM = 5;
/** What a driver gives up to let somebody in, or to fall in behind somebody [m/s²]. Assumed. */
const COURTESY = 2;

/** A speed [m/s] not to be exceeded so far ahead [m]: handed to `slowDown` in fields, as arguments would be objects on the heap. */
const lower = { ahead: NaN, speed: NaN };

/** By slot: nobody's decision is seen by another's, and neighbours in memory are read one after the other. */
export function mindTheWay(world: World): void {
  const { highest, where, on, speed, asked, dwellUntil } = world.vehicles;
  for (let v = 0; v < highest; v++) {
    // Standing behind somebody, with no reason to set off: nothing else makes it.
    if (speed[v] === 0 && asked[v]! <= 0 && dwellUntil[v]! < 0) continue;
    if (where[v] === Where.lane) mindOnLane(world, on[v]!, v);
    else if (where[v] === Where.connection) mindOnConnection(world, on[v]!, v);
  }
}

function mindOnLane(world: World, lane: number, v: number): void {
  const { vehicles, tables } = world;
  const speed = vehicles.speed[v]!;
  if (vehicles.dwellUntil[v]! >= 0) {
    ask(vehicles, v, -speed / world.tickLength);
    return;
  }
  const toLine = tables.laneEnd[lane]! - vehicles.position[v]!;
  const stops = world.stopper[lane] === v;
  if (stops) {
    const room = toLine - world.stopBefore[lane]! + LINE_OFFSET;
    // Beyond the place where it should wait it stops gently: only the line itself is sharp.
    next.gap = room;
    next.room = toLine - AT_LINE;
    if (room > 0.5) putPoint(world, v);
    else {
      ask(vehicles, v, speed > 0 ? -COURTESY : 0);
      next.brake = BRAKE_LIMIT;
      putLimit(world, v);
    }
  }
  // Who is next after one that will wait inside may have a place before the line.
  if (vehicles.place[v]! >= 0) mindPlace(world, v, lane);
  else if (!stops && vehicles.nextMovement[v]! >= 0) {
    lower.ahead = toLine;
    lower.speed = vehicles.freeOut[v]!;
    slowDown(world, v);
    if (world.unlit[tables.movementNode[vehicles.nextMovement[v]!]!] === 1) {
      lower.speed = CAREFUL;
      slowDown(world, v);
    }
    // Who counts on an area that somebody is just leaving could still stop.
    if (vehicles.granted[v] === 0) stayAbleToStop(world, v, lane);
    // Told before the line, or one would come too fast for the place where it will wait inside.
    else if (mustStopInside(world, v, vehicles.connection[v]!)) {
      next.room = toLine + world.waitingAreas.stop;
      next.gap = next.room + LINE_OFFSET;
      putPoint(world, v);
    }
  }

  if (vehicles.letsIn[v]! >= 0) letIn(world, v, lane);
  if (vehicles.fallsBehind[v]! >= 0) fallBehind(world, v, lane);
}

function mindOnConnection(world: World, connection: number, v: number): void {
  const { vehicles, tables } = world;
  const speed = vehicles.speed[v]!;
  const own = vehicles.position[v]!;
  if (mustStopInside(world, v, connection)) {
    next.room = world.waitingAreas.stop - own;
    next.gap = next.room + LINE_OFFSET;
    putPoint(world, v);
  }
  // A short link: its line comes into reach before the link does.
  const exit = tables.connectionTo[connection]!;
  const toLine = tables.connectionLength[connection]! - own + tables.laneEnd[exit]!;
  if (toLine >= 15 + speed * (1.5 + 0.3 * speed)) return;
  const isNear = toLine < speed * (speed / 6 + 1) + 3;
  if (!mustMindNextLine(world, v, exit, isNear)) return;
  next.gap = toLine + LINE_OFFSET;
  next.room = Infinity;
  putPoint(world, v);
}

/** Asks for no more than this [m/s²]. */
function ask(vehicles: Vehicles, v: number, acceleration: number): void {
  if (acceleration < vehicles.asked[v]!) vehicles.asked[v] = acceleration;
}

/** On a short link rights are granted only once it is reached: until then one comes as if to stop, unless there is green and time. */
function mustMindNextLine(world: World, v: number, exit: number, isNear: boolean): boolean {
  const { vehicles, tables } = world;
  const movement = vehicles.movementAfter[v]!;
  if (movement < 0) return false;
  if (tables.laneSteps[movement * MAX_LANES + tables.laneNumber[exit]!]! !== 0) return true;
  return isNear || classOf(world, movement) > 0;
}

/** At its line, in case that those whom it counts on to leave do not. */
function stayAbleToStop(world: World, v: number, lane: number): void {
  const speed = world.vehicles.speed[v]!;
  const toLine = world.tables.laneEnd[lane]! - world.vehicles.position[v]!;
  if (BRAKE_FROM * (toLine - 1 - speed) >= speed * speed) return;
  const brake = firmBraking(world, world.vehicles.nextMovement[v]!) + HARDER;
  // A hand before the line, unless it is too near for that when it begins to count on them.
  next.room = Math.min(toLine - AT_LINE, Math.max(toLine - TOUCH, (speed * speed) / (2 * brake)));
  next.brake = brake;
  putLimit(world, v);
}

/** Brakes in time for `lower`. */
function slowDown({ vehicles, tickLength }: World, v: number): void {
  const speed = vehicles.speed[v]!;
  const wanted = lower.speed;
  if (speed <= wanted) return;
  // What is left within the last tick is lost in one tick: nobody brakes sharply for a line that the step makes look near.
  const lost = speed * speed - wanted * wanted;
  const twice = 2 * Math.max(lower.ahead, 1, ((speed + wanted) / 2) * tickLength);
  if (lost > TURN_BRAKING * twice && -lost / twice < vehicles.asked[v]!) vehicles.asked[v] = -lost / twice;
}

/** For a stop or a driveway on this link. */
function mindPlace(world: World, v: number, lane: number): void {
  const { vehicles } = world;
  const distance = vehicles.placeAt[v]! - vehicles.position[v]!;
  const speed = vehicles.speed[v]!;
  const steps = stepsWanted(world, v, lane);
  if (steps !== 0) {
    next.gap = distance - (steps > 0 ? WRONG_LANE_OUTWARD : 0) + LINE_OFFSET;
    next.room = Infinity;
    if (next.gap > speed * (3 + 0.3 * speed) + 10) return;
    if (next.gap > 0.5) putPoint(world, v);
    else ask(vehicles, v, speed > 0 ? -COURTESY : 0);
  } else if (vehicles.stopsThere[v] === 0 || hasSpaceFor(world, v, lane)) {
    lower.ahead = distance;
    lower.speed = DRIVEWAY_SPEED;
    slowDown(world, v);
  } else if (distance <= 0) ask(vehicles, v, speed > 0 ? -COURTESY : 0);
  else {
    const clear = vehicles.length[v]! + STAND_GAP + 1;
    const stand = hasKerb(world, v) && distance > clear - 2 ? distance - clear : distance;
    // Where the last space has just been taken, no harder than is comfortable, as long as it stands at the stop at last.
    next.gap = Math.min(distance, Math.max(stand, (speed * speed) / (2 * COURTESY))) + STAND_GAP;
    next.room = Infinity;
    putPoint(world, v);
  }
}

/**
 * True where there are spaces at the kerb. While none is free a driver stands so far before its stop that those who leave can come out
 * before it; whoever is past that point already stands in the lane like one without a kerb.
 */
function hasKerb({ input, vehicles }: World, v: number): boolean {
  return input.network.places[vehicles.place[v]!]!.spaces > 0;
}

/** Leaves a gap for somebody from the next lane, as far as courtesy goes. */
function letIn(world: World, v: number, lane: number): void {
  const { vehicles, tables } = world;
  const w = vehicles.letsIn[v]!;
  if (world.tick > vehicles.letsInUntil[v]!) return;
  if (vehicles.where[w] === Where.entryQueue || vehicles.where[w] === Where.atStop) {
    leaveFree(world, v, w);
    return;
  }
  const beside =
    vehicles.where[w] === Where.lane && isBeside(tables.laneInner, tables.laneOuter, lane, vehicles.on[w]!);
  if (!beside) return;
  const gap = vehicles.position[w]! - vehicles.length[w]! - vehicles.position[v]!;
  if (gap < 0) {
    if (vehicles.speed[v]! > 2) ask(vehicles, v, -1);
    return;
  }
  // Too close behind one that stands to make room by standing as well: past it, there is some.
  if (gap < GAP_AT_REST && vehicles.speed[w]! < STANDING && vehicles.speed[v]! <= 2) return;
  question.gap = Math.max(gap, 0.5);
  giveWay(world, v, w);
}

/** Stays before the mouth of the driveway or bay that somebody wants to come out of. */
function leaveFree(world: World, v: number, w: number): void {
  const { vehicles } = world;
  const mouth = vehicles.where[w] === Where.atStop ? vehicles.placeAt[w]! : vehicles.position[w]!;
  const room = mouth - vehicles.length[w]! - ROOM_BEHIND - vehicles.position[v]!;
  if (room < 0) return;
  question.gap = room + STAND_GAP;
  askBeforePoint(world, v);
  askKindly(vehicles, v);
}

/** Falls in behind whom it wants to follow in the next lane. */
function fallBehind(world: World, v: number, lane: number): void {
  const { vehicles, tables } = world;
  const w = vehicles.fallsBehind[v]!;
  if (world.tick > vehicles.fallsUntil[v]! || vehicles.where[w] !== Where.lane) return;
  if (!isBeside(tables.laneInner, tables.laneOuter, lane, vehicles.on[w]!)) return;
  const gap = vehicles.position[w]! - vehicles.length[w]! - vehicles.position[v]!;
  // Who waits beside one that waits for its lane would wait for ever.
  if (gap < GAP_AT_REST && vehicles.speed[w]! < STANDING && wantsLane(world, w, lane)) return;
  if (gap < 0.5) {
    if (vehicles.speed[v]! > vehicles.speed[w]! - 1) ask(vehicles, v, -1);
    return;
  }
  question.gap = gap;
  giveWay(world, v, w);
}

/** Follows somebody `question.gap` ahead out of courtesy. */
function giveWay(world: World, v: number, w: number): void {
  askBehind(world, v, w);
  askKindly(world.vehicles, v);
}

/** Asks for what the question was answered with, no harder than courtesy goes. */
function askKindly({ asked }: Vehicles, v: number): void {
  asked[v] = Math.min(asked[v]!, Math.max(-COURTESY, question.answer));
}

function isBeside(inner: Int32Array, outer: Int32Array, lane: number, other: number): boolean {
  return inner[lane] === other || outer[lane] === other;
}
