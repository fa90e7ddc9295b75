/** The vehicles of guarded routes: one behind the other on exactly the links of the route, at its speed. */
import { secondsOfDay } from '../../common/index.ts';
import type { Network } from '../../network/index.ts';
import type { Model } from '../../scenario/index.ts';
import { convoyName } from '../convoys.ts';
import { VehicleClass } from '../simulation-types.ts';
import type { UnnumberedTrip } from './unnumbered-trip.ts';

/** Between the vehicles of a convoy [s]. Assumed: they keep together. */
const HEADWAY = 2;
const KMH = 3.6;

export function convoyTrips(model: Model, network: Network): UnnumberedTrip[] {
  return (model.guardedRoutes ?? []).flatMap((route) => {
    const links = Int32Array.from(route.links, (id) => {
      const link = network.linkIndex.get(id);
      if (link === undefined) throw new Error(`guarded route ${route.id} runs over an unknown link ${id}`);
      return link;
    });
    const [origin, destination] = endsOf(network, route.id, links);
    return Array.from(
      { length: route.vehicles },
      (_, n): UnnumberedTrip => ({
        name: convoyName(route.id, n),
        vehicleClass: VehicleClass.car,
        departure: secondsOfDay(route.at) + n * HEADWAY,
        route: links,
        origin,
        destination,
        stops: [],
        purpose: 'convoy',
        speed: route.speedKmh / KMH,
        bell: -1,
        school: -1,
      }),
    );
  });
}

/** A portal where the road has one; else the place that the network keeps for the route. */
function endsOf(network: Network, id: string, links: Int32Array): [origin: number, destination: number] {
  const first = links[0]!;
  const last = links[links.length - 1]!;
  const placeOn = (link: number, node: number): number => {
    const own = network.places.filter((place) => place.link === link);
    const place =
      own.find(({ kind, owner }) => kind === 'portal' && owner === network.nodes[node]!.id) ??
      own.find(({ kind, owner }) => kind === 'guardedRoute' && owner === id);
    if (place === undefined) throw new Error(`guarded route ${id} has no place on link ${network.links[link]!.id}`);
    return place.index;
  };
  return [placeOn(first, network.links[first]!.from), placeOn(last, network.links[last]!.to)];
}
