/** Trips of the OD layers: so many per cell and quarter of an hour, each with its departure and its route drawn by its name. */
import { clockText, randomStream, uniform } from '../../common/index.ts';
import type { Model } from '../../scenario/index.ts';
import { VehicleClass } from '../simulation-types.ts';
import { SLICE, slicesOf } from './profile.ts';
import type { RouteChoice } from './route-choice.ts';
import { terminalOf } from './terminals.ts';
import { noWay, type UnnumberedTrip, wholeNumber } from './unnumbered-trip.ts';

export function odTrips(model: Model, choice: RouteChoice, seed: number): UnnumberedTrip[] {
  const trips: UnnumberedTrip[] = [];
  const counts = randomStream(seed, 'tripCount');
  const departures = randomStream(seed, 'departure');
  const routes = randomStream(seed, 'route');
  for (const layer of model.demand.od ?? []) {
    const slices = slicesOf(model, layer.profile);
    for (const [from, to, total] of layer.trips) {
      const cell = `${layer.id}:${from}>${to}`;
      const a = terminalOf(choice.terminals, from);
      const b = terminalOf(choice.terminals, to);
      for (const slice of slices) {
        const count = wholeNumber(total * slice.share, uniform(counts, cell, slice.from));
        for (let n = 0; n < count; n++) {
          const name = `${cell}:${clockText(slice.from)}:${n}`;
          const departure = slice.from + SLICE * uniform(departures, name);
          const route = choice.choose(a, b, departure, uniform(routes, name));
          if (route === undefined) throw noWay(from, to);
          trips.push({
            name,
            vehicleClass: VehicleClass[layer.class],
            departure,
            route: route.links,
            origin: route.origin,
            destination: route.destination,
            stops: [],
            purpose: 'od',
            bell: -1,
            school: -1,
          });
        }
      }
    }
  }
  return trips;
}
