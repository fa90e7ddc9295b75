/**
 * validation: the cases of `lukou validate`: references, inputs, expected values. They run shipped code and simulate nothing of their own.
 *
 * **row**: one case, with the id of its reference. **cell**: one value a row measures, and what it must be.
 * **record**: what is kept of a row that was run. **verdict**: pass, fail, inputs missing, printed only, or not run.
 */
import type { Row } from './row.ts';

export { ENGINE_HASH } from './engine-hash.ts';
export { LEFT_OUT } from './left-out.ts';
export { GROUPS, type Group, type GroupId } from './groups.ts';
export {
  type CellRecord,
  isOf,
  isOutOfDate,
  isUpToDate,
  judge,
  notRun,
  type RowRecord,
  runRow,
  type ValidationRun,
  type Verdict,
} from './record.ts';
export { lastRun } from './last-run.ts';
export { sourceText } from './sources.ts';
export { expectedText, measuredText, unitText, validationTable, VERDICT_TEXT } from './table.ts';
export { titleOf } from './titles.ts';
export type { Cell, Outcome, Row, RowContext } from './row.ts';

/** The rows bring the engine with them, so whoever only shows records does not load them. */
export async function allRows(): Promise<readonly Row[]> {
  return (await import('./list.ts')).ROWS;
}
