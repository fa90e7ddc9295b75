/**
 * The county looks like the complaint: signals by the schools at E and F with queues that reach the next intersection when
 * children are brought and fetched, the others mostly at C and D, everything recovered after it; never locked.
 */
import { describe, expect, it } from 'vitest';
import { type CountyRun, runCounty, shapeOf, withLetters } from '../scenarios/county-run.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** @param quarters  15-minute periods in which children come or go, worst in the middle */
function looksLikeTheComplaint(county: CountyRun, quarters: [string, string][], recovered: [string, string]): void {
  const shapes = quarters.map(([from, to]) => shapeOf(county.report(from, to)));
  const atTheSchools = new Set(shapes.flatMap((shape) => withLetters(shape.schoolSide, 'EF')));
  const reached = new Set(
    shapes.flatMap(({ schoolSide }) => schoolSide.filter(({ measures }) => measures.spillback > 0).map(({ id }) => id)),
  );
  expect(atTheSchools.size).toBeGreaterThanOrEqual(8);
  expect(reached.size).toBeGreaterThanOrEqual(3);
  for (const { others } of shapes) {
    expect(withLetters(others, 'CD').length).toBeGreaterThanOrEqual(others.length / 2);
    expect(withLetters(others, 'EF').length).toBeLessThanOrEqual(4);
  }
  const after = shapeOf(county.report(...recovered));
  expect(withLetters([...after.schoolSide, ...after.others], 'EF')).toEqual([]);
}

describe.each(SEEDS)('the morning, seed %i', (seed) => {
  it('has the complaint between 07:15 and 07:45, is recovered by 08:45, and nobody is left behind', () => {
    const county = runCounty(seed, '06:00', '09:30');
    looksLikeTheComplaint(
      county,
      [
        ['07:15', '07:30'],
        ['07:30', '07:45'],
      ],
      ['08:45', '09:00'],
    );
    expect(county.gridlocks).toEqual([]);
    expect(county.doneOf('09:00')).toBeGreaterThanOrEqual(0.99);
  });
});

it('the whole day, seed 1: complaint again from 17:00, recovered by 18:45, the roads empty at night', () => {
  const county = runCounty(1, '06:00', '22:00');
  looksLikeTheComplaint(
    county,
    [
      ['17:00', '17:15'],
      ['17:15', '17:30'],
    ],
    ['18:45', '19:00'],
  );
  expect(county.gridlocks).toEqual([]);
  expect(county.doneOf('21:30')).toBeGreaterThanOrEqual(0.99);
});
