/** The cases of the formulas. */
import type { Row } from '../row.ts';

export const formulaRows: readonly Row[] = [];
