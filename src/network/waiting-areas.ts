/**
 * Left-turn waiting areas 待转区: how far beyond the stop line the drivers of a connection may wait.
 *
 * They wait while the through traffic of their own approach and all of the opposite one have green. What is marked further than the
 * first conflict area with any of these is not used; a finding says so.
 */
import type { Connection, Movement, Network } from './network.ts';

/**
 * Whether a turning driver might wait inside for the other movement: one from the opposite side rather than from the cross street.
 * Told by what the approaches share: an opposing approach's exit is the own approach's road, or it turns into the same exit.
 */
export function isOpposing(network: Network, own: Movement, other: Movement): boolean {
  if (other.fromLink === own.fromLink) return false;
  const back = network.links[own.fromLink]!.opposite;
  return network.movements.some(
    (movement) =>
      movement.node === own.node &&
      movement.fromLink === other.fromLink &&
      movement.toLink === back &&
      movement.turn === 'through',
  );
}

/** The through movements of the approach of a left turn: on their green it may enter its waiting area. */
export function throughBeside(network: Network, left: Movement): Movement[] {
  return network.links[left.fromLink]!.movements.map((movement) => network.movements[movement]!).filter(
    ({ turn, banned }) => turn === 'through' && !banned,
  );
}

/** Where along a connection the first conflict area begins with traffic that may go while its own driver waits [m]; Infinity if none does. */
function firstConflict(network: Network, connection: Connection): number {
  const own = network.movements[connection.movement]!;
  return Math.min(
    ...connection.conflicts.map((index) => {
      const area = network.conflicts[index]!;
      const isA = area.a === connection.index;
      const other = network.movements[network.connections[isA ? area.b : area.a]!.movement]!;
      const goesMeanwhile = other.fromLink === own.fromLink || isOpposing(network, own, other);
      return goesMeanwhile ? (isA ? area.aEnter : area.bEnter) : Infinity;
    }),
    Infinity,
  );
}

/** How far along a connection drivers wait for their green [m]; 0 where no waiting area is marked or it cannot be used. */
export function waitingHold(network: Network, connection: Connection): number {
  const movement = network.movements[connection.movement]!;
  const { waitingArea } = network.lanes[connection.fromLane]!;
  if (waitingArea === 0 || movement.turn !== 'left' || movement.banned) return 0;
  if (!network.nodes[movement.node]!.signalised || throughBeside(network, movement).length === 0) return 0;
  return Math.min(waitingArea, connection.length, firstConflict(network, connection));
}
