/**
 * Signals that are dark or flash yellow: their intersection is then one without a signal, by the network's ranks, and drivers come to
 * it carefully. Source: 实施条例 art. 42 (flashing yellow: look out, and go on when that is safe).
 */
import { Aspect } from '../signal/index.ts';
import { canStop } from './models/yellow.ts';
import type { World } from './world.ts';

/** At most this fast over the line of a signal that tells nothing [m/s]. Assumed: 30 km/h. */
export const CAREFUL = 30 / 3.6;

/** Puts the rules in force that go with what a movement has begun to show. A node is unlit while any of its movements is. */
export function followRules(world: World, movement: number): void {
  const { tables, signals, unlit, input } = world;
  const node = tables.movementNode[movement]!;
  if (unlit[node] === 0 && !isDark(signals.aspects[movement]!)) return;
  if (!input.network.nodes[node]!.signalised) return;
  const isUnlit = isAnyDark(world, node) ? 1 : 0;
  if (unlit[node] === isUnlit) return;
  unlit[node] = isUnlit;
  changeRules(world, node);
  if (isUnlit === 0) letClearOut(world, node);
}

const isDark = (aspect: number): boolean => aspect === Aspect.off || aspect === Aspect.yellowFlash;

function isAnyDark({ tables, signals }: World, node: number): boolean {
  const { movementNode } = tables;
  for (let movement = 0; movement < movementNode.length; movement++) {
    if (movementNode[movement] === node && isDark(signals.aspects[movement]!)) return true;
  }
  return false;
}

/** A signal that comes on may show red at once: who is too near to stop then goes on, as at yellow. */
function letClearOut({ input, tables, lanes, vehicles }: World, node: number): void {
  for (const link of input.network.nodes[node]!.incoming) {
    for (const lane of input.network.links[link]!.lanes) {
      const start = lanes.start[lane]!;
      for (let at = start; at < start + lanes.count[lane]!; at++) {
        const v = lanes.order[at]!;
        const distance = tables.laneEnd[lane]! - vehicles.position[v]!;
        if (vehicles.granted[v] === 1 && !canStop(distance, vehicles.speed[v]!, 0)) vehicles.goes[v] = 1;
      }
    }
  }
}

/** Exchanges the node's part of the two sets of rules. */
function changeRules({ tables, input }: World, node: number): void {
  const { movements } = input.network;
  const { otherRules } = tables;
  for (let movement = 0; movement < movements.length; movement++) {
    if (tables.movementNode[movement] !== node) continue;
    for (const name of ['movementSignalised', 'movementRank', 'movementGap', 'movementFollowUp'] as const)
      exchange(tables[name], otherRules[name], movement);
    for (const connection of movements[movement]!.connections) {
      const end = tables.conflicts.start[connection + 1]!;
      for (let entry = tables.conflicts.start[connection]!; entry < end; entry++)
        exchange(tables.conflictYields, otherRules.conflictYields, entry);
    }
  }
}

function exchange(one: { [index: number]: number }, other: { [index: number]: number }, at: number): void {
  const kept = one[at]!;
  one[at] = other[at]!;
  other[at] = kept;
}

/** The most a driver drives over the line for a movement, as far as its signal is concerned [m/s]. */
export function carefulSpeed({ tables, unlit }: World, movement: number): number {
  return unlit[tables.movementNode[movement]!] === 1 ? CAREFUL : Infinity;
}
