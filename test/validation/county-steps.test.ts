/** Time steps held against each other: seed by seed, and what chance explains is no difference. */
import { expect, it } from 'vitest';
import type { CountyReport } from '../../src/metrics/index.ts';
import { stepCells, stepValues } from '../../src/validation/rows/county-steps.ts';

const reports = (delays: readonly number[]): CountyReport[] =>
  delays.map((delayPerTrip) => ({ delayPerTrip, stopsPerTrip: 2, meanSpeed: 7, doneInWindow: 1000 }) as CountyReport);
const finest = { step: 0.1, reports: reports([100, 110, 120, 130, 140]) };

it('every seed a little longer is a difference, however much the seeds differ', () => {
  const values = stepValues([finest, { step: 0.2, reports: reports([105, 115, 125, 135, 145]) }]);
  expect(values['beyond0.2']).toBeCloseTo((5 / 120) * 100, 9);
  expect(values['delayHalf0.2']).toBe(0);
  expect(values['largestStep']).toBe(0.1);
});

it('seeds that differ up and down are none, and up to 3 % is allowed', () => {
  const values = stepValues([
    finest,
    { step: 0.2, reports: reports([101, 111, 121, 131, 141]) },
    { step: 0.5, reports: reports([90, 130, 100, 150, 140]) },
  ]);
  expect(values['beyond0.2']).toBeCloseTo(0.833, 3);
  expect(values['beyond0.5']).toBe(0);
  expect(values['delayChange0.5']).toBeCloseTo((2 / 120) * 100, 9);
  expect(values['largestStep']).toBe(0.5);
});

it('there is a value for every cell', () => {
  const values = stepValues([finest, { ...finest, step: 0.2 }, { ...finest, step: 0.5 }]);
  expect(stepCells([0.1, 0.2, 0.5]).filter(({ key }) => values[key] === undefined)).toEqual([]);
});
