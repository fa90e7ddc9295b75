/**
 * Long form of test/engine/county.test.ts: the morning of five seeds and one whole day, every tick watched. Tells how hard people
 * brake and how long anybody stands, and holds that everybody arrives.
 */
import { expect, it } from 'vitest';
import { EventKind, Where } from '../../src/engine/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import { countyAt } from '../engine/county.ts';
import { runTo } from '../engine/worlds.ts';
import { watch } from '../engine/watch.ts';

const clock = (hours: number, minutes = 0): number => hours * 3600 + minutes * 60;
/** Slower is standing [m/s]; standing for longer than this at one spot is waiting for ever [s]. */
const STANDING = 0.3;
const FOR_EVER = 1200;

/** Runs on under watch. Longest time anybody stood on the road without a break [s], and hard brakings. */
function runWatched(simulation: Simulation, until: number): { longest: number; hardBraking: number } {
  const check = watch(simulation);
  const { ticksPerSecond, trips } = simulation.input;
  const since = new Int32Array(trips.length).fill(-1);
  let longest = 0;
  let hardBraking = 0;
  runTo(simulation, until, () => {
    check(simulation);
    const { vehicles, events, tick } = simulation;
    for (let at = 0; at < events.count; at++) if (events.kind[at] === EventKind.hardBraking) hardBraking++;
    for (let v = 0; v < vehicles.highest; v++) {
      const trip = vehicles.trip[v]!;
      if (trip < 0) continue;
      const onRoad = vehicles.where[v] === Where.lane || vehicles.where[v] === Where.connection;
      if (!onRoad || vehicles.speed[v]! >= STANDING) since[trip] = -1;
      else if (since[trip] === -1) since[trip] = tick;
      else longest = Math.max(longest, (tick - since[trip]!) / ticksPerSecond);
    }
  });
  return { longest, hardBraking };
}

function tell(what: string, simulation: Simulation, { longest, hardBraking }: ReturnType<typeof runWatched>): void {
  const per1000 = (hardBraking / simulation.distance) * 1e6;
  console.log(
    `${what}: ${JSON.stringify(simulation.counts)}, ${per1000.toFixed(2)} hard brakings per 1,000 vehicle-km, longest stand ${longest} s`,
  );
}

it.each([1, 2, 3, 4, 5])('06:45–08:30, seed %i', (seed) => {
  const simulation = countyAt(clock(6, 45), seed);
  const seen = runWatched(simulation, clock(8, 30));
  tell(`06:45–08:30, seed ${seed}`, simulation, seen);
  expect(seen.longest).toBeLessThan(FOR_EVER);
  expect(simulation.counts.done / simulation.counts.made).toBeGreaterThan(0.9);
});

it('a whole day', () => {
  const simulation = countyAt(clock(6), 1);
  const seen = runWatched(simulation, clock(22));
  tell('06:00–22:00, seed 1', simulation, seen);
  expect(seen.longest).toBeLessThan(FOR_EVER);
  expect(simulation.counts.waiting).toBe(0);
  expect(simulation.counts.inside / simulation.counts.made).toBeLessThan(0.005);
});
