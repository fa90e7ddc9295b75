/** Buses: a fixed route with stops, departures by headway, a dwell of its own for every bus and stop. */
import { randomStream, secondsOfDay, uniform } from '../../common/index.ts';
import type { BusLine, Model } from '../../scenario/index.ts';
import { type PlannedStop, VehicleClass } from '../simulation-types.ts';
import { periodAt } from './periods.ts';
import type { RouteChoice } from './route-choice.ts';
import { type Spot, terminalOf } from './terminals.ts';
import { aroundMean, noWay, type UnnumberedTrip } from './unnumbered-trip.ts';

/** [s since midnight], in the order of the line's windows. */
export function busDepartures(line: BusLine): number[] {
  const times: number[] = [];
  for (const { from, to, every } of line.departures) {
    const end = secondsOfDay(to);
    const start = secondsOfDay(from);
    for (let n = 0; start + n * every * 60 < end; n++) times.push(start + n * every * 60);
  }
  return times;
}

export function busTrips(model: Model, choice: RouteChoice, seed: number): UnnumberedTrip[] {
  const trips: UnnumberedTrip[] = [];
  const dwells = randomStream(seed, 'dwell');
  for (const line of model.busLines ?? []) {
    const origin = end(line.from, line.links[0]!, 'origins', choice);
    const destination = end(line.to, line.links[line.links.length - 1]!, 'destinations', choice);
    const departures = busDepartures(line);
    const route = drivableRoute(line, choice, origin, departures[0] ?? 0);
    const stops = stopsOn(line, route, choice);
    departures.forEach((departure, n) => {
      const name = `bus:${line.id}:${n}`;
      const dwelling: PlannedStop[] = stops.map(({ place, leg, id }) => ({
        place,
        leg,
        dwell: aroundMean(line.dwell, uniform(dwells, `${name}:${id}`), uniform(dwells, `${name}:${id}`, 1)),
      }));
      trips.push({
        name,
        vehicleClass: VehicleClass.bus,
        departure,
        route,
        origin: origin.place,
        destination: destination.place,
        stops: dwelling,
        purpose: 'bus',
        bell: -1,
        school: -1,
      });
    });
  }
  return trips;
}

function end(id: string, link: string, which: 'origins' | 'destinations', choice: RouteChoice): Spot {
  const spots = choice.terminals.list[terminalOf(choice.terminals, id)]![which];
  const index = choice.network.linkIndex.get(link);
  const spot = spots.find((each) => each.link === index);
  if (spot === undefined)
    throw new Error(`公交线路端点 ${id} 不在路段 ${link} 上 / bus line end ${id} has no place on link ${link}`);
  return spot;
}

/** The line's links; round a closed piece by the shortest way to the next link of the line that can be reached. */
function drivableRoute(line: BusLine, choice: RouteChoice, origin: Spot, time: number): Int32Array {
  const { network, graph } = choice;
  const links: number[] = [origin.link];
  let last = origin;
  for (let leg = 1; leg < line.links.length; leg++) {
    const next = network.linkIndex.get(line.links[leg]!);
    if (next === undefined || graph.open[next] === 0) continue;
    const m = network.links[last.link]!.movements.find((each) => network.movements[each]!.toLink === next);
    if (m !== undefined && graph.drivable[m] === 1) {
      links.push(next);
    } else {
      const here = { key: 'bus', origins: [last], destinations: [] };
      const there = { key: 'bus', origins: [], destinations: [{ place: origin.place, link: next, at: 0 }] };
      const detour = choice.shortest(here, there, periodAt(time));
      if (detour === undefined) continue;
      links.push(...detour.links.slice(1));
    }
    last = { place: origin.place, link: next, at: network.links[next]!.length };
  }
  if (network.links[links[links.length - 1]!]!.id !== line.links[line.links.length - 1])
    throw noWay(line.from, line.to);
  return Int32Array.from(links);
}

/** The line's stops that lie on the route, in driving order; a stop on a closed link is passed by. */
function stopsOn(line: BusLine, route: Int32Array, choice: RouteChoice): { id: string; place: number; leg: number }[] {
  const stops: { id: string; place: number; leg: number }[] = [];
  let leg = 0;
  for (const id of line.stops) {
    const place = choice.network.places.find((each) => each.kind === 'busStop' && each.owner === id);
    if (place === undefined) continue;
    const at = route.indexOf(place.link, leg);
    if (at < 0) continue;
    leg = at;
    stops.push({ id, place: place.index, leg });
  }
  return stops;
}
