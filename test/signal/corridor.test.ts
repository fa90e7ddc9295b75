/** The bands of a whole arterial, from its compiled plans: what the search for the widest wave promises is what the plans let through. */
import { expect, it } from 'vitest';
import { buildNetwork, corridorWay } from '../../src/network/index.ts';
import { bandAfterDrift, compileUnchecked, corridorBands, corridorSignals } from '../../src/signal/index.ts';
import { GREENS, sevenSignals, wave, withOffsets } from '../../src/validation/theory/seven-signals.ts';

const TICK = 0.1;
const IDS = GREENS.map((_, index) => `J${index}`);

function arterial(offsets: readonly number[]) {
  const model = withOffsets(sevenSignals(TICK), offsets);
  const network = buildNetwork(model);
  const program = compileUnchecked(model, network, 1 / TICK);
  const way = corridorWay(network, IDS);
  return { program, way, signals: corridorSignals(program, way, 3600) };
}

const { offsets, width } = wave();
const best = arterial(offsets);

it('the widest wave of seven signals is as wide in their plans, both ways', () => {
  const [whole] = corridorBands(best.program, best.way, best.signals).stretches;
  expect([whole?.first, whole?.last]).toEqual([0, 6]);
  for (const band of [whole?.forward, whole?.backward]) {
    // Offsets fall on ticks, and stop lines lie a little beside the middle of an intersection.
    expect(Math.abs((band?.width ?? 0) - width)).toBeLessThan(3 * TICK);
    expect(band?.efficiency).toBeCloseTo((band?.width ?? 0) / 90, 9);
    expect(band?.attainability).toBeCloseTo((band?.width ?? 0) / 40, 9);
  }
});

it('a signal moved by so much costs a direction at most so much, and moved back nothing', () => {
  const at = (seconds: number) =>
    corridorBands(best.program, best.way, best.signals, { later: (index) => (index === 3 ? seconds : 0) }).stretches[0];
  for (const seconds of [-9, -4, 4, 9]) {
    for (const direction of ['forward', 'backward'] as const) {
      const lost = (at(0)?.[direction]?.width ?? 0) - (at(seconds)?.[direction]?.width ?? 0);
      expect(lost).toBeLessThanOrEqual(Math.abs(seconds) + 1e-6);
    }
  }
  expect(at(90)?.forward?.width).toBeCloseTo(at(0)?.forward?.width ?? 0, 6);
});

it('moving an offset is the same as planning with it', () => {
  const moved = offsets.map((offset, index) => (index === 2 ? (offset + 6) % 90 : offset));
  const planned = arterial(moved);
  const [a] = corridorBands(planned.program, planned.way, planned.signals).stretches;
  const later = (index: number) => (index === 2 ? 6 : 0);
  const [b] = corridorBands(best.program, best.way, best.signals, { later }).stretches;
  expect(a?.forward?.width).toBeCloseTo(b?.forward?.width ?? 0, 6);
  expect(a?.backward?.width).toBeCloseTo(b?.backward?.width ?? 0, 6);
});

it('a slower wave needs other offsets: at 9 m/s these let less through', () => {
  const [slow] = corridorBands(best.program, best.way, best.signals, { speed: 9 }).stretches;
  expect(slow?.forward?.width).toBeLessThan(width);
});

it('on clocks that drift the wave is whole on the day of the visit and gone within weeks', () => {
  const drift = (index: number) => (index % 2 === 0 ? 1 : -1);
  const { forward = [], backward = [] } = bandAfterDrift(best.program, best.way, best.signals, drift, 30);
  const [whole] = corridorBands(best.program, best.way, best.signals).stretches;
  expect(forward).toHaveLength(31);
  expect(forward[0]).toBeCloseTo(whole?.forward?.efficiency ?? 0, 9);
  expect(Math.max(forward[30]!, backward[30]!)).toBeLessThan(forward[0]! / 4);
  const steady = bandAfterDrift(best.program, best.way, best.signals, () => 0, 30);
  expect(new Set(steady.forward).size).toBe(1);
});

it('a section leaves out the signals beyond it', () => {
  const bands = corridorBands(best.program, best.way, best.signals, { section: [2, 4] });
  expect(bands.stretches.map(({ first, last }) => [first, last])).toEqual([[2, 4]]);
  expect(bands.segments.map(({ first, last }) => [first, last])).toEqual([
    [2, 3],
    [3, 4],
  ]);
  expect(bands.stretches[0]?.forward?.width).toBeGreaterThan(width);
  expect([bands.stretches[0]?.backward?.from, bands.stretches[0]?.backward?.to]).toEqual([4, 2]);
});
