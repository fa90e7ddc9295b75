/** In front of an exit that stays full: who waits, and for how long. */
import { expect, it } from 'vitest';
import { EventKind, VehicleClass } from '../../src/engine/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { square, star } from '../network/star.ts';
import { eventsOf, phase, runTo, simulate, withPlan } from './worlds.ts';
import { watch } from './watch.ts';

/** Two stages of 40 s with 5 s in between; a bus stands in the only lane of the exit to the west, 40 m behind the intersection. */
const model: Model = {
  ...withPlan(
    star(square([{ turns: ['through'] }])),
    [phase('ew', 'A-in through, C-in through'), phase('ns', 'B-in through, D-in through')],
    [40, 40],
  ),
  busStops: [{ id: 'S', name: { zh: '站', en: 'stop' }, link: 'C-out', at: 40, bay: false }],
};
const CYCLE = 90;

/** When each trip passes the line, NaN for never; a bus that stands for an hour, then cars every 3 s. */
function passings(cars: number, until: number, blockingShare = 0): number[] {
  const route = ['A-in', 'C-out'];
  const bus = {
    route,
    departure: 0,
    vehicleClass: VehicleClass.bus,
    stops: [{ owner: 'S', leg: 1, dwell: 3600 }],
  };
  const queue = Array.from({ length: cars }, (_, index) => ({ route, departure: 3 * (index + 1) }));
  const simulation = simulate(model, [bus, ...queue], { blockingShare });
  const check = watch(simulation);
  const passed = Array.from({ length: cars + 1 }, () => Number.NaN);
  runTo(simulation, until, () => {
    check(simulation);
    for (const [v] of eventsOf(simulation, EventKind.passed)) passed[simulation.vehicles.trip[v]!] = simulation.time;
  });
  return passed;
}

it('who finds the exit full waits at the line through several greens, then goes in all the same', () => {
  const passed = passings(8, 600);
  const first = passed.findIndex((time) => !(time < CYCLE));
  expect(first).toBeGreaterThan(1);
  expect(passed[first]).toBeGreaterThan(300);
  expect(passed[first]).toBeLessThan(300 + 2 * CYCLE);
  // The next one begins to wait only then.
  expect(passed[first + 1]).toBeNaN();
});

it('who blocks by temper does not wait', () => {
  const [patient, bold] = [passings(8, 80), passings(8, 80, 1)];
  const through = (times: readonly number[]) => times.filter((time) => time < 80).length;
  expect(through(bold)).toBeGreaterThan(through(patient));
});
