import { expect, it } from 'vitest';
import { CONGESTION_GRADES, congestionGrade, levelOfService, LOS_TABLES } from '../../src/metrics/index.ts';
import { loneVehicleDelay, redsOf } from '../../src/metrics/formulas/freeFlow.ts';
import { percentile } from '../../src/metrics/formulas/percentile.ts';

it('a delay on the limit has the better letter, a hair above it the next', () => {
  for (const [table, limits] of [
    ['hcmSignalised', [10, 20, 35, 55, 80]],
    ['hcmPriority', [10, 15, 25, 35, 50]],
  ] as const) {
    expect(limits.map((limit) => levelOfService(table, limit))).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(limits.map((limit) => levelOfService(table, limit + 1e-9))).toEqual(['B', 'C', 'D', 'E', 'F']);
    expect(levelOfService(table, 0)).toBe('A');
    expect(LOS_TABLES[table].source).not.toBe('');
  }
});

it('GB/T 33171: more than 70 % of free-flow speed is free, 30 % or less severely congested', () => {
  expect([1, 0.701, 0.7, 0.501, 0.5, 0.401, 0.4, 0.301, 0.3, 0].map(congestionGrade)).toEqual([
    1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
  ]);
  expect(CONGESTION_GRADES.limits.map(({ name }) => name.zh)).toEqual([
    '畅通',
    '基本畅通',
    '轻度拥堵',
    '中度拥堵',
    '严重拥堵',
  ]);
});

it('a percentile is a value that happened', () => {
  expect(percentile([], 0.95)).toBeNull();
  expect(percentile([7], 0.95)).toBe(7);
  const hundred = Array.from({ length: 100 }, (_, value) => 100 - value);
  expect(percentile(hundred, 0.95)).toBe(95);
  expect(percentile([3, 1, 2], 0.95)).toBe(3);
});

it('a lone vehicle waits half the red when it meets it, and regains its speed', () => {
  // 30 of 60 s red at 12 m/s: 30²/120 = 7.5 s of waiting, half of the vehicles lose 12 ÷ (2 · 2) = 3 s starting
  expect(loneVehicleDelay([30], 60, 12)).toBeCloseTo(7.5 + 1.5, 12);
  expect(loneVehicleDelay([], 60, 12)).toBe(0);
  // the same red in two pieces hurts less
  expect(loneVehicleDelay([15, 15], 60, 12)).toBeLessThan(loneVehicleDelay([30], 60, 12));
});

it('a red over the end of the cycle is one red', () => {
  //                          r r G G y r r r
  const aspects = Uint8Array.of(0, 0, 2, 2, 4, 0, 0, 0);
  expect(redsOf(aspects)).toEqual([6]);
  expect(redsOf(Uint8Array.of(2, 0, 3, 0))).toEqual([1, 1]);
  expect(redsOf(Uint8Array.of(2, 2))).toEqual([]);
  expect(redsOf(Uint8Array.of(0, 0))).toEqual([2]);
});
