/** What both simulators are given is lawful here: a case whose signals break a rule would stop the comparison half-way. */
import { expect, it } from 'vitest';
import { prepare } from '../../src/runner/index.ts';
import { smallCases } from './cases.ts';

it.each(smallCases().map((one) => [one.id, one] as const))(
  'the small case %s is prepared with nothing wrong',
  (id, one) => {
    const { input } = prepare({ model: one.model, base: one.model, file: id, seed: 1, start: one.start });
    expect(input.trips.length).toBeGreaterThan(500);
    expect(input.ticksPerSecond).toBe(5);
  },
);
