/** A repeat is a repeat, on the county: however the steps are cut up, and whoever asks in between. */
import { expect, it } from 'vitest';
import { createFrame, createSimulation, writeFrame } from '../../src/engine/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import { drive, planOf, prepare, startRun } from '../../src/runner/index.ts';
import type { RunPlan } from '../../src/runner/index.ts';
import type { Controller } from '../../src/scenario/index.ts';
import { cache, county } from './county.ts';
import { runTo } from './worlds.ts';

const START = 7 * 3600 + 600;
const UNTIL = START + 300;
const plan = planOf(county, 3, START);

function steps(simulation: Simulation, batches: readonly number[], between: () => void): string {
  for (let at = 0; simulation.time < UNTIL; at++) {
    for (let step = 0; step < batches[at % batches.length]! && simulation.time < UNTIL; step++) simulation.step();
    between();
  }
  return simulation.hash();
}

it('one at a time, in uneven batches with frames and hashes in between, and in the slices of the runner: one state', async () => {
  const prepared = prepare(plan, { cache });
  const single = createSimulation(prepared.input);
  const expected = steps(single, [1], () => {});

  const batched = createSimulation(prepared.input);
  const frame = createFrame(batched);
  const look = () => {
    writeFrame(batched, frame);
    batched.hash();
  };
  expect(steps(batched, [1, 7, 350, 2], look)).toBe(expected);

  // Prepared anew, measured, cut where a clock that jumps says so, and stopped in between.
  const run = startRun(prepare(plan));
  let clock = 0;
  const now = () => (clock += clock % 3 === 0 ? 40 : 1);
  expect(await drive(run, UNTIL, { now, shouldStop: () => run.simulation.time > START + 100 })).toBe(false);
  const found: [number, string][] = [];
  await drive(run, UNTIL, { now, onCheckpoint: (tick, hash) => found.push([tick, hash]) });
  expect(found).toEqual([[single.tick, expected]]);
});

const longer = (controller: Controller): Controller => ({
  ...controller,
  plans: controller.plans.map((one) => ({
    ...one,
    cycle: one.cycle + 7 * one.stages.length,
    stages: one.stages.map((stage) => ({ ...stage, green: stage.green + 7 })),
  })),
});

it('other signal plans meet the same trips on the same routes, driven by the same people', () => {
  const retimed: RunPlan = {
    ...plan,
    model: { ...plan.model, controllers: plan.model.controllers.map(longer) },
  };
  const [today, other] = [plan, retimed].map((one) => prepare(one, { cache }));
  expect(other!.scenarioHash).not.toBe(today!.scenarioHash);
  expect(other!.input.trips).toEqual(today!.input.trips);

  const names = ['length', 'speedFactor', 'topSpeed', 'timeGap', 'accel', 'brake', 'blocks', 'startUp'] as const;
  const tempers = ({ input }: ReturnType<typeof prepare>) => {
    const found = new Map<string, number[]>();
    const simulation = createSimulation(input);
    runTo(simulation, START + 120, () => {
      const vehicles = simulation.vehicles as unknown as Record<string, Int32Array>;
      for (let v = 0; v < simulation.vehicles.highest; v++) {
        const trip = simulation.vehicles.trip[v]!;
        if (trip >= 0)
          found.set(
            input.trips[trip]!.name,
            names.map((name) => vehicles[name]![v]!),
          );
      }
    });
    return { found, hash: simulation.hash() };
  };
  const [first, second] = [today!, other!].map(tempers);
  expect(first!.found.size).toBeGreaterThan(200);
  expect(second!.found).toEqual(first!.found);
  expect(second!.hash).not.toBe(first!.hash);
});
