/** Student's t against the printed tables, and the interval of paired differences. */
import { expect, it } from 'vitest';
import { pairedDifference, studentQuantile, studentShare } from '../../src/metrics/index.ts';

it.each([
  [1, 12.706],
  [2, 4.303],
  [3, 3.182],
  [4, 2.776],
  [5, 2.571],
  [9, 2.262],
  [10, 2.228],
  [30, 2.042],
  [100, 1.984],
])('with %i degrees of freedom 95 %% lie within ±%f', (freedom, quantile) => {
  expect(studentQuantile(0.95, freedom)).toBeCloseTo(quantile, 3);
});

it('99 % and the limit of many degrees of freedom, which is the normal distribution', () => {
  expect(studentQuantile(0.99, 9)).toBeCloseTo(3.25, 3);
  expect(studentQuantile(0.95, 100_000)).toBeCloseTo(1.96, 3);
  expect(studentShare(0, 7)).toBe(0);
});

it('the interval of paired differences, by hand', () => {
  // Differences 1, 2, 3: mean 2, standard deviation 1, t = 4.303 with 2 degrees of freedom.
  const { mean, margin, n } = pairedDifference([10, 20, 30], [11, 22, 33]);
  expect([mean, n]).toEqual([2, 3]);
  expect(margin).toBeCloseTo(4.303 / Math.sqrt(3), 3);
  expect(pairedDifference([1], [4])).toEqual({ mean: 3, margin: null, n: 1 });
  expect(() => pairedDifference([1, 2], [1])).toThrow(RangeError);
});
