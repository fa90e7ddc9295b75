/** The study's own sums: pairs by seed, local figures of the right scenario, and a verdict only where the interval leaves no doubt. */
import { expect, it } from 'vitest';
import { placesOf } from './cases.ts';
import type { Figures } from './measure.ts';
import { compare, type Studied, studyText } from './table.ts';

const figures = (delay: number, local: number): Figures => ({
  delay,
  stops: 2,
  queue: 100,
  walkGap: 120,
  done: 1000,
  entry: 1,
  local: { wave: local },
});
const studied = (id: string, values: readonly number[]): Studied => ({
  id,
  name: { zh: id, en: id },
  period: 'morning',
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

it('a change is local to its intersection and the neighbours', () => {
  const signal = (id: string, offset: number) => ({ id, intersections: [id], offset });
  const model = (offset: number) => ({
    intersections: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id })),
    links: [
      { id: 'a.b', from: 'a', to: 'b' },
      { id: 'b.c', from: 'b', to: 'c' },
      { id: 'x.a', from: 'portal', to: 'a' },
    ],
    controllers: [signal('a', offset), signal('c', 0)],
  });
  const loaded = { base: model(0), model: model(5) } as unknown as Parameters<typeof placesOf>[0];
  expect(placesOf(loaded)).toEqual(['a', 'b']);
});
