/** What is kept of a row that was run: all a reader needs, so that a record explains itself without the program. */
import type { Text } from '../scenario/index.ts';
import { ENGINE_HASH } from './engine-hash.ts';
import type { GroupId } from './groups.ts';
import type { Cell, Outcome, Row, RowContext } from './row.ts';

/** `inputsMissing`: nobody published what it takes to run it. `printed`: shown, nothing is asked of it. `notRun`: not this time. */
export type Verdict = 'pass' | 'fail' | 'inputsMissing' | 'printed' | 'notRun';

export interface CellRecord extends Pick<Cell, 'key' | 'name' | 'unit' | 'decimals' | 'expected' | 'tolerance'> {
  /** Null where it was not run or gave no number. */
  readonly measured: number | null;
  readonly verdict: Verdict;
}

export interface RowRecord {
  readonly id: string;
  readonly group: GroupId;
  readonly inputs: Text;
  readonly source: string;
  readonly quick: boolean;
  readonly verdict: Verdict;
  readonly cells: readonly CellRecord[];
  readonly notes: readonly Text[];
  /** Fingerprint of the engine it was run with, '' where it was not; and how long that took [s]. */
  readonly engine: string;
  readonly seconds: number;
}

export interface ValidationRun {
  readonly format: 'lukou-validation';
  readonly version: 1;
  /** Fingerprint of the engine of the last run that wrote to it; each row carries that of its own. */
  readonly engine: string;
  /** Day of that run, `2026-01-31`, in universal time. */
  readonly date: string;
  /** Every case there is, in the order of the list. */
  readonly rows: readonly RowRecord[];
}

/** @param now [ms] of a clock that only goes forward */
export async function runRow(row: Row, context: RowContext, engine: string, now: () => number): Promise<RowRecord> {
  const started = now();
  const outcome = row.missing === undefined ? await outcomeOf(row, context) : { values: {}, notes: [row.missing] };
  return recordOf(row, outcome, engine, Math.round((now() - started) / 100) / 10);
}

/** Whether a record is of this very row, run with this engine. */
export function isUpToDate(row: Row, record: RowRecord | undefined): boolean {
  return record?.engine === ENGINE_HASH && isOf(row, record);
}

/** Whether a record is of this row as it is defined today, whatever engine it was run with. */
export function isOf(row: Row, record: RowRecord): boolean {
  const asked = recordOf(row, { values: {} }, record.engine, 0);
  const definition = ({ group, inputs, source, cells }: RowRecord) =>
    JSON.stringify([group, inputs, source, cells.map(({ measured: _measured, verdict: _verdict, ...cell }) => cell)]);
  return definition(asked) === definition(record);
}

export function notRun(row: Row): RowRecord {
  const record = recordOf(row, { values: {} }, '', 0);
  if (row.missing !== undefined) return { ...record, notes: [row.missing] };
  return { ...record, verdict: 'notRun', cells: record.cells.map((one) => ({ ...one, verdict: 'notRun' })) };
}

/** Whether any of it was run with another engine than this one. */
export function isOutOfDate({ engine, rows }: ValidationRun): boolean {
  return [engine, ...rows.map((row) => row.engine)].some((each) => each !== '' && each !== ENGINE_HASH);
}

/** A row that breaks has failed; what broke it is part of the record. */
async function outcomeOf(row: Row, context: RowContext): Promise<Outcome> {
  try {
    return await row.run(context);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { values: {}, notes: [{ zh: `运行中断：${what}`, en: `It broke: ${what}` }] };
  }
}

function recordOf(row: Row, outcome: Outcome, engine: string, seconds: number): RowRecord {
  const cells = row.cells.map((each) => cellRecord(row, each, outcome.values[each.key]));
  const { id, group, inputs, source, quick } = row;
  const verdict = row.missing === undefined ? together(cells) : 'inputsMissing';
  return { id, group, inputs, source, quick, verdict, cells, notes: outcome.notes ?? [], engine, seconds };
}

function cellRecord(row: Row, asked: Cell, value: number | undefined): CellRecord {
  const { key, name, unit, decimals, expected, tolerance } = asked;
  const measured = value === undefined || !Number.isFinite(value) ? null : value;
  const verdict = row.missing === undefined ? judge(asked, measured) : 'inputsMissing';
  return { key, name, unit, decimals, expected, tolerance, measured, verdict };
}

/** A value that could not be measured has not passed, even where nothing is asked of it. */
export function judge({ low, high }: Pick<Cell, 'low' | 'high'>, measured: number | null): Verdict {
  if (measured === null) return 'fail';
  if (low === null && high === null) return 'printed';
  return (low === null || measured >= low) && (high === null || measured <= high) ? 'pass' : 'fail';
}

function together(cells: readonly CellRecord[]): Verdict {
  const verdicts = cells.map(({ verdict }) => verdict);
  if (verdicts.includes('fail')) return 'fail';
  return verdicts.includes('pass') ? 'pass' : 'printed';
}
