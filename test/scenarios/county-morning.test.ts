/** The morning of the county in short; `npm run test:long` has all of it, for ten seeds. */
import { expect, it } from 'vitest';
import { complaintIn, failing, runCounty } from './county-run.ts';

it('at 07:40 the signals by the schools are at E and F and queues reach the next intersection; nothing locks', () => {
  const county = runCounty(1, '06:45', '07:45');
  expect(failing(county, '06:45', '07:00')).toEqual([]);
  const worst = complaintIn(county, '07:25', '07:40');
  expect(worst.schoolSide).toBeGreaterThanOrEqual(6);
  expect(worst.reached).toBeGreaterThanOrEqual(3);
  expect(worst.othersEF).toBeLessThanOrEqual(4);
  expect(county.gridlocks).toEqual([]);
});
