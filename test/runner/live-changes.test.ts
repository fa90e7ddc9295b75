import { expect, it } from 'vitest';
import { changeSignals } from '../../src/runner/live-changes.ts';
import { drive, makeResult, prepare, startRun } from '../../src/runner/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { Aspect } from '../../src/signal/index.ts';
import { watch } from '../engine/watch.ts';
import { examplePlan } from './oneIntersection.ts';

const SEVEN = 7 * 3600;

/** The model with every plan's greens changed by so many seconds each, and the cycle with them. */
function withGreens(model: Model, by: number): Model {
  return {
    ...model,
    controllers: model.controllers.map((controller) => ({
      ...controller,
      plans: controller.plans.map((plan) => ({
        ...plan,
        cycle: plan.cycle + by * plan.stages.length,
        stages: plan.stages.map((stage) => ({ ...stage, green: stage.green + by })),
      })),
    })),
  };
}

async function underWay() {
  const plan = await examplePlan();
  const run = startRun(prepare(plan));
  await drive(run, SEVEN + 300);
  return { run, model: plan.model };
}

it('a change of plans takes effect at a lawful moment of the run under way, and the report says so', async () => {
  const { run, model } = await underWay();
  const { simulation } = run;
  const [inside, done] = [simulation.counts.inside, simulation.counts.done];
  const cycle = simulation.signals.controllers[0]!.plans[0]!.cycle;
  const answer = changeSignals(run, withGreens(model, 10));
  expect(answer).toEqual({ tick: (SEVEN + 300) * 5, intersections: model.controllers[0]!.intersections });
  expect(simulation.counts).toMatchObject({ inside, done });

  // Watched from here: nobody passes at red, no two greens conflict, while the old plan is left and the new one taken up.
  const check = watch(simulation);
  const { step } = simulation;
  simulation.step = () => (step(), check(simulation));
  await drive(run, SEVEN + 900);
  expect(run.live.taken).toHaveLength(1);
  const { time, intersections } = run.live.taken[0]!;
  expect(time).toBeGreaterThan(SEVEN + 300);
  expect(time).toBeLessThan(SEVEN + 300 + cycle / 5 + 20);
  expect(intersections).toEqual(model.controllers[0]!.intersections);
  expect(simulation.signals.controllers[0]!.plans[0]!.cycle).toBeGreaterThan(cycle);
  expect(makeResult(run, SEVEN, SEVEN + 900).changedAt).toEqual(run.live.taken);
});

it('after the change the signals show the new plan by the clock, as in a run that had it from the start', async () => {
  const { run, model } = await underWay();
  const changed = withGreens(model, 10);
  changeSignals(run, changed);
  const fresh = startRun(prepare({ ...(await examplePlan()), model: changed, base: changed }));
  await drive(run, SEVEN + 1200);
  await drive(fresh, SEVEN + 1200);
  const greens = [0, 0];
  for (let tick = 0; tick < 1500; tick++) {
    [run, fresh].forEach(({ simulation }, index) => {
      simulation.step();
      greens[index]! += simulation.signals.aspects.filter((aspect) => aspect === Aspect.green).length;
    });
    expect([...run.simulation.signals.aspects]).toEqual([...fresh.simulation.signals.aspects]);
  }
  expect(greens[0]).toBeGreaterThan(0);
});

it('what a run was made of takes another run, and words say what it is', async () => {
  const { run, model } = await underWay();
  const before = run.simulation.hash();
  const refusals = [
    { ...model, links: model.links.slice(1) },
    { ...model, demand: {} },
    { ...model, controllers: model.controllers.map((one) => ({ ...one, pushButtons: [] })) },
    { ...model, controllers: [] },
  ].map((changed) => changeSignals(run, changed as Model));
  expect(refusals.map((answer) => 'refused' in answer && answer.refused.zh.slice(0, 9))).toEqual([
    '改动涉及道路或路口',
    '改动涉及需求或运行',
    '改动涉及信号机的类',
    '改动涉及信号机的类',
  ]);
  expect(run.simulation.hash()).toBe(before);
  expect(run.live.pending.size).toBe(0);
});

it('the same model changes nothing', async () => {
  const { run, model } = await underWay();
  expect(changeSignals(run, structuredClone(model))).toEqual({ tick: (SEVEN + 300) * 5, intersections: [] });
  expect(run.live.pending.size).toBe(0);
});
