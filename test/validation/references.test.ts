/** Every case the references name is run here or is told to be left out, with a reason; and the cases bring nothing of their own to simulate with. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  allRows,
  isOf,
  LEFT_OUT,
  lastRun,
  measuredText,
  sourceText,
  titleOf,
  unitText,
} from '../../src/validation/index.ts';

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${String(index + 1).padStart(2, '0')}`);

const REFERENCES = [
  ...numbered('CF', 11),
  ...numbered('LC', 1),
  ...numbered('SF', 7),
  'SF-ACC',
  ...numbered('GA', 8),
  ...['T1', 'T3', 'T4', 'T5', 'A1', 'A2', 'S1', 'S2', 'S3', 'U1', 'P1', 'P2', 'B1', 'K', 'PF'].map(
    (one) => `HCM-${one}`,
  ),
  ...numbered('WQ', 7),
  ...numbered('PD', 4),
  ...numbered('BW', 7),
  ...numbered('MP', 2),
  'MS-HCM',
  ...numbered('SM', 6),
  ...numbered('EV', 5),
  ...numbered('HSM', 5),
  ...numbered('EB', 3),
  ...numbered('CI', 4),
  ...numbered('GH', 1),
  ...numbered('RN', 1),
  ...numbered('WU', 1),
  ...numbered('CRN', 2),
  ...numbered('MC', 1),
];

it('every case of the references is run or left out with a reason, and none is both', async () => {
  const run = new Set((await allRows()).flatMap(({ id }) => id.split(' ')));
  const leftOut = LEFT_OUT.flatMap(({ ids }) => ids.split(' '));
  expect(REFERENCES.filter((id) => !run.has(id) && !leftOut.includes(id))).toEqual([]);
  expect(leftOut.filter((id) => run.has(id))).toEqual([]);
  expect(leftOut.filter((id) => !REFERENCES.includes(id))).toEqual([]);
  expect(new Set(leftOut).size).toBe(leftOut.length);
});

it('the rows of Webster are there, and the one nobody published the inputs of says so', async () => {
  const webster = (await allRows()).filter(({ id }) => id.startsWith('Webster'));
  expect(webster.map(({ id, missing }) => [id, missing !== undefined])).toEqual([
    ['Webster cycle', false],
    ['Webster flat optimum', true],
  ]);
});

it('no case writes into a simulation', () => {
  const files = readdirSync('src/validation', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const writes = files.filter((file) =>
    /\b(vehicles|lanes|connections|signals|counts|events)\.\w+(\[[^\]]*\])? (=|\+=|-=) /.test(
      readFileSync(join('src/validation', file), 'utf8'),
    ),
  );
  expect(files.length).toBeGreaterThan(20);
  expect(writes).toEqual([]);
});

it('the record that is kept is whole: no case twice, a case with a failed value has failed, one not run has no engine', async () => {
  const { rows, format } = await lastRun();
  expect(format).toBe('lukou-validation');
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(40);
  for (const { id, verdict, cells, engine } of rows) {
    expect([id, cells.some((each) => each.verdict === 'fail')]).toEqual([id, verdict === 'fail']);
    if (verdict === 'notRun') expect([id, engine]).toEqual([id, '']);
  }
});

it('the record that is kept is of the cases as they are asked today; who changes one runs it again with --row and --out', async () => {
  const { rows: records } = await lastRun();
  const rows = await allRows();
  expect(records.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect(rows.filter((row, place) => !isOf(row, records[place]!)).map(({ id }) => id)).toEqual([]);
});

it('every case says in a line of plain words what it shows, and only rows of one kind share a line', async () => {
  for (const { id } of await allRows()) expect(titleOf(id).en, id).not.toBe(id);
  expect(titleOf('GA-08 minor right, four lanes').en).toContain('four-lane');
  expect(titleOf('WQ-01 formulas').en).toBe('Delay formulas');
});

it('sources and units are told in Chinese too', async () => {
  const rows = await allRows();
  const sources = rows.map(({ source }) => source).filter((source) => !/[\u4e00-\u9fff]/.test(sourceText(source).zh));
  expect(sources).toEqual([]);
  const units = rows
    .flatMap(({ cells }) => cells.map(({ unit }) => unit))
    .filter((unit) => unit !== '' && unit !== '%');
  expect(units.filter((unit) => !/[\u4e00-\u9fff]/.test(unitText(unit).zh))).toEqual([]);
});

it('a value that failed by little does not look as if it had passed', async () => {
  const { rows } = await lastRun();
  const cell = { ...rows[0]!.cells[0]!, unit: '', decimals: 2, measured: 0.8977 };
  expect(measuredText({ ...cell, verdict: 'fail' }).en).toBe('0.898');
  expect(measuredText({ ...cell, verdict: 'pass' }).en).toBe('0.90');
  expect(measuredText({ ...cell, decimals: 0, measured: 3, verdict: 'fail' }).en).toBe('3');
});
