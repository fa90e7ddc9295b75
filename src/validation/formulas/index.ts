/** The cases of the formulas: all run shipped code, in milliseconds but for those that solve a programme. */
import type { Row } from '../row.ts';
import { gapRows } from './gapRows.ts';
import { progressionRows } from './progressionRows.ts';
import { signalRows } from './signalRows.ts';
import { twoWayStopRows } from './twoWayStopRows.ts';
import { waveRows } from './waveRows.ts';
import { websterRows } from './websterRows.ts';

export const formulaRows: readonly Row[] = [
  ...gapRows,
  ...twoWayStopRows,
  ...signalRows,
  ...websterRows,
  ...progressionRows,
  ...waveRows,
];
