/** Beside a turn lane that cannot carry all who want it: who is in the wrong lane gets over in the end and holds up few meanwhile. */
import { expect, it } from 'vitest';
import { EventKind } from '../../src/engine/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import type { Lane } from '../../src/scenario/index.ts';
import { square, star } from '../network/star.ts';
import { grid } from './grid.ts';
import { eventsOf, phase, runTo, simulate, stream, withPlan } from './worlds.ts';
import { watch } from './watch.ts';

const HALF_HOUR = 1800;
/** Standing further than this behind the one ahead, one holds up others [m]. */
const FREE_ROAD = 15;

interface Seen {
  passed: Record<string, number>;
  /** The longest anybody stood with free road ahead before its line, other than at it [s]. */
  longest: number;
}

function see(simulation: Simulation, link: string): Seen {
  const { network } = simulation.input;
  const own = network.links[network.linkIndex.get(link)!]!;
  const check = watch(simulation);
  const since = new Map<number, number>();
  const seen: Seen = { passed: { left: 0, through: 0, right: 0 }, longest: 0 };
  runTo(simulation, HALF_HOUR, () => {
    check(simulation);
    const { vehicles, lanes, time } = simulation;
    for (const [, movement] of eventsOf(simulation, EventKind.passed)) {
      const { fromLink, turn } = network.movements[movement]!;
      if (fromLink === own.index) seen.passed[turn]!++;
    }
    for (const lane of own.lanes) {
      let rear = own.length;
      for (let place = 0; place < lanes.count[lane]!; place++) {
        const v = lanes.order[lanes.start[lane]! + place]!;
        const stands = vehicles.speed[v]! < 0.3 && rear - vehicles.position[v]! > FREE_ROAD;
        if (!stands) since.delete(v);
        else if (!since.has(v)) since.set(v, time);
        else seen.longest = Math.max(seen.longest, time - since.get(v)!);
        rear = vehicles.position[v]! - vehicles.length[v]!;
      }
    }
  });
  return seen;
}

//   A-in: left | through | through right, twice as many lefts as get through
it('a full turn lane does not hold up those who want the others', () => {
  const lanes: Lane[] = [{ turns: ['left'] }, { turns: ['through'] }, { turns: ['through', 'right'] }];
  const model = withPlan(
    star(square(lanes, 3)),
    [
      phase('ew', 'A-in through, C-in through, ~A-in right, ~C-in right'),
      phase('ewLeft', 'A-in left, C-in left'),
      phase('ns', 'B-in through, D-in through, ~B-in right, ~D-in right, ~B-in left, ~D-in left'),
    ],
    [35, 15, 25],
  );
  const { passed, longest } = see(
    simulate(model, [
      ...stream(['A-in', 'D-out'], 8, 0.3, HALF_HOUR),
      ...stream(['A-in', 'C-out'], 4.5, 0.7, HALF_HOUR),
    ]),
    'A-in',
  );
  expect(passed['left']).toBeLessThan(150);
  expect(passed['through']).toBeGreaterThan(380);
  expect(longest).toBeLessThan(5);
});

// On I01>I11 cars come by a right turn, in the outer lane, and need the left bay, where the opposing traffic leaves room for two
// or three in a cycle of 70 s: three times as many come.
it.each([1, 2, 3])('nobody stands in the wrong lane for longer than two cycles, seed %i', (seed) => {
  const { passed, longest } = see(
    simulate(
      grid(),
      [
        ...stream(['S0>I00', 'I00>I01', 'I01>I11', 'I11>I12', 'I12>N1'], 12, 1, HALF_HOUR),
        ...stream(['W1>I01', 'I01>I11', 'I11>I21', 'I21>E1'], 5.2, 2, HALF_HOUR),
        ...stream(['E1>I21', 'I21>I11', 'I11>I01', 'I01>W1'], 4, 2.5, HALF_HOUR),
      ],
      { seed },
    ),
    'I01>I11',
  );
  expect(passed['left']).toBeLessThan(80);
  expect(passed['through']).toBeGreaterThan(300);
  expect(longest).toBeLessThan(140);
});
