import { expect, it } from 'vitest';
import { EventKind } from '../../src/engine/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { square, star } from '../network/star.ts';
import { eventsOf, phase, runTo, simulate, stream, withPlan } from './worlds.ts';
import { watch } from './watch.ts';

const lanes = [{ turns: ['left' as const] }, { turns: ['through' as const] }, { turns: ['right' as const] }];
const model: Model = withPlan(
  star(square(lanes, 3)),
  [
    phase('ew', 'A-in through, C-in through, ~A-in right, ~C-in right'),
    phase('ewLeft', 'A-in left, C-in left'),
    phase('ns', 'B-in through, D-in through, ~B-in right, ~D-in right'),
    phase('nsLeft', 'B-in left, D-in left'),
  ],
  [25, 15, 20, 15],
);

it('in dense traffic over three lanes everybody reaches the lane of its turn, and nobody stays', () => {
  const simulation = simulate(model, [
    ...stream(['A-in', 'C-out'], 7, 0, 600),
    ...stream(['A-in', 'D-out'], 11, 1, 600),
    ...stream(['A-in', 'B-out'], 11, 2, 600),
  ]);
  runTo(simulation, 1000, watch(simulation));
  expect(simulation.counts).toMatchObject({ waiting: 0, inside: 0 });
});

//   A driveway on the outer side of A-out; cars come from C and D into any lane of it.
it('a car whose destination is a driveway gets to the outer lane and turns off there', () => {
  const withZone: Model = {
    ...model,
    zones: [
      {
        id: 'Z',
        name: { zh: '区', en: 'zone' },
        kind: 'residential',
        at: [150, -40],
        access: [{ link: 'A-out', at: 150 }],
      },
    ],
  };
  const simulation = simulate(withZone, [
    ...stream(['C-in', 'A-out'], 5, 0, 300),
    ...stream(['C-in', 'A-out'], 13, 1, 300, { to: 'Z', name: 'to the zone' }).map((wish, index) => ({
      ...wish,
      name: `zone ${index}`,
    })),
    ...stream(['A-out'], 30, 3, 300, { from: 'Z' }).map((wish, index) => ({ ...wish, name: `from zone ${index}` })),
  ]);
  const check = watch(simulation);
  let offRoad = 0;
  runTo(simulation, 900, () => {
    check(simulation);
    for (const [v] of eventsOf(simulation, EventKind.done)) {
      if (!simulation.input.trips[simulation.vehicles.trip[v]!]!.name.startsWith('zone')) continue;
      expect(simulation.vehicles.speed[v]).toBeLessThan(5.5);
      offRoad++;
    }
  });
  expect(offRoad).toBe(23);
  expect(simulation.counts).toMatchObject({ waiting: 0, inside: 0 });
});

it('a slow truck is overtaken', () => {
  const empty = star(square([{ turns: ['through'] }, { turns: ['through'] }], 2));
  const wide = withPlan(
    empty,
    [phase('ew', 'A-in through, C-in through'), phase('ns', 'B-in through, D-in through')],
    [100, 5],
  );
  const simulation = simulate(wide, [
    { route: ['A-in', 'C-out'], departure: 0, vehicleClass: 2, name: 'truck 4' },
    { route: ['A-in', 'C-out'], departure: 2.5, name: 'car' },
    { route: ['A-in', 'C-out'], departure: 5, name: 'car 2' },
  ]);
  const done: number[] = [];
  runTo(simulation, 100, () => {
    for (const [v] of eventsOf(simulation, EventKind.done)) done.push(simulation.vehicles.trip[v]!);
  });
  expect(done.indexOf(0)).toBeGreaterThan(0);
});
