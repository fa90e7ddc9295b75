/** The exact point queue against the Monte-Carlo references of the cases WQ, and against the uniform delay with even arrivals. */
import { expect, it } from 'vitest';
import { uniformDelay } from '../../src/metrics/index.ts';
import { poissonDepartures } from '../../src/validation/theory/approach.ts';
import { exactDelay } from '../../src/validation/theory/exact-queue.ts';
import { mean } from '../../src/validation/theory/statistics.ts';

const HOUR = 3600;

it.each([
  [60, 30, 300, 9.3],
  [60, 30, 600, 12.61],
  [60, 30, 720, 16.4],
  [90, 40, 640, 25.1],
  [120, 50, 600, 33.7],
])('cycle %i s, green %i s, %i veh/h: an hour from empty gives %f s within 2 %%', (cycle, green, volume, expected) => {
  const hours = Array.from({ length: 400 }, (_, seed) =>
    exactDelay(cycle, green, 2, poissonDepartures(seed + 1, volume / HOUR, HOUR)),
  );
  expect(Math.abs(mean(hours) / expected - 1)).toBeLessThan(0.02);
});

it('even arrivals: the uniform delay, less the half service that a flow has and single cars have not', () => {
  const [cycle, green, headway, interval] = [90, 36, 2, 8.37];
  const arrivals = Array.from({ length: 20_000 }, (_, car) => car * interval);
  const x = (headway * cycle) / (green * interval);
  const ratio = exactDelay(cycle, green, headway, arrivals) / uniformDelay(cycle, green, x);
  expect(ratio).toBeGreaterThan(0.96);
  expect(ratio).toBeLessThan(1);
});
