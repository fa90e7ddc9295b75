/**
 * Lane changes, one vehicle after the other in the order of slots, before anybody decides how to accelerate. A driver looks about
 * once a second; one who must change looks more often, asks the driver behind in the next lane to leave a gap, and falls in
 * behind the one ahead there.
 */
import { lookAheadOnLane, TOUCH } from './following.ts';
import { isSafe } from './models/car-following.ts';
import { GAP_AT_REST, leastGap, urgency, wantsToChange } from './models/lane-changing.ts';
import { insert, placeBehind, remove } from './order.ts';
import { askBeforePoint, askBehind, question } from './question.ts';
import { chooseConnection, stepsAfter, stepsWanted, wantsLane } from './route.ts';
import { Where } from './simulation-types.ts';
import { Wait } from './vehicles.ts';
import { MAX_LANES, UNREACHABLE } from './tables.ts';
import type { World } from './world.ts';
import { classOf, NO_WAY, QUEUE_SPEED, STANDING } from './yielding.ts';

/** Times between two looks [s], and how long a change rests before the next that nobody forces. Assumed. */
const LOOK = 1;
const PRESSED_LOOK = 0.4;
const REST = 4;
/** Nobody changes for pleasure this close to the line [m], nor slower than this [m/s]. */
const NO_PLEASURE = 30;
const CRAWL = 2;
/** What a lane that suits the link after next is worth, per lane [m/s²]. Assumed. */
const FORESIGHT_BIAS = 0.15;

/** And how pressing the change is. Fields, as arguments would be objects on the heap. */
interface Neighbours {
  leader: number;
  gapAhead: number;
  follower: number;
  gapBehind: number;
  /** The vehicle behind the follower, −1 if none. */
  second: number;
  press: number;
}
const around: Neighbours = {
  leader: -1,
  gapAhead: Infinity,
  follower: -1,
  gapBehind: Infinity,
  second: -1,
  press: NaN,
};

export function changeLanes(world: World): void {
  const { vehicles, tables, tick, input } = world;
  const look = Math.max(1, Math.floor(LOOK * input.ticksPerSecond));
  const pressed = Math.max(1, Math.floor(PRESSED_LOOK * input.ticksPerSecond));
  const { where, on, granted, tail, dwellUntil, connection, place } = vehicles;
  for (let lane = tick % look; lane < world.queueTail.length; lane += look) findTail(world, lane);
  // (tick + v) modulo either, without two divisions a slot.
  let lookPhase = (tick % look) - 1;
  let pressedPhase = (tick % pressed) - 1;
  for (let v = 0; v < vehicles.highest; v++) {
    if (++lookPhase === look) lookPhase = 0;
    if (++pressedPhase === pressed) pressedPhase = 0;
    if (lookPhase !== 0 && (pressedPhase !== 0 || (connection[v]! >= 0 && place[v]! < 0))) continue;
    if (where[v] !== Where.lane || granted[v] === 1 || tail[v]! >= 0 || dwellUntil[v]! >= 0) continue;
    const lane = on[v]!;
    if (tables.laneInner[lane]! < 0 && tables.laneOuter[lane]! < 0) continue;
    const steps = stepsWanted(world, v, lane);
    if (steps === UNREACHABLE) throw new Error(`vehicle ${v} cannot reach its movement from lane ${lane}`);
    if (steps !== 0) mustChange(world, v, lane, steps);
    else if (lookPhase === 0) mayChange(world, v, lane);
  }
}

/** Where the queue of a lane ends that somebody would join now [m]; where it is empty, at its line. */
function findTail(world: World, lane: number): void {
  const { lanes, tables, queueTail } = world;
  const { position, length, speed } = world.vehicles;
  const start = lanes.start[lane]!;
  let at = start + lanes.count[lane]! - 1;
  while (at >= start && speed[lanes.order[at]!]! >= QUEUE_SPEED) at--;
  queueTail[lane] = at < start ? tables.laneEnd[lane]! : position[lanes.order[at]!]! - length[lanes.order[at]!]!;
}

/** Towards a lane that leads where it must go. */
function mustChange(world: World, v: number, lane: number, steps: number): void {
  const { vehicles, tables, tick, input } = world;
  const target = steps > 0 ? tables.laneOuter[lane]! : tables.laneInner[lane]!;
  if (target < 0) return;
  const reached = Math.min(vehicles.placeAt[v]!, tables.laneEnd[lane]!);
  // Where a queue stands in the lane it needs, its tail is where to join.
  const point = Math.min(reached, world.queueTail[target]!, world.queueTail[lane + steps]!);
  around.press = urgency(point - vehicles.position[v]!, Math.abs(steps));
  if (around.press === 0) return;
  look(world, v, target);
  const until = tick + Math.floor(LOOK * input.ticksPerSecond);
  if (fits(world, v, target)) {
    change(world, v, lane, target);
    return;
  }
  const rear = vehicles.position[v]! - vehicles.length[v]!;
  // One that stands alongside, or nearly, cannot make room: it is let by, and the one behind it asked. Not where the one ahead of it
  // waits for this very lane: nobody there moves until it is passed.
  const alongside =
    around.follower >= 0 &&
    around.gapBehind < GAP_AT_REST &&
    vehicles.speed[around.follower]! < CRAWL &&
    !waitsForLane(world, around.leader, lane);
  vehicles.fallsBehind[v] = alongside ? around.follower : around.leader;
  vehicles.fallsUntil[v] = until;
  if (rear < tables.laneBegin[target]!) return;
  const helper = alongside ? around.second : around.follower;
  if (helper < 0 || vehicles.granted[helper] === 1 || vehicles.where[helper] !== Where.lane) return;
  vehicles.letsIn[helper] = v;
  vehicles.letsInUntil[helper] = until;
}

/** True if somebody stands because it must come over to a lane. */
function waitsForLane(world: World, w: number, lane: number): boolean {
  const { where, speed } = world.vehicles;
  return w >= 0 && where[w] === Where.lane && speed[w]! < STANDING && wantsLane(world, w, lane);
}

/** Who is around in another lane, in `around`. */
function look(world: World, v: number, lane: number): void {
  const { vehicles, lanes, tables, connections } = world;
  const { position, length } = vehicles;
  const own = position[v]!;
  const rear = own - length[v]!;
  const first = lanes.start[lane]!;
  const end = first + lanes.count[lane]!;
  const at = placeBehind(lanes, lane, position, v);
  around.leader = -1;
  around.gapAhead = Infinity;
  if (at > first) {
    around.leader = lanes.order[at - 1]!;
    around.gapAhead = position[around.leader]! - length[around.leader]! - own;
  } else if (tables.out.start[lane + 1]! > tables.out.start[lane]!) {
    lookAheadOnLane(world, v, lane, connectionIn(world, v, lane), false);
    around.leader = world.ahead.vehicle;
    around.gapAhead = world.ahead.gap;
  }
  around.follower = -1;
  around.second = -1;
  around.gapBehind = Infinity;
  if (at < end) {
    around.follower = lanes.order[at]!;
    around.gapBehind = rear - position[around.follower]!;
    if (at + 1 < end) around.second = lanes.order[at + 1]!;
    return;
  }
  for (let index = tables.into.start[lane]!; index < tables.into.start[lane + 1]!; index++) {
    const connection = tables.into.items[index]!;
    if (connections.count[connection]! === 0) continue;
    const w = connections.order[connections.start[connection]!]!;
    const gap = rear + tables.connectionLength[connection]! - position[w]!;
    if (gap >= around.gapBehind) continue;
    around.gapBehind = gap;
    around.follower = w;
  }
}

function connectionIn(world: World, v: number, lane: number): number {
  const { tables, vehicles } = world;
  for (let at = tables.out.start[lane]!; at < tables.out.start[lane + 1]!; at++) {
    const connection = tables.out.items[at]!;
    if (tables.connectionMovement[connection] === vehicles.nextMovement[v]) return connection;
  }
  return -1;
}

/** Two that would follow one another: gap [m] and speeds [m/s]. */
const pair = { gap: NaN, behind: NaN, ahead: NaN };

/** Whether the gap of the pair is enough. */
function isEnough(): boolean {
  const { gap, behind, ahead } = pair;
  return gap >= leastGap(behind, behind - ahead, around.press) && isSafe(gap - TOUCH, behind, ahead);
}

/** Whether the gaps in `around` are enough. */
function fits(world: World, v: number, target: number): boolean {
  const { vehicles, tables } = world;
  const rear = vehicles.position[v]! - vehicles.length[v]!;
  if (rear < tables.laneBegin[target]!) return false;
  // The last on the lane leaves those who are on their way out of the intersection the room they counted on.
  if (rear < world.promised[target]! && (around.follower < 0 || vehicles.where[around.follower] !== Where.lane))
    return false;
  if (around.leader >= 0) {
    pair.gap = around.gapAhead;
    pair.behind = vehicles.speed[v]!;
    pair.ahead = vehicles.speed[around.leader]!;
    if (!isEnough()) return false;
  }
  if (around.follower >= 0) {
    pair.gap = around.gapBehind;
    pair.behind = vehicles.speed[around.follower]!;
    pair.ahead = vehicles.speed[v]!;
    if (!isEnough()) return false;
  }
  return true;
}

/** To a lane that suits as well, if one gets on better there. */
function mayChange(world: World, v: number, lane: number): void {
  const { vehicles, tables, lanes, tick, input } = world;
  const toLine = tables.laneEnd[lane]! - vehicles.position[v]!;
  if (toLine < NO_PLEASURE || vehicles.place[v]! >= 0) return;
  const inner = tables.laneInner[lane]!;
  const outer = tables.laneOuter[lane]!;
  if (!(inner >= 0 && suits(world, v, inner)) && !(outer >= 0 && suits(world, v, outer))) return;
  if (tick - vehicles.changedAt[v]! < REST * input.ticksPerSecond && vehicles.changedFrom[v]! >= 0) return;
  const at = placeBehind(lanes, lane, vehicles.position, v) - 1;
  const leader = at >= lanes.start[lane]! ? lanes.order[at]! : -1;
  if (vehicles.speed[v]! < CRAWL && !(leader >= 0 && holdsUp(world, leader, lane))) return;
  const { position, length } = vehicles;
  if (leader >= 0) question.gap = position[leader]! - length[leader]! - position[v]!;
  askInLane(world, v, lane, leader);
  const { free, answer: here } = question;
  const next = vehicles.connection[v]!;
  const after = next >= 0 ? stepsAfter(world, v, next) : 0;
  if (free - here + FORESIGHT_BIAS * after < 0.2) return;
  const old = at + 2 < lanes.start[lane]! + lanes.count[lane]! ? lanes.order[at + 2]! : -1;
  for (let side = 0; side < 2; side++) {
    const target = side === 0 ? inner : outer;
    if (target < 0 || !suits(world, v, target)) continue;
    look(world, v, target);
    around.press = 0;
    if (!fits(world, v, target)) continue;
    question.gap = around.gapAhead;
    askInLane(world, v, target, around.leader);
    const there = question.answer;
    const connection = connectionIn(world, v, target);
    const bias = connection >= 0 ? FORESIGHT_BIAS * (after - stepsAfter(world, v, connection)) : 0;
    let loss = 0;
    let newFollower = 0;
    if (around.follower >= 0) {
      question.gap = around.gapBehind;
      askBehind(world, around.follower, v);
      newFollower = question.answer;
      loss = Math.min(question.free, vehicles.acceleration[around.follower]!) - newFollower;
    }
    let oldGain = 0;
    if (old >= 0 && leader >= 0) {
      question.gap = position[leader]! - length[leader]! - position[old]!;
      askBehind(world, old, leader);
      oldGain = question.answer - vehicles.acceleration[old]!;
    }
    if (!wantsToChange(there - here, loss, oldGain, newFollower, bias)) continue;
    change(world, v, lane, target);
    return;
  }
}

/** True for one who stands for reasons of its own, so that those behind do well to go round: at a stop, or waiting for a gap. */
function holdsUp(world: World, v: number, lane: number): boolean {
  const { vehicles } = world;
  return vehicles.dwellUntil[v]! >= 0 || (vehicles.speed[v]! < STANDING && stepsWanted(world, v, lane) !== 0);
}

/** What acceleration it would have in a lane, behind a leader `question.gap` ahead or before a line it may not pass. */
function askInLane(world: World, v: number, lane: number, leader: number): void {
  const { vehicles, tables } = world;
  if (leader >= 0) {
    askBehind(world, v, leader);
    question.answer = Math.min(question.free, question.answer);
    return;
  }
  question.gap = tables.laneEnd[lane]! - vehicles.position[v]! + 1;
  askBeforePoint(world, v);
  const movement = vehicles.nextMovement[v]!;
  if (movement < 0 || classOf(world, movement) !== NO_WAY) question.answer = question.free;
}

function suits(world: World, v: number, target: number): boolean {
  const { vehicles, tables } = world;
  const movement = vehicles.nextMovement[v]!;
  return movement < 0 || tables.laneSteps[movement * MAX_LANES + tables.laneNumber[target]!]! === 0;
}

function change(world: World, v: number, from: number, to: number): void {
  const { vehicles, lanes, tick } = world;
  remove(lanes, from, v);
  insert(lanes, to, v, vehicles.position);
  vehicles.on[v] = to;
  vehicles.changedAt[v] = tick;
  vehicles.changedFrom[v] = from;
  vehicles.fallsBehind[v] = -1;
  vehicles.letsIn[v] = -1;
  vehicles.waits[v] = Wait.none;
  vehicles.waitSince[v] = -1;
  vehicles.reaction[v] = 0;
  chooseConnection(world, v, to);
}
