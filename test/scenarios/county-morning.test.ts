/** The morning of the county in short; `npm run test:long` has all of it, for ten seeds. */
import { expect, it } from 'vitest';
import { runCounty, shapeOf, withLetters } from './county-run.ts';

it('at 07:40 the signals by the schools are at E and F and queues reach the next intersection; nothing locks', () => {
  const county = runCounty(1, '06:45', '07:45');
  const before = shapeOf(county.report('06:45', '07:00'));
  expect(withLetters([...before.schoolSide, ...before.others], 'EF')).toEqual([]);
  const worst = shapeOf(county.report('07:30', '07:45'));
  expect(withLetters(worst.schoolSide, 'EF').length).toBeGreaterThanOrEqual(6);
  expect(withLetters(worst.others, 'EF').length).toBeLessThanOrEqual(4);
  expect(worst.schoolSide.filter(({ measures }) => measures.spillback > 0).length).toBeGreaterThanOrEqual(2);
  expect(county.gridlocks).toEqual([]);
});
