/**
 * Who wants to pass each movement in a period: the trips of the run on their routes, driven freely, without a signal or a queue on the way.
 *
 * Not the vehicles counted at the stop line: where a queue never clears these are what the plan of today lets through, and a plan made from
 * them would keep it so; nor those counted behind it, which a queue upstream has already held back. Trips and routes are those
 * that every plan is simulated on. One seed's draw of the demand: 300 an hour are 300 ± 17.
 */
import { PCU, type Trip, VehicleClass } from '../../engine/index.ts';
import type { Network } from '../../network/index.ts';

const UNITS: Readonly<Record<VehicleClass, number>> = {
  [VehicleClass.car]: PCU.car,
  [VehicleClass.bus]: PCU.bus,
  [VehicleClass.truck]: PCU.truck,
};

/**
 * @param from [s since midnight]   @param to
 * @returns    movement index → pcu/h
 */
export function expectedArrivals(
  network: Network,
  trips: readonly Trip[],
  from: number,
  to: number,
): Map<number, number> {
  const movementAfter = new Map<number, number>();
  const key = (link: number, next: number) => link * network.links.length + next;
  for (const { index, fromLink, toLink } of network.movements) movementAfter.set(key(fromLink, toLink), index);
  const arrivals = new Map<number, number>();
  for (const trip of trips) {
    if (trip.departure > to) break;
    let time = trip.departure;
    const units = UNITS[trip.vehicleClass] / ((to - from) / 3600);
    for (let leg = 0; leg + 1 < trip.route.length && time <= to; leg++) {
      const link = network.links[trip.route[leg] as number];
      if (link === undefined) break;
      const start = leg === 0 ? (network.places[trip.origin]?.at ?? 0) : 0;
      time += (link.length - start) / link.speedLimit;
      for (const stop of trip.stops) if (stop.leg === leg) time += stop.dwell;
      const movement = movementAfter.get(key(link.index, trip.route[leg + 1] as number));
      if (movement === undefined || time <= from || time > to) continue;
      arrivals.set(movement, (arrivals.get(movement) ?? 0) + units);
    }
  }
  return arrivals;
}
