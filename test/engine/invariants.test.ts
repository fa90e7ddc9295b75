import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeTrips, assign, createSimulation, Where } from '../../src/engine/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import { buildNetwork } from '../../src/network/index.ts';
import { readDocument } from '../../src/scenario/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { Aspect, compilePlans } from '../../src/signal/index.ts';
import { grid, gridTrips, gridWithWaitingAreas } from './grid.ts';
import { runTo, simulate } from './worlds.ts';
import { watch } from './watch.ts';

const file = 'scenarios/one-intersection.json';
const example = readDocument(readFileSync(file), file).document as Model;

function runExample(seed: number, ticksPerSecond = 5): Simulation {
  const network = buildNetwork(example);
  const program = compilePlans(example, network, ticksPerSecond);
  const assignment = assign({ model: example, network, program });
  const start = 7 * 3600;
  return createSimulation({
    network,
    program,
    trips: makeTrips({ model: example, network, assignment, seed, from: start }),
    start,
    ticksPerSecond,
    seed,
    saturationFlow: 1700,
    blockingShare: 0.05,
  });
}

it.each([1, 2, 3])('one intersection: nobody lost, overlapping, backwards or over red at any tick, seed %i', (seed) => {
  const simulation = runExample(seed);
  runTo(simulation, 7 * 3600 + 1500, watch(simulation));
  expect(simulation.counts.done).toBeGreaterThan(700);
});

it.each([0.1, 0.5])('the same with ticks of %s s', (tick) => {
  const simulation = runExample(4, 1 / tick);
  runTo(simulation, 7 * 3600 + 900, watch(simulation));
  expect(simulation.counts.done).toBeGreaterThan(400);
});

// A 3 × 3 grid: signals at the corners and the middle, priority between them, buses and trucks among the cars.
it.each([1, 2, 3])('a small grid: the same holds, and in the end everybody has arrived, seed %i', (seed) => {
  const model = grid();
  const simulation = simulate(model, gridTrips(model, 900, 4500, seed), { seed, blockingShare: 0.05 });
  runTo(simulation, 2400, watch(simulation));
  expect(simulation.counts).toMatchObject({ waiting: 0, inside: 0 });
  expect(simulation.counts.done).toBeGreaterThan(350);
});

// The same streets with waiting areas, and plans that change their order, flash yellow and come back.
it.each([1, 2, 3])(
  'waiting areas and changing plans: the same holds, and in the end everybody has arrived, seed %i',
  (seed) => {
    const model = gridWithWaitingAreas();
    const simulation = simulate(model, gridTrips(model, 900, 4500, seed), { seed, blockingShare: 0.05 });
    let waited = 0;
    const check = watch(simulation);
    runTo(simulation, 2400, () => {
      check(simulation);
      for (let v = 0; v < simulation.vehicles.highest; v++) waited += isWaitingInArea(simulation, v) ? 1 : 0;
    });
    expect(simulation.counts).toMatchObject({ waiting: 0, inside: 0 });
    expect(simulation.counts.done).toBeGreaterThan(350);
    expect(waited).toBeGreaterThan(1000);
  },
);

/** On the way of a left turn that is red, within 12 m of the stop line, and standing. */
function isWaitingInArea({ vehicles, signals, input: { network } }: Simulation, v: number): boolean {
  if (vehicles.where[v] !== Where.connection || vehicles.speed[v]! > 0.1) return false;
  const { movement, fromLane } = network.connections[vehicles.on[v]!]!;
  return network.lanes[fromLane]!.waitingArea > 0 && signals.aspects[movement] === Aspect.red;
}
