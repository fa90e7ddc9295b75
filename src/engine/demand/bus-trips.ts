/** Buses: a fixed route with stops, departures by headway, a dwell of its own for every bus and stop. */
import { randomStream, secondsOfDay, uniform } from '../../common/index.ts';
import type { BusLine, Model } from '../../scenario/index.ts';
import { type PlannedStop, VehicleClass } from '../simulation-types.ts';
import { busWay } from './bus-way.ts';
import { periodAt } from './periods.ts';
import type { RouteChoice } from './route-choice.ts';
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
    const departures = busDepartures(line);
    const period = periodAt(departures[0] ?? 0);
    const way = busWay(line, choice, (from, to) => choice.shortest(from, to, period));
    if (way === undefined) throw noWay(line.from, line.to);
    departures.forEach((departure, n) => {
      const name = `bus:${line.id}:${n}`;
      const dwelling: PlannedStop[] = way.stops.map(({ place, leg, id }) => ({
        place,
        leg,
        dwell: aroundMean(line.dwell, uniform(dwells, `${name}:${id}`), uniform(dwells, `${name}:${id}`, 1)),
      }));
      trips.push({
        name,
        vehicleClass: VehicleClass.bus,
        departure,
        route: way.route,
        origin: way.origin,
        destination: way.destination,
        stops: dwelling,
        purpose: 'bus',
        bell: -1,
        school: -1,
      });
    });
  }
  return trips;
}
