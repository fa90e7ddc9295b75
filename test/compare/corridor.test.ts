/** Signals cut out of a longer street: the same links and plans, and whoever came past comes when it came. SUMO is not needed here. */
import { expect, it } from 'vitest';
import { prepare } from '../../src/runner/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { phase, withSignal } from '../../src/validation/models/signals.ts';
import { arterial } from '../../src/validation/models/streets.ts';
import { difference } from './coordination-table.ts';
import { cutModel, cutTrips } from './corridor.ts';

//  W ── J0 ── J1 ── J2 ── J3 ── E     cut: J1 and J2, from J0 to J3
const all = (a: string, b: string) => [a, b].map((from) => `${from} through, ~${from} left, ~${from} right`).join(', ');
const assumed = { evidence: 'assumed', source: 'test' } as const;
const signals = [0, 1, 2, 3].reduce(
  (model: Model, at) => {
    const [west, east] = [at === 0 ? 'W' : `J${at - 1}`, at === 3 ? 'E' : `J${at + 1}`];
    const phases = [
      phase('main', all(`${west}>J${at}`, `${east}>J${at}`)),
      phase('side', all(`N${at}>J${at}`, `S${at}>J${at}`)),
    ];
    return withSignal(model, `J${at}`, phases, [40, 30]);
  },
  arterial([300, 350, 300]),
);
const street: Model = {
  ...signals,
  demand: {
    profiles: [{ id: 'even', from: '07:00', shares: [0.25, 0.25, 0.25, 0.25], ...assumed }],
    od: [
      {
        id: 'trips',
        class: 'car',
        profile: 'even',
        trips: [
          ['W', 'E', 300],
          ['N0', 'S0', 50],
        ],
        ...assumed,
      },
    ],
  },
};
const cut = cutModel(street, { intersections: ['J1', 'J2'], plan: 'P' });
const whole = prepare({ model: street, base: street, file: 'test', seed: 1, start: 7 * 3600 }).input;

it('keeps the intersections and every link with an end at them; the next ones are portals', () => {
  expect(cut.intersections.map(({ id }) => id)).toEqual(['J1', 'J2']);
  expect(cut.controllers.map(({ intersections }) => intersections)).toEqual([['J1'], ['J2']]);
  expect(cut.portals.map(({ id }) => id).toSorted()).toEqual(['J0', 'J3', 'N1', 'N2', 'S1', 'S2']);
  expect(cut.links.find(({ id }) => id === 'J1>J0')!.lanes.every(({ turns }) => turns.length === 0)).toBe(true);
});

it('whoever drives along comes onto the cut when it passed the signal before it; whoever does not touch it is not there', () => {
  const journeys = whole.trips.map(({ id, route, departure }) => ({
    trip: id,
    entered: departure,
    passed: Array.from({ length: route.length - 1 }, (_, leg) => departure + 40 * (leg + 1)),
    arrived: Number.NaN,
  }));
  const until = 7 * 3600 + 1800;
  const { network, trips } = cutTrips(cut, whole, journeys, 7 * 3600, until);
  const names = (route: Iterable<number>, of: typeof network) => [...route].map((link) => of.links[link]!.id);
  const along = whole.trips.filter(({ route }) => names(route, whole.network).includes('J0>J1') && route.length > 2);
  expect(along.length).toBeGreaterThan(50);
  const expected = along.filter(({ departure }) => departure + 40 < until);
  expect(trips.map(({ name }) => name).toSorted()).toEqual(expected.map(({ name }) => name).toSorted());
  for (const trip of trips) {
    const before = whole.trips.find(({ name }) => name === trip.name)!;
    expect(trip.departure).toBe(before.departure + 40);
    expect(names(trip.route, network)).toEqual(
      names(before.route, whole.network).filter((id) => network.linkIndex.has(id)),
    );
    expect(network.places[trip.origin]).toMatchObject({ kind: 'portal', owner: 'J0' });
  }
});

it('the difference to today is paired by seed, its interval from their spread', () => {
  const driven = (...delays: number[]) => delays.map((delay) => ({ delay, stops: 0, time: 0 }));
  const text = difference(driven(90, 111, 132), driven(100, 120, 140), ({ delay }) => delay, 1);
  // Differences −10, −9, −8: spread 1, 4.303 ÷ √3 = 2.5.
  expect(text).toBe('-9.0 ±2.5');
});
