/** Gaps without a signal: the critical gap by movement and width of the major road, and the headway of those who use the same gap. */
import { expect, it } from 'vitest';
import { EventKind, Where } from '../../src/engine/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { star } from '../network/star.ts';
import { watch } from './watch.ts';
import { eventsOf, runTo, simulate, stream, type Wish } from './worlds.ts';

//      B ────┬──── A   major, `lanes` through lanes from A
//            |
//            C         minor
const tee = (lanes: 1 | 2): Model =>
  star(
    [
      { out: [1, 0], road: 'ew', lanes: Array.from({ length: lanes }, () => ({ turns: ['through' as const] })) },
      { out: [-1, 0], road: 'ew', lanes: [{ turns: ['through', 'right'] }], exits: lanes },
      { out: [0, -1], road: 'ns', lanes: [{ turns: ['left'] }, { turns: ['right'] }] },
    ],
    'priority',
    'ew',
  );
const bay = star(
  [
    { out: [1, 0], road: 'ew', lanes: [{ turns: ['left'] }, { turns: ['through'] }] },
    { out: [-1, 0], road: 'ew' },
    { out: [0, -1], road: 'ns' },
  ],
  'priority',
  'ew',
);

/** Times at which the drivers of a route pass its line, all drivers alike and none impatient. */
function passings(model: Model, wishes: Wish[], route: readonly string[], until: number): number[] {
  const simulation = simulate(model, wishes, { drivers: { spread: 0, impatientShare: 1 } });
  const { movements, links } = simulation.input.network;
  const own = movements.find(
    ({ fromLink, toLink }) => links[fromLink]!.id === route[0] && links[toLink]!.id === route[1],
  );
  const check = watch(simulation);
  const times: number[] = [];
  runTo(simulation, until, () => {
    check(simulation);
    for (const [, movement] of eventsOf(simulation, EventKind.passed))
      if (movement === own!.index) times.push(simulation.time);
  });
  return times;
}

it.each([
  ['minor right', tee(1), ['C-in', 'A-out'], 3.3],
  ['minor left', tee(1), ['C-in', 'B-out'], 3.5],
  ['major left', bay, ['A-in', 'C-out'], 2.2],
] as const)('%s: with nobody in the way, one goes every follow-up time', (_, model, route, followUp) => {
  const times = passings(model, stream(route, 1, 0, 60), route, 90);
  const headways = times.slice(6).map((time, at) => time - times[at + 5]!);
  const mean = headways.reduce((sum, headway) => sum + headway, 0) / headways.length;
  expect(headways.length).toBeGreaterThan(8);
  expect(Math.min(...headways)).toBeGreaterThan(followUp - 0.41);
  expect(mean).toBeGreaterThan(0.95 * followUp);
  expect(mean).toBeLessThan(1.1 * followUp);
});

it.each([
  [1, 5.8, false],
  [1, 6.6, true],
  [2, 6.6, false],
  [2, 7.4, true],
] as const)('major road of %i lane(s) each way, headways of %f s: a minor right goes: %s', (lanes, headway, goes) => {
  const route = ['C-in', 'A-out'];
  const major = stream(['B-in', 'A-out'], headway, 0, 100);
  const [first] = passings(tee(lanes), [...major, { route, departure: 20 }], route, 160);
  // The last of the major road passes at about 120 s.
  if (goes) expect(first).toBeLessThan(70);
  else expect(first).toBeGreaterThan(110);
});

it('a major left waits in the middle for the opposing traffic, and not for right turns that yield to it', () => {
  const wishes: Wish[] = [
    ...stream(['B-in', 'A-out'], 3, 0, 60),
    ...stream(['B-in', 'C-out'], 4, 60, 100),
    { route: ['A-in', 'C-out'], departure: 5, name: 'left' },
    ...stream(['A-in', 'C-out'], 4, 60, 100),
  ];
  const simulation = simulate(bay, wishes, { drivers: { spread: 0, impatientShare: 1 } });
  const { vehicles, input } = simulation;
  const check = watch(simulation);
  let inTheMiddle = 0;
  runTo(simulation, 240, () => {
    check(simulation);
    for (let v = 0; v < vehicles.highest; v++) {
      const waits = vehicles.where[v] === Where.connection && vehicles.speed[v]! < 0.1;
      if (waits && input.trips[vehicles.trip[v]!]!.name === 'left') inTheMiddle += 0.2;
    }
  });
  expect(inTheMiddle).toBeGreaterThan(20);
  expect(simulation.counts).toMatchObject({ waiting: 0, inside: 0 });
});
