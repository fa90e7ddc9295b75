import { expect, it } from 'vitest';
import { assign, makeTrips, VehicleClass } from '../../../src/engine/index.ts';
import { buildNetwork } from '../../../src/network/index.ts';
import type { Model } from '../../../src/scenario/index.ts';
import { compilePlans } from '../../../src/signal/index.ts';
import { twoRoutes } from './twoRoutes.ts';

const text = (words: string) => ({ zh: words, en: words });

function withBuses(): Model {
  const model = twoRoutes({ trips: 2800 });
  const stop = (id: string, link: string, at: number) => ({ id, name: text(id), link, at, bay: true });
  model.busStops = [stop('first', 'W>J1', 300), stop('second', 'S>E2', 150)];
  model.busLines = [
    {
      id: 'line',
      name: text('line'),
      from: 'W',
      to: 'E2',
      links: ['W>J1', 'J1>S', 'S>E2'],
      stops: ['first', 'second'],
      dwell: 20,
      departures: [
        { from: '07:00', to: '08:00', every: 10 },
        { from: '08:00', to: '09:00', every: 30 },
      ],
    },
  ];
  return model;
}

function busesOf(model: Model, seed = 1) {
  const network = buildNetwork(model);
  const assignment = assign({ model, network, program: compilePlans(model, network, 5) });
  const trips = makeTrips({ model, network, assignment, seed });
  return { network, trips, buses: trips.filter((trip) => trip.vehicleClass === VehicleClass.bus) };
}

it('leave by headway, on their line, and stop where it stops', () => {
  const { buses, network } = busesOf(withBuses());
  expect(buses.map((bus) => bus.departure / 60)).toEqual([420, 430, 440, 450, 460, 470, 480, 510]);
  for (const bus of buses) {
    expect(Array.from(bus.route, (link) => network.links[link]!.id)).toEqual(['W>J1', 'J1>S', 'S>E2']);
    expect(bus.stops.map((stop) => [network.places[stop.place]!.owner, stop.leg])).toEqual([
      ['first', 0],
      ['second', 2],
    ]);
  }
});

it('dwell around the mean, each bus and stop its own, and another seed others', () => {
  const dwells = (seed: number) =>
    busesOf(withBuses(), seed).buses.flatMap((bus) => bus.stops.map((stop) => stop.dwell));
  for (const dwell of dwells(1)) {
    expect(dwell).toBeGreaterThanOrEqual(10);
    expect(dwell).toBeLessThanOrEqual(30);
  }
  expect(new Set(dwells(1)).size).toBe(16);
  expect(dwells(2)).not.toEqual(dwells(1));
});

it('leave every other traveller as they were', () => {
  const without = busesOf(twoRoutes({ trips: 60 })).trips;
  const model = withBuses();
  model.demand = twoRoutes({ trips: 60 }).demand;
  const others = busesOf(model).trips.filter((trip) => trip.purpose !== 'bus');
  expect(others.map(({ name, departure }) => [name, departure])).toEqual(
    without.map(({ name, departure }) => [name, departure]),
  );
});

it('a line whose only way is closed is named', () => {
  const model = withBuses();
  for (const lane of model.links.find((link) => link.id === 'J1>S')!.lanes) lane.closed = true;
  expect(() => busesOf(model)).toThrow(/no way from W to E2/);
});
