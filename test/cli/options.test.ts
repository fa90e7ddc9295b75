import { expect, it } from 'vitest';
import { BadOption, seedOption, timeOption, windowOption, writableOption } from '../../src/cli/options.ts';

const HOUR = 3600;
const DAY = { start: 6 * HOUR, end: 22 * HOUR };

it('a time is HH:MM and nothing else', () => {
  expect(timeOption('--from', '07:15')).toBe(7.25 * HOUR);
  expect(timeOption('--to', '24:00')).toBe(24 * HOUR);
  for (const word of ['7:15', '07:60', '24:01', '0715', '07:15:30', '', 'seven'])
    expect(() => timeOption('--from', word), word).toThrow(BadOption);
});

it('a seed is a whole number from 0', () => {
  expect([seedOption('0'), seedOption('42'), seedOption('4294967295')]).toEqual([0, 42, 4294967295]);
  for (const word of ['-1', '1.5', '1e3', '4294967296', 'x', ''])
    expect(() => seedOption(word), word).toThrow(BadOption);
});

it('the window is the morning, or what the scenario has of it, or what was asked for', () => {
  const window = (from?: number, to?: number, day = DAY) => {
    const { from: first, to: last } = windowOption(
      { from: from === undefined ? undefined : from * HOUR, to: to === undefined ? undefined : to * HOUR },
      day,
    );
    return [first / HOUR, last / HOUR];
  };
  expect(window()).toEqual([7, 9]);
  expect(window(undefined, undefined, { start: 8 * HOUR, end: 22 * HOUR })).toEqual([8, 9]);
  expect(window(undefined, undefined, { start: 16 * HOUR, end: 18 * HOUR })).toEqual([16, 18]);
  expect(window(16, 18)).toEqual([16, 18]);
  expect(window(8)).toEqual([8, 9]);
  expect(window(undefined, 8)).toEqual([7, 8]);
  expect(window(undefined, 6.5)).toEqual([6, 6.5]);
  expect(window(17)).toEqual([17, 22]);
});

it('a window that is empty, backwards or beyond the scenario is refused in both languages', () => {
  const refusal = (from: number, to: number) => {
    try {
      windowOption({ from: from * HOUR, to: to * HOUR }, DAY);
    } catch (error) {
      if (error instanceof BadOption) return error.words;
      throw error;
    }
    return undefined;
  };
  expect(refusal(8, 8)?.zh).toBe('--from（08:00）要早于 --to（08:00）');
  expect(refusal(9, 8)?.en).toBe('--from (09:00) must be before --to (08:00)');
  expect(refusal(5, 8)?.en).toBe("the period 05:00–08:00 reaches beyond the scenario's 06:00–22:00");
  expect(refusal(21, 23)).toBeDefined();
  expect(refusal(7, 9)).toBeUndefined();
});

it('a file that cannot be written is told before the run', () => {
  expect(() => writableOption('--out', 'no/such/folder/result.json')).toThrow(BadOption);
  expect(() => writableOption('--out', 'src')).toThrow(BadOption);
  expect(() => writableOption('--out', 'result.json')).not.toThrow();
  expect(() => writableOption('--out', undefined)).not.toThrow();
});
