/**
 * Links as SUMO's edges. An edge has all its lanes from end to end; a link with turn bays is therefore a chain of edges, one for
 * each stretch with the same lanes. The last one, which ends at the stop line, carries the link's own name.
 *
 * SUMO counts lanes from the kerb, from 0; we count from the centre line.
 */
import type { Network, NetworkLink } from '../../network/index.ts';

export interface Edge {
  readonly name: string;
  readonly link: number;
  /** Where it begins and ends on the link [m]. */
  readonly begin: number;
  readonly end: number;
  /** Lanes of the network in SUMO's order: the outermost first. */
  readonly lanes: readonly number[];
}

/** @param name of the link for SUMO */
export function edgesOf(link: NetworkLink, network: Network, name: string): Edge[] {
  const begins = [...new Set(link.lanes.map((lane) => network.lanes[lane]!.begin))].sort((a, b) => a - b);
  return begins.map((begin, order): Edge => {
    const isLast = order === begins.length - 1;
    const lanes = link.lanes.filter((lane) => network.lanes[lane]!.begin <= begin);
    return {
      name: isLast ? name : `${name}@${Math.round(begin)}`,
      link: link.index,
      begin,
      end: isLast ? link.length : begins[order + 1]!,
      lanes: [...lanes].reverse(),
    };
  });
}

/** Where on SUMO's network a spot on a link lies. */
export interface EdgeSpot {
  readonly edge: Edge;
  /** [m] from the edge's start. */
  readonly at: number;
}

/** @param edges those of the link, in driving direction */
export function spotOn(edges: readonly Edge[], at: number): EdgeSpot {
  const edge = edges.filter(({ begin }) => begin <= at).at(-1) ?? edges[0]!;
  return { edge, at: at - edge.begin };
}

/** Index of a lane among SUMO's lanes of an edge; the network's lane must run there. */
export function laneOn(edge: Edge, lane: number): number {
  const index = edge.lanes.indexOf(lane);
  if (index < 0) throw new Error(`lane ${lane} does not run along ${edge.name}`);
  return index;
}
