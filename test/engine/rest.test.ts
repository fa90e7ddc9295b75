/** Whoever stands first at red is passed over until something changes for it: it must miss nothing meanwhile. */
import { expect, it } from 'vitest';
import { EventKind } from '../../src/engine/index.ts';
import { listBusy } from '../../src/engine/order.ts';
import { square, star } from '../network/star.ts';
import { watch } from './watch.ts';
import { eventsOf, phase, runTo, simulate, withPlan } from './worlds.ts';

/** Two stages of 40 s with 5 s in between. */
const model = withPlan(
  star(square([{ turns: ['through'] }])),
  [phase('ew', 'A-in through, C-in through'), phase('ns', 'B-in through, D-in through')],
  [40, 40],
);
const CYCLE = 90;

it('stands still through the red of each of five cycles, and passes within 5 s of each green, one behind it as well', () => {
  const cycles = [1, 2, 3, 4, 5];
  const wishes = cycles.flatMap((cycle) => [
    { route: ['A-in', 'C-out'], departure: cycle * CYCLE - 45 },
    { route: ['A-in', 'C-out'], departure: cycle * CYCLE - 43 },
  ]);
  const simulation = simulate(model, wishes);
  const check = watch(simulation);
  const passed: number[] = [];
  const stood = wishes.map(() => 0);
  runTo(simulation, 6 * CYCLE, () => {
    check(simulation);
    const { vehicles } = simulation;
    for (let v = 0; v < vehicles.highest; v++)
      if (vehicles.trip[v]! >= 0 && vehicles.speed[v] === 0)
        stood[vehicles.trip[v]!]! += 1 / simulation.input.ticksPerSecond;
    for (const [v] of eventsOf(simulation, EventKind.passed)) passed[simulation.vehicles.trip[v]!] = simulation.time;
  });
  expect(passed).toHaveLength(wishes.length);
  for (const [index, cycle] of cycles.entries()) {
    expect(stood[2 * index], `cycle ${cycle}`).toBeGreaterThan(10);
    expect(passed[2 * index]! - cycle * CYCLE, `first of cycle ${cycle}`).toBeGreaterThan(0);
    expect(passed[2 * index]! - cycle * CYCLE, `first of cycle ${cycle}`).toBeLessThan(5);
    expect(passed[2 * index + 1]! - passed[2 * index]!, `second of cycle ${cycle}`).toBeLessThan(5);
  }
});

it('lists those with somebody on them, in order', () => {
  const count = Int32Array.of(0, 3, 0, 0, 1, 12, 0, 2);
  const lanes = { start: new Int32Array(count.length), count, order: new Int32Array(0) };
  const busy = { count: 0, items: new Int32Array(count.length + 1) };
  listBusy(lanes, busy);
  expect(Array.from(busy.items.slice(0, busy.count))).toEqual([1, 4, 5, 7]);
});
