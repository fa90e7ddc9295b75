import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { resultJsonSchema, resultSchema } from '../../src/cli/result-schema.ts';
import { runReport } from '../../src/cli/run-report.ts';
import type { Measures, PeriodReport, RunResult } from '../../src/metrics/index.ts';
import { check, drive, makeResult, planOf, prepare, startRun } from '../../src/runner/index.ts';
import { folder, goodText } from '../scenario/fixture.ts';

const published: object = JSON.parse(readFileSync('public/result.schema.json', 'utf8'));
const HALF = 1800;

/** Half an hour of the shipped example, as `lukou run` would do it. */
let result: RunResult;
let entered = 0;

beforeAll(async () => {
  const { loaded } = await check('good.json', folder({ 'good.json': goodText }));
  if (loaded === undefined) throw new Error('the example does not load');
  const run = startRun(prepare(planOf(loaded, 1)));
  const { start } = run.prepared.input;
  await drive(run, start + HALF);
  result = makeResult(run, start, start + HALF);
  entered = [...run.collector.trips.rows()].filter((row) => row.entered !== null).length;
});

describe('result.json', () => {
  it('its published schema is not stale (npm run -s lukou -- schema result > public/result.schema.json)', () => {
    expect(published).toEqual(resultJsonSchema());
  });

  it('of a real run is what both schemas say', () => {
    const written: unknown = JSON.parse(JSON.stringify(result));
    expect(resultSchema.parse(written)).toEqual(written);
    const validate = new Ajv2020({ allErrors: true }).compile(published);
    expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
  });

  it('gives every measure a unit and a definition in both languages', () => {
    const names = new Set<string>();
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(collect);
      else if (typeof value === 'object' && value !== null)
        for (const [name, inner] of Object.entries(value)) {
          if (typeof inner === 'number' || inner === null) names.add(name);
          collect(inner);
        }
    };
    collect(result.total);
    // indices and counts that schoolTrips defines together
    for (const name of ['movement', 'losMovement', 'arrived', 'due', 'onTime', 'fetched']) names.delete(name);
    for (const name of names) {
      expect(result.units[name], name).toBeDefined();
      expect(result.definitions[name]?.zh, name).toBeDefined();
    }
  });
});

describe('the numbers of a real run', () => {
  it('movements add up to approaches and these to the intersection', () => {
    for (const { measures, approaches } of result.total.intersections) {
      const sum = (of: (measures: Measures) => number) => {
        for (const approach of approaches) {
          const parts = approach.movements.reduce((total, one) => total + of(one.measures), 0);
          expect(of(approach.measures)).toBeCloseTo(parts, 6);
        }
        expect(of(measures)).toBeCloseTo(
          approaches.reduce((total, one) => total + of(one.measures), 0),
          6,
        );
      };
      sum((one) => one.throughput);
      sum((one) => one.totalDelay);
      sum((one) => one.queueMeanVehicles);
    }
  });

  it('every trip is somewhere', () => {
    const { made, waiting, inside, done } = result.total.county;
    expect(waiting + inside + done).toBe(made);
    expect(inside + done).toBe(entered);
  });

  it('quarter hours add up to the half hour', () => {
    const sum = (of: (period: PeriodReport) => number) =>
      result.periods.reduce((total, period) => total + of(period), 0);
    expect(result.periods.map(({ from, to }) => to - from)).toEqual([900, 900]);
    expect(sum(({ county }) => county.totalDelayHours)).toBeCloseTo(result.total.county.totalDelayHours, 9);
    expect(sum(({ county }) => county.vehicleKm)).toBeCloseTo(result.total.county.vehicleKm, 2);
    expect(sum(({ county }) => county.doneInWindow)).toBe(result.total.county.doneInWindow);
  });

  // A queued vehicle loses nearly a second a second; those who slow down and speed up lose some without being queued. So the seconds spent
  // queueing (mean queue × time, Little's law) are most of the delay, and never more than all of it plus what a crawling vehicle still drives.
  it('time spent queueing is most of the delay', () => {
    const [one] = result.total.intersections;
    const share = ((one?.measures.queueMeanVehicles ?? 0) * HALF) / (one?.measures.totalDelay ?? 0);
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(1.1);
  });

  it('a left turn at a busy signal waits longer than a right turn on red', () => {
    const movements = result.total.intersections.flatMap((one) => one.approaches.flatMap((two) => two.movements));
    const mean = (turn: string) => {
      const some = movements.filter((one) => one.turn === turn);
      const vehicles = (one: Measures) => (one.delay === null ? 0 : one.totalDelay / (one.delay || 1));
      const delay = some.reduce((total, one) => total + one.measures.totalDelay, 0);
      return delay / some.reduce((total, one) => total + vehicles(one.measures), 0);
    };
    expect(mean('left')).toBeGreaterThan(mean('right'));
  });

  it('are printed with the synthetic label, the source and units in both languages', () => {
    for (const [lang, label] of [
      ['zh', '合成数据，不代表任何真实县城'],
      ['en', 'Synthetic data, not a real county'],
    ] as const) {
      const text = runReport(result, lang);
      expect(text.split('\n')[0]).toContain(label);
      expect(text).toContain(result.scenario.hash);
      expect(text).toContain({ zh: '秒/辆', en: 's/veh' }[lang]);
      expect(text).toContain(result.finalHash);
    }
  });
});
