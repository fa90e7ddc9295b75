/**
 * Right of way: who may pass the stop line in this tick.
 *
 * A vehicle enters a conflict area only while it holds it. An area is held from one side at a time, by as many vehicles of that
 * side as like, so bodies from both sides are never in it together. A driver takes all areas of its way at once, or none: nobody
 * holds one and waits for another, so no circle of waiting can close. The one exception is a left or U-turn at a signal or from
 * the major road, which takes the areas before the opposing traffic's first and waits inside for the rest; whoever would get stuck behind it may not
 * take anything meanwhile. Areas are given back when the rear has left them.
 *
 * Who yields: right on red yields to green, permissive green to protected, and within a class the network's rule (rank, from the
 * right, index). Two of equal rank that both stand go in the order in which they came to stand.
 */
import { Aspect } from '../signal/index.ts';
import { giveBack, take, takesMore } from './conflict-areas.ts';
import { rearOn, STAND_GAP } from './following.ts';
import { staysPut } from './models/car-following.ts';
import { timeToDrive } from './models/gap-acceptance.ts';
import { canStop, YELLOW_BRAKE } from './models/yellow.ts';
import { followRules } from './unlit.ts';
import { listBusy } from './order.ts';
import { stepsWanted, turnSpeed, WRONG_LANE_OUTWARD } from './route.ts';
import { Blocks, Wait } from './vehicles.ts';
import { LINE_OFFSET } from './way.ts';
import type { World } from './world.ts';
import { Entry, enterWaitingArea, mayLeave } from './waiting-areas.ts';
import { blockedBy, classOf, keepsRoom, mustYield, NO_WAY, STANDING } from './yielding.ts';

/** Drivers who must yield look for a gap from this close to the line [m]. Assumed. */
const LOOKING = 15;
/** Standing drivers mind the line from this far, others from further off: beyond where they would begin to brake [m]. */
const IN_SIGHT = 40;
/** From this far before a turn drivers close up as they will keep in it [m]. Assumed. */
const TURN_NEAR = 40;
/** A driver in the wrong lane who must go inward waits this close to the line [m]. */
const WRONG_LANE_INWARD = 3;

/**
 * At the line of the lane that is looked at: when the last that had to yield has passed it, or will have, and when the next could [s since
 * midnight]. Fields and not arguments, or each number would be an object on the heap; so too in what is asked of `yielding.ts`.
 */
const atLine = { passed: NaN, next: NaN };

/** Notes since when each movement has shown its aspect. */
export function noteAspects(world: World): void {
  const { shown, shownSince, signals } = world;
  for (let movement = 0; movement < shown.length; movement++) {
    if (shown[movement] === signals.aspects[movement]) continue;
    shown[movement] = signals.aspects[movement]!;
    shownSince[movement] = world.tick;
    rouse(world, movement);
    followRules(world, movement);
  }
}

/** Whoever rests before a movement looks up. */
function rouse({ tables, rests }: World, movement: number): void {
  for (let at = tables.ways.start[movement]!; at < tables.ways.start[movement + 1]!; at++)
    rests[tables.connectionFrom[tables.ways.items[at]!]!] = 0;
}

/** Fixes for every lane who must stop at its line, and takes conflict areas for those who pass. */
export function grantRights(world: World): void {
  const { lanes, connections, tables, stopper, rests, busyLanes, busyConnections, wakeLanes } = world;
  listBusy(connections, busyConnections);
  for (let at = 0; at < busyConnections.count; at++) completeInside(world, busyConnections.items[at]!);
  listBusy(lanes, busyLanes);
  listWake(world);
  for (let at = 0; at < wakeLanes.count; at++) {
    const lane = wakeLanes.items[at]!;
    rests[lane] = 0;
    stopper[lane] = -1;
    if (tables.out.start[lane + 1]! > tables.out.start[lane]!) passLine(world, lane);
  }
}

/** Lanes whose first does not rest, or is another one than did. */
function listWake({ lanes, rests, stopper, busyLanes, wakeLanes }: World): void {
  let count = 0;
  for (let at = 0; at < busyLanes.count; at++) {
    const lane = busyLanes.items[at]!;
    wakeLanes.items[count] = lane;
    count += rests[lane] === 1 && lanes.order[lanes.start[lane]!] === stopper[lane] ? 0 : 1;
  }
  wakeLanes.count = count;
}

/** Those who wait inside for the opposing traffic take the rest when they can. */
function completeInside(world: World, connection: number): void {
  const { connections, vehicles, tables } = world;
  const all = tables.conflicts.start[connection + 1]! - tables.conflicts.start[connection]!;
  const hasArea = world.waitingAreas.of[connection]! >= 0;
  if (tables.takenFirst[connection] === all && !hasArea) return;
  const start = connections.start[connection]!;
  for (let at = start; at < start + connections.count[connection]!; at++) {
    const v = connections.order[at]!;
    if (!takesMore(world, v, connection)) continue;
    if (hasArea && !mayLeave(world, v, at === start)) return;
    const yieldsTo = blockedBy(world, v, connection, vehicles.taken[v]!, rankInside(world, connection));
    if (yieldsTo !== Wait.none) {
      noteWait(world, v, yieldsTo === Wait.clearing ? Wait.conflict : yieldsTo);
      return;
    }
    take(world, v, connection, all);
  }
}

/** Rank of a driver inside who wants the rest of its way: whoever is left over in a waiting area when its green is over clears out. */
function rankInside(world: World, connection: number): number {
  const { tables, waitingAreas } = world;
  const movement = tables.connectionMovement[connection]!;
  if (waitingAreas.of[connection]! >= 0 && classOf(world, movement) === NO_WAY) return -1;
  return tables.movementSignalised[movement]!;
}

/** The drivers of one lane from the front backwards, until one must stop at the line. */
function passLine(world: World, lane: number): void {
  const { lanes, vehicles, tables } = world;
  const line = tables.laneEnd[lane]!;
  const start = lanes.start[lane]!;
  const end = start + lanes.count[lane]!;
  atLine.passed = world.linePassed[lane]!;
  let followsOne = false;
  for (let at = start; at < end; at++) {
    const v = lanes.order[at]!;
    const distance = line - vehicles.position[v]!;
    const speed = vehicles.speed[v]!;
    if (distance > IN_SIGHT + speed * (1.5 + 0.3 * speed)) return;
    if (vehicles.place[v]! >= 0 || vehicles.nextMovement[v]! < 0) {
      if (speed >= STANDING) continue;
      giveBackFrom(world, lane, at + 1);
      return;
    }
    const connection = vehicles.connection[v]!;
    const turns = connection >= 0 && distance < TURN_NEAR;
    vehicles.keeps[v] = vehicles.timeGap[v]! * (turns ? world.gapShare[connection]! : 1);
    if (mayPass(world, v, lane, followsOne)) {
      followsOne ||= vehicles.granted[v] === 0;
      if (mustYield(world, tables.connectionMovement[connection]!)) {
        expectAtLine(world, v, lane);
        atLine.passed = atLine.next;
      }
      // Nobody takes an area behind a driver who will wait inside: both could wait for one another.
      const waitsInside = vehicles.granted[v] === 1 && takesMore(world, v, connection) && vehicles.holds[v] === 0;
      if (waitsInside && at + 1 < end) {
        stopAtLine(world, lane, at + 1, 0);
        return;
      }
      continue;
    }
    const outward = vehicles.waits[v] === Wait.lane && stepsWanted(world, v, lane) > 0;
    const inward = vehicles.waits[v] === Wait.lane && !outward;
    stopAtLine(world, lane, at, outward ? WRONG_LANE_OUTWARD : inward ? WRONG_LANE_INWARD : 0);
    if (at === start && staysForRed(world, v, connection, distance)) world.rests[lane] = 1;
    return;
  }
}

/** True for one that stands so near its line at red that it stays there, whatever it follows, as long as its aspect is the same. */
function staysForRed(world: World, v: number, connection: number, toLine: number): boolean {
  const { vehicles, tables, waitingAreas } = world;
  if (vehicles.waits[v] !== Wait.signal || vehicles.speed[v] !== 0 || vehicles.stopped[v] === 0) return false;
  if (!staysPut(toLine + LINE_OFFSET, 0, 0, STAND_GAP) || waitingAreas.of[connection]! >= 0) return false;
  return classOf(world, tables.connectionMovement[connection]!) === NO_WAY;
}

function stopAtLine(world: World, lane: number, place: number, before: number): void {
  giveBackFrom(world, lane, place);
  world.stopper[lane] = world.lanes.order[place]!;
  world.stopBefore[lane] = before;
}

/** Whoever is behind one that stands gives back too: kept by one that somebody cut in before, an area shuts out the cross traffic. */
function giveBackFrom(world: World, lane: number, place: number): void {
  const { lanes, vehicles } = world;
  const end = lanes.start[lane]! + lanes.count[lane]!;
  for (let at = place; at < end; at++) {
    const v = lanes.order[at]!;
    if (vehicles.granted[v] === 1) giveBack(world, v);
  }
}

function noteWait(world: World, v: number, why: number): void {
  const { vehicles } = world;
  vehicles.waits[v] = why;
  if (vehicles.speed[v]! >= STANDING) vehicles.waitSince[v] = -1;
  else if (vehicles.waitSince[v]! < 0) vehicles.waitSince[v] = world.tick;
}

/**
 * Decides for one driver near its stop line; takes conflict areas when it may go.
 *
 * @param followsOne somebody before it comes on without the right of way yet, counting on others to clear
 */
function mayPass(world: World, v: number, lane: number, followsOne: boolean): boolean {
  const { vehicles, tables, signals, shownSince } = world;
  const distance = tables.laneEnd[lane]! - vehicles.position[v]!;
  const connection = vehicles.connection[v]!;
  const speed = vehicles.speed[v]!;
  if (connection < 0) {
    noteWait(world, v, Wait.lane);
    return false;
  }
  const movement = tables.connectionMovement[connection]!;
  const aspect = signals.aspects[movement]!;
  const rank = classOf(world, movement);
  if (rank === NO_WAY) {
    const entry = enterWaitingArea(world, v, lane, connection);
    if (entry !== Entry.stays) return entry === Entry.enters;
    const elapsed = aspect === Aspect.yellow ? (world.tick - shownSince[movement]!) * world.tickLength : Infinity;
    // Who decided to go on yellow may pass the first moment of red; who was slowed since then stops after all.
    const stays = canStop(distance, speed, elapsed) || (aspect !== Aspect.yellow && vehicles.goes[v] === 0);
    if (stays) {
      vehicles.goes[v] = 0;
      if (vehicles.granted[v] === 1) giveBack(world, v);
      noteWait(world, v, Wait.signal);
      if (speed < STANDING) vehicles.reaction[v] = vehicles.startUp[v]!;
      return false;
    }
    vehicles.goes[v] = 1;
  } else vehicles.goes[v] = 0;

  if (vehicles.reaction[v]! > 0) {
    vehicles.reaction[v] = vehicles.reaction[v]! - 1;
    if (speed < STANDING) return false;
  }
  if (vehicles.granted[v] === 1) {
    if (takesMore(world, v, connection)) completeBefore(world, v, connection, rank);
    // Room ahead that was taken since by a lane changer: stop again while that is still easy.
    if (vehicles.blocks[v] !== Blocks.never || distance < (speed * speed) / (2 * YELLOW_BRAKE) + 1) return true;
    if (takesMore(world, v, connection) || keepsRoom(world, v, connection, vehicles.length[v]! + STAND_GAP))
      return true;
    giveBack(world, v);
    noteWait(world, v, Wait.exit);
    return false;
  }
  const yields = mustYield(world, movement);
  const near = yields ? LOOKING : speed * (speed / (2 * YELLOW_BRAKE) + world.tickLength + 0.5) + 3;
  if (distance > near) return !yields;
  if (vehicles.tail[v]! >= 0) return false;
  if (yields) {
    expectAtLine(world, v, lane);
    if (atLine.next < atLine.passed + tables.movementFollowUp[movement]!) {
      noteWait(world, v, Wait.priority);
      return false;
    }
  }
  const why = request(world, v, lane, connection, rank, followsOne);
  if (why === Wait.none || why === Wait.clearing) return true;
  noteWait(world, v, why);
  return false;
}

/** On its way to a waiting area when its green comes: it need not wait there. */
function completeBefore(world: World, v: number, connection: number, rank: number): void {
  const { tables, vehicles, waitingAreas } = world;
  if (waitingAreas.of[connection]! < 0) return;
  if (blockedBy(world, v, connection, vehicles.taken[v]!, rank) !== Wait.none) return;
  take(world, v, connection, tables.conflicts.start[connection + 1]! - tables.conflicts.start[connection]!);
}

/** When its front could pass the line, in `atLine.next`. */
function expectAtLine(world: World, v: number, lane: number): void {
  const { vehicles, tables } = world;
  const distance = tables.laneEnd[lane]! - vehicles.position[v]!;
  const speed = turnSpeed(world, v, vehicles.connection[v]!);
  atLine.next = world.tick * world.tickLength + timeToDrive(distance, vehicles.speed[v]!, speed, vehicles.accel[v]!);
}

function request(world: World, v: number, lane: number, connection: number, rank: number, followsOne: boolean): number {
  const { tables } = world;
  if (isStuckAhead(world, lane, connection)) return Wait.conflict;
  const all = tables.conflicts.start[connection + 1]! - tables.conflicts.start[connection]!;
  const before = world.last[connection]!;
  const behindWaiting = before >= 0 && takesMore(world, before, connection);
  const why =
    behindWaiting || followsOne ? Wait.priority : blockedBy(world, v, connection, 0, rank === NO_WAY ? 0 : rank);
  if (why === Wait.none) {
    take(world, v, connection, all);
    return Wait.none;
  }
  // Green, but the opposing traffic comes: go in as far as the waiting place, if the whole vehicle fits there.
  const first = tables.takenFirst[connection]!;
  // Without a signal only from the major road.
  const movement = tables.connectionMovement[connection]!;
  if (tables.movementSignalised[movement] === 0 && tables.movementRank[movement]! > 1) return why;
  if (first === all || rank > 1 || why === Wait.exit || !mayWaitInside(world, v, connection, before)) return why;
  take(world, v, connection, first);
  return Wait.none;
}

/**
 * Whether a turning driver may go in to the waiting place. What it will need there must not be held by another who waits inside:
 * of a circle of waiting, the last to come in would not have.
 */
function mayWaitInside(world: World, v: number, connection: number, before: number): boolean {
  const { vehicles, tables, areaHolders, areaWaiting, areaSide } = world;
  const room = vehicles.length[v]! + STAND_GAP;
  if (before >= 0 && rearOn(world, connection, before) < room) return false;
  if (!keepsRoom(world, v, connection, room)) return false;
  const start = tables.conflicts.start[connection]!;
  const first = start + tables.takenFirst[connection]!;
  for (let entry = start; entry < tables.conflicts.start[connection + 1]!; entry++) {
    const area = tables.conflicts.items[entry]!;
    if (areaHolders[area] === 0 || areaSide[area] === tables.conflictSide[entry]) continue;
    if (entry < first || areaWaiting[area]! > 0) return false;
  }
  return true;
}

/** True while somebody waits inside whose rear is in the way from this lane. */
function isStuckAhead(world: World, lane: number, connection: number): boolean {
  const { tables, connections } = world;
  for (let at = tables.out.start[lane]!; at < tables.out.start[lane + 1]!; at++) {
    const other = tables.out.items[at]!;
    if (other === connection || connections.count[other]! === 0) continue;
    const last = world.last[other]!;
    if (takesMore(world, last, other) && rearOn(world, other, last) < tables.apart[connection]!) return true;
  }
  return false;
}
