/**
 * The network as route choice sees it: links are the nodes, drivable movements the arcs, in flat arrays.
 */
import type { Movement, Network, NetworkLink } from '../../network/index.ts';

export interface RouteGraph {
  readonly network: Network;
  /** Movements that leave link l: `out[first[l] … first[l + 1] − 1]`, only those that can be driven. */
  readonly first: Int32Array;
  readonly out: Int32Array;
  readonly toLink: Int32Array;
  /** 1 where a movement can be driven: not banned, and a lane that can be driven to leads through it to an open lane. */
  readonly drivable: Uint8Array;
  /** 1 where the link has a lane that is open over its whole length. */
  readonly open: Uint8Array;
  /** [s] at the limit from start to stop line of link l. */
  readonly linkTime: Float64Array;
  /** [s] through the intersection on movement m, at the comfortable speed of its curve. */
  readonly turnTime: Float64Array;
}

export function buildRouteGraph(network: Network): RouteGraph {
  const { links, movements, connections } = network;
  const open = new Uint8Array(links.length);
  const joined = new Set(links.flatMap((link) => strandsOf(network, link).at(0) ?? []));
  const linkTime = new Float64Array(links.length);
  for (const link of links) {
    open[link.index] = link.lanes.some((lane) => joined.has(lane)) ? 1 : 0;
    linkTime[link.index] = link.length / link.speedLimit;
  }
  const drivable = new Uint8Array(movements.length);
  const turnTime = new Float64Array(movements.length);
  const toLink = new Int32Array(movements.length);
  for (const movement of movements) {
    toLink[movement.index] = movement.toLink;
    let time = 0;
    let paths = 0;
    for (const c of movement.connections) {
      const connection = connections[c]!;
      if (!joined.has(connection.fromLane) || !joined.has(connection.toLane)) continue;
      time += connection.length / connection.speed;
      paths += 1;
    }
    const through = !movement.banned && paths > 0 && open[movement.fromLink] === 1 && open[movement.toLink] === 1;
    drivable[movement.index] = through ? 1 : 0;
    turnTime[movement.index] = paths > 0 ? time / paths : 0;
  }
  const first = new Int32Array(links.length + 1);
  const out: number[] = [];
  for (const link of links) {
    for (const m of link.movements) if (drivable[m] === 1) out.push(m);
    first[link.index + 1] = out.length;
  }
  return { network, first, out: Int32Array.from(out), toLink, drivable, open, linkTime, turnTime };
}

/**
 * The open lanes of a link in strands of neighbours, as closed lanes between them cut it; those without a lane over the whole
 * length are left out, for nobody gets there: a turn bay behind a closed lane.
 */
export function strandsOf(network: Network, link: NetworkLink): number[][] {
  const strands: number[][] = [];
  let strand: number[] = [];
  for (const lane of link.lanes) {
    if (network.lanes[lane]!.closed) strand = [];
    else if (strand.push(lane) === 1) strands.push(strand);
  }
  return strands.filter((each) => each.some((lane) => network.lanes[lane]!.begin === 0));
}

/** The movement between two links by their ids, or undefined. */
export function movementBetween(network: Network, from: string, to: string): Movement | undefined {
  const a = network.linkIndex.get(from);
  const b = network.linkIndex.get(to);
  if (a === undefined || b === undefined) return undefined;
  const m = network.links[a]!.movements.find((each) => network.movements[each]!.toLink === b);
  return m === undefined ? undefined : network.movements[m]!;
}
