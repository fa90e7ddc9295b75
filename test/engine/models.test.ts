import { expect, it } from 'vitest';
import {
  adaptiveAcceleration,
  BRAKE_LIMIT,
  followAcceleration,
  gapRatio,
  freeAcceleration,
  isSafe,
  safeAcceleration,
} from '../../src/engine/models/car-following.ts';
import { criticalGapAfter, timeToDrive } from '../../src/engine/models/gap-acceptance.ts';
import { leastGap, urgency, wantsToChange } from '../../src/engine/models/lane-changing.ts';
import { timeGapFor } from '../../src/engine/models/saturation-flow.ts';
import { canStop } from '../../src/engine/models/yellow.ts';

const driver = { desired: 13.89, accel: 2, brake: 2, timeGap: 1.333, standGap: 2 };

function drive(
  speed: number,
  tick: number,
  until: (speed: number, way: number) => boolean,
  a: (v: number, x: number) => number,
) {
  let way = 0;
  let time = 0;
  let hardest = 0;
  while (!until(speed, way) && time < 200) {
    const wanted = a(speed, way);
    hardest = Math.max(hardest, -wanted);
    const next = speed + wanted * tick;
    way += next < 0 ? (speed * speed) / (-2 * wanted) : ((speed + next) / 2) * tick;
    speed = Math.max(0, next);
    time += tick;
  }
  return { time, way, hardest };
}

it.each([
  ['CF-03', 1.5, 10.21, 72.6],
  ['CF-04', 2.0, 7.66, 54.5],
])('%s: from a standstill to 0.9 of the desired speed at a = %s m/s²', (_, accel, time, way) => {
  const run = drive(
    0,
    0.01,
    (v) => v >= 0.9 * 13.89,
    (v) => freeAcceleration(v, 13.89, accel, 2),
  );
  expect(Math.abs(run.time / time - 1)).toBeLessThan(0.01);
  expect(Math.abs(run.way / way - 1)).toBeLessThan(0.01);
});

/** Toward a standing obstacle; in the ACC form, or plain IIDM as the reference has it. */
function towardsObstacle(distance: number, tick: number, adaptive: boolean) {
  return drive(
    13.89,
    tick,
    (v) => v < 0.001,
    (v, x) => {
      const free = freeAcceleration(v, driver.desired, driver.accel, driver.brake);
      const gap = distance - x;
      const root = 2 * Math.sqrt(driver.accel * driver.brake);
      const ratio = gapRatio(gap, v, v, root, driver.timeGap, driver.standGap);
      const calm = followAcceleration(ratio, free, v > driver.desired, driver.accel);
      if (!adaptive) return Math.min(free, calm);
      return Math.min(free, adaptiveAcceleration(calm, gap, v, 0, 0, driver.accel, driver.brake));
    },
  );
}

it.each([
  ['CF-05', 100, 2.17],
  ['CF-06', 60, 2.18],
])('%s: IIDM before an obstacle %s m away brakes with %s m/s² and stands 2 m before it', (_, distance, peak) => {
  const run = towardsObstacle(distance, 0.02, false);
  expect(Math.abs(run.hardest - peak)).toBeLessThan(0.05);
  expect(Math.abs(distance - run.way - 2)).toBeLessThan(0.05);
});

it.each([0.05, 0.2, 0.5])('the ACC form brakes about as hard and stands there too, tick %s s', (tick) => {
  for (const distance of [60, 100]) {
    const run = towardsObstacle(distance, tick, true);
    expect(run.hardest).toBeLessThan(2.3);
    expect(distance - run.way).toBeGreaterThan(1.95);
    expect(distance - run.way).toBeLessThan(2.05);
  }
});

it('a follower that obeys the safe acceleration never touches a leader that brakes fully, at any tick', () => {
  let least = Infinity;
  for (const tick of [0.05, 0.1, 0.2, 0.5, 1]) {
    for (let speed = 0; speed <= 25; speed += 0.7) {
      for (let leader = 0; leader <= 25; leader += 1.3) {
        // As close as it may be, and as fast as it may go.
        let gap = Math.max(0.01, (speed * speed - leader * leader) / (2 * BRAKE_LIMIT));
        let own = speed;
        let ahead = leader;
        for (let step = 0; step < 200 && own + ahead > 0; step++) {
          const asked = Math.min(2, safeAcceleration(gap, own, ahead, tick));
          const next = Math.max(0, own + asked * tick);
          const way = own + asked * tick < 0 ? (own * own) / (-2 * asked) : ((own + next) / 2) * tick;
          const leaderNext = Math.max(0, ahead - BRAKE_LIMIT * tick);
          const leaderWay = leaderNext > 0 ? ((ahead + leaderNext) / 2) * tick : (ahead * ahead) / (2 * BRAKE_LIMIT);
          gap += leaderWay - way;
          own = next;
          ahead = leaderNext;
          least = Math.min(least, gap);
        }
      }
    }
  }
  expect(least).toBeGreaterThan(-1e-9);
});

it('safe means that both can brake fully', () => {
  expect(isSafe(BRAKE_LIMIT + 0.1, Math.sqrt(2) * BRAKE_LIMIT, 0)).toBe(true);
  expect(isSafe(BRAKE_LIMIT - 0.1, Math.sqrt(2) * BRAKE_LIMIT, 0)).toBe(false);
  expect(isSafe(0, 1, 20)).toBe(false);
});

it('yellow: stop where 3 m/s² after one second is enough', () => {
  expect(canStop(13.89 + 13.89 ** 2 / 6 + 0.1, 13.89, 0)).toBe(true);
  expect(canStop(13.89 + 13.89 ** 2 / 6 - 0.1, 13.89, 0)).toBe(false);
  expect(canStop(13.89 ** 2 / 6 + 0.1, 13.89, 1)).toBe(true);
});

it('the time gap follows the saturation flow: a longer one for less flow, equal steps of headway', () => {
  expect(timeGapFor(1800) - timeGapFor(1900)).toBeCloseTo(1.333 - 1.216, 6);
  expect(timeGapFor(1600)).toBeGreaterThan(timeGapFor(1650));
  expect(timeGapFor(1675)).toBeLessThan(timeGapFor(1650));
});

it('gap acceptance: patience shrinks the critical gap, and time to drive knows acceleration', () => {
  expect(criticalGapAfter(6, 0, 0.75)).toBe(6);
  expect(criticalGapAfter(6, 30, 0.75)).toBeLessThan(6);
  expect(criticalGapAfter(6, 600, 0.75)).toBe(criticalGapAfter(6, 60, 0.75));
  expect(criticalGapAfter(6, 600, 1)).toBe(6);
  expect(timeToDrive(16, 0, 20, 2)).toBeCloseTo(4, 9);
  expect(timeToDrive(100, 10, 10, 2)).toBe(10);
  expect(timeToDrive(25 + 10, 0, 10, 2)).toBeCloseTo(6, 9);
});

it('MOBIL: more gain changes lane, never at the cost of a hard-braking follower', () => {
  expect(wantsToChange(1, 0, 0, 0, 0)).toBe(true);
  expect(wantsToChange(0.1, 0, 0, 0, 0)).toBe(false);
  expect(wantsToChange(1, 5, 0, 0, 0)).toBe(false);
  expect(wantsToChange(9, 0, 0, -2.1, 0)).toBe(false);
});

it('the nearer the turn, the more a change presses, and the smaller a gap will do', () => {
  expect([urgency(400, 1), urgency(10, 1)]).toEqual([0, 1]);
  expect(urgency(100, 2)).toBeGreaterThan(urgency(100, 1));
  expect(leastGap(10, 3, 1)).toBeLessThan(leastGap(10, 3, 0));
});
