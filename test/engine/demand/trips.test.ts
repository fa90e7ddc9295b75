import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { secondsOfDay } from '../../../src/common/index.ts';
import { assign, makeTrips, type Trip } from '../../../src/engine/index.ts';
import { buildNetwork, type Network } from '../../../src/network/index.ts';
import { type Model, readDocument } from '../../../src/scenario/index.ts';
import { compilePlans } from '../../../src/signal/index.ts';
import { twoRoutes } from './twoRoutes.ts';

const networks = new WeakMap<Model, Network>();
function networkOf(model: Model): Network {
  const network = networks.get(model) ?? buildNetwork(model);
  networks.set(model, network);
  return network;
}

function assigned(model: Model) {
  const network = networkOf(model);
  return assign({ model, network, program: compilePlans(model, network, 5) });
}

function tripsOf(model: Model, seed = 1, base: Model = model): Trip[] {
  return makeTrips({ model, network: networkOf(model), assignment: assigned(base), seed });
}

const linksOf = (model: Model, trip: Trip) => {
  const { links } = networkOf(model);
  return Array.from(trip.route, (link) => links[link]!.id);
};

for (const seed of [1, 2, 3]) {
  it(`makes the trips of the matrix in the quarters of the profile (seed ${seed})`, () => {
    const model = twoRoutes({ trips: 2000 });
    const trips = tripsOf(model, seed);
    expect(Math.abs(trips.length - 2000)).toBeLessThanOrEqual(4);
    for (let quarter = 0; quarter < 4; quarter++) {
      const from = 8.75 * 3600 + quarter * 900;
      const inside = trips.filter((trip) => trip.departure >= from && trip.departure < from + 900);
      expect(Math.abs(inside.length - 500)).toBeLessThanOrEqual(1);
    }
  });
}

it('numbers trips by departure, and no two travellers have one name', () => {
  const trips = tripsOf(twoRoutes({ trips: 2000, pupils: 400 }));
  expect(trips.map((trip) => trip.id)).toEqual(Array.from(trips.keys()));
  for (let t = 1; t < trips.length; t++) {
    expect(trips[t]!.departure).toBeGreaterThanOrEqual(trips[t - 1]!.departure);
  }
  expect(new Set(trips.map((trip) => trip.name)).size).toBe(trips.length);
});

it('divides travellers over the roads as the assignment does', () => {
  const model = twoRoutes({ trips: 2800 });
  const { routes } = assigned(model).periods.find((period) => period.routes.length > 0)!;
  const lower = routes[0]!.paths.findIndex((path) => path.to.link === networkOf(model).linkIndex.get('S>E2'));
  const trips = tripsOf(model);
  const taken = trips.filter((trip) => linksOf(model, trip).includes('J1>S')).length;
  // three standard deviations of a binomial draw of 2,800
  expect(Math.abs(taken / trips.length - routes[0]!.shares[lower]!)).toBeLessThan(0.03);
});

it('changing a plan leaves every trip as it was, to the last bit', () => {
  const base = twoRoutes({ trips: 2800, pupils: 400 });
  const changed = twoRoutes({ trips: 2800, pupils: 400, green: 20 });
  expect(tripsOf(changed, 1, base)).toEqual(tripsOf(base));
});

it('closing a road sends only those who used it another way', () => {
  const base = twoRoutes({ trips: 2800 });
  const changed = structuredClone(base);
  for (const lane of changed.links.find((link) => link.id === 'J1>S')!.lanes) lane.closed = true;
  const before = tripsOf(base);
  const after = tripsOf(changed, 1, base);
  const usedIt = (trip: Trip) => linksOf(base, trip).includes('J1>S');
  const usedItBefore = new Set(before.filter(usedIt).map((trip) => trip.name));
  expect(usedItBefore.size).toBeGreaterThan(100);
  expect(after.filter((trip) => !usedItBefore.has(trip.name))).toEqual(before.filter((trip) => !usedIt(trip)));
  expect(after.map((trip) => [trip.name, trip.departure])).toEqual(before.map((trip) => [trip.name, trip.departure]));
  for (const trip of after) expect(linksOf(changed, trip)).toEqual(['W>J1', 'J1>N', 'N>E1']);
});

it('a road taken out of the file is closed too', () => {
  const base = twoRoutes({ trips: 2800 });
  const changed = structuredClone(base);
  changed.links = changed.links.filter((link) => link.id !== 'J1>N');
  changed.controllers = changed.controllers.filter((controller) => controller.id !== 'N');
  for (const trip of tripsOf(changed, 1, base)) expect(linksOf(changed, trip)).toEqual(['W>J1', 'J1>S', 'S>E2']);
});

it('more demand adds travellers and keeps the others', () => {
  const base = twoRoutes({ trips: 2000 });
  const more = structuredClone(base);
  more.demand.od![0]!.trips = [['W', 'Y', 2400]];
  const withoutNumber = (trip: Trip) => JSON.stringify({ ...trip, id: 0, route: Array.from(trip.route) });
  const after = new Set(tripsOf(more, 1, base).map(withoutNumber));
  const before = tripsOf(base).map(withoutNumber);
  expect(before.every((trip) => after.has(trip))).toBe(true);
  expect(after.size).toBeGreaterThan(before.length + 390);
});

it('school families aim at the bell: at the gate before it in the morning, after it at noon', () => {
  // 400 pupils, half of them by car, 1.25 in a car: 160 cars a bell; lead 10 min, so 4 to 16 min
  const model = twoRoutes({ trips: 60, pupils: 400 });
  const { places } = networkOf(model);
  const trips = tripsOf(model);
  const drops = trips.filter((trip) => trip.purpose === 'schoolDrop');
  const picks = trips.filter((trip) => trip.purpose === 'schoolPick');
  expect(drops.length).toBe(160);
  expect(picks.length).toBe(160);
  const gateTime = (trip: Trip) => trip.departure + freeTimeToStop(model, trip);
  const early = drops.map((trip) => trip.bell - gateTime(trip));
  const late = picks.map((trip) => gateTime(trip) - trip.bell);
  for (const lead of early) {
    expect(lead).toBeGreaterThan(4 * 60 - 1);
    // the rest over 16 min is what they expect to wait at the signal
    expect(lead).toBeLessThan(16 * 60 + 60);
  }
  for (const lead of late) expect(lead).toBeLessThan(16 * 60 + 1);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(early) / 60).toBeGreaterThan(9.5);
  expect(mean(early) / 60).toBeLessThan(11.5);
  expect(mean(late) / 60).toBeGreaterThan(8.5);
  for (const trip of drops) {
    expect(places[trip.stops[0]!.place]!.kind).toBe('gate');
    expect(trip.route[trip.stops[0]!.leg]).toBe(places[trip.stops[0]!.place]!.link);
    expect(places[trip.destination]!.owner).toBe('offices');
  }
});

it('a bell that moves takes its own families along and nobody else', () => {
  const base = twoRoutes({ trips: 2000, pupils: 400 });
  const moved = structuredClone(base);
  moved.schools![0]!.bells[0]!.at = '08:10';
  const before = new Map(tripsOf(base).map((trip) => [trip.name, trip]));
  for (const trip of tripsOf(moved, 1, base)) {
    const same = before.get(trip.name)!;
    if (trip.purpose !== 'schoolDrop') expect({ ...trip, id: 0 }).toEqual({ ...same, id: 0 });
    else expect(trip.bell - same.bell).toBe(20 * 60);
  }
});

it('turning counts become trips from portal to portal, in the numbers counted', () => {
  const bytes = readFileSync(new URL('../../../scenarios/one-intersection.json', import.meta.url));
  const model = readDocument(bytes, 'one-intersection.json').document as Model;
  const network = networkOf(model);
  const trips = tripsOf(model);
  for (const counted of model.demand.turningCounts!) {
    for (const { approach, exit, volume } of counted.counts) {
      const [from, to] = [secondsOfDay(counted.from), secondsOfDay(counted.to)];
      const these = trips.filter(
        (trip) =>
          trip.name.startsWith(`count:${counted.intersection}:${approach}>${exit}:`) &&
          trip.departure >= from &&
          trip.departure < to,
      );
      const hours = (to - from) / 3600;
      expect(Math.abs(these.length - volume * hours)).toBeLessThanOrEqual(8);
      for (const trip of these) {
        expect(Array.from(trip.route)).toEqual([network.linkIndex.get(approach), network.linkIndex.get(exit)]);
        expect(network.places[trip.origin]!.kind).toBe('portal');
        expect(network.places[trip.destination]!.kind).toBe('portal');
      }
    }
  }
});

/** [s] at the limit from the trip's start to its first stop; junctions are passed in no time. */
function freeTimeToStop(model: Model, trip: Trip): number {
  const { links, places } = networkOf(model);
  const stop = trip.stops[0]!;
  let metres = -places[trip.origin]!.at;
  for (let leg = 0; leg < stop.leg; leg++) metres += links[trip.route[leg]!]!.length;
  return (metres + places[stop.place]!.at) / 10;
}
