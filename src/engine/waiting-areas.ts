/**
 * Left-turn waiting areas 待转区: entered beyond the stop line on the green of the own approach's through traffic while the left turn
 * is red, held until the left turn's own green comes. Several wait in one, one behind the other, if each fits as a whole.
 *
 * Who waits has taken the conflict areas up to the end of the waiting area, all of them with traffic that is red meanwhile; for the
 * rest it waits like a left-turner inside an intersection. Areas are used only where the plan lets the left turn follow the through
 * traffic before anybody else gets green that would have to cross them. Should that happen all the same, as when a plan is left for
 * another, whoever is inside clears out.
 */
import { throughBeside, waitingHold } from '../network/index.ts';
import type { Network } from '../network/index.ts';
import { Aspect, ControlMode } from '../signal/index.ts';
import type { CompiledController, CompiledPlan, SignalProgram } from '../signal/index.ts';
import { take, takesMore } from './conflict-areas.ts';
import { STAND_GAP } from './following.ts';
import { canStop, YELLOW_BRAKE } from './models/yellow.ts';
import type { Tables } from './tables.ts';
import type { World } from './world.ts';
import { classOf, keepsRoom, NO_WAY, STANDING } from './yielding.ts';

/** One left turn with a waiting area. */
interface WaitingArea {
  readonly lane: number;
  readonly movement: number;
  readonly through: readonly number[];
  /** Movements that would have to cross who waits. */
  readonly crossing: readonly number[];
  readonly controller: number;
  /** The controller as read last, and by its plans: 1 where the left turn follows. */
  read: CompiledController | undefined;
  follows: Uint8Array;
}

export interface WaitingAreas {
  readonly list: readonly WaitingArea[];
  /** By connection: its area (−1: none), how far one may go in it [m], and how many conflict areas one takes for that. */
  readonly of: Int32Array;
  readonly hold: Float64Array;
  readonly taken: Int32Array;
  /** By area: 1 while it may be entered, and since when it shows what it shows. */
  readonly open: Uint8Array;
  readonly since: Int32Array;
  /** By lane: metres of its area that are taken. */
  readonly used: Float64Array;
  /** Answer of `mustStopInside` [m along the connection]. */
  stop: number;
}

export function createWaitingAreas(network: Network, tables: Tables, program: SignalProgram): WaitingAreas {
  const hold = Float64Array.from(network.connections, (connection) => waitingHold(network, connection));
  const taken = Int32Array.from(network.connections, ({ index }) => entriesBefore(tables, index, hold[index]!));
  const list: WaitingArea[] = [];
  const of = Int32Array.from(network.connections, ({ index, fromLane, movement }) => {
    if (hold[index] === 0) return -1;
    const known = list.findIndex((area) => area.lane === fromLane && area.movement === movement);
    if (known >= 0) return known;
    const { node } = network.movements[movement]!;
    const controller = program.controllers.findIndex(({ nodes }) => nodes.includes(node));
    const area = {
      lane: fromLane,
      movement,
      through: throughBeside(network, network.movements[movement]!).map((one) => one.index),
      crossing: crossingOf(tables, network.movements[movement]!.connections, taken),
      controller,
      read: undefined,
      follows: new Uint8Array(0),
    };
    return list.push(area) - 1;
  });
  return {
    list,
    of,
    hold,
    taken,
    open: new Uint8Array(list.length),
    since: new Int32Array(list.length),
    used: new Float64Array(network.lanes.length),
    stop: NaN,
  };
}

function entriesBefore({ conflicts, conflictEnter }: Tables, connection: number, hold: number): number {
  let entry = conflicts.start[connection]!;
  while (entry < conflicts.start[connection + 1]! && conflictEnter[entry]! < hold) entry++;
  return entry - conflicts.start[connection]!;
}

function crossingOf(tables: Tables, connections: readonly number[], taken: Int32Array): number[] {
  const found = new Set<number>();
  for (const connection of connections) {
    const start = tables.conflicts.start[connection]!;
    for (let entry = start; entry < start + taken[connection]!; entry++)
      found.add(tables.connectionMovement[tables.conflictOther[entry]!]!);
  }
  return [...found];
}

/** Finds out in which plans of its controller an area may be used. */
function readPlans(area: WaitingArea, controller: CompiledController): void {
  const placeOf = (movement: number) => controller.movements.indexOf(movement);
  area.read = controller;
  area.follows = Uint8Array.from(controller.plans, (plan) =>
    leftFollows(plan, placeOf(area.movement), area.through.map(placeOf), area.crossing.map(placeOf)) ? 1 : 0,
  );
}

/** True if in a plan's cycle, whenever the through green is over, the left turn is green before anybody who would cross it. */
function leftFollows(
  { cycle, aspects }: CompiledPlan,
  left: number,
  through: readonly number[],
  crossing: readonly number[],
): boolean {
  const isGreen = (movement: number, at: number) => {
    const aspect = aspects[movement * cycle + (at % cycle)];
    return aspect === Aspect.green || aspect === Aspect.greenFlash;
  };
  const anyGreen = (movements: readonly number[], at: number) => movements.some((movement) => isGreen(movement, at));
  let ends = 0;
  for (let tick = 0; tick < cycle; tick++) {
    if (!anyGreen(through, tick) || anyGreen(through, tick + 1)) continue;
    ends++;
    let next = tick + 1;
    while (next < tick + cycle && !isGreen(left, next) && !anyGreen(crossing, next)) next++;
    if (!isGreen(left, next)) return false;
  }
  return ends > 0;
}

/** Before rights are granted: opens and closes the areas, and lets those inside go. */
export function openWaitingAreas(world: World): void {
  const { waitingAreas, signals, tick } = world;
  for (let area = 0; area < waitingAreas.list.length; area++) {
    const own = waitingAreas.list[area]!;
    const { movement, lane, through, crossing, controller } = own;
    const plans = signals.controllers[controller];
    if (plans !== undefined && plans !== own.read) readPlans(own, plans);
    const isRed = classOf(world, movement) === NO_WAY && signals.aspects[movement] !== Aspect.yellow;
    if (waitingAreas.used[lane]! > 0 && (classOf(world, movement) !== NO_WAY || isAnyGreen(world, crossing)))
      letGo(world, lane);
    const isFollowed = own.follows[signals.plan[controller]!] === 1 && keepsOrder(signals.mode[controller]!);
    const isOpen = isRed && isFollowed && isAnyGreen(world, through) ? 1 : 0;
    if (waitingAreas.open[area] === isOpen) continue;
    waitingAreas.open[area] = isOpen;
    waitingAreas.since[area] = tick;
  }
}

/** False where anything else than the plan's own order decides what is green next. */
function keepsOrder(mode: number): boolean {
  return mode !== ControlMode.adaptive && mode !== ControlMode.officer && mode !== ControlMode.preempted;
}

function isAnyGreen({ signals }: World, movements: readonly number[]): boolean {
  for (let at = 0; at < movements.length; at++) {
    const aspect = signals.aspects[movements[at]!];
    if (aspect === Aspect.green || aspect === Aspect.greenFlash) return true;
  }
  return false;
}

function letGo({ tables, vehicles, lanes, connections, waitingAreas }: World, lane: number): void {
  waitingAreas.used[lane] = 0;
  for (let at = lanes.start[lane]!; at < lanes.start[lane]! + lanes.count[lane]!; at++)
    vehicles.holds[lanes.order[at]!] = 0;
  for (let out = tables.out.start[lane]!; out < tables.out.start[lane + 1]!; out++) {
    const connection = tables.out.items[out]!;
    const start = connections.start[connection]!;
    for (let at = start; at < start + connections.count[connection]!; at++) vehicles.holds[connections.order[at]!] = 0;
  }
}

/** A driver at red before its waiting area: `stays` behind the line, `starts` to react, or `enters`. */
export const Entry = { stays: 0, starts: 1, enters: 2 } as const;

/** Decides at red; takes what it needs in the waiting area when it may go. */
export function enterWaitingArea(world: World, v: number, lane: number, connection: number): number {
  const { vehicles, tables, waitingAreas, tickLength } = world;
  const area = waitingAreas.of[connection]!;
  if (area < 0) return Entry.stays;
  const distance = tables.laneEnd[lane]! - vehicles.position[v]!;
  const speed = vehicles.speed[v]!;
  if (waitingAreas.open[area] === 0) {
    if (vehicles.granted[v] === 0) return Entry.stays;
    // The through green is over: as for its yellow, who is too near to stop goes on.
    const elapsed = vehicles.goes[v] === 1 ? Infinity : (world.tick - waitingAreas.since[area]!) * tickLength;
    const stops = canStop(distance, speed, elapsed);
    vehicles.goes[v] = stops ? 0 : 1;
    return stops ? Entry.stays : Entry.enters;
  }
  vehicles.goes[v] = 0;
  if (vehicles.granted[v] === 1) return Entry.enters;
  if (waitingAreas.used[lane]! + vehicles.length[v]! > waitingAreas.hold[connection]!) return Entry.stays;
  if (vehicles.reaction[v]! > 0) {
    vehicles.reaction[v] = vehicles.reaction[v]! - 1;
    if (speed < STANDING) return Entry.starts;
  }
  if (distance > speed * (speed / (2 * YELLOW_BRAKE) + tickLength + 0.5) + 3) return Entry.enters;
  if (vehicles.tail[v]! >= 0 || !isFree(world, v, connection)) return Entry.stays;
  take(world, v, connection, waitingAreas.taken[connection]!);
  vehicles.holds[v] = 1;
  waitingAreas.used[lane] = waitingAreas.used[lane]! + vehicles.length[v]! + STAND_GAP;
  return Entry.enters;
}

/**
 * Whether nobody is in the way in the waiting area, nor waits inside for something else and holds what will be needed: of a circle of
 * waiting, the last to come in would not have.
 */
function isFree(world: World, v: number, connection: number): boolean {
  const { tables, vehicles, areaHolders, areaSide, areaWaiting, waitingAreas } = world;
  const before = world.last[connection]!;
  if (before >= 0 && vehicles.holds[before] === 0 && takesMore(world, before, connection)) return false;
  if (!keepsRoom(world, v, connection, vehicles.length[v]! + STAND_GAP)) return false;
  const start = tables.conflicts.start[connection]!;
  const first = start + waitingAreas.taken[connection]!;
  for (let entry = start; entry < tables.conflicts.start[connection + 1]!; entry++) {
    const area = tables.conflicts.items[entry]!;
    if (areaHolders[area] === 0 || areaSide[area] === tables.conflictSide[entry]) continue;
    if (entry < first || areaWaiting[area]! > 0) return false;
  }
  return true;
}

/** Whether a vehicle must stop on its connection for now; where, in `waitingAreas.stop`. */
export function mustStopInside({ tables, vehicles, waitingAreas }: World, v: number, connection: number): boolean {
  const next = tables.conflicts.start[connection]! + vehicles.taken[v]!;
  if (vehicles.holds[v] === 1) waitingAreas.stop = waitingAreas.hold[connection]!;
  else if (next < tables.conflicts.start[connection + 1]!) waitingAreas.stop = tables.conflictEnter[next]!;
  else return false;
  return true;
}

/** Whether a driver in a waiting area may want to go on: its green has come and, if it is the first, it has seen that. */
export function mayLeave({ vehicles }: World, v: number, isFirst: boolean): boolean {
  const stands = vehicles.speed[v]! < STANDING;
  if (vehicles.holds[v] === 1) {
    if (stands) vehicles.reaction[v] = vehicles.startUp[v]!;
    return false;
  }
  if (!isFirst || vehicles.reaction[v] === 0) return true;
  vehicles.reaction[v] = vehicles.reaction[v]! - 1;
  return !stands;
}
