/** Bands by hand: one, two and unequal cycles; what drift takes away. */
import { expect, it } from 'vitest';
import {
  afterDrift,
  bandsOf,
  bandThrough,
  commonCycle,
  commonStretches,
  type ProgressionSignal,
} from '../../src/signal/index.ts';
import { randomStream, uniform } from '../../src/common/index.ts';

const signal = (begin: number, length: number, time: number, cycle = 100): ProgressionSignal => ({
  cycle,
  greens: [{ begin, length }],
  time,
});

// Green at the first 10…50, at the second (20 s on) 40…70, seen from the first 20…50: 30 s of 100 lead through both.
it('a band is what both greens have in common, by the first signal’s time', () => {
  expect(bandThrough([signal(10, 40, 0), signal(40, 30, 20)])).toEqual({
    width: 30,
    begin: 20,
    cycle: 100,
    efficiency: 0.3,
    attainability: 1,
  });
  expect(bandThrough([signal(10, 40, 0), signal(50, 30, 20)])).toMatchObject({
    width: 20,
    begin: 30,
    attainability: 2 / 3,
  });
});

it('a band may lie over the end of the cycle, and whole cycles of travel change nothing', () => {
  const band = bandThrough([signal(80, 40, 0), signal(85, 40, 300)]);
  expect(band).toMatchObject({ width: 35, begin: 85 });
});

it('greens that miss one another leave none', () => {
  expect(bandThrough([signal(0, 30, 0), signal(50, 30, 0)])).toMatchObject({
    width: 0,
    efficiency: 0,
    attainability: 0,
  });
});

it('a signal at half the cycle opens twice in it; one that is always green hinders nobody', () => {
  const half = signal(10, 20, 0, 50);
  expect(bandThrough([half, signal(55, 30, 0)])).toMatchObject({ width: 20, begin: 60, cycle: 100, efficiency: 0.2 });
  expect(bandThrough([signal(10, 40, 0), signal(0, 100, 20)])).toMatchObject({ width: 40, begin: 10 });
});

it('cycles that are no whole parts of the longest have no common band', () => {
  expect(commonCycle([140, 140, 70])).toBe(140);
  expect(commonCycle([140, 150])).toBeUndefined();
  expect(bandThrough([signal(0, 50, 0, 140), signal(0, 50, 0, 150)])).toBeUndefined();
  expect(commonStretches([150, 150, 150, 140, 140, 70, 150])).toEqual([
    { first: 0, last: 2, cycle: 150 },
    { first: 3, last: 5, cycle: 140 },
  ]);
});

it('agrees with the windows of the two-way search on 60 random arterials, seed 3', () => {
  const draws = randomStream(3, 'progression');
  for (let arterial = 0; arterial < 60; arterial++) {
    const draw = (place: number, of: number, high: number) =>
      Math.floor(high * uniform(draws, 10 * arterial + place, of));
    const signals = Array.from({ length: 2 + (arterial % 6) }, (_, place) =>
      signal(draw(place, 0, 90), 30 + draw(place, 1, 30), 25 * place, 90),
    );
    const both = signals.map(({ greens, time }) => ({
      there: time,
      back: time,
      forward: greens[0]!,
      backward: greens[0]!,
    }));
    const known = bandsOf(
      both,
      signals.map(() => 0),
      90,
    );
    expect(bandThrough(signals)?.width, `arterial ${arterial}`).toBeCloseTo(known.forward, 6);
  }
});

// The second clock gains 1.5 s a day: after 10 days its green begins 15 s early and 25 of the band's 40 s are left; after 60 days
// it is 90 s early, which is 10 s late.
it('a clock that gains shows its greens early, and the band shrinks by just that', () => {
  const set = [signal(20, 40, 0), signal(40, 40, 20)];
  const widths = [0, 10, 20, 30, 60].map((days) => bandThrough(afterDrift(set, [0, 1.5], days))?.width);
  expect(widths).toEqual([40, 25, 10, 0, 30]);
});
