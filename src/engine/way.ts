/** The way: what every driver minds besides the leader, which is lines, places, turns and courtesy. Nothing here holds beyond the tick. */
import { behind, STAND_GAP, TOUCH } from './following.ts';
import { hasSpaceFor, ROOM_BEHIND } from './entry.ts';
import { BRAKE_LIMIT, safeAcceleration } from './models/car-following.ts';
import { GAP_AT_REST } from './models/lane-changing.ts';
import { putBefore } from './obstacles.ts';
import { DRIVEWAY_SPEED, stepsWanted, WRONG_LANE_OUTWARD, wantsLane } from './route.ts';
import { Where } from './simulation-types.ts';
import { MAX_LANES } from './tables.ts';
import { CAREFUL } from './unlit.ts';
import type { Vehicles } from './vehicles.ts';
import type { World } from './world.ts';
import { stopInside } from './waiting-areas.ts';
import { classOf, firmBraking, STANDING } from './yielding.ts';

/** Braking for a turn begins where this much is needed [m/s²]. Assumed. */
const TURN_BRAKING = 1.3;
/** Standing gap of the model less the distance to the line: where the line is put for it. */
const LINE_OFFSET = 1;
/** Nearer to the line than this counts as on it: even the hardest stop ends before [m]. */
const AT_LINE = 0.05;
/** By so much harder than `firmBraking` one brakes for an area that somebody does not leave as expected [m/s²]. Assumed. */
const HARDER = 0.5;
/** Who could stop with this beyond the next second has nothing to mind yet [m/s²]. */
const BRAKE_FROM = 5;
/** What a driver gives up to let somebody in, or to fall in behind somebody [m/s²]. Assumed. */
const COURTESY = 2;

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
    if (room > 0.5) putBefore(world, v, room, toLine - AT_LINE, 0, 0);
    else {
      ask(vehicles, v, speed > 0 ? -COURTESY : 0);
      allow(world, v, toLine - AT_LINE, BRAKE_LIMIT);
    }
  }
  // Who is next after one that will wait inside may have a place before the line.
  if (vehicles.place[v]! >= 0) mindPlace(world, v, lane);
  else if (!stops && vehicles.nextMovement[v]! >= 0) {
    slowDown(world, v, toLine, vehicles.freeOut[v]!);
    if (world.unlit[tables.movementNode[vehicles.nextMovement[v]!]!] === 1) slowDown(world, v, toLine, CAREFUL);
    const granted = vehicles.granted[v] === 1;
    // Who counts on an area that somebody is just leaving could still stop.
    if (!granted) stayAbleToStop(world, v, toLine);
    // Told before the line, or one would come too fast for the place where it will wait inside.
    const toWait = granted ? toLine + stopInside(world, v, vehicles.connection[v]!) : Infinity;
    if (toWait < Infinity) {
      putBefore(world, v, toWait + LINE_OFFSET, toWait, 0, 0);
    }
  }

  if (vehicles.letsIn[v]! >= 0) letIn(world, v, lane);
  if (vehicles.fallsBehind[v]! >= 0) fallBehind(world, v, lane);
}

function mindOnConnection(world: World, connection: number, v: number): void {
  const { vehicles, tables } = world;
  const speed = vehicles.speed[v]!;
  const own = vehicles.position[v]!;
  const room = stopInside(world, v, connection) - own;
  if (room < Infinity) putBefore(world, v, room + LINE_OFFSET, room, 0, 0);
  // A short link: its line comes into reach before the link does.
  const exit = tables.connectionTo[connection]!;
  const toLine = tables.connectionLength[connection]! - own + tables.laneEnd[exit]!;
  if (toLine < 15 + speed * (1.5 + 0.3 * speed) && mustMindNextLine(world, v, exit, toLine))
    putBefore(world, v, toLine + LINE_OFFSET, Infinity, 0, 0);
}

/** Asks for no more than this [m/s²]. */
function ask(vehicles: Vehicles, v: number, acceleration: number): void {
  if (acceleration < vehicles.asked[v]!) vehicles.asked[v] = acceleration;
}

/** No more than lets it stand before a point [m ahead]. @param brake with which it would stop [m/s²] */
function allow({ vehicles, tickLength }: World, v: number, room: number, brake: number): void {
  vehicles.safe[v] = Math.min(vehicles.safe[v]!, safeAcceleration(room, vehicles.speed[v]!, 0, tickLength, brake));
}

/** On a short link rights are granted only once it is reached: until then one comes as if to stop, unless there is green and time. */
function mustMindNextLine(world: World, v: number, exit: number, toLine: number): boolean {
  const { vehicles, tables } = world;
  const movement = vehicles.movementAfter[v]!;
  if (movement < 0) return false;
  if (tables.laneSteps[movement * MAX_LANES + tables.laneNumber[exit]!]! !== 0) return true;
  const speed = vehicles.speed[v]!;
  return classOf(world, movement) > 0 || toLine < speed * (speed / 6 + 1) + 3;
}

/** At its line, in case that those whom it counts on to leave do not. */
function stayAbleToStop(world: World, v: number, toLine: number): void {
  const speed = world.vehicles.speed[v]!;
  if (BRAKE_FROM * (toLine - 1 - speed) >= speed * speed) return;
  const brake = firmBraking(world, world.vehicles.nextMovement[v]!) + HARDER;
  // A hand before the line, unless it is too near for that when it begins to count on them.
  const room = Math.min(toLine - AT_LINE, Math.max(toLine - TOUCH, (speed * speed) / (2 * brake)));
  allow(world, v, room, brake);
}

/** Brakes in time for a lower speed ahead. */
function slowDown({ vehicles, tickLength }: World, v: number, distance: number, wanted: number): void {
  const speed = vehicles.speed[v]!;
  if (speed <= wanted) return;
  // What is left within the last tick is lost in one tick: nobody brakes sharply for a line that the step makes look near.
  const lost = speed * speed - wanted * wanted;
  const twice = 2 * Math.max(distance, 1, ((speed + wanted) / 2) * tickLength);
  if (lost > TURN_BRAKING * twice) ask(vehicles, v, -lost / twice);
}

/** For a stop or a driveway on this link. */
function mindPlace(world: World, v: number, lane: number): void {
  const { vehicles } = world;
  const distance = vehicles.placeAt[v]! - vehicles.position[v]!;
  const speed = vehicles.speed[v]!;
  const steps = stepsWanted(world, v, lane);
  if (steps !== 0) {
    const room = distance - (steps > 0 ? WRONG_LANE_OUTWARD : 0) + LINE_OFFSET;
    if (room > speed * (3 + 0.3 * speed) + 10) return;
    if (room > 0.5) putBefore(world, v, room, Infinity, 0, 0);
    else ask(vehicles, v, speed > 0 ? -COURTESY : 0);
  } else if (vehicles.stopsThere[v] === 0 || hasSpaceFor(world, v, lane)) slowDown(world, v, distance, DRIVEWAY_SPEED);
  else if (distance <= 0) ask(vehicles, v, speed > 0 ? -COURTESY : 0);
  else {
    // Where the last space has just been taken, no harder than is comfortable, as long as it stands at the stop at last.
    const stand = distance - waitingDistance(world, v, distance);
    const room = Math.min(distance, Math.max(stand, (speed * speed) / (2 * COURTESY)));
    putBefore(world, v, room + STAND_GAP, Infinity, 0, 0);
  }
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
  giveWay(vehicles, v, Math.max(gap, 0.5), vehicles.speed[w]!, vehicles.acceleration[w]!);
}

/** Stays before the mouth of the driveway or bay that somebody wants to come out of. */
function leaveFree(world: World, v: number, w: number): void {
  const { vehicles } = world;
  const mouth = vehicles.where[w] === Where.atStop ? vehicles.placeAt[w]! : vehicles.position[w]!;
  const room = mouth - vehicles.length[w]! - ROOM_BEHIND - vehicles.position[v]!;
  if (room >= 0) giveWay(vehicles, v, room + STAND_GAP, 0, 0);
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
  giveWay(vehicles, v, gap, vehicles.speed[w]!, vehicles.acceleration[w]!);
}

/** Follows somebody out of courtesy, no harder than that. */
function giveWay(vehicles: Vehicles, v: number, gap: number, speed: number, acceleration: number): void {
  ask(vehicles, v, Math.max(-COURTESY, behind(vehicles, v, vehicles.alone[v]!, gap, speed, acceleration)));
}

function isBeside(inner: Int32Array, outer: Int32Array, lane: number, other: number): boolean {
  return inner[lane] === other || outer[lane] === other;
}
