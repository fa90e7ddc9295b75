import { expect, it } from 'vitest';
import { dispersed, hcmDispersion, meanLag, pedestrianDelay, robertson } from '../../src/metrics/index.ts';

it('a platoon keeps its vehicles, arrives later and flatter, and in the mean when the formula says', () => {
  const departures = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 0, 0.2, 0.2];
  for (const dispersion of [robertson(25), robertson(50), hcmDispersion(30)]) {
    const arrivals = dispersed(departures, { ...dispersion, lag: Math.round(dispersion.lag) });
    const sum = (flows: readonly number[]) => flows.reduce((all, flow) => all + flow, 0);
    const centre = (flows: readonly number[]) => flows.reduce((all, flow, at) => all + flow * at, 0) / sum(flows);
    expect(sum(arrivals)).toBeCloseTo(sum(departures), 8);
    expect(Math.max(...arrivals)).toBeLessThan(Math.max(...departures));
    const expected = meanLag({ ...dispersion, lag: Math.round(dispersion.lag) });
    expect(centre(arrivals) - centre(departures)).toBeCloseTo(expected, 4);
  }
});

it('walkers with a longer walk wait less, and not at all when it never ends', () => {
  expect(pedestrianDelay(80, 20)).toBeLessThan(pedestrianDelay(80, 7));
  expect(pedestrianDelay(80, 80)).toBe(0);
});
