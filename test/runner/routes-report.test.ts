/** What `reassign` prints beside its own report: the same window with the routes as they were. */
import { expect, it } from 'vitest';
import { routesReport } from '../../src/cli/run-report.ts';
import type { RunResult } from '../../src/metrics/index.ts';
import { drive, makeResult, prepare, startRun } from '../../src/runner/index.ts';
import { examplePlan } from './oneIntersection.ts';

async function resultOf(seed: number): Promise<RunResult> {
  const run = startRun(prepare(await examplePlan(seed)));
  const { start } = run.prepared.input;
  await drive(run, start + 300);
  return makeResult(run, start, start + 300);
}

it('puts the run with the routes of today first and the run with new routes second, each with its own figures', async () => {
  const [frozen, anew] = [await resultOf(1), await resultOf(2)];
  const made = [frozen, anew].map(({ total }) => String(total.county.made));
  expect(made[0]).not.toBe(made[1]);
  const text = routesReport(frozen, anew, 'zh');
  expect(text).toMatch(/沿用现状路径\s+重新选择路径/);
  expect(text).toMatch(new RegExp(`累计产生出行\\s+${made[0]}\\s+${made[1]}\\s`));
  expect(routesReport(frozen, anew, 'en')).toMatch(new RegExp(`Trips made so far\\s+${made[0]}\\s+${made[1]}\\s`));
});
