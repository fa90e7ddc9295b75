import { expect, it } from 'vitest';
import { drive, makeResult, prepare, startRun } from '../../src/runner/index.ts';
import { examplePlan } from './oneIntersection.ts';

const SEVEN = 7 * 3600;

async function hashes(seed: number, stops: number[], now?: () => number): Promise<string[]> {
  const run = startRun(prepare(await examplePlan(seed)));
  const told: string[] = [];
  for (const until of stops) {
    await drive(run, until, {
      onCheckpoint: (tick, hash) => told.push(`${tick} ${hash}`),
      ...(now === undefined ? {} : { now }),
    });
  }
  return told;
}

for (const seed of [1, 2]) {
  it(`gives the same hashes in one go, in pieces and with a clock that allows one tick a slice (seed ${seed})`, async () => {
    const once = await hashes(seed, [SEVEN + 900]);
    expect(once).toHaveLength(3);
    expect(await hashes(seed, [SEVEN + 0.2, SEVEN + 61, SEVEN + 500.4, SEVEN + 900])).toEqual(once);
    let clock = 0;
    expect(await hashes(seed, [SEVEN + 900], () => (clock += 1000))).toEqual(once);
  });
}

it('another seed is another day', async () => {
  expect(await hashes(1, [SEVEN + 300])).not.toEqual(await hashes(2, [SEVEN + 300]));
});

it('stops between two ticks when asked to, and goes on from there', async () => {
  const run = startRun(prepare(await examplePlan()));
  let slices = 0;
  let clock = 0;
  const stopped = await drive(run, SEVEN + 600, { shouldStop: () => slices++ === 5, now: () => (clock += 1000) });
  expect(stopped).toBe(false);
  expect(run.simulation.tick).toBe(SEVEN * 5 + 5);
  expect(await drive(run, SEVEN + 600)).toBe(true);
  expect(run.simulation.time).toBe(SEVEN + 600);
});

it('tells a window in whole and in quarters of an hour that add up', async () => {
  const run = startRun(prepare(await examplePlan()));
  await drive(run, SEVEN + 2400);
  const result = makeResult(run, SEVEN + 600, SEVEN + 2400);
  expect(result.periods.map(({ from, to }) => [from - SEVEN, to - SEVEN])).toEqual([
    [600, 900],
    [900, 1800],
    [1800, 2400],
  ]);
  const passed = (period: (typeof result)['total']) => period.intersections[0]!.measures.throughput;
  expect(result.periods.reduce((sum, period) => sum + passed(period), 0)).toBe(passed(result.total));
  expect(passed(result.total)).toBeGreaterThan(0);
  expect(result.scenario.hash).toMatch(/^[0-9a-f]{16}$/);
  expect(result.finalHash).toBe(run.simulation.hash());
});

it('everybody who wanted to leave is waiting, under way or done', async () => {
  const run = startRun(prepare(await examplePlan()));
  await drive(run, SEVEN + 1200);
  const { made, waiting, inside, done } = run.simulation.counts;
  expect(made).toBe(run.prepared.input.trips.filter((trip) => trip.departure < SEVEN + 1200).length);
  expect(waiting + inside + done).toBe(made);
});
