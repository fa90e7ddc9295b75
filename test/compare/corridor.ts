/**
 * Consecutive intersections cut out of a county with what leads to them and away: the same geometry, plans and drivers, and the
 * vehicles that came past in a run of the whole county, each at the second at which it came onto the cut. What stands beyond the cut
 * (queues that reach back into it, the signals before it) is not there: whoever leaves it is gone, and who comes, comes in any case.
 */
import type { SimulationInput, Trip } from '../../src/engine/index.ts';
import { buildNetwork, type Network } from '../../src/network/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import type { Journey } from './journeys.ts';

export interface Cut {
  readonly intersections: readonly string[];
  /** The one plan that its controllers know. */
  readonly plan: string;
}

/** The streets: links with an end at one of the intersections, and a portal where their other end leads out. */
export function cutModel(county: Model, { intersections, plan }: Cut): Model {
  const kept = new Set(intersections);
  const links = county.links.filter(({ from, to }) => kept.has(from) || kept.has(to));
  const ends = new Set(links.flatMap(({ from, to }) => [from, to]).filter((end) => !kept.has(end)));
  const places = [...county.intersections, ...county.portals].filter(({ id }) => ends.has(id));
  const roads = new Set(links.map(({ road }) => road));
  return {
    ...county,
    roads: county.roads.filter(({ id }) => roads.has(id)),
    intersections: county.intersections.filter(({ id }) => kept.has(id)),
    portals: places.map(({ id, name, at }) => ({ id, name, at })),
    links: links.map((link) => {
      if (kept.has(link.to)) return link;
      const whole = link.lanes.filter(({ length }) => length === undefined);
      return { ...link, lanes: whole.map(({ variableTurns: _variableTurns, ...lane }) => ({ ...lane, turns: [] })) };
    }),
    controllers: county.controllers
      .filter((controller) => controller.intersections.some((id) => kept.has(id)))
      .map((controller) => ({
        ...controller,
        plans: controller.plans.filter(({ id }) => id === plan),
        schedule: [{ from: '00:00', plan }],
      })),
    corridors: [],
    zones: [],
    schools: [],
    places: [],
    busStops: [],
    busLines: [],
    demand: { profiles: [], od: [] },
  };
}

/** The cut's network with the driveways, kerbs and stops of the county beside its links; the third is the cut's place by the county's. */
function cutNetwork(model: Model, whole: Network): { network: Network; placeOf: ReadonlyMap<number, number> } {
  const bare = buildNetwork(model);
  const places = [...bare.places];
  const placeOf = new Map<number, number>();
  for (const place of whole.places) {
    const original = whole.links[place.link]!;
    const link = bare.links[bare.linkIndex.get(original.id) ?? -1];
    if (link === undefined || place.kind === 'portal') continue;
    // A link from a portal begins where the intersection it came from had its middle: everything on it moves on by as much.
    const moved = bare.nodes[link.from]!.kind === 'portal' ? link.length - original.length : 0;
    placeOf.set(place.index, places.length);
    const at = Math.min(link.length, place.at + moved);
    places.push({ ...place, index: places.length, link: link.index, at });
  }
  return { network: { ...bare, places }, placeOf };
}

/**
 * The pieces of the county's journeys that lie on the cut.
 *
 * @param until those who come onto it later do not come at all [s since midnight]
 */
export function cutTrips(
  model: Model,
  whole: SimulationInput,
  journeys: readonly Journey[],
  from: number,
  until: number,
): { network: Network; trips: Trip[] } {
  const { network, placeOf } = cutNetwork(model, whole.network);
  const portalOn = new Map(
    network.places.filter(({ kind }) => kind === 'portal').map(({ link, index }) => [link, index]),
  );
  const trips: Omit<Trip, 'id'>[] = [];
  for (const { trip: number, passed } of journeys) {
    const trip = whole.trips[number]!;
    const links = [...trip.route].map((link) => network.linkIndex.get(whole.network.links[link]!.id) ?? -1);
    for (let leg = 0, pieces = 0; leg < links.length; leg++) {
      if (links[leg]! < 0) continue;
      const first = leg;
      while (leg + 1 < links.length && links[leg + 1]! >= 0) leg++;
      const departure = first === 0 ? trip.departure : passed[first - 1]!;
      if (leg === first || !(departure >= from && departure < until)) continue;
      pieces++;
      const route = Int32Array.from(links.slice(first, leg + 1));
      const [origin, destination] = [
        first === 0 ? placeOf.get(trip.origin) : undefined,
        leg === links.length - 1 ? placeOf.get(trip.destination) : undefined,
      ];
      trips.push({
        ...trip,
        name: pieces === 1 ? trip.name : `${trip.name}:${pieces}`,
        departure,
        route,
        origin: origin ?? portalOn.get(route[0]!)!,
        destination: destination ?? portalOn.get(route.at(-1)!)!,
        stops: trip.stops
          .filter((stop) => stop.leg >= first && stop.leg <= leg)
          .map((stop) => ({ ...stop, leg: stop.leg - first, place: placeOf.get(stop.place)! })),
        bell: -1,
        school: -1,
      });
    }
  }
  trips.sort((a, b) => a.departure - b.departure || (a.name < b.name ? -1 : 1));
  return { network, trips: trips.map((trip, id) => ({ ...trip, id })) };
}
