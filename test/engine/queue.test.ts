import { expect, it } from 'vitest';
import { EventKind } from '../../src/engine/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { square, star } from '../network/star.ts';
import { eventsOf, phase, runTo, simulate, stream, withPlan } from './worlds.ts';
import type { Wish } from './worlds.ts';

// A standing queue of 30 on one through lane of A, green for 80 s every 240 s:
//
//   C ────┼──── A  ← ← ← ← ←
const crossing = withPlan(
  star(square([{ turns: ['through'] }])),
  [phase('ew', 'A-in through, C-in through'), phase('ns', 'B-in through, D-in through')],
  [80, 150],
);

/** When fronts pass the line, in seconds after the start of green, cycle by cycle. */
function crossings(
  model: Model,
  wishes: readonly Wish[],
  saturationFlow: number,
  seed: number,
  ticksPerSecond: number,
): number[][] {
  const simulation = simulate(model, wishes, { saturationFlow, seed, ticksPerSecond });
  const cycles: number[][] = [];
  runTo(simulation, 1440, () => {
    for (const [v] of eventsOf(simulation, EventKind.passed)) {
      const { position, speed } = simulation.vehicles;
      const time = simulation.time - position[v]! / Math.max(0.5, speed[v]!);
      const cycle = Math.floor(time / 240);
      (cycles[cycle] ??= []).push(time - cycle * 240);
    }
  });
  return cycles.filter((cycle, index) => index > 0 && cycle.length > 30);
}

const queue = stream(['A-in', 'C-out'], 3, 86, 1400);

function discharge(saturationFlow: number, ticksPerSecond = 5, model = crossing, wishes: readonly Wish[] = queue) {
  const cycles = [1, 2, 3, 4].flatMap((seed) => crossings(model, wishes, saturationFlow, seed, ticksPerSecond));
  const mean = (of: (cycle: number[]) => number) => cycles.reduce((sum, cycle) => sum + of(cycle), 0) / cycles.length;
  const headway = mean((cycle) => (cycle[29]! - cycle[3]!) / 26);
  return { flow: 3600 / headway, lost: mean((cycle) => cycle[3]!) - 4 * headway };
}

it.each([1650, 1700, 1800])('a queue set to %i veh/h discharges at that, within 3 percent', (set) => {
  expect(Math.abs(discharge(set).flow / set - 1)).toBeLessThan(0.03);
});

it('SF-ACC: at the setting 1800 the start costs 2.0 ± 0.3 s', () => {
  expect(Math.abs(discharge(1800).lost - 2)).toBeLessThan(0.3);
});

it('SF-ACC: a left-turn lane discharges at 1630 to 1766 veh/h although it drives at half the speed', () => {
  const turning = withPlan(
    star(square([{ turns: ['left'] }, { turns: ['through'] }], 2)),
    [phase('left', 'A-in left, C-in left'), phase('rest', 'B-in through, D-in through')],
    [80, 150],
  );
  const { flow } = discharge(1800, 5, turning, stream(['A-in', 'D-out'], 3, 86, 1400));
  expect(flow).toBeGreaterThan(1630);
  expect(flow).toBeLessThan(1766);
});

it('the tick length does not move the saturation flow', () => {
  expect(Math.abs(discharge(1700, 2).flow / discharge(1700, 10).flow - 1)).toBeLessThan(0.01);
});

it('CF-05: a car that comes to a red light stops gently and stands before the line', () => {
  const simulation = simulate(crossing, [{ route: ['A-in', 'C-out'], departure: 100 }]);
  let hardest = 0;
  runTo(simulation, 200, ({ vehicles }) => {
    hardest = Math.max(hardest, -vehicles.acceleration[0]!);
  });
  const line = simulation.input.network.links[simulation.input.network.linkIndex.get('A-in')!]!.length;
  expect(hardest).toBeLessThan(2.5);
  expect(simulation.vehicles.speed[0]).toBeLessThan(0.01);
  expect(line - simulation.vehicles.position[0]!).toBeGreaterThan(0.5);
  expect(line - simulation.vehicles.position[0]!).toBeLessThan(1.5);
});

it('a car alone on a green road has no delay, one that waits at red about the red', () => {
  const alone = simulate(crossing, [{ route: ['A-in', 'C-out'], departure: 10 }]);
  const stopped = simulate(crossing, [{ route: ['A-in', 'C-out'], departure: 100 }]);
  for (const simulation of [alone, stopped]) runTo(simulation, 300);
  expect(Math.abs(alone.vehicles.delay[0]!)).toBeLessThan(0.5);
  expect(stopped.vehicles.delay[0]).toBeGreaterThan(115);
  expect(stopped.vehicles.delay[0]).toBeLessThan(127);
});
