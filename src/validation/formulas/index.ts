/** The cases of the formulas: all run shipped code in a few milliseconds. */
import type { Row } from '../row.ts';
import { gapRows } from './gapRows.ts';
import { progressionRows } from './progressionRows.ts';
import { signalRows } from './signalRows.ts';
import { twoWayStopRows } from './twoWayStopRows.ts';
import { websterRows } from './websterRows.ts';

export const formulaRows: readonly Row[] = [
  ...gapRows,
  ...twoWayStopRows,
  ...signalRows,
  ...websterRows,
  ...progressionRows,
];
