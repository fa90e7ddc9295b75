/** The approaches of an intersection grouped into streets: two that face one another, or one alone (the stem of a T). */
import { sideOf } from '../../network/index.ts';
import type { Movement, Network, NetworkLink } from '../../network/index.ts';

export interface Street {
  /** "north-south", or "west" for an approach alone. */
  readonly id: string;
  readonly approaches: readonly number[];
}

export function streetsOf(network: Network, node: number): Street[] {
  const approaches = (network.nodes[node]?.incoming ?? []).filter(
    (link) => (network.links[link]?.movements.length ?? 0) > 0,
  );
  const facing = (link: number) => {
    const through = movementsFrom(network, link).find((movement) => movement.turn === 'through');
    return through === undefined ? -1 : (network.links[through.toLink]?.opposite ?? -1);
  };
  const streets: Street[] = [];
  const taken = new Set<number>();
  for (const link of approaches) {
    if (taken.has(link)) continue;
    const other = facing(link);
    const isPair = approaches.includes(other) && !taken.has(other) && facing(other) === link;
    const own = isPair ? [link, other] : [link];
    for (const one of own) taken.add(one);
    const id = own.map((one) => sideOf(network.links[one] as NetworkLink)).join('-');
    const again = streets.filter((street) => street.id === id || street.id.startsWith(`${id}.`)).length;
    streets.push({ id: again === 0 ? id : `${id}.${again + 1}`, approaches: own });
  }
  return streets;
}

/** Movements of an approach that may be driven. */
export function movementsFrom(network: Network, link: number): Movement[] {
  return (network.links[link]?.movements ?? [])
    .map((movement) => network.movements[movement] as Movement)
    .filter((movement) => !movement.banned);
}

/** Whether left turns have lanes of their own. */
export function hasLeftLane(network: Network, link: number): boolean {
  return (network.links[link]?.lanes ?? []).some((lane) => {
    const { turns, closed } = network.lanes[lane] as Network['lanes'][number];
    return !closed && turns.includes('left') && turns.every((turn) => turn === 'left' || turn === 'uTurn');
  });
}
