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
