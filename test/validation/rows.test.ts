/** The list of cases is what was agreed, and the cheap ones of the engine pass. */
import { expect, it } from 'vitest';
import { engineRows } from '../../src/validation/rows/index.ts';
import { allRows, ENGINE_HASH, isUpToDate, judge, runRow } from '../../src/validation/index.ts';

const context = { county: () => Promise.reject(new Error('no county here')), progress: () => {} };
const now = () => 0;

it('the cases of the engine are these', () => {
  expect(engineRows.map(({ id }) => id)).toEqual([
    'CF-03',
    'CF-04',
    'CF-05',
    'CF-06',
    'CF-11',
    'LC-01',
    'LC-01 alike',
    'SF-04',
    'SF-05 SF-06',
    'SF-07',
    'SF-ACC through',
    'SF-ACC left',
    'SF-ACC right',
    'SF-ACC heavy',
    'SF-ACC county',
    'CF-10',
    'GA-08 minor right',
    'GA-08 minor through',
    'GA-08 minor left',
    'GA-08 major left',
    'GA-08 minor right, four lanes',
    'GA-08 minor left, four lanes',
    'CF-09 CF-10 county morning',
    'CF-09 county day',
  ]);
});

it('every case has an id of its own, a source and something to measure', async () => {
  const rows = await allRows();
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  for (const row of rows) {
    expect(row.source, row.id).not.toBe('');
    if (row.missing === undefined) expect(row.cells.length, row.id).toBeGreaterThan(0);
  }
});

it.each(engineRows.filter(({ quick }) => quick))('$id', async (row) => {
  const record = await runRow(row, context, ENGINE_HASH, now);
  expect(record.cells.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  expect(record.verdict).not.toBe('fail');
});

it('a value at its bound passes, beyond it fails, and none at all fails', () => {
  const cell = { low: 1, high: 2 };
  expect([1, 2, 0.99, 2.01, null].map((value) => judge(cell, value))).toEqual(['pass', 'pass', 'fail', 'fail', 'fail']);
  expect(judge({ low: null, high: null }, 3)).toBe('printed');
});

it('a case that breaks has failed and says why; its record is of this engine and this definition only', async () => {
  const row = engineRows[0]!;
  const broken = { ...row, run: () => Promise.reject(new Error('out of road')) };
  const record = await runRow(broken, context, ENGINE_HASH, now);
  expect(record.verdict).toBe('fail');
  expect(record.notes[0]!.en).toContain('out of road');
  expect(isUpToDate(row, record)).toBe(true);
  expect(isUpToDate(row, { ...record, engine: 'another' })).toBe(false);
  expect(isUpToDate({ ...row, source: 'another' }, record)).toBe(false);
});
