/** Entry queues: only where more want to come than the road takes. */
import { expect, it } from 'vitest';
import type { Model } from '../../src/scenario/index.ts';
import { poissonDepartures } from '../../src/validation/theory/approach.ts';
import { phase, withSignal } from '../../src/validation/models/signals.ts';
import { runUntil, simulate } from '../../src/validation/models/simulate.ts';
import { crossing, square } from '../../src/validation/models/streets.ts';

const HOUR = 3600;
const SATURATION_FLOW = 1800;
/** Permanently green: nothing but the road itself holds anybody up. */
const street: Model = withSignal(
  crossing(square([{ turns: ['through'] }], 1), undefined, { saturationFlow: SATURATION_FLOW }),
  'M',
  [phase('go', 'E-in through')],
  [60],
);

/** @param flow [veh/h] */
function comeFor(flow: number, hours: number) {
  const simulation = simulate(
    street,
    poissonDepartures(1, flow / HOUR, hours * HOUR).map((departure, car) => ({
      route: ['E-in', 'W-out'],
      departure,
      name: `car ${car}`,
    })),
  );
  const waiting: number[] = [];
  for (let minute = 1; minute <= 60 * hours; minute++) {
    runUntil(simulation, 60 * minute);
    waiting.push(simulation.counts.waiting);
  }
  return { waiting, counts: simulation.counts, mean: waiting.reduce((sum, one) => sum + one, 0) / waiting.length };
}

it('one lane of 1800 at 80 % of that: on average no more wait to enter than in an M/D/1 queue', () => {
  const share = 0.8;
  const { mean, counts } = comeFor(share * SATURATION_FLOW, 3);
  expect(counts.made).toBeGreaterThan(4000);
  // Pollaczek and Khinchine: without the one in service.
  expect(mean).toBeLessThan((share * share) / (2 * (1 - share)));
});

it('at 125 % the queue grows by what the lane does not take, and the lane takes its saturation flow', () => {
  const { counts } = comeFor(1.25 * SATURATION_FLOW, 1);
  expect(counts.waiting).toBe(counts.made - counts.inside - counts.done);
  const taken = counts.inside + counts.done;
  expect(taken / SATURATION_FLOW).toBeGreaterThan(0.95);
  expect(taken / SATURATION_FLOW).toBeLessThan(1.15);
  expect(counts.waiting).toBeGreaterThan(0.1 * counts.made);
});
