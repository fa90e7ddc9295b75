/** The comparison's own sums; SUMO itself is not needed here. */
import { expect, it } from 'vitest';
import { gridSimulation } from '../bench/grid.ts';
import { compareAll, spearman } from './comparison.ts';
import type { Figures } from './journeys.ts';
import { forbiddenLines } from './netconvert-warnings.ts';
import { runOurs } from './ours.ts';

it('ranks: 1 in the same order, -1 in the opposite one, ties share theirs', () => {
  expect(spearman([1, 5, 20, 21], [0.1, 0.2, 0.3, 9])).toBeCloseTo(1, 12);
  expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
  // Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: 4.5 ÷ √(4.5 × 5).
  expect(spearman([1, 2, 2, 4], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
});

const figures = (travelTimes: number[], flow: number): Figures => ({
  wanted: travelTimes.length,
  inserted: travelTimes.length,
  finished: travelTimes.filter((time) => !Number.isNaN(time)).length,
  travelTimes,
  distances: travelTimes.map(() => 1000),
  roadTimes: travelTimes,
  spent: 3600,
  flows: new Map([
    [0, flow],
    [1, 500],
  ]),
  delays: new Map([['A', { sum: 40 * flow, count: flow }]]),
});

it('travel times are compared on trips that finished in both; GEH is taken of the flows of every link', () => {
  const ours = figures([100, 200, 300, NaN], 400);
  const sumo = figures([110, NaN, 330, 50], 520);
  const { matched } = compareAll({ ours: [ours], matched: [sumo], defaults: [sumo] });
  expect(matched).toMatchObject({ meanTime: 220, oursOfTheSame: 200, time95: 330, finished: 3, spent: 1 });
  // √(2 × 120² ÷ 920) = 5.6 on one of two links; 520 and 500 past their lines.
  expect(matched).toMatchObject({ nearFlows: 0.5, links: 2, meanFlow: 510 });
  expect(matched.largestGeh).toBeCloseTo(5.595, 3);
  // Two ways of 1 km in 440 s, and in 400 s with us.
  expect(matched.meanSpeed).toBeCloseTo(2000 / 440, 12);
  expect(matched.ourSpeed).toBeCloseTo(2000 / 400, 12);
});

it('a warning without a reason is forbidden, and so is every error', () => {
  const output = [
    'Loading done.',
    "Warning: Missing green phase in tlLogic 'K', program 'change-0701' for tl-index 3.",
    "Warning: Missing green phase in tlLogic 'K', program 'peak' for tl-index 3.",
    'Error: No such file.',
  ].join('\n');
  expect(forbiddenLines('sumo', output)).toEqual([
    "Warning: Missing green phase in tlLogic 'K', program 'peak' for tl-index 3.",
    'Error: No such file.',
  ]);
  expect(forbiddenLines('netconvert', output)).toHaveLength(3);
});

it('our vehicles are followed through the dealing out of slots: whoever arrived passed every line of its way', () => {
  const { input } = gridSimulation(14, 300);
  const { journeys } = runOurs(input, 300);
  const done = journeys.filter(({ arrived }) => !Number.isNaN(arrived));
  expect(done.length).toBeGreaterThan(500);
  const lost = done.filter(({ entered, passed }) => [entered, ...passed].some(Number.isNaN));
  expect(lost).toEqual([]);
});
