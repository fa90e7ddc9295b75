/**
 * Conflict areas: taking and giving back. An area is held from one side at a time, by as many vehicles of that side as like.
 */
import { STAND_GAP } from './following.ts';
import { Wait } from './vehicles.ts';
import type { World } from './world.ts';

/** True for a vehicle on the connection that does not hold all of its areas yet. */
export function takesMore(world: World, v: number, connection: number): boolean {
  const { start } = world.tables.conflicts;
  return world.vehicles.taken[v]! < start[connection + 1]! - start[connection]!;
}

/** True if a conflict area of a connection, by its entry in the list, is held from the other side. */
export function heldByOther(world: World, entry: number): boolean {
  const { tables, areaHolders, areaSide } = world;
  const area = tables.conflicts.items[entry]!;
  return areaHolders[area]! > 0 && areaSide[area] !== tables.conflictSide[entry];
}

/** Takes the areas of a connection up to the `upTo`-th, and with the first of them a place on the exit lane. */
export function take(world: World, v: number, connection: number, upTo: number): void {
  const { vehicles, tables, areaHolders, areaWaiting, areaSide } = world;
  const start = tables.conflicts.start[connection]!;
  const all = tables.conflicts.start[connection + 1]! - start;
  if (vehicles.granted[v] === 0) {
    vehicles.granted[v] = 1;
    vehicles.taken[v] = 0;
    vehicles.released[v] = 0;
    const lane = tables.connectionTo[connection]!;
    world.promised[lane] = world.promised[lane]! + vehicles.length[v]! + STAND_GAP;
  } else waitsNoMore(world, v, connection);
  for (let entry = start + vehicles.taken[v]!; entry < start + upTo; entry++) {
    const area = tables.conflicts.items[entry]!;
    areaHolders[area] = areaHolders[area]! + 1;
    areaSide[area] = tables.conflictSide[entry]!;
    if (upTo < all) areaWaiting[area] = areaWaiting[area]! + 1;
  }
  vehicles.taken[v] = upTo;
  vehicles.waitSince[v] = -1;
  vehicles.waits[v] = Wait.none;
}

/** What somebody held while waiting for the rest is no longer held by somebody who waits. */
function waitsNoMore(world: World, v: number, connection: number): void {
  const { vehicles, tables, areaWaiting } = world;
  const start = tables.conflicts.start[connection]!;
  const end = tables.conflicts.start[connection + 1]!;
  for (let at = start + vehicles.released[v]!; at < end; at++) {
    const order = tables.leaveOrder[at]!;
    if (order >= vehicles.taken[v]!) continue;
    const area = tables.conflicts.items[start + order]!;
    areaWaiting[area] = areaWaiting[area]! - 1;
  }
}

/** A driver who has not passed the line yet gives up what it was granted. */
export function giveBack(world: World, v: number): void {
  const { vehicles, tables, areaHolders } = world;
  const connection = vehicles.connection[v]!;
  const start = tables.conflicts.start[connection]!;
  if (takesMore(world, v, connection)) waitsNoMore(world, v, connection);
  for (let entry = start; entry < start + vehicles.taken[v]!; entry++) {
    const area = tables.conflicts.items[entry]!;
    areaHolders[area] = areaHolders[area]! - 1;
  }
  const lane = tables.connectionTo[connection]!;
  world.promised[lane] = world.promised[lane]! - vehicles.length[v]! - STAND_GAP;
  vehicles.granted[v] = 0;
  vehicles.taken[v] = 0;
  vehicles.released[v] = 0;
  if (vehicles.holds[v] === 0) return;
  const { used } = world.waitingAreas;
  const from = tables.connectionFrom[connection]!;
  vehicles.holds[v] = 0;
  used[from] = used[from]! - vehicles.length[v]! - STAND_GAP;
}

/** Gives back every area that the rear has left. @param rear along the connection [m] */
export function releaseBehind(world: World, v: number, connection: number, rear: number): void {
  const { vehicles, tables, areaHolders, areaWaiting } = world;
  const start = tables.conflicts.start[connection]!;
  const all = tables.conflicts.start[connection + 1]! - start;
  const waits = takesMore(world, v, connection);
  let released = vehicles.released[v]!;
  while (released < all) {
    const entry = start + tables.leaveOrder[start + released]!;
    if (tables.conflictLeave[entry]! > rear) break;
    const area = tables.conflicts.items[entry]!;
    areaHolders[area] = areaHolders[area]! - 1;
    if (waits) areaWaiting[area] = areaWaiting[area]! - 1;
    released++;
  }
  vehicles.released[v] = released;
}
