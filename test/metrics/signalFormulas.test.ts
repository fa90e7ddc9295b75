/** The signal formulas against what a queue counted second by second does, and at their limits. */
import { describe, expect, it } from 'vitest';
import {
  actuatedK,
  backOfQueue,
  incrementalDelay,
  initialQueueDelay,
  leastK,
  progressionFactor,
  speedChangeDelay,
  uniformDelay,
  upstreamFilter,
  websterDelay,
  websterTwoTerm,
} from '../../src/metrics/index.ts';

/** Delays of even arrivals at a signal, one by one, in a cycle that begins with red and an empty line. */
function evenArrivals(cycle: number, green: number, flow: number, saturation: number): number[] {
  const delays: number[] = [];
  let free = cycle - green;
  for (let vehicle = 0; vehicle < flow * cycle; vehicle++) {
    const arrives = vehicle / flow;
    const leaves = Math.max(arrives, free);
    if (arrives < free) free += 1 / saturation;
    delays.push(leaves - arrives);
  }
  return delays;
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('uniform delay', () => {
  it('is what even arrivals wait, to the last tenth, at every degree of saturation', () => {
    for (const green of [20, 30, 50])
      for (const x of [0.2, 0.5, 0.8, 0.95]) {
        // Very small vehicles: the formula's traffic is a fluid.
        const saturation = 500;
        const counted = mean(evenArrivals(80, green, (x * saturation * green) / 80, saturation));
        expect(Math.abs(counted - uniformDelay(80, green, x)), `green ${green}, x ${x}`).toBeLessThan(0.1);
      }
  });

  it('at and above capacity it is half the red, and nothing under a green that never ends', () => {
    expect(uniformDelay(100, 40, 1)).toBeCloseTo(30, 9);
    expect(uniformDelay(100, 40, 1.4)).toBe(uniformDelay(100, 40, 1));
    expect(uniformDelay(100, 100, 0.5)).toBe(0);
  });

  it('random arrivals neither help nor harm: PF is 1; better platoons always help', () => {
    for (const x of [0.3, 0.7, 1.2]) {
      expect(progressionFactor(90, 40, x, 1)).toBeCloseTo(1, 12);
      const factors = [1 / 3, 2 / 3, 1, 4 / 3, 5 / 3, 2].map((ratio) => progressionFactor(90, 40, x, ratio));
      expect(factors).toEqual([...factors].sort((a, b) => b - a));
    }
  });
});

describe('incremental and initial-queue delay', () => {
  it('vanish without traffic or queue, and beyond capacity the queue grows in a straight line', () => {
    expect(incrementalDelay(0, 0.25, 900)).toBeCloseTo(0, 12);
    expect(initialQueueDelay({ initial: 0, flow: 0.2, capacity: 0.25, period: 900 })).toBe(0);
    // (x − 1) T ÷ 2: the mean of a queue that grows all the time, in a period so long that chance is nothing beside it.
    expect(incrementalDelay(1.5, 0.25, 36_000_000) / ((0.5 * 36_000_000) / 2)).toBeCloseTo(1, 4);
  });

  it('ten vehicles that stand there and find capacity to spare cost the triangle they make', () => {
    // Served by 10 ÷ (0.25 − 0.20) = 200 s; area 10 × 200 ÷ 2 = 1,000 veh·s over 0.2 × 900 arrivals, less the part before
    // the period that stood already: HCM counts the initial vehicles' own service with them.
    const delay = initialQueueDelay({ initial: 10, flow: 0.2, capacity: 0.25, period: 900 });
    expect(delay * 180).toBeCloseTo(1000 - 200, 9);
  });

  it('metering upstream and actuation only ever lessen it', () => {
    expect([0, 0.5, 0.9, 1, 1.3].map((x) => Number(upstreamFilter(x).toFixed(3)))).toEqual([
      1, 0.858, 0.314, 0.09, 0.09,
    ]);
    for (const passage of [1, 2, 3, 4]) {
      expect(actuatedK(0.3, passage)).toBe(leastK(passage));
      expect(actuatedK(1, passage)).toBeCloseTo(0.5, 12);
      expect(actuatedK(1.2, passage)).toBe(0.5);
    }
  });
});

describe('Webster', () => {
  it('has no long run at capacity; the short form is within a tenth of the long one in daily use', () => {
    expect(websterDelay(60, 30, 0.5, 0.25)).toBe(Infinity);
    expect(websterTwoTerm(60, 30, 0.5, 0.25)).toBe(Infinity);
    for (const flow of [0.1, 0.15, 0.2, 0.225]) {
      const ratio = websterTwoTerm(60, 30, 0.5, flow) / websterDelay(60, 30, 0.5, flow);
      expect(Math.abs(ratio - 1), `flow ${flow}`).toBeLessThan(0.1);
    }
  });
});

describe('back of queue', () => {
  const base = { cycle: 80, green: 30, lanes: 1, saturationFlow: 0.5, speedChange: 0, period: 900 };

  it('its first part is the number of vehicles that wait longer than a change of speed, counted one by one', () => {
    for (const x of [0.3, 0.6, 0.9])
      for (const speedChange of [0, 6, 10]) {
        const scale = 1000;
        const flow = (x * 0.5 * 30) / 80;
        const counted = evenArrivals(80, 30, flow * scale, 0.5 * scale).filter((delay) => delay > speedChange).length;
        const { first } = backOfQueue({ ...base, flow, speedChange });
        expect(Math.abs(first - counted / scale), `x ${x}, ${speedChange} s`).toBeLessThan(0.01);
      }
  });

  it('two lanes halve it; an initial queue adds to it; above capacity there is no percentile', () => {
    const one = backOfQueue({ ...base, flow: 0.15 });
    const two = backOfQueue({ ...base, flow: 0.3, saturationFlow: 1, lanes: 2 });
    expect(two.first).toBeCloseTo(one.first, 12);
    expect(two.second).toBeLessThan(one.second);
    expect(backOfQueue({ ...base, flow: 0.15, initial: 8 }).third).toBeGreaterThan(0);
    expect(one.percentile).not.toBeNull();
    const ascending = [one.mean, one.percentile?.[85], one.percentile?.[90], one.percentile?.[95]].map(Number);
    expect(ascending).toEqual([...ascending].sort((a, b) => a - b));
    expect(backOfQueue({ ...base, flow: 0.2 }).percentile).toBeNull();
  });

  it('a driver loses some seconds by slowing down alone, more from higher speeds', () => {
    // 31.07 mph: 0.90 (25.6 + 0.47 × 31.07) = 36.2 mph; (1.47 × 31.2)² ÷ (2 × 1.47 × 36.2) × (1/3.5 + 1/4) = 10.6 s.
    expect(speedChangeDelay(50 / 3.6)).toBeCloseTo(10.6, 1);
    const delays = [30, 40, 60, 70].map((limit) => speedChangeDelay(limit / 3.6));
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
  });
});
