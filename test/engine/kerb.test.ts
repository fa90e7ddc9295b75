/** Where vehicles leave and join a busy road: the kerb before a school, and driveways beside a queue. */
import { expect, it } from 'vitest';
import { EventKind } from '../../src/engine/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { square, star } from '../network/star.ts';
import { eventsOf, phase, runTo, simulate, stream, withPlan } from './worlds.ts';
import { watch } from './watch.ts';

const crossing = (green: number): Model =>
  withPlan(
    star(square([{ turns: ['through'] }])),
    [phase('ew', 'A-in through, C-in through'), phase('ns', 'B-in through, D-in through')],
    [green, 90 - green],
  );

//    C-out of one lane; three spaces at the kerb before the gate at 150 m, and everybody stays for a minute
const withGate: Model = {
  ...crossing(70),
  schools: [
    {
      id: 'S',
      name: { zh: '校', en: 'school' },
      level: 'primary',
      pupils: 100,
      at: [-150, 40],
      bells: [{ at: '08:00', kind: 'start' }],
      gates: [{ link: 'C-out', at: 150, kerbSpaces: 3 }],
      escort: { carShare: 0, occupancy: 1, onward: 0, dropOffDwell: 60, pickUpDwell: 60, lead: 10 },
      catchment: [],
    },
  ],
};

it('at a school gate with all spaces taken, those who wait leave the others a way out', () => {
  const simulation = simulate(
    withGate,
    stream(['A-in', 'C-out'], 15, 0, 900, { stops: [{ owner: 'S', leg: 1, dwell: 60 }] }),
  );
  const check = watch(simulation);
  let left = 0;
  runTo(simulation, 900, () => {
    check(simulation);
    left += eventsOf(simulation, EventKind.leftStop).length;
  });
  // Three spaces serve three cars a minute; driving in and out costs each some seconds more.
  expect(left).toBeGreaterThan(34);
  runTo(simulation, 2400, check);
  expect(simulation.counts).toMatchObject({ waiting: 0, inside: 0 });
});

//    the same kerb with one space, 50 m before the line of A-in, whose left turns wait inside for those from C-in
const gateBeforeLeft: Model = {
  ...withPlan(star(square()), [phase('ew', '~A-in left, A-in through, C-in through')], [85]),
  schools: [{ ...withGate.schools![0]!, at: [60, 40], gates: [{ link: 'A-in', at: 200, kerbSpaces: 1 }] }],
};

it.each([1, 2, 3, 4, 5, 6])(
  '%i s behind one who will wait inside, a driver still stops at the full kerb, without braking with all there is',
  (behind) => {
    const stops = (dwell: number) => ({ stops: [{ owner: 'S', leg: 0, dwell }] });
    const simulation = simulate(gateBeforeLeft, [
      ...stream(['C-in', 'A-out'], 3, 0, 200),
      { route: ['A-in', 'C-out'], departure: 1, name: 'at the kerb', ...stops(120) },
      { route: ['A-in', 'D-out'], departure: 40, name: 'left' },
      { route: ['A-in', 'C-out'], departure: 40 + behind, name: 'next', ...stops(10) },
    ]);
    const { vehicles, input } = simulation;
    const check = watch(simulation);
    let [hardest, furthest] = [0, 0];
    runTo(simulation, 110, () => {
      check(simulation);
      for (let v = 0; v < vehicles.highest; v++) {
        if (input.trips[vehicles.trip[v]!]?.name !== 'next') continue;
        hardest = Math.min(hardest, vehicles.asked[v]!);
        furthest = Math.max(furthest, vehicles.position[v]!);
      }
    });
    expect(hardest).toBeGreaterThan(-4.5);
    expect(furthest).toBeGreaterThan(180);
    expect(furthest).toBeLessThan(201);
  },
);

//    a queue back from the signal of A-in, past a driveway 60 m before the line
const withDriveway: Model = {
  ...crossing(25),
  zones: [
    {
      id: 'Z',
      name: { zh: '区', en: 'zone' },
      kind: 'residential',
      at: [150, 60],
      access: [{ link: 'A-in', at: 200 }],
    },
  ],
};

/** How many of 20 get out of the driveway in 15 minutes beside an oversaturated queue. */
function out(courtesyShare: number): number {
  const simulation = simulate(
    withDriveway,
    [
      ...stream(['A-in', 'C-out'], 4, 0, 1200),
      ...stream(['A-in', 'C-out'], 20, 300, 700, { from: 'Z' }).map((wish, index) => ({
        ...wish,
        name: `out ${index}`,
      })),
    ],
    { drivers: { courtesyShare } },
  );
  const check = watch(simulation);
  let entered = 0;
  runTo(simulation, 1200, () => {
    check(simulation);
    for (const [v] of eventsOf(simulation, EventKind.entered))
      if (simulation.input.trips[simulation.vehicles.trip[v]!]!.name.startsWith('out')) entered++;
  });
  return entered;
}

it('from a driveway beside a standing queue one gets out where drivers let one in', () => {
  expect(out(0)).toBeLessThan(3);
  expect(out(0.5)).toBeGreaterThan(8);
  expect(out(1)).toBe(20);
});
