/** All cases, in the order they are shown. */
import { formulaRows } from './formulas/index.ts';
import { GROUPS } from './groups.ts';
import type { Row } from './row.ts';
import { engineRows } from './rows/index.ts';
import { theoryRows } from './theory/index.ts';

export const ROWS: readonly Row[] = GROUPS.flatMap(({ id }) =>
  [...engineRows, ...theoryRows, ...formulaRows].filter(({ group }) => group === id),
);
