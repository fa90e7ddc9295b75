/** The study's own sums: pairs by seed, local figures of the right scenario, and a verdict only where the interval leaves no doubt. */
import { expect, it } from 'vitest';
import { type Approaches, causesOf, causesText } from './causes.ts';
import type { Figures } from './measure.ts';
import { compare, type Studied, studyText } from './table.ts';

const figures = (delay: number, local: number): Figures => ({
  delay,
  stops: 2,
  queue: 100,
  walkGap: 120,
  done: 1000,
  entry: 1,
  at: { near: [3 * local, 3], far: [5, 1] },
  lost: {},
  due: {},
});
const studied = (id: string, values: readonly number[]): Studied => ({
  id,
  name: { zh: id, en: id },
  period: 'morning',
  local: id === 'wave' ? ['near'] : null,
  runs: new Map(values.map((value, index) => [index + 1, figures(value, 10 * value)])),
});
const today = studied('signals-today', [50, 60, 70, 80]);

it('compares only the seeds that both have', () => {
  const found = compare(studied('wave', [49, 57, 68]), today, 'delay');
  expect(found).toMatchObject({ today: 60, mean: 58, difference: -2, n: 3 });
  expect(found?.margin).toBeCloseTo(4.303 / Math.sqrt(3), 2);
});

it('a local figure is of the scenario’s own places; another has none', () => {
  expect(compare(studied('wave', [49, 57, 68]), today, 'local')?.difference).toBe(-20);
  expect(compare(studied('clocks', [49, 57, 68]), today, 'local')).toBeNull();
});

it('says less, more, or not shown', () => {
  const text = (values: number[]) => studyText([today, studied('wave', values)], (one) => one === today, 'en');
  expect(text([40, 50, 60, 70.1])).toMatch(/Delay \[s\/veh\].* less +4$/m);
  expect(text([60, 70, 80, 90.1])).toMatch(/Delay \[s\/veh\].* more +4$/m);
  expect(text([40, 70, 60, 90])).toMatch(/Delay \[s\/veh\].* not shown +4$/m);
});

const lost = (value: number): Figures => ({
  ...figures(50, 0),
  // In the order of the reasons: moving, red, yield, exit, lane, kerb [veh·h].
  lost: { main: [1, 10 + value, 0, 0, 0, 0], side: [0, 20, 5 - value, 0, 0, 0] },
  // A part of what is lost on the side road is for a queue whose first stands on the main road.
  due: { main: 15 + 2 * value, side: 21 - 2 * value },
});
const withLost = (id: string, values: readonly number[]): Studied => ({
  ...studied(id, values),
  runs: new Map(values.map((value, index) => [index + 1, lost(value)])),
});
const approaches: Approaches = {
  places: new Map([
    ['main', 'main'],
    ['side', 'side'],
  ]),
  nameOf: (link) => ({ zh: link, en: `approach ${link}` }),
};

it('the sums by place and by reason are of the same hours', () => {
  const found = causesOf(withLost('wave', [3, 3.5, 4]), withLost('today', [0, 0, 0]), approaches);
  const difference = (place: string | null, reason: string | null) =>
    (found as { place: string | null; reason: string | null; difference: number }[]).find(
      (one) => one.place === place && one.reason === reason,
    )?.difference;
  expect(difference('main', 'red')).toBe(3.5);
  expect(difference('side', 'yield')).toBe(-3.5);
  expect(difference('main', null)).toBe(3.5);
  expect(difference(null, 'red')).toBe(3.5);
  expect(difference(null, null)).toBe(0);
});

it('tells where and why, stars what the interval leaves no doubt of, and leaves empty what does not occur', () => {
  const text = causesText(withLost('wave', [3, 3.5, 4]), withLost('today', [0, 0, 0]), approaches, 'en');
  expect(text).toMatch(/^changed, main road +\+3\.5 ±1\.2\* +\+0\.0 ±0\.0 +\+3\.5 ±1\.2\* +11\.0 +\+7\.0 ±2\.5\*$/m);
  expect(text).toMatch(/^changed, side roads +\+0\.0 ±0\.0 +−3\.5 ±1\.2\* +−3\.5 ±1\.2\* +25\.0 +−7\.0 ±2\.5\*$/m);
  expect(text).toMatch(/^approach main +\(caused here\) +15\.0 +22\.0 +\+7\.0 ±2\.5\*$/m);
  expect(text).toMatch(/^approach side +yielding +5\.0 +1\.5 +−3\.5 ±1\.2\*$/m);
});
