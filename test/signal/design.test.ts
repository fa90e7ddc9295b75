/** Formulas that propose timings. */
import { expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/index.ts';
import type { Movement } from '../../src/network/index.ts';
import {
  ConflictTable,
  crossingTime,
  intergreen,
  proposePlan,
  signalFindings,
  splitGreens,
  streetsOf,
  timelineOf,
  walkTimes,
  websterCycle,
  withClearances,
  yellowFor,
} from '../../src/signal/index.ts';
import { square, star, town } from '../network/star.ts';
import { draws } from '../network/star.ts';

it("Webster's cycle: the textbook's value, its bounds, and longer with more traffic", () => {
  // L = 12 s, Y = 0.6: (18 + 5) ÷ 0.4 = 57.5, rounded up.
  expect(websterCycle(12, [0.35, 0.25])).toBe(58);
  expect(websterCycle(4, [0.05, 0.05])).toBe(40);
  expect(websterCycle(12, [0.5, 0.45])).toBe(200);
  const cycles = [0.3, 0.5, 0.7, 0.85].map((sum) => websterCycle(16, [sum]));
  expect(cycles).toEqual([...cycles].sort((a, b) => a - b));
});

it('greens follow the flow ratios, keep their minimums and sum to what there is', () => {
  expect(splitGreens(60, [0.2, 0.1], [8, 8])).toEqual([40, 20]);
  expect(splitGreens(60, [0.5, 0.01], [8, 15])).toEqual([45, 15]);
  expect(splitGreens(31, [1, 1, 1], [8, 8, 8])).toEqual([11, 10, 10]);
  expect(splitGreens(24, [9, 1, 1], [8, 8, 8])).toEqual([8, 8, 8]);
  expect(() => splitGreens(20, [1, 1], [12, 12])).toThrow('12 + 12');
});

it('yellow goes with the speed limit', () => {
  expect([40, 50, 60, 80].map((limit) => yellowFor(limit / 3.6))).toEqual([3, 3, 4, 5]);
});

it('walkers get their way at 1.0 m/s', () => {
  expect(crossingTime(13)).toBe(13);
  expect(crossingTime(13.01)).toBe(14);
  const phase = { id: 'a', movements: [], yellow: 3, redClearance: 2 };
  expect(walkTimes(phase, 13, 30)).toMatchObject({ walk: 17, clearance: 13 });
  expect(walkTimes({ ...phase, walk: 6 }, 13, 30)).toMatchObject({ walk: 6, clearance: 13 });
});

const network = buildNetwork(star(square()));
const movement = (approach: string, turn: string) =>
  network.movements.find(
    (one) => one.turn === turn && network.links[one.fromLink]?.id === `${approach}-in`,
  ) as Movement;

it('intergreen: a through clears a crossing through, by hand', () => {
  const table = new ConflictTable(network, [0]);
  // Clearing A: 10.75 − 1.625 + 1.05 = 10.175 m and 6 m of vehicle at 10 m/s after 3 s; entering D, whose far side A drives
  // on: 10.75 + 1.625 − 1.05 = 11.325 m at 40 km/h: 3 + 1.6175 − 1.019 = 3.598, rounded up.
  expect(intergreen(table, movement('A', 'through'), movement('D', 'through'))).toBe(4);
  expect(intergreen(table, movement('A', 'through'), movement('C', 'through'))).toBe(0);
});

it('streets are pairs that face one another', () => {
  expect(streetsOf(network, 0).map(({ id }) => id)).toEqual(['east-west', 'north-south']);
  const tee = buildNetwork(star([{ out: [1, 0] }, { out: [-1, 0] }, { out: [0, -1] }]));
  expect(streetsOf(tee, 0).map(({ id }) => id)).toEqual(['east-west', 'south']);
});

it('a busy left turn with its own lane gets its own stage, a light one yields', () => {
  const model = star(square([{ turns: ['left'], length: 50 }, { turns: ['through', 'right'] }]));
  const withBays = buildNetwork(model);
  const plan = (left: number) =>
    proposePlan({
      model,
      network: withBays,
      node: 0,
      volumes: new Map(withBays.movements.map(({ index, turn }) => [index, turn === 'left' ? left : 300])),
    });
  expect(plan(200).stages.map(({ id }) => id)).toEqual([
    'east-west-through',
    'east-west-left',
    'north-south-through',
    'north-south-left',
  ]);
  expect(plan(20).stages).toHaveLength(2);
  expect(
    plan(20)
      .phases[0]?.movements.filter(({ turn }) => turn === 'left')
      .every((left) => left.permissive),
  ).toBe(true);
});

it('proposals for a made-up town keep every rule, whatever the template', () => {
  const model = town(7);
  const big = buildNetwork(model);
  const draw = draws(7);
  for (const template of ['auto', 'permissive', 'protected', 'split'] as const) {
    model.controllers = model.intersections.map((intersection, node) => {
      const volumes = new Map(big.movements.map(({ index }) => [index, Math.floor(40 + 300 * draw())]));
      const plan = proposePlan({ model, network: big, node, volumes, template });
      expect(plan.cycle).toBe(timelineOf(plan).cycle);
      expect(plan.stages.every(({ green }) => Number.isInteger(green))).toBe(true);
      return {
        id: intersection.id,
        intersections: [intersection.id],
        class: 'freeRunning',
        plans: [plan],
        schedule: [{ from: '00:00', plan: 'plan' }],
      };
    });
    // What one approach after another takes, with these volumes, no order of stages makes short.
    const ofLength = ['signal.oddCycle', 'signal.longestRed'];
    expect(signalFindings(model, big).filter(({ code }) => !ofLength.includes(code))).toEqual([]);
  }
});

it('mends clearances, and holds a common cycle when asked', () => {
  const model = star(square());
  const plan = proposePlan({ model, network, node: 0, volumes: new Map(), cycle: 90 });
  const careless = { ...plan, phases: plan.phases.map((phase) => ({ ...phase, redClearance: 0 })) };
  const shorter = { ...careless, cycle: timelineOf(careless).cycle };
  const mended = withClearances(model, network, { intersections: ['M'] }, shorter);
  expect(mended.cycle).toBe(plan.cycle);
  expect(mended.phases.map(({ redClearance }) => redClearance)).toEqual(
    plan.phases.map(({ redClearance }) => redClearance),
  );
  const held = withClearances(model, network, { intersections: ['M'] }, shorter, { holdCycle: true });
  expect(held.cycle).toBe(shorter.cycle);
  expect(timelineOf(held).cycle).toBe(held.cycle);
});
