/** Yielding: whether a driver would get in anybody's way, on the areas of its connection or at its exit. */
import { Aspect } from '../signal/index.ts';
import { heldByOther, takesMore } from './conflict-areas.ts';
import { rearOn, STAND_GAP } from './following.ts';
import { criticalGapAfter, timeToDrive } from './models/gap-acceptance.ts';
import { turnSpeed } from './route.ts';
import { Where } from './simulation-types.ts';
import { carefulSpeed } from './unlit.ts';
import { Blocks, Wait } from './vehicles.ts';
import type { World } from './world.ts';

/** Slower than this is standing [m/s]. */
export const STANDING = 0.3;
/** Acceleration with which others are expected to come [m/s²]. Assumed. */
const EXPECTED_ACCEL = 2;
/** At a signal, the opposing vehicle arrives this long after the turning one has left, at least [s]. Assumed. */
const CLEAR_MARGIN = 0.5;
/** Without one, by so much somebody with priority may be held up at most by one who takes a gap that is long enough [s]. Assumed. */
const HINDRANCE = 1;
/** Those who are leaving an area are expected to speed up with this share of their acceleration, and so much later [s]. Assumed. */
const LEAVING_ACCEL = 0.85;
const LEAVING_MARGIN = 0.1;
/**
 * Braking that one who counts on others to leave an area may have to do after all [m/s²]; less for one who yields, since somebody
 * else may come meanwhile. Assumed.
 */
const FIRM = 8;
const FIRM_YIELDING = 5;
/** Slower than this nobody counts as leaving [m/s]. Assumed. */
const LEAVING_SPEED = 1;
/** Nobody further off than this is waited for [s]. */
const HORIZON = 8;
/** So long one who waits for room is remembered [s], and so much is left to it [m]. Assumed. */
const ASKED_FOR = 1;
const OTHERS_ROOM = 8;
/**
 * Whoever has stood first at a line for so long [s], two long cycles, enters an exit that is full at every one of its greens, since
 * the cross street fills it in between. Assumed.
 */
const PATIENCE = 300;
/** Slower than this on the exit is a queue that may not move [m/s]; nobody needs to look further than this into it [m]. */
export const QUEUE_SPEED = 3;
const ROOM_ENOUGH = 40;

/** How long a driver needs until it is clear, and has until it would brake for the line [s]: fields, as arguments would be objects on the heap. */
const time = { needed: NaN, spare: NaN };

/** Class of right of way of a movement now; lower goes first. */
export const NO_WAY = 9;
export function classOf(world: World, movement: number): number {
  const aspect = world.signals.aspects[movement]!;
  if (aspect === Aspect.green || aspect === Aspect.greenFlash) return world.signals.permissive[movement] === 1 ? 1 : 0;
  if (aspect === Aspect.off || aspect === Aspect.yellowFlash) return 0;
  if (aspect !== Aspect.yellow && world.input.program.rightOnRed[movement] === 1) return 2;
  return NO_WAY;
}

/** True where a movement must yield to others just now. */
export function mustYield(world: World, movement: number): boolean {
  const { movementSignalised, movementRank } = world.tables;
  const rank = classOf(world, movement);
  return rank === 1 || rank === 2 || (movementSignalised[movement] === 0 && movementRank[movement]! > 0);
}

/**
 * Why a driver cannot take the conflict areas of its connection from the `from`-th on, or `Wait.none`. `Wait.clearing`: it could if
 * those inside had left, and by the time it reaches the line they will have.
 *
 * @param rank class of its right of way
 */
export function blockedBy(world: World, v: number, connection: number, from: number, rank: number): number {
  const { vehicles, tables } = world;
  const start = tables.conflicts.start[connection]!;
  const end = tables.conflicts.start[connection + 1]!;
  const position = vehicles.position[v]!;
  // To the start of the connection; negative inside.
  const distance = vehicles.where[v] === Where.lane ? tables.laneEnd[vehicles.on[v]!]! - position : -position;
  const speed = vehicles.speed[v]!;
  const accel = vehicles.accel[v]!;
  const isSignalised = tables.movementSignalised[tables.connectionMovement[connection]!] === 1;
  // To where it would have to brake firmly for the line.
  time.spare =
    distance > 0
      ? timeToDrive(distance, speed, vehicles.desired[v]!, accel) -
        speed / (2 * firmBraking(world, tables.connectionMovement[connection]!))
      : 0;
  let isHeld = false;
  for (let entry = start + from; entry < end; entry++) {
    if (!heldByOther(world, entry)) continue;
    if (isSignalised || !isLeftBy(world, entry)) return Wait.conflict;
    isHeld = true;
  }
  const waited = vehicles.waitSince[v]! >= 0 ? (world.tick - vehicles.waitSince[v]!) * world.tickLength : 0;
  if (vehicles.blocks[v] === Blocks.never && !getsRoom(world, v, connection, rank)) {
    if (waited < PATIENCE) return Wait.exit;
    vehicles.blocks[v] = Blocks.here;
  }
  const gap = criticalGapAfter(
    tables.movementGap[tables.connectionMovement[connection]!]!,
    waited,
    world.impatientShare,
  );
  const desired = turnSpeed(world, v, connection);
  for (let entry = start + from; entry < end; entry++) {
    const other = tables.conflictOther[entry]!;
    const theirs = classOf(world, tables.connectionMovement[other]!);
    const yields = theirs < rank || ((theirs === rank || theirs === NO_WAY) && tables.conflictYields[entry] === 1);
    if (!yields) continue;
    const clear = timeToDrive(distance + tables.conflictLeave[entry]! + vehicles.length[v]!, speed, desired, accel);
    // Without a signal the critical gap counts from the front of the one that has just gone, who kept the area until its rear left.
    time.needed = isSignalised
      ? Math.max(gap, clear + CLEAR_MARGIN)
      : Math.max(gap - tables.conflictPassing[entry]!, clear - HINDRANCE);
    if (somebodyComes(world, v, connection, entry, theirs, rank)) return Wait.priority;
  }
  return isHeld ? Wait.clearing : Wait.none;
}

/** With which one who counts on others to leave would stop if they do not [m/s²]. */
export function firmBraking(world: World, movement: number): number {
  return mustYield(world, movement) ? FIRM_YIELDING : FIRM;
}

/** True if those who hold an area from the other side are all inside, on their way out, and expected to have left it within `time.spare`. */
function isLeftBy(world: World, entry: number): boolean {
  const { tables, connections, vehicles, areaHolders } = world;
  const other = tables.conflictOther[entry]!;
  const leave = tables.conflictOtherLeave[entry]!;
  const first = connections.start[other]!;
  let holders = areaHolders[tables.conflicts.items[entry]!]!;
  for (let at = first - 1; at < first + connections.count[other]!; at++) {
    const w = at < first ? world.rear[other]! : connections.order[at]!;
    if (w < 0) continue;
    const way = leave - rearOn(world, other, w);
    if (way <= 0) continue;
    const speed = vehicles.speed[w]!;
    if (speed < LEAVING_SPEED || takesMore(world, w, other)) return false;
    const gone = timeToDrive(way, speed, vehicles.desired[w]!, LEAVING_ACCEL * vehicles.accel[w]!);
    if (gone + LEAVING_MARGIN > time.spare) return false;
    holders--;
  }
  return holders === 0;
}

/** True if somebody with priority reaches the area from the other connection within `time.needed`. */
function somebodyComes(world: World, v: number, own: number, entry: number, theirs: number, rank: number): boolean {
  const { connections, lanes, vehicles, tables } = world;
  const { needed } = time;
  const other = tables.conflictOther[entry]!;
  const enter = tables.conflictOtherEnter[entry]!;
  const { position, speed, desired } = vehicles;
  // Inside, before the area and not holding it: only those who wait there. One that stands takes longer than we do.
  const inside = connections.start[other]!;
  for (let at = inside; at < inside + connections.count[other]!; at++) {
    const w = connections.order[at]!;
    if (position[w]! >= enter || speed[w]! < STANDING) continue;
    if (!takesMore(world, w, other) || vehicles.holds[w] === 1) continue;
    if (timeToDrive(enter - position[w]!, speed[w]!, desired[w]!, EXPECTED_ACCEL) < needed) return true;
  }
  const lane = tables.connectionFrom[other]!;
  const line = tables.laneEnd[lane]!;
  const start = lanes.start[lane]!;
  const careful = carefulSpeed(world, tables.connectionMovement[other]!);
  for (let at = start; at < start + lanes.count[lane]!; at++) {
    const w = lanes.order[at]!;
    const way = line - position[w]! + enter;
    if (way > HORIZON * (desired[w]! + 1)) return false;
    const standing = vehicles.waitSince[w]! >= 0 && speed[w]! < STANDING;
    const why = vehicles.waits[w]!;
    if (standing && (why === Wait.exit || why === Wait.lane)) return false;
    const comes = vehicles.connection[w] === other && vehicles.place[w]! < 0;
    if (comes && theirs === NO_WAY && vehicles.goes[w] === 0) return false;
    const lets =
      standing && theirs === rank && (isEqual(world, own, other) ? cameBefore(world, v, w) : isHeldUp(rank, why));
    if (comes && !lets) {
      if (timeToDrive(way, speed[w]!, Math.min(desired[w]!, careful), EXPECTED_ACCEL) < needed) return true;
    }
    // While the first of the lane waits for others, nobody behind it comes.
    if (standing && (why === Wait.conflict || why === Wait.priority)) return false;
  }
  return false;
}

/** True for a turning driver at a signal who stands until the opposing traffic lets it: a right turn into the same exit need not wait too. */
function isHeldUp(rank: number, why: number): boolean {
  return rank === 1 && why === Wait.priority;
}

/** True if the other waits for priority too, and came to stand later. */
function cameBefore(world: World, v: number, w: number): boolean {
  const { waits, waitSince } = world.vehicles;
  if (waits[w] !== Wait.priority || waitSince[v]! < 0) return false;
  return waitSince[v]! < waitSince[w]! || (waitSince[v] === waitSince[w] && v < w);
}

function isEqual(world: World, own: number, other: number): boolean {
  const { movementRank, connectionMovement } = world.tables;
  return movementRank[connectionMovement[own]!] === movementRank[connectionMovement[other]!];
}

/**
 * True if there is room on the exit lane, and it is this driver's: who turns right on red, or yields on green, leaves it to
 * one of better right who stands at a line for it. Without that, those who may come at any time take every space that opens, and
 * the through traffic of a full street stood at green for half an hour.
 */
function getsRoom(world: World, v: number, connection: number, rank: number): boolean {
  const { vehicles, tables, roomAsked, roomAskedBy } = world;
  const lane = tables.connectionTo[connection]!;
  const own = vehicles.length[v]! + STAND_GAP;
  const isAsked = world.tick - roomAsked[lane]! <= ASKED_FOR * world.input.ticksPerSecond;
  const isOthers = isAsked && roomAskedBy[lane]! < rank;
  if (keepsRoom(world, v, connection, isOthers ? own + OTHERS_ROOM : own)) return true;
  if (!isOthers && vehicles.speed[v]! < STANDING) {
    roomAsked[lane] = world.tick;
    roomAskedBy[lane] = rank;
  }
  return false;
}

/** True if the exit lane has room for one more, counting everyone who is on the way there and will queue behind what stands. */
export function keepsRoom(world: World, v: number, connection: number, needed: number): boolean {
  const { tables, lanes, vehicles, promised } = world;
  const lane = tables.connectionTo[connection]!;
  const own = vehicles.granted[v] === 1 ? 0 : needed;
  let wanted = promised[lane]! + own;
  const start = lanes.start[lane]!;
  for (let at = start + lanes.count[lane]! - 1; at >= start; at--) {
    const w = lanes.order[at]!;
    const rear = vehicles.position[w]! - vehicles.length[w]!;
    if (vehicles.speed[w]! < QUEUE_SPEED) return rear >= wanted;
    wanted += vehicles.length[w]! + STAND_GAP;
    if (rear > wanted + ROOM_ENOUGH) return true;
  }
  return tables.laneEnd[lane]! >= wanted;
}
