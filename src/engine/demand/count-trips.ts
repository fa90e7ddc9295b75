/** Trips of turning counts: from the start of the approach to the end of the exit link, evenly random within each quarter of an hour. */
import { clockText, randomStream, secondsOfDay, uniform } from '../../common/index.ts';
import type { Network } from '../../network/index.ts';
import type { Model } from '../../scenario/index.ts';
import { VehicleClass } from '../simulation-types.ts';
import { SLICE } from './profile.ts';
import type { RouteChoice } from './route-choice.ts';
import { movementBetween } from './route-graph.ts';
import { noWay, type UnnumberedTrip, wholeNumber } from './unnumbered-trip.ts';

export function countTrips(model: Model, choice: RouteChoice, seed: number): UnnumberedTrip[] {
  const { network, graph } = choice;
  const trips: UnnumberedTrip[] = [];
  const numbers = randomStream(seed, 'tripCount');
  const departures = randomStream(seed, 'departure');
  const classes = randomStream(seed, 'vehicleClass');
  for (const counted of model.demand.turningCounts ?? []) {
    const end = secondsOfDay(counted.to);
    for (const { approach, exit, volume } of counted.counts) {
      const movement = movementBetween(network, approach, exit);
      if (volume > 0 && (movement === undefined || graph.drivable[movement.index] === 0)) throw noWay(approach, exit);
      if (movement === undefined) continue;
      const cell = `count:${counted.intersection}:${approach}>${exit}`;
      const route = Int32Array.of(movement.fromLink, movement.toLink);
      const origin = placeOn(network, movement.fromLink, true);
      const destination = placeOn(network, movement.toLink, false);
      for (let from = secondsOfDay(counted.from); from < end; from += SLICE) {
        const length = Math.min(SLICE, end - from);
        const count = wholeNumber((volume * length) / 3600, uniform(numbers, cell, from));
        for (let n = 0; n < count; n++) {
          const name = `${cell}:${clockText(from)}:${n}`;
          const heavy = uniform(classes, name) < (counted.heavyShare ?? 0);
          trips.push({
            name,
            vehicleClass: heavy ? VehicleClass.truck : VehicleClass.car,
            departure: from + length * uniform(departures, name),
            route,
            origin,
            destination,
            stops: [],
            purpose: 'count',
            bell: -1,
            school: -1,
          });
        }
      }
    }
  }
  return trips;
}

/** Where counted trips join (first) or leave (last) a link: its portal, else its first or last driveway. */
function placeOn(network: Network, link: number, first: boolean): number {
  const here = network.places.filter(
    (place) => place.link === link && (place.kind === 'portal' || place.kind === 'access'),
  );
  const sorted = here.sort((a, b) => (first ? a.at - b.at : b.at - a.at));
  const portal = sorted.find((place) => place.kind === 'portal');
  const place = portal ?? sorted[0];
  if (place === undefined) {
    const { id } = network.links[link]!;
    throw new Error(
      `流量调查所在路段 ${id} 两端没有边界出入口 / turning counts on link ${id}, which neither touches a portal nor has a driveway`,
    );
  }
  return place.index;
}
