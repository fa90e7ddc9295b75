import { expect, it } from 'vitest';
import { createSimulation, EventKind } from '../../src/engine/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import { buildNetwork } from '../../src/network/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { Aspect, compilePlans } from '../../src/signal/index.ts';
import type { SignalProgram } from '../../src/signal/index.ts';
import { square, star } from '../network/star.ts';
import { eventsOf, phase, runTo, stream, tripsOf, withPlan } from './worlds.ts';
import type { Wish } from './worlds.ts';
import { watch } from './watch.ts';

//            B          B–D: the minor road
//          ↓ |
//      C ────+──── A    C–A: the major road
//            |
//            D
const legs = square([{ turns: ['left', 'through', 'right'] }]);
const crossing = star(legs, 'signal', 'ew');
const lit = withPlan(
  crossing,
  [
    phase('ew', 'A-in through, C-in through, ~A-in left, ~C-in left, ~A-in right, ~C-in right'),
    phase('ns', 'B-in through, D-in through, ~B-in left, ~D-in left, ~B-in right, ~D-in right'),
  ],
  [30, 30],
);

/** The plan's aspects with others from one tick of the cycle to another. */
function showing(program: SignalProgram, aspect: Aspect, from = 0, to = Infinity): SignalProgram {
  for (const { plans } of program.controllers) {
    for (const { cycle, aspects, quiet } of plans) {
      for (let at = 0; at < aspects.length; at++) {
        if (at % cycle >= from && at % cycle < to) aspects[at] = aspect;
      }
      quiet.fill(0);
    }
  }
  return program;
}

function simulation(model: Model, wishes: readonly Wish[], change = (program: SignalProgram) => program): Simulation {
  const network = buildNetwork(model);
  return createSimulation({
    network,
    program: change(compilePlans(model, network, 5)),
    trips: tripsOf(network, wishes),
    start: 0,
    ticksPerSecond: 5,
    seed: 1,
    saturationFlow: 1800,
    blockingShare: 0,
  });
}

/** When fronts pass the line from a link, and how fast. */
function passings(run: Simulation, link: string, until: number): { time: number; speed: number }[] {
  const { movements, links } = run.input.network;
  const found: { time: number; speed: number }[] = [];
  const check = watch(run);
  runTo(run, until, () => {
    check(run);
    for (const [v, movement] of eventsOf(run, EventKind.passed)) {
      if (links[movements[movement]!.fromLink]!.id === link)
        found.push({ time: run.time, speed: run.vehicles.speed[v]! });
    }
  });
  return found;
}

const major = stream(['A-in', 'C-out'], 3, 0, 60);
const minor: Wish = { route: ['B-in', 'D-out'], departure: 0 };

for (const [word, aspect] of [
  ['flashes yellow', Aspect.yellowFlash],
  ['is dark', Aspect.off],
] as const) {
  it(`where the signal ${word} the minor road waits for a gap, and nobody comes fast`, () => {
    const run = simulation(lit, [...major, minor], (program) => showing(program, aspect));
    const [first] = passings(run, 'B-in', 120);
    const free = simulation(lit, [minor], (program) => showing(program, aspect));
    const [alone] = passings(free, 'B-in', 120);
    expect(alone!.time).toBeLessThan(45);
    expect(first!.time).toBeGreaterThan(60);
    const [fast] = passings(
      simulation(lit, [major[0]!], (program) => showing(program, aspect)),
      'A-in',
      60,
    );
    const [green] = passings(simulation(lit, [major[0]!]), 'A-in', 60);
    expect(fast!.speed).toBeLessThan(32 / 3.6);
    expect(green!.speed).toBeGreaterThan(40 / 3.6);
  });
}

it('a flashing signal is a priority intersection: the same waits as one without a signal, but for the careful approach', () => {
  const wishes = [
    ...stream(['A-in', 'C-out'], 12, 0, 600),
    ...stream(['C-in', 'A-out'], 17, 1, 600),
    ...stream(['B-in', 'D-out'], 31, 2, 600),
    ...stream(['D-in', 'C-out'], 43, 3, 600),
    ...stream(['A-in', 'D-out'], 37, 4, 600),
  ];
  const flashing = simulation(lit, wishes, (program) => showing(program, Aspect.yellowFlash));
  const without = simulation(star(legs, 'priority', 'ew'), wishes);
  const times = [flashing, without].map((run) => passings(run, 'B-in', 900).map(({ time }) => time));
  expect(flashing.counts).toMatchObject({ waiting: 0, inside: 0 });
  const mean = (list: number[]) => list.reduce((sum, time) => sum + time, 0) / list.length;
  expect(times[0]).toHaveLength(times[1]!.length);
  expect(Math.abs(mean(times[0]!) - mean(times[1]!))).toBeLessThan(10);
});

it('a red of all is obeyed between flashing and the plan, by all who can stop', () => {
  // Flashing for the first half of the cycle, red for all for 5 s, and then the plan of the minor road.
  const change = (program: SignalProgram) =>
    showing(showing(program, Aspect.yellowFlash, 0, 30 * 5), Aspect.red, 30 * 5, 35 * 5);
  const run = simulation(
    lit,
    [...stream(['A-in', 'C-out'], 2.5, 0, 100), ...stream(['B-in', 'D-out'], 5, 0, 100)],
    change,
  );
  const times = passings(run, 'A-in', 70).map(({ time }) => time);
  expect(times.filter((time) => time < 30).length).toBeGreaterThan(0);
  expect(times.filter((time) => time > 32 && time < 70)).toEqual([]);
});
