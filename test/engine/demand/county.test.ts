import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assign, makeTrips, type Trip, VehicleClass } from '../../../src/engine/index.ts';
import { buildNetwork } from '../../../src/network/index.ts';
import { applyChange, type Model, readDocument } from '../../../src/scenario/index.ts';
import { compilePlans } from '../../../src/signal/index.ts';

const bytes = readFileSync(new URL('../../../scenarios/county.json', import.meta.url));
const model = readDocument(bytes, 'county.json').document as Model;
const network = buildNetwork(model);
const assignment = assign({ model, network, program: compilePlans(model, network, 5) });
const trips = makeTrips({ model, network, assignment, seed: 1 });

it('the county is in equilibrium in every period, and a tenth of its trips or more are off the free-flow shortest path', () => {
  for (const { from, relativeGap } of assignment.periods)
    expect(relativeGap, `from ${from} s`).toBeLessThanOrEqual(0.01);
  expect(assignment.offShortestShare).toBeGreaterThanOrEqual(0.1);
});

it('every trip of the county drives from movement to movement that exists, past its stops', () => {
  for (const trip of trips) {
    for (let leg = 0; leg + 1 < trip.route.length; leg++) {
      const link = network.links[trip.route[leg]!]!;
      const movement = link.movements.map((m) => network.movements[m]!).find((m) => m.toLink === trip.route[leg + 1]);
      if (movement === undefined || movement.banned || movement.connections.length === 0) {
        throw new Error(`${trip.name} cannot go from ${link.id} to link ${trip.route[leg + 1]}`);
      }
    }
    for (const stop of trip.stops) {
      if (network.places[stop.place]!.link !== trip.route[stop.leg]) throw new Error(`${trip.name} misses a stop`);
    }
    if (network.places[trip.origin]!.link !== trip.route[0]) throw new Error(`${trip.name} starts elsewhere`);
    if (network.places[trip.destination]!.link !== trip.route.at(-1)) throw new Error(`${trip.name} ends elsewhere`);
  }
});

it('closing the busiest link of a bus line leads its users and its buses round it, and nobody else', () => {
  const users = new Map<number, number>();
  for (const trip of trips) for (const link of trip.route) users.set(link, (users.get(link) ?? 0) + 1);
  const inside = model.busLines!.flatMap((line) => line.links.slice(1, -1)).map((id) => network.linkIndex.get(id)!);
  const busiest = inside
    .filter((link) => network.places.every((place) => place.link !== link || place.kind === 'busStop'))
    .sort((a, b) => (users.get(b) ?? 0) - (users.get(a) ?? 0))[0]!;
  const { id } = network.links[busiest]!;
  const edited = applyChange(model, { do: 'closeLink', link: id });
  if (!('model' in edited)) throw new Error(edited.finding.message.en);
  const changedNetwork = buildNetwork(edited.model);
  const changed = makeTrips({ model: edited.model, network: changedNetwork, assignment, seed: 1 });
  const closed = changedNetwork.linkIndex.get(id);
  const ids = (trip: Trip, of: typeof network) => Array.from(trip.route, (link) => of.links[link]!.id).join(' ');
  const before = new Map(trips.map((trip) => [trip.name, trip]));
  expect(changed).toHaveLength(trips.length);
  let led = 0;
  for (const trip of changed) {
    const same = before.get(trip.name)!;
    if (closed !== undefined && trip.route.includes(closed)) throw new Error(`${trip.name} uses the closed link`);
    if (same.route.includes(busiest)) led += 1;
    else if (ids(trip, changedNetwork) !== ids(same, network)) throw new Error(`${trip.name} changed its route`);
    else if (same.departure !== trip.departure) throw new Error(`${trip.name} leaves at another time`);
  }
  expect(led).toBe(users.get(busiest));
  const buses = changed.filter((trip) => trip.vehicleClass === VehicleClass.bus);
  expect(buses.some((bus) => before.get(bus.name)!.route.includes(busiest))).toBe(true);
});
