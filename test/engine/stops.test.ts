import { expect, it } from 'vitest';
import { EventKind, VehicleClass, Where } from '../../src/engine/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { square, star } from '../network/star.ts';
import { eventsOf, phase, runTo, simulate, withPlan } from './worlds.ts';
import { watch } from './watch.ts';

const crossing = withPlan(
  star(square([{ turns: ['through'] }])),
  [phase('ew', 'A-in through, C-in through'), phase('ns', 'B-in through, D-in through')],
  [200, 5],
);
const withStop = (bay: boolean): Model => ({
  ...crossing,
  busStops: [{ id: 'S', name: { zh: '站', en: 'stop' }, link: 'C-out', at: 150, bay }],
});

/** A bus with a stop of 30 s, and a car 3 s behind it; returns events and who was done first. */
function run(bay: boolean) {
  const simulation = simulate(withStop(bay), [
    {
      route: ['A-in', 'C-out'],
      departure: 0,
      vehicleClass: VehicleClass.bus,
      name: 'bus',
      stops: [{ owner: 'S', leg: 1, dwell: 30 }],
    },
    { route: ['A-in', 'C-out'], departure: 3, name: 'car' },
  ]);
  const check = watch(simulation);
  let arrived = 0;
  let left = 0;
  let beside = false;
  const done: number[] = [];
  runTo(simulation, 190, () => {
    check(simulation);
    if (eventsOf(simulation, EventKind.arrivedAtStop).length > 0) arrived = simulation.time;
    if (eventsOf(simulation, EventKind.leftStop).length > 0) left = simulation.time;
    if (simulation.vehicles.where[0] === Where.atStop) beside = true;
    for (const [v] of eventsOf(simulation, EventKind.done)) done.push(v);
  });
  return { dwell: left - arrived, beside, done, delay: simulation.vehicles.delay };
}

it('a bus stops in the lane for its dwell, and the car behind waits', () => {
  const { dwell, beside, done, delay } = run(false);
  expect(beside).toBe(false);
  expect(dwell).toBeCloseTo(30, 0);
  expect(done).toEqual([0, 1]);
  expect(delay[1]).toBeGreaterThan(20);
  // Dwell is not delay.
  expect(delay[0]).toBeLessThan(8);
});

it('in a bay it leaves the lane free and comes back', () => {
  const { dwell, beside, done, delay } = run(true);
  expect(beside).toBe(true);
  expect(dwell).toBeGreaterThan(29);
  expect(dwell).toBeLessThan(34);
  expect(done).toEqual([1, 0]);
  expect(delay[1]).toBeLessThan(12);
});
