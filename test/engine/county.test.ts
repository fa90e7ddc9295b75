/** The county's morning for a while, every tick watched. The long form, whole mornings and a day, is in test/long. */
import { expect, it } from 'vitest';
import { countyAt } from './county.ts';
import { runTo } from './worlds.ts';
import { watch } from './watch.ts';

const START = 7 * 3600;

it.each([1, 2])(
  'the county from 07:00: nobody lost, overlapping, backwards or over red, no conflicting greens, seed %i',
  (seed) => {
    const simulation = countyAt(START, seed);
    runTo(simulation, START + 13 * 60, watch(simulation));
    expect(simulation.counts.inside).toBeGreaterThan(500);
    expect(simulation.counts.done).toBeGreaterThan(500);
  },
);
