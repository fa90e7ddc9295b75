/**
 * The way along a corridor, in both directions: which link reaches each intersection, which movement goes on, and how far it is.
 *
 * Metres are counted from stop line to stop line, the mean of both directions, so that the two stop lines of an intersection stand
 * at one place and every vehicle that waits is drawn at its signal. An intersection at which the corridor does not go on (the end of a T)
 * has no movement there; one that a one-way street does not reach has no approach.
 */
import type { Movement, Network } from './network.ts';

export interface CorridorStop {
  readonly node: number;
  /** The link that reaches its stop line along the corridor, −1 without one. */
  readonly approach: number;
  /** The movement that goes on along the corridor, −1 without one; at the last intersection the through movement. */
  readonly movement: number;
  /** Through the intersection to the next stop line [m]; across the intersection alone at the last one. */
  readonly onward: number;
  /** Of `onward`, across the intersection [m]. */
  readonly crossing: number;
  /** Driving time to the next stop line at the speed limits [s]; 0 at the last one. */
  readonly time: number;
}

export interface CorridorWay {
  /** Nodes in the corridor's order, and where their stop lines are [m from the first]. */
  readonly nodes: readonly number[];
  readonly at: readonly number[];
  /** In driving order: `backward[0]` is the last node. */
  readonly forward: readonly CorridorStop[];
  readonly backward: readonly CorridorStop[];
}

/**
 * @param intersections ids of consecutive intersections, at least two
 * @throws Error for an id that is no node
 */
export function corridorWay(network: Network, intersections: readonly string[]): CorridorWay {
  const nodes = intersections.map((id) => {
    const node = network.nodeIndex.get(id);
    if (node === undefined) throw new Error(`a corridor leads over an unknown intersection ${id}`);
    return node;
  });
  const forward = stopsOf(network, nodes);
  const backward = stopsOf(network, [...nodes].reverse());
  const at = [0];
  for (let leg = 0; leg + 1 < nodes.length; leg++) {
    const ways = [forward[leg], backward[nodes.length - 2 - leg]].filter((stop) => stop !== undefined && stop.time > 0);
    const metres = ways.reduce((sum, stop) => sum + (stop?.onward ?? 0), 0) / Math.max(1, ways.length);
    at.push((at[leg] ?? 0) + metres);
  }
  return { nodes, at, forward, backward };
}

function stopsOf(network: Network, nodes: readonly number[]): CorridorStop[] {
  const linkTo = (leg: number): number =>
    network.links.find((link) => link.from === nodes[leg] && link.to === nodes[leg + 1])?.index ?? -1;
  return nodes.map((node, leg) => {
    const exit = linkTo(leg);
    const movements = network.movements.filter((movement) => movement.node === node && !movement.banned);
    const approach = leg > 0 ? linkTo(leg - 1) : approachBefore(movements, exit);
    const on = movements.find(
      ({ fromLink, toLink, turn }) => fromLink === approach && (exit >= 0 ? toLink === exit : turn === 'through'),
    );
    const crossing = on === undefined ? 0 : crossingLength(network, on);
    const link = network.links[exit];
    return {
      node,
      approach,
      movement: on?.index ?? -1,
      crossing,
      onward: crossing + (link?.length ?? 0),
      time: link === undefined ? 0 : (crossing + link.length) / link.speedLimit,
    };
  });
}

/**
 * The intersections along a road, one after the other from one of its ends, as a corridor would list them; of several pieces the longest.
 *
 * @returns ids; fewer than two where the road joins none
 */
export function roadChain(network: Network, road: string): string[] {
  const neighbours = new Map<number, Set<number>>();
  for (const link of network.links) {
    if (link.road !== road) continue;
    for (const [one, other] of [
      [link.from, link.to],
      [link.to, link.from],
    ] as const) {
      if (network.nodes[one]?.kind !== 'intersection' || network.nodes[other]?.kind !== 'intersection') continue;
      neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other));
    }
  }
  const seen = new Set<number>();
  const chains: number[][] = [];
  // Ends first, so that only a ring is begun in its middle.
  const starts = [...neighbours.keys()].sort((a, b) => sizeOf(neighbours, a) - sizeOf(neighbours, b) || a - b);
  for (const start of starts) {
    const chain: number[] = [];
    for (let at: number | undefined = start; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      chain.push(at);
      at = [...(neighbours.get(at) ?? [])].find((node) => !seen.has(node));
    }
    chains.push(chain);
  }
  const longest = chains.reduce((most, chain) => (chain.length > most.length ? chain : most), []);
  return longest.map((node) => network.nodes[node]?.id ?? '');
}

const sizeOf = (neighbours: ReadonlyMap<number, ReadonlySet<number>>, node: number): number =>
  neighbours.get(node)?.size ?? 0;

/** The link from which one drives straight on into the corridor. */
function approachBefore(movements: readonly Movement[], exit: number): number {
  return movements.find(({ toLink, turn }) => toLink === exit && turn === 'through')?.fromLink ?? -1;
}

/** Mean length of a movement's connections [m]. */
export function crossingLength(network: Network, movement: Movement): number {
  const lengths = movement.connections.map((connection) => network.connections[connection]?.length ?? 0);
  return lengths.length === 0 ? 0 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
}

/**
 * Where a vehicle on the corridor is [m along it], by stop line distances.
 *
 * @param stop number in driving order of the intersection it approaches, or is crossing
 * @param metres on the approach link, or past the stop line on a connection
 * @param connection length of that connection [m]; 0 on the approach
 */
export function metresAlong(
  network: Network,
  way: CorridorWay,
  isForward: boolean,
  stop: number,
  metres: number,
  connection: number,
): number {
  const stops = isForward ? way.forward : way.backward;
  const place = (number: number): number => way.at[isForward ? number : way.at.length - 1 - number] ?? 0;
  const sign = isForward ? 1 : -1;
  const here = stops[stop];
  if (here === undefined) return Number.NaN;
  if (connection > 0) {
    const across = (metres / connection) * here.crossing;
    if (stop === stops.length - 1) return place(stop) + sign * across;
    return place(stop) + (place(stop + 1) - place(stop)) * (across / here.onward);
  }
  const before = stops[stop - 1];
  if (before === undefined) return place(0) - sign * ((network.links[here.approach]?.length ?? 0) - metres);
  return place(stop - 1) + (place(stop) - place(stop - 1)) * ((before.crossing + metres) / before.onward);
}
