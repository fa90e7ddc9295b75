/** The longest time between two walks, of rows written by hand: one controller, crosswalk 7 walks, crosswalk 8 is walked by no plan. */
import { expect, it } from 'vitest';
import { longestWalkGap, SignalChange } from '../../src/metrics/index.ts';
import type { SignalProgram } from '../../src/signal/index.ts';

const TICKS = 5;
const program = {
  ticksPerSecond: TICKS,
  controllers: [{ crosswalks: [7, 8], plans: [{ phases: [{ crosswalks: [{ crosswalk: 0 }] }] }] }],
} as unknown as SignalProgram;

const { walkBegan, walkEnded, walkOff } = SignalChange;
const rowsOf = (...changes: [seconds: number, change: SignalChange][]): number[] =>
  changes.flatMap(([seconds, change]) => [seconds * TICKS, 0, change, 0, 0, 7]);
const gap = (rows: number[], from: number, to: number) => longestWalkGap({ rows, from: 0 }, program, from, to)?.seconds;

it('from the end of one walk to the beginning of the next', () => {
  const rows = rowsOf([10, walkBegan], [20, walkEnded], [80, walkBegan], [90, walkEnded], [130, walkBegan]);
  expect(gap(rows, 0, 140)).toBe(60);
  expect(gap(rows, 85, 140)).toBe(40);
});

it('one that ends in the window counts whole; one still open counts as far as it is', () => {
  const rows = rowsOf([10, walkBegan], [20, walkEnded], [80, walkBegan], [90, walkEnded]);
  expect(gap(rows, 75, 100)).toBe(60);
  expect(gap(rows, 75, 300)).toBe(210);
  expect(gap(rowsOf(), 0, 50)).toBe(50);
});

it('while the signal flashes nobody waits for a walk', () => {
  const rows = rowsOf([10, walkBegan], [20, walkEnded], [30, walkOff], [500, walkBegan], [510, walkEnded]);
  expect(gap(rows, 100, 520)).toBe(10);
});
