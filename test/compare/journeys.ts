/** What became of every trip, told in the same words of both simulators, and the figures made of it. */
import type { Trip } from '../../src/engine/index.ts';
import type { Network } from '../../src/network/index.ts';
import type { Case } from './cases.ts';

/** Times in [s since midnight]; NaN for what has not happened by the end. */
export interface Journey {
  readonly trip: number;
  readonly entered: number;
  /** At the stop line of every link of the route but the last. */
  readonly passed: readonly number[];
  readonly arrived: number;
}

export interface Sample {
  readonly journeys: readonly Journey[];
  readonly updates: number;
  /** [s] of the stepping alone. */
  readonly wall: number;
  readonly simulated: number;
}

export interface Figures {
  /** Of the trips that wanted to leave within the window. */
  readonly wanted: number;
  readonly inserted: number;
  readonly finished: number;
  /** By trip, from the wanted departure to the arrival [s]; NaN if it has not arrived. */
  readonly travelTimes: readonly number[];
  /** Of the same trips: the way driven [m], and the time on the road for it, stops at the kerb and the entry queue left out [s]. */
  readonly distances: readonly number[];
  readonly roadTimes: readonly number[];
  /** All time spent by the trips of the window by the end, the entry queue included [s]. */
  readonly spent: number;
  /** Past the stop line within the window, by link [veh/h]. */
  readonly flows: ReadonlyMap<number, number>;
  /** Time lost on the way to a stop line against driving at the limit, by intersection, or by movement where there is one only. */
  readonly delays: ReadonlyMap<string, { readonly sum: number; readonly count: number }>;
}

export function figuresOf(one: Case, network: Network, trips: readonly Trip[], journeys: readonly Journey[]): Figures {
  const inWindow = (time: number) => time >= one.from && time < one.to;
  const own = journeys.filter(({ trip }) => inWindow(trips[trip]!.departure));
  const until = (time: number, { trip }: Journey) => (Number.isNaN(time) ? one.end : time) - trips[trip]!.departure;
  const flows = new Map<number, number>();
  const delays = new Map<string, { sum: number; count: number }>();
  const passage = 3600 / (one.to - one.from);
  const isSingle = network.nodes.filter(({ kind }) => kind === 'intersection').length === 1;
  for (const { trip, entered, passed } of journeys) {
    const { route, stops, origin } = trips[trip]!;
    passed.forEach((time, leg) => {
      if (!inWindow(time)) return;
      const link = network.links[route[leg]!]!;
      flows.set(link.index, (flows.get(link.index) ?? 0) + passage);
      const before = leg === 0 ? entered : passed[leg - 1]!;
      const start = leg === 0 ? network.places[origin]!.at : -acrossLength(network, route[leg - 1]!, link.index);
      const dwell = stops.reduce((sum, stop) => sum + (stop.leg === leg ? stop.dwell : 0), 0);
      const lost = time - before - dwell - (link.length - start) / link.speedLimit;
      const key = isSingle ? `${link.id}>${network.links[route[leg + 1]!]!.id}` : network.nodes[link.to]!.id;
      const known = delays.get(key) ?? { sum: 0, count: 0 };
      delays.set(key, { sum: known.sum + lost, count: known.count + 1 });
    });
  }
  return {
    wanted: own.length,
    inserted: own.filter(({ entered }) => !Number.isNaN(entered)).length,
    finished: own.filter(({ arrived }) => !Number.isNaN(arrived)).length,
    travelTimes: own.map((journey) => journey.arrived - trips[journey.trip]!.departure),
    distances: own.map(({ trip }) => distanceOf(trips[trip]!, network)),
    roadTimes: own.map(({ trip, entered, arrived }) => {
      const dwell = trips[trip]!.stops.reduce((sum, stop) => sum + stop.dwell, 0);
      return arrived - entered - dwell;
    }),
    spent: own.reduce((sum, journey) => sum + until(journey.arrived, journey), 0),
    flows,
    delays,
  };
}

/** From the place of origin to that of the destination [m]. */
function distanceOf({ route, origin, destination }: Trip, network: Network): number {
  const last = network.links[route.at(-1)!]!;
  const ways = [...route].reduce((sum, link, leg) => {
    const next = route[leg + 1];
    return sum + network.links[link]!.length + (next === undefined ? 0 : acrossLength(network, link, next));
  }, 0);
  return ways - network.places[origin]!.at - (last.length - network.places[destination]!.at);
}

const across = new WeakMap<Network, Map<string, number>>();

/** Length of the way from one link to the next [m]. */
function acrossLength(network: Network, from: number, to: number): number {
  let known = across.get(network);
  if (known === undefined) {
    known = new Map(
      network.movements.map((movement) => [
        `${movement.fromLink}>${movement.toLink}`,
        network.connections[movement.connections[0]!]?.length ?? 0,
      ]),
    );
    across.set(network, known);
  }
  return known.get(`${from}>${to}`) ?? 0;
}
