import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeTrips, assign, createSimulation } from '../../src/engine/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import { buildNetwork } from '../../src/network/index.ts';
import { readDocument } from '../../src/scenario/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { compilePlans } from '../../src/signal/index.ts';
import { grid, gridTrips } from './grid.ts';
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
