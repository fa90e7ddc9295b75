/** Time lost is put down to what a planner who looks would name, and all of it is put down. */
import { expect, it } from 'vitest';
import type { Simulation } from '../../src/engine/index.ts';
import { drive, prepare, startRun } from '../../src/runner/index.ts';
import { stepOnce } from '../../src/runner/run.ts';
import type { Model } from '../../src/scenario/index.ts';
import { phase, runTo, simulate, stream, type Wish, withPlan } from '../engine/worlds.ts';
import { square, star } from '../network/star.ts';
import { examplePlan } from '../runner/oneIntersection.ts';
import { LostTime } from './lost.ts';
import { Reason } from './reasons.ts';

type Shares = Record<string, Partial<Record<keyof typeof Reason, number>>>;

interface Found {
  /** [s] by link and reason, and by the link on which the reason is. */
  of: Shares;
  due: Record<string, number>;
  /** Of all of it, and of what the engine kept for everybody [s]. */
  sum: number;
  total: number;
}

function lostIn(model: Model, wishes: readonly Wish[], until: number): Found {
  const simulation = simulate(model, wishes, { blockingShare: 0 });
  const lost = new LostTime(simulation);
  const delays = new Map<number, number>();
  runTo(simulation, until, () => {
    lost.afterStep();
    note(simulation, delays);
  });
  const hours = Object.entries(lost.hours());
  const of = Object.fromEntries(
    hours.map(([link, its]) => [
      link,
      Object.fromEntries(Object.entries(Reason).map(([reason, at]) => [reason, (its[at] ?? 0) * 3600])),
    ]),
  );
  const sum = hours.flatMap(([, its]) => its).reduce((all, one) => all + one * 3600, 0);
  const due = Object.fromEntries(Object.entries(lost.dueHours()).map(([link, its]) => [link, its * 3600]));
  return { of, due, sum, total: [...delays.values()].reduce((all, one) => all + one, 0) };
}

function note({ vehicles }: Simulation, delays: Map<number, number>): void {
  for (let v = 0; v < vehicles.highest; v++)
    if (vehicles.trip[v]! >= 0) delays.set(vehicles.trip[v]!, vehicles.delay[v]!);
}

/** Of all that is lost on an approach. */
function shareOf(found: Found, link: string, reason: keyof typeof Reason): number {
  const its = found.of[link] ?? {};
  return (its[reason] ?? 0) / Object.values(its).reduce((all, one) => all + one, 0);
}

const ew = phase('ew', 'A-in through, C-in through');
const ns = phase('ns', 'B-in through, D-in through');
const through = star(square([{ turns: ['through'] }]));

//   C ────┼──── A ← ← ←      green for 40 s of 90; nobody on the cross street
it('behind a red light that always clears: red, the start after it included', () => {
  const found = lostIn(withPlan(through, [ew, ns], [40, 40]), stream(['A-in', 'C-out'], 5, 0, 1800), 2000);
  expect(found.sum).toBeGreaterThan(3000);
  expect(shareOf(found, 'A-in', 'red')).toBeGreaterThan(0.95);
  expect(found.sum).toBeCloseTo(found.total, 3);
});

//   always green for A; one car stands in the only lane of the exit for ten minutes from 100 s on, 250 m beyond the crossing
const withStop: Model = {
  ...withPlan(through, [ew, ns], [300, 20]),
  busStops: [{ id: 'Z', name: { zh: '站', en: 'stop' }, link: 'C-out', at: 250, bay: false }],
};

it('behind one that stands in the lane: kerb on its street, full exit at the intersection before', () => {
  const blocker: Wish = {
    route: ['A-in', 'C-out'],
    departure: 60,
    stops: [{ owner: 'Z', leg: 1, dwell: 600 }],
    name: 'blocker',
  };
  const found = lostIn(withStop, [blocker, ...stream(['A-in', 'C-out'], 6, 63, 500)], 640);
  expect(shareOf(found, 'C-out', 'kerb')).toBeGreaterThan(0.9);
  // Up to 120 m beyond the line they still are in the intersection's influence area, and stand for the one at the stop.
  expect(shareOf(found, 'A-in', 'exit')).toBeGreaterThan(0.3);
  expect(shareOf(found, 'A-in', 'exit') + shareOf(found, 'A-in', 'kerb')).toBeGreaterThan(0.95);
  expect(shareOf(found, 'A-in', 'red')).toBeLessThan(0.02);
  // Nearly all of it for the one on C-out, a third and more of it lost before the intersection.
  expect((found.due['C-out'] ?? 0) / found.sum).toBeGreaterThan(0.95);
  expect(Object.values(found.due).reduce((all, one) => all + one, 0)).toBeCloseTo(found.sum, 6);
});

it('a red that follows a green with a full exit is of the full exit', () => {
  const blocker: Wish = {
    route: ['A-in', 'C-out'],
    departure: 10,
    stops: [{ owner: 'Z', leg: 1, dwell: 900 }],
    name: 'blocker',
  };
  const model = { ...withPlan(through, [ew, ns], [40, 40]), busStops: withStop.busStops ?? [] };
  const before = lostIn(model, [blocker, ...stream(['A-in', 'C-out'], 4, 13, 900)], 300);
  const after = lostIn(model, [blocker, ...stream(['A-in', 'C-out'], 4, 13, 900)], 480);
  const more = (reason: keyof typeof Reason) => (after.of['A-in']?.[reason] ?? 0) - (before.of['A-in']?.[reason] ?? 0);
  // Two cycles in which nobody gets anywhere, nor has stood for so long that he goes in all the same.
  expect(more('exit')).toBeGreaterThan(5000);
  expect(more('red')).toBeLessThan(0.02 * more('exit'));
});

//   without a signal, D must find gaps in a stream from A that never stops
it('who waits for a gap yields', () => {
  const found = lostIn(
    star(square([{ turns: ['left', 'through', 'right'] }]), 'priority', 'ew'),
    [...stream(['A-in', 'C-out'], 4, 0, 900), ...stream(['D-in', 'B-out'], 30, 1, 900)],
    1000,
  );
  expect(shareOf(found, 'D-in', 'yield')).toBeGreaterThan(0.95);
  expect(found.of['A-in']?.red ?? 0).toBe(0);
});

it('all of it together is the total delay of the report, in a window that begins in the midst of traffic', async () => {
  const run = startRun(prepare(await examplePlan()));
  const [from, to] = [7 * 3600 + 600, 7 * 3600 + 1800];
  await drive(run, from);
  const lost = new LostTime(run.simulation);
  while (run.simulation.time < to) {
    stepOnce(run);
    lost.afterStep();
  }
  const hours = Object.values(lost.hours()).flat();
  const sum = hours.reduce((all, one) => all + one, 0);
  const { county } = run.collector.report(from, to);
  expect(county.totalDelayHours).toBeGreaterThan(1);
  expect(sum).toBeCloseTo(county.totalDelayHours, 6);
  // The parts fall where the reports put them: what is lost on an approach is that of its intersection.
  const red = Object.values(lost.hours()).reduce((all, its) => all + (its[Reason.red] ?? 0), 0);
  expect(red).toBeGreaterThan(0.6 * sum);
  // And nobody drove otherwise for having been asked.
  const alone = startRun(prepare(await examplePlan()));
  await drive(alone, to);
  expect(run.simulation.hash()).toBe(alone.simulation.hash());
});
