/** What the county must look like when children are brought and fetched, told in one line a run and held against the complaint. */
import { expect } from 'vitest';
import { type Complaint, complaintIn, type CountyRun, failing, recoveredBy } from '../scenarios/county-run.ts';

/** A peak with children: its parts, one after the other, and the quarter of an hour by which the roads have recovered. */
export interface Peak {
  parts: readonly string[];
  /** From here on no signal is at E or F. */
  recovered: string;
  until: string;
}

export const MORNING: Peak = { parts: ['07:10', '07:25', '07:40', '07:50'], recovered: '08:45', until: '09:30' };
export const AFTERNOON: Peak = {
  parts: ['16:30', '16:45', '17:00', '17:15', '17:30', '17:45', '18:00'],
  recovered: '18:45',
  until: '19:15',
};

/** Of the 24 signals by schools, at E and F in the whole peak, and in each part of it. */
const FAILING = { whole: 8, part: 5 };
/** Of them, with a queue that reached the next intersection. */
const REACHED = 4;
/** Of the 36 others, at E and F at most. */
const OTHERS_FAILING = 4;

export function looksLikeTheComplaint(county: CountyRun, peak: Peak, what: string): void {
  const { parts, recovered, until } = peak;
  const begin = parts[0] ?? '';
  const end = parts.at(-1) ?? '';
  const whole = complaintIn(county, begin, end);
  const byPart = parts.slice(1).map((to, part) => complaintIn(county, parts[part] ?? '', to));
  tell(county, peak, what, whole, byPart);
  expect(whole.schoolSide, 'signals by schools at E and F').toBeGreaterThanOrEqual(FAILING.whole);
  expect(whole.reached, 'signals by schools with queues to the next intersection').toBeGreaterThanOrEqual(REACHED);
  for (const [part, seen] of byPart.entries()) {
    expect(seen.schoolSide, `signals by schools at E and F from ${parts[part]}`).toBeGreaterThanOrEqual(FAILING.part);
    expect(seen.othersEF, `others at E and F from ${parts[part]}`).toBeLessThanOrEqual(OTHERS_FAILING);
  }
  expect(whole.othersCD, 'others at C and D').toBeGreaterThanOrEqual(whole.ofOthers / 2);
  expect(whole.othersEF, 'others at E and F').toBeLessThanOrEqual(OTHERS_FAILING);
  expect(failing(county, recovered, until), `at E and F after ${recovered}`).toEqual([]);
  expect(recoveredBy(county, until) <= recovered, `recovered by ${recovered}`).toBe(true);
  expect(county.gridlocks).toEqual([]);
}

function tell(county: CountyRun, peak: Peak, what: string, whole: Complaint, byPart: Complaint[]): void {
  const { parts, until } = peak;
  const each = byPart.map(({ schoolSide }, part) => `${parts[part]} ${schoolSide}`).join(', ');
  console.log(
    [
      `${what}, ${parts[0]}–${parts.at(-1)}: by schools ${whole.schoolSide} of ${whole.ofSchoolSide} at E–F (from ${each})`,
      `${whole.reached} with queues to the next intersection`,
      `others ${whole.othersCD} of ${whole.ofOthers} at C–D, ${whole.othersEF} at E–F`,
      `recovered by ${recoveredBy(county, until)}`,
      `${county.gridlocks.length} times three neighbours held`,
    ].join('; '),
  );
}

/** At least 99 % of those who wanted to leave before a time are at their destination now. */
export function nobodyLeftBehind(county: CountyRun, before: string, what: string): void {
  const share = county.doneOf(before);
  console.log(`${what}: ${(share * 100).toFixed(2)} % of the trips wanted before ${before} are done`);
  expect(share).toBeGreaterThanOrEqual(0.99);
}
