/** Green waves by the programme: what the half-integer search and trying every offset find, HiGHS finds too. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveWave, type WaveProgress } from '../../src/runner/index.ts';
import {
  bandsOf,
  bandsWith,
  type WaveProblem,
  type WaveSignal,
  type WaveStop,
  waveValue,
  widestWave,
} from '../../src/signal/index.ts';

const SEED = 20;
const EVEN = { forward: 1, backward: 1 };

function problem(signals: readonly WaveSignal[], cycle: number, weights: WaveProblem['weights'] = EVEN): WaveProblem {
  return { signals: signals.map((signal, controller) => ({ ...signal, cycle, controller })), weights };
}

function arterial(distances: readonly number[], greens: readonly number[], speed: number): WaveSignal[] {
  let time = 0;
  return greens.map((length, place) => {
    if (place > 0) time += (distances[place - 1] ?? 0) / speed;
    return { there: time, back: time, forward: { begin: 0, length }, backward: { begin: 0, length } };
  });
}

/** The best value of all offsets that are whole multiples of `step`, the first signal's 0. */
function byTrying(all: WaveProblem, step: number): number {
  const rest = all.signals.slice(1);
  let best = 0;
  const offsets = [0];
  const go = (place: number): void => {
    const signal = rest[place];
    if (signal === undefined) best = Math.max(best, waveValue(all, bandsWith(all, offsets)));
    else for (let at = 0; at < signal.cycle; at += step) go(((offsets[place + 1] = at), place + 1));
  };
  go(0);
  return best;
}

/** Whole-second greens and travel times of a short cycle, so that every offset can be tried. */
const stop = (cycle: number, controller: number) =>
  fc
    .record({
      there: fc.integer({ min: 5, max: 40 }),
      back: fc.integer({ min: 5, max: 40 }),
      begin: fc.integer({ min: 0, max: 8 }),
      forward: fc.integer({ min: 14, max: 26 }),
      backward: fc.integer({ min: 14, max: 26 }),
    })
    .map(
      (drawn): WaveStop => ({
        cycle,
        controller,
        there: controller * drawn.there,
        back: controller * drawn.back,
        forward: { begin: 0, length: Math.min(drawn.forward, cycle - 5) },
        backward: { begin: drawn.begin, length: Math.min(drawn.backward, cycle - 5) },
      }),
    );

const SEVEN = [420, 310, 560, 380, 470, 290];
const KNOWN = [
  { name: 'BW-04', signals: arterial(SEVEN, [45, 40, 48, 42, 50, 40, 46], 12.5), cycle: 90, band: 16.4 },
  { name: 'BW-05', signals: arterial(SEVEN, [50, 45, 53, 47, 56, 44, 51], 12.5), cycle: 100, band: 11.3 },
  { name: 'BW-06', signals: arterial([350, 500, 300], [55, 45, 50, 60], 13.89), cycle: 100, band: 24.7 },
];

describe('the published arterials', () => {
  it.each(KNOWN)('$name: two bands of $band s', async ({ signals, cycle, band }) => {
    const { optimum, bands, offsets, isTwoWay } = await solveWave(problem(signals, cycle));
    expect(isTwoWay).toBe(true);
    expect(Math.abs(optimum.forward - band)).toBeLessThan(0.2);
    expect(Math.abs(optimum.backward - band)).toBeLessThan(0.2);
    expect(Math.abs(optimum.forward + optimum.backward - 2 * band)).toBeLessThan(0.2);
    // What is shown for the whole-second offsets is what they let through, and that is at most a second less.
    expect(offsets.every(Number.isInteger)).toBe(true);
    expect(bandsOf(signals, offsets, cycle).forward).toBeCloseTo(bands.forward, 6);
    expect(bandsOf(signals, offsets, cycle).backward).toBeCloseTo(bands.backward, 6);
    expect(Math.min(bands.forward, bands.backward)).toBeGreaterThan(band - 1.2);
  });
});

describe(`random arterials, seed ${SEED}`, () => {
  it('equal weights: the same equal bands as the search, with 3 to 7 signals', async () => {
    const drawn = fc
      .integer({ min: 3, max: 7 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => stop(60, place))));
    await fc.assert(
      fc.asyncProperty(drawn, async (stops) => {
        const signals = stops as WaveStop[] as (WaveStop & WaveSignal)[];
        const wave = widestWave(signals, 60);
        const { optimum, isTwoWay } = await solveWave({ signals, weights: EVEN });
        if (wave.forward + wave.backward < 1e-6) return;
        // The search lets one direction be wider where the other's shortest green ends it.
        expect(isTwoWay).toBe(true);
        expect(optimum.forward).toBeCloseTo(Math.min(wave.forward, wave.backward), 4);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('unequal weights and a signal at half or double the cycle: no offset of half seconds does better, of three signals all tried', async () => {
    const cycles = fc.constantFrom([40, 40, 40], [40, 20, 40], [20, 40, 20], [40, 40, 20]);
    const drawn = fc.record({
      stops: cycles.chain((own) => fc.tuple(...own.map((cycle, place) => stop(cycle, place)))),
      weight: fc.constantFrom(1, 2, 5),
    });
    let mixed = 0;
    await fc.assert(
      fc.asyncProperty(drawn, async ({ stops, weight }) => {
        const all: WaveProblem = { signals: stops, weights: { forward: weight, backward: 1 } };
        const tried = byTrying(all, 0.5);
        const { optimum, bands, isTwoWay } = await solveWave(all);
        if (!isTwoWay) return expect(tried).toBeLessThan(1e-4 + waveValue(all, bands));
        const value = waveValue(all, optimum);
        expect(value).toBeGreaterThan(tried - 1e-3);
        // Offsets between the half seconds can win a little, never more than the grid is wide.
        expect(value).toBeLessThan(tried + 0.51);
        if (stops.some(({ cycle }) => cycle === 20)) mixed++;
      }),
      { seed: SEED, numRuns: 25 },
    );
    expect(mixed).toBeGreaterThan(5);
  });

  it('five signals: whole-second offsets lose at most a second a band against the programme’s own', async () => {
    const drawn = fc.tuple(...[0, 1, 2, 3, 4].map((place) => stop(60, place)));
    await fc.assert(
      fc.asyncProperty(drawn, async (signals) => {
        const all: WaveProblem = { signals, weights: { forward: 3, backward: 2 } };
        const { optimum, bands, isTwoWay } = await solveWave(all);
        if (!isTwoWay) return;
        expect(bands.forward).toBeGreaterThanOrEqual(optimum.forward - 2);
        expect(waveValue(all, bands)).toBeGreaterThan(waveValue(all, optimum) - 1.01);
        expect(waveValue(all, bands)).toBeLessThan(waveValue(all, optimum) + 1e-3);
      }),
      { seed: SEED, numRuns: 25 },
    );
  });
});

it('the heavier direction gets the wider band, the lighter at least its share of it', async () => {
  const { signals, cycle } = KNOWN[0] as (typeof KNOWN)[number];
  const { optimum } = await solveWave(problem(signals, cycle, { forward: 600, backward: 300 }));
  expect(optimum.forward).toBeGreaterThan(16.4 + 2);
  expect(optimum.backward).toBeGreaterThanOrEqual(optimum.forward / 2 - 1e-6);
  const back = await solveWave(problem(signals, cycle, { forward: 300, backward: 600 }));
  expect(back.optimum.backward).toBeCloseTo(optimum.forward, 3);
});

//  C 100     C 50       C 100: the middle one opens twice while the others open once, so that it fits waves half a cycle apart.
it('a signal at half the cycle lets through a wave in either of its greens', async () => {
  const green = { begin: 0, length: 40 };
  const half = { begin: 0, length: 20 };
  const signals: WaveStop[] = [
    { cycle: 100, controller: 0, there: 0, back: 0, forward: green, backward: green },
    { cycle: 50, controller: 1, there: 25, back: 25, forward: half, backward: half },
    { cycle: 100, controller: 2, there: 50, back: 50, forward: green, backward: green },
  ];
  const { bands, optimum } = await solveWave({ signals, weights: EVEN });
  expect(optimum.forward).toBeCloseTo(20, 6);
  expect(bands).toEqual({ forward: 20, backward: 20 });
  const whole = signals.map((signal) => ({ ...signal, cycle: 100 }));
  const asWhole = await solveWave({ signals: whole, weights: EVEN });
  expect(asWhole.optimum.forward).toBeLessThan(10);
});

it('two intersections of one controller move together', async () => {
  const green = { begin: 0, length: 30 };
  const signals: WaveStop[] = [0, 1, 2].map((place) => ({
    cycle: 90,
    controller: place === 0 ? 0 : 1,
    there: 20 * place,
    back: 20 * place,
    forward: green,
    backward: undefined,
  }));
  const { bands, offsets } = await solveWave({ signals, weights: EVEN });
  expect(offsets[1]).toBe(offsets[2]);
  // 20 s of driving between two greens of 30 s that begin together.
  expect(bands.forward).toBe(10);
});

it('time for queues is cut from the greens; no two-way wave gives one to the heavier direction', async () => {
  const { signals, cycle } = KNOWN[2] as (typeof KNOWN)[number];
  const all = problem(signals, cycle);
  const queued = {
    ...all,
    signals: all.signals.map((signal) => ({ ...signal, clearing: { forward: 5, backward: 5 } })),
  };
  expect((await solveWave(queued)).optimum.forward).toBeCloseTo((await solveWave(all)).optimum.forward - 5, 4);
  const short = { begin: 0, length: 8 };
  const quarter = arterial([250, 250], [8, 8, 8], 12.5).map((signal) => ({ ...signal, backward: short }));
  const against = problem([...quarter.slice(0, 2), { ...quarter[2]!, back: 57 }], 80, { forward: 2, backward: 3 });
  const alone = await solveWave(against);
  expect(alone.isTwoWay).toBe(false);
  expect(alone.bands.backward).toBe(8);
});

it('refuses what has no common cycle, no weight, or greens that do not fit', async () => {
  const { signals, cycle } = KNOWN[2] as (typeof KNOWN)[number];
  const all = problem(signals, cycle);
  const unequal = all.signals.map((signal, place) => ({ ...signal, cycle: place === 1 ? 90 : cycle }));
  await expect(solveWave({ ...all, signals: unequal })).rejects.toThrow(RangeError);
  await expect(solveWave({ ...all, weights: { forward: 0, backward: 0 } })).rejects.toThrow(RangeError);
  await expect(solveWave(problem(signals, 50))).rejects.toThrow(RangeError);
});

it('twenty signals are told of while they are solved', async () => {
  const told: WaveProgress[] = [];
  const distances = Array.from({ length: 19 }, (_, place) => 200 + ((place * 137) % 300));
  const greens = Array.from({ length: 20 }, (_, place) => 52 + ((place * 7) % 12));
  const { seconds } = await solveWave(problem(arterial(distances, greens, 12.5), 100), (progress) =>
    told.push(progress),
  );
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(({ elapsed }) => elapsed >= 0 && elapsed <= seconds + 1)).toBe(true);
});
