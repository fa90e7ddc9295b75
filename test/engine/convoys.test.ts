import { expect, it } from 'vitest';
import { createSimulation, EventKind, makeTrips } from '../../src/engine/index.ts';
import { assign } from '../../src/engine/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import { buildNetwork } from '../../src/network/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { compilePlans } from '../../src/signal/index.ts';
import type { SignalInputs } from '../../src/signal/index.ts';
import { square, star } from '../network/star.ts';
import { eventsOf, phase, withPlan } from './worlds.ts';
import { watch } from './watch.ts';

// Three cars from A to C at 07:01, at 36 km/h; A has red from 07:00:35 to 07:01:10.
const streets = withPlan(
  star(square([{ turns: ['left', 'through', 'right'] }])),
  [
    phase('ew', 'A-in through, C-in through, ~A-in left, ~C-in left, ~A-in right, ~C-in right'),
    phase('ns', 'B-in through, D-in through, ~B-in left, ~D-in left, ~B-in right, ~D-in right'),
  ],
  [30, 30],
);
const guarded: Model = {
  ...streets,
  guardedRoutes: [
    {
      id: 'G',
      name: { zh: '特勤', en: 'guarded' },
      kind: 'guarded',
      links: ['A-in', 'C-out'],
      at: '07:01',
      speedKmh: 36,
      vehicles: 3,
      lead: 20,
      evidence: 'assumed',
      source: 'test',
    },
  ],
};

function run(model: Model): { simulation: Simulation; inputs: () => SignalInputs } {
  const network = buildNetwork(model);
  const program = compilePlans(model, network, 5);
  const trips = makeTrips({ model, network, assignment: assign({ model, network, program }), seed: 1 });
  const simulation = createSimulation({
    network,
    program,
    trips,
    start: 7 * 3600,
    ticksPerSecond: 5,
    seed: 1,
    saturationFlow: 1800,
    blockingShare: 0,
  });
  let told: SignalInputs | undefined;
  const { signals } = simulation;
  const advance = signals.advance.bind(signals);
  signals.advance = (tick, inputs) => {
    told = inputs;
    advance(tick, inputs);
  };
  return { simulation, inputs: () => told! };
}

it('a convoy enters at its time, one behind the other, on its own links and at its own speed', () => {
  const { simulation } = run(guarded);
  const { trips, network } = simulation.input;
  expect(trips.map(({ name, purpose }) => [name, purpose])).toEqual([0, 1, 2].map((n) => [`convoy:G:${n}`, 'convoy']));
  expect(trips.map(({ departure }) => departure)).toEqual([25260, 25262, 25264]);
  expect([...trips[0]!.route].map((link) => network.links[link]!.id)).toEqual(['A-in', 'C-out']);
  let fastest = 0;
  const order: number[] = [];
  while (simulation.time < 7 * 3600 + 300) {
    simulation.step();
    for (const [v] of eventsOf(simulation, EventKind.passed)) order.push(simulation.vehicles.trip[v]!);
    for (let v = 0; v < simulation.vehicles.highest; v++) fastest = Math.max(fastest, simulation.vehicles.speed[v]!);
  }
  expect(order).toEqual([0, 1, 2]);
  expect(fastest).toBeGreaterThan(9);
  expect(fastest).toBeLessThan(10.1);
  expect(simulation.counts).toMatchObject({ made: 3, done: 3 });
});

it('the signal is told when to expect it, and when the last of it has passed', () => {
  const { simulation, inputs } = run(guarded);
  const arrivals: [time: number, arrival: number][] = [];
  const passed: number[] = [];
  let cleared = Infinity;
  while (simulation.time < 7 * 3600 + 200) {
    simulation.step();
    arrivals.push([simulation.time - 7 * 3600, inputs().arrival[0]!]);
    if (eventsOf(simulation, EventKind.passed).length > 0) passed.push(simulation.time - 7 * 3600);
    if (inputs().cleared[0] === 1) cleared = Math.min(cleared, simulation.time - 7 * 3600);
  }
  const at = (time: number) => arrivals.find(([seconds]) => seconds >= time)![1];
  expect(at(30)).toBe(-1);
  // The link is 280 m long or so: 28 s at 10 m/s.
  expect(at(62)).toBeGreaterThan(24 * 5);
  expect(at(62)).toBeLessThan(29 * 5);
  expect(at(72)).toBeLessThan(at(62) - 9 * 5);
  expect(at(passed[0]! + 1)).toBe(-1);
  expect(passed).toHaveLength(3);
  expect(cleared).toBeGreaterThanOrEqual(passed[2]!);
  expect(cleared).toBeLessThan(passed[2]! + 0.5);
});

it('a convoy is held up by no red on its way, where an ordinary car waits', () => {
  // B has red from 07:00:55 to 07:01:50; the convoy would be there at 07:01:28.
  const crossing = { ...guarded.guardedRoutes![0]!, links: ['B-in', 'D-out'] };
  const delays = [crossing, { ...crossing, lead: 0.2 }].map((route) => {
    const { simulation } = run({ ...guarded, guardedRoutes: [route] });
    const check = watch(simulation);
    while (simulation.time < 7 * 3600 + 300) {
      simulation.step();
      check(simulation);
      if (simulation.counts.done === 3) break;
    }
    return simulation.vehicles.delay.slice(0, 3);
  });
  expect(Math.max(...delays[0]!)).toBeLessThan(5);
  expect(Math.min(...delays[1]!)).toBeGreaterThan(10);
});
