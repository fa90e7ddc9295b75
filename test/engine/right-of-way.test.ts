import { expect, it } from 'vitest';
import { EventKind, Where } from '../../src/engine/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import { square, star } from '../network/star.ts';
import { eventsOf, phase, runTo, simulate, stream, withPlan } from './worlds.ts';
import { watch } from './watch.ts';

/** Times at which fronts pass the line from one link to another. */
function passings(simulation: Simulation, until: number): (from: string, to: string) => number[] {
  const times = new Map<number, number[]>();
  const check = watch(simulation);
  runTo(simulation, until, () => {
    check(simulation);
    for (const [, movement] of eventsOf(simulation, EventKind.passed)) {
      times.set(movement, [...(times.get(movement) ?? []), simulation.time]);
    }
  });
  const { movements, links } = simulation.input.network;
  return (from, to) => {
    const movement = movements.find((one) => links[one.fromLink]!.id === from && links[one.toLink]!.id === to);
    return times.get(movement!.index) ?? [];
  };
}

//            B
//          ↓ |          east and west: green for 40 s from 0, lefts permissive
//      C ────+──── A
//            |
//            D
const fourLegs = withPlan(
  star(square([{ turns: ['left'], length: 60 }, { turns: ['through', 'right'] }])),
  [
    phase('ew', 'A-in through, C-in through, ~A-in left, ~C-in left, ~A-in right, ~C-in right'),
    phase('ns', 'B-in through, D-in through, ~B-in left, ~D-in left, ~B-in right, ~D-in right'),
  ],
  [40, 40],
);

it('a permissive left waits for the opposing through traffic, then clears at the latest on yellow', () => {
  // A dense stream from C; one left-turner from A, who turns across it to D.
  const simulation = simulate(fourLegs, [
    ...stream(['C-in', 'A-out'], 2.2, 0, 40),
    { route: ['A-in', 'D-out'], departure: 0, name: 'left' },
  ]);
  const passed = passings(simulation, 80);
  const through = passed('C-in', 'A-out');
  const [left] = passed('A-in', 'D-out');
  expect(through.length).toBeGreaterThan(8);
  // It goes in to the waiting place early, and is across by the time the cross street starts.
  const v = simulation.input.trips.findIndex((trip) => trip.name === 'left');
  expect(left).toBeLessThan(43);
  expect(simulation.vehicles.delay[v]).toBeGreaterThan(5);
  expect(simulation.counts.done).toBe(simulation.counts.made - stillInside(simulation));
});

function stillInside({ vehicles }: Simulation): number {
  let count = 0;
  for (let v = 0; v < vehicles.highest; v++) if (vehicles.where[v]! > Where.entryQueue) count++;
  return count;
}

it('a right turn does not stop for opposing lefts that stand until the through traffic lets them', () => {
  // Through traffic from C holds two left-turners from A; somebody of that stream turns right into their exit.
  const others = [...stream(['C-in', 'A-out'], 2.4, 0, 16), ...stream(['C-in', 'A-out'], 2.4, 19, 40)];
  const right = { route: ['C-in', 'D-out'], departure: 17 };
  const alone = passings(simulate(fourLegs, [...others, right]), 80)('C-in', 'D-out');
  const lefts = simulate(fourLegs, [...others, right, ...stream(['A-in', 'D-out'], 3, 0, 6)]);
  const passed = passings(lefts, 80);
  expect(passed('C-in', 'D-out')[0]).toBeLessThan(alone[0]! + 1);
});

it('with nobody opposite, a permissive left just goes', () => {
  const simulation = simulate(fourLegs, [{ route: ['A-in', 'D-out'], departure: 2 }]);
  passings(simulation, 120);
  expect(simulation.counts.done).toBe(1);
  expect(simulation.vehicles.delay[0]).toBeLessThan(8);
});

it('a right turn on red yields to the cross street, and does not wait for green', () => {
  // A turns right to B at 50 s, when the cross street D–B has green.
  const free = simulate(fourLegs, [{ route: ['A-in', 'B-out'], departure: 26 }]);
  const busy = simulate(fourLegs, [
    { route: ['A-in', 'B-out'], departure: 26, name: 'right' },
    ...stream(['D-in', 'B-out'], 2.4, 20, 60),
  ]);
  const [alone] = passings(free, 90)('A-in', 'B-out');
  const [late] = passings(busy, 140)('A-in', 'B-out');
  expect(alone).toBeGreaterThan(43);
  expect(alone).toBeLessThan(60);
  expect(late).toBeGreaterThan(alone! + 5);
});

//      C ────┬──── A   major, no signal
//            |
//            D         minor
const tee = star(
  [
    { out: [1, 0], road: 'ew', lanes: [{ turns: ['left', 'through'] }] },
    { out: [-1, 0], road: 'ew', lanes: [{ turns: ['through', 'right'] }] },
    { out: [0, -1], road: 'ns', lanes: [{ turns: ['left', 'right'] }] },
  ],
  'priority',
  'ew',
);

it('at a T the minor road waits for a gap, and the major road does not wait at all', () => {
  const major = stream(['A-in', 'B-out'], 3, 0, 60);
  const alone = simulate(tee, major);
  const both = simulate(tee, [
    ...major,
    { route: ['C-in', 'A-out'], departure: 0, name: 'minor left' },
    ...stream(['B-in', 'A-out'], 4, 0, 60),
  ]);
  passings(alone, 150);
  const passed = passings(both, 150);
  const [minor] = passed('C-in', 'A-out');
  const through = passed('A-in', 'B-out');
  expect(minor).toBeGreaterThan(60);
  expect(through.length).toBe(20);
  expect(through[19]! - through[0]!).toBeLessThan(66);
});

it('every movement of a T gets through in the end, however the others press', () => {
  const simulation = simulate(tee, [
    ...stream(['A-in', 'B-out'], 6, 0, 400),
    ...stream(['B-in', 'A-out'], 6, 1, 400),
    ...stream(['A-in', 'C-out'], 20, 2, 400),
    ...stream(['B-in', 'C-out'], 20, 3, 400),
    ...stream(['C-in', 'A-out'], 20, 4, 400),
    ...stream(['C-in', 'B-out'], 20, 5, 400),
  ]);
  passings(simulation, 800);
  expect(simulation.counts).toMatchObject({ waiting: 0, inside: 0 });
});

it('four legs of equal rank without a signal: no circle of waiting closes', () => {
  const equal = star(
    square([{ turns: ['left', 'through', 'right'] }]).map((leg, index) => ({ ...leg, road: `r${index}` })),
    'priority',
  );
  const simulation = simulate(
    equal,
    ['A', 'B', 'C', 'D'].flatMap((from, index) =>
      ['A', 'B', 'C', 'D']
        .filter((to) => to !== from)
        .flatMap((to, order) => stream([`${from}-in`, `${to}-out`], 40, index * 0.01 + order * 9, 300)),
    ),
  );
  passings(simulation, 700);
  expect(simulation.counts).toMatchObject({ waiting: 0, inside: 0 });
});
