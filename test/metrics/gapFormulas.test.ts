/** Capacities of streams that yield, against gaps drawn one by one and at their limits. */
import { describe, expect, it } from 'vitest';
import { log, randomStream, uniform } from '../../src/common/index.ts';
import {
  exponentialCapacity,
  tannerCapacity,
  twoStageCapacity,
  twoWayStop,
  type TwoWayStop,
  yieldDelay,
} from '../../src/metrics/index.ts';

const SEED = 11;
const TC = 6.2;
const TF = 3.3;

/** Passing times of a lane: random arrivals, nobody closer behind another than `apart` [s]. */
function laneTimes(name: string, flow: number, apart: number, count: number): number[] {
  const stream = randomStream(SEED, name);
  const times: number[] = [];
  let arrives = 0;
  let passes = -apart;
  for (let vehicle = 0; vehicle < count; vehicle++) {
    arrives -= log(1 - uniform(stream, vehicle)) / flow;
    passes = Math.max(arrives, passes + apart);
    times.push(passes);
  }
  return times;
}

/** How many of an endless queue find a gap, per second. */
function passed(times: readonly number[]): number {
  let count = 0;
  for (let place = 1; place < times.length; place++) {
    const gap = (times[place] ?? 0) - (times[place - 1] ?? 0);
    if (gap >= TC) count += Math.floor((gap - TC) / TF) + 1;
  }
  return count / ((times.at(-1) ?? 0) - (times[0] ?? 0));
}

describe(`gaps drawn one by one, seed ${SEED}`, () => {
  it('the exponential capacity, within 3 % at 200–1,000 veh/h', () => {
    for (const flow of [200, 400, 600, 800, 1000]) {
      const ratio = passed(laneTimes('random', flow / 3600, 0, 60_000)) / exponentialCapacity(flow / 3600, TC, TF);
      expect(Math.abs(ratio - 1), `${flow} veh/h`).toBeLessThan(0.03);
    }
  });

  it("Tanner's capacity with 1.8 s between followers, one lane and two, within 3 %", () => {
    for (const flow of [200, 600, 1000]) {
      const q = flow / 3600;
      const one = passed(laneTimes('bunched', q, 1.8, 60_000)) / tannerCapacity([q], TC, TF, 1.8);
      expect(Math.abs(one - 1), `${flow} veh/h on one lane`).toBeLessThan(0.03);
      const [a, b] = [laneTimes('left lane', q / 2, 1.8, 40_000), laneTimes('right lane', q / 2, 1.8, 40_000)];
      const end = Math.min(a.at(-1) ?? 0, b.at(-1) ?? 0);
      const both = [...a, ...b].filter((time) => time <= end).sort((x, y) => x - y);
      const two = passed(both) / tannerCapacity([q / 2, q / 2], TC, TF, 1.8);
      expect(Math.abs(two - 1), `${flow} veh/h on two lanes`).toBeLessThan(0.03);
    }
  });
});

describe('limits of the gap formulas', () => {
  it('an empty major street lets one through every follow-up time; a full lane lets nobody', () => {
    expect(exponentialCapacity(0, TC, TF)).toBeCloseTo(1 / TF, 12);
    expect(exponentialCapacity(1e-7, TC, TF)).toBeCloseTo(1 / TF, 5);
    expect(tannerCapacity([0.25], TC, TF, 0)).toBe(exponentialCapacity(0.25, TC, TF));
    expect(tannerCapacity([1 / 1.8], TC, TF, 1.8)).toBeCloseTo(0, 12);
  });

  it('two stages: continuous where both are equal, never worse than one', () => {
    const at = (near: number) => twoStageCapacity(near, 0.13, 0.07, 0.01, 2) ?? 0;
    expect(at(0.12)).toBeCloseTo((at(0.1199) + at(0.1201)) / 2, 5);
    expect(twoStageCapacity(0.2, 0.06, 0.07, 0.01, 2)).toBe(0.07);
  });

  it('delay grows with x without a jump at 1, from the service time and 5 s', () => {
    expect(yieldDelay(0, 0.1, 900)).toBeCloseTo(15, 9);
    const delays = [0.2, 0.6, 0.9, 0.99, 1, 1.01, 1.2].map((x) => yieldDelay(x, 0.1, 900));
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(yieldDelay(1.0001, 0.1, 900) - yieldDelay(0.9999, 0.1, 900)).toBeLessThan(0.2);
  });
});

describe('two-way stop', () => {
  //          10 11 12           1, 4: major lefts
  //           | | |             7…12: the minor street
  //   6 5 4 ──     ── 1 2 3     the same seen from either side
  //           | | |
  //           9 8 7
  const mirrored: TwoWayStop = {
    flows: {
      1: 0.02,
      2: 0.1,
      3: 0.01,
      4: 0.02,
      5: 0.1,
      6: 0.01,
      7: 0.01,
      8: 0.02,
      9: 0.01,
      10: 0.01,
      11: 0.02,
      12: 0.01,
    },
    majorLanes: 1,
    minorLanes: [{ streams: [7, 8, 9] }, { streams: [10, 11, 12] }],
    period: 900,
  };

  it('equal flows from both sides have equal capacities', () => {
    for (const majorLanes of [1, 2, 3] as const) {
      const { streams } = twoWayStop({ ...mirrored, majorLanes });
      for (const [one, other] of [
        [1, 4],
        [7, 10],
        [8, 11],
        [9, 12],
      ] as const)
        expect(streams[one]?.capacity, `${one} and ${other}`).toBeCloseTo(streams[other]?.capacity ?? 0, 12);
    }
  });

  it('more major traffic leaves less for everybody who yields', () => {
    const busier = twoWayStop({ ...mirrored, flows: { ...mirrored.flows, 2: 0.2, 5: 0.2 } });
    const before = twoWayStop(mirrored);
    for (const stream of [1, 4, 7, 8, 9, 10, 11, 12] as const)
      expect(busier.streams[stream]?.capacity ?? 0, `${stream}`).toBeLessThan(before.streams[stream]?.capacity ?? 0);
    expect(busier.delay).toBeGreaterThan(0);
  });

  it('a major left turn in the through lane holds up who comes behind it', () => {
    expect(twoWayStop(mirrored).held).toEqual({ 1: 0, 4: 0 });
    const shared = twoWayStop({ ...mirrored, sharedLeft: [1] });
    expect(shared.held[1]).toBeGreaterThan(0);
    expect(shared.streams[8]?.capacity ?? 0).toBeLessThan(twoWayStop(mirrored).streams[8]?.capacity ?? 0);
  });
});
