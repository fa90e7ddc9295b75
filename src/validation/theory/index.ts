/** The cases of the engine against theory. */
import type { Row } from '../row.ts';

export const theoryRows: readonly Row[] = [];
