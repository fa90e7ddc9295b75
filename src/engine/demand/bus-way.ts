/** The way of a bus line: its own links, round what is closed, and the stops that it still passes. */
import type { Network } from '../../network/index.ts';
import type { BusLine } from '../../scenario/index.ts';
import type { RouteGraph } from './route-graph.ts';
import { linksOf, ShortestPaths } from './shortest-paths.ts';
import { type Spot, type Terminal, terminalOf, type Terminals } from './terminals.ts';

export interface Streets {
  readonly network: Network;
  readonly graph: RouteGraph;
  readonly terminals: Terminals;
}

/** The shortest way round from one terminal to another: the links it drives on, and where it joins and leaves the road. */
export type Detour = (
  from: Terminal,
  to: Terminal,
) => { links: Int32Array; origin: number; destination: number } | undefined;

export interface BusWay {
  readonly route: Int32Array;
  /** Roadside places. */
  readonly origin: number;
  readonly destination: number;
  /** The line's stops that lie on the way, in driving order; `leg` is the position in the route. */
  readonly stops: readonly { id: string; place: number; leg: number }[];
}

/** Detours at free-flow times. */
export function freeDetour(graph: RouteGraph): Detour {
  const search = new ShortestPaths(graph);
  const noAccessCost = new Float64Array(graph.network.places.length);
  return (from, to) => {
    search.run(from, graph.turnTime, noAccessCost);
    const path = search.pathTo(to);
    return path && { links: linksOf(graph, path), origin: path.from.place, destination: path.to.place };
  };
}

/** @returns undefined when there is no way from the line's first place to its last that can be driven */
export function busWay(line: BusLine, streets: Streets, detour: Detour): BusWay | undefined {
  const { network, graph } = streets;
  const origins = endOf(line.from, line.links.at(0)!, 'origins', streets);
  const destinations = endOf(line.to, line.links.at(-1)!, 'destinations', streets);
  const route: number[] = [];
  let origin = -1;
  let here: Terminal = { key: 'bus', origins, destinations: [] };
  /** Goes on by the shortest way, and tells at which place it ends. */
  const goRound = (to: readonly Spot[]): number | undefined => {
    const way = detour(here, { key: 'bus', origins: [], destinations: to });
    if (way === undefined) return undefined;
    if (origin < 0) origin = way.origin;
    route.push(...(route.length > 0 ? way.links.subarray(1) : way.links));
    return way.destination;
  };
  for (const id of line.links) {
    const link = network.linkIndex.get(id);
    if (link === undefined || graph.open[link] === 0) continue;
    const last = route.at(-1);
    const start = last === undefined ? origins.find((spot) => spot.link === link) : undefined;
    if (start !== undefined) {
      origin = start.place;
      route.push(link);
    } else if (last !== undefined && isDrivable(streets, last, link)) route.push(link);
    else if (goRound([{ place: origins[0]!.place, link, at: 0 }]) === undefined) continue;
    here = {
      key: 'bus',
      origins: [{ place: origins[0]!.place, link, at: network.links[link]!.length }],
      destinations: [],
    };
  }
  const end = destinations.find((spot) => spot.link === route.at(-1) && graph.open[spot.link] === 1);
  const destination = end?.place ?? goRound(destinations);
  if (destination === undefined) return undefined;
  return { route: Int32Array.from(route), origin, destination, stops: stopsOn(line, route, network) };
}

/** The place of a line's end on its first or last link; every place of the zone or portal where that link is closed. */
function endOf(id: string, link: string, which: 'origins' | 'destinations', streets: Streets): readonly Spot[] {
  const spots = streets.terminals.list[terminalOf(streets.terminals, id)]![which];
  const index = streets.network.linkIndex.get(link);
  const spot = spots.find((each) => each.link === index);
  if (spot === undefined)
    throw new Error(`公交线路端点 ${id} 不在路段 ${link} 上 / bus line end ${id} has no place on link ${link}`);
  return streets.graph.open[spot.link] === 1 ? [spot] : spots;
}

function isDrivable({ network, graph }: Streets, from: number, to: number): boolean {
  const movement = network.links[from]!.movements.find((each) => network.movements[each]!.toLink === to);
  return movement !== undefined && graph.drivable[movement] === 1;
}

function stopsOn(
  line: BusLine,
  route: readonly number[],
  network: Network,
): { id: string; place: number; leg: number }[] {
  const stops: { id: string; place: number; leg: number }[] = [];
  let leg = 0;
  for (const id of line.stops) {
    const place = network.places.find((each) => each.kind === 'busStop' && each.owner === id);
    if (place === undefined) continue;
    const at = route.indexOf(place.link, leg);
    if (at < 0) continue;
    leg = at;
    stops.push({ id, place: place.index, leg });
  }
  return stops;
}
