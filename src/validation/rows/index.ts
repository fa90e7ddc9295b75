/** The cases of car following, discharge, lane changing, gap acceptance and the county. */
import type { Row } from '../row.ts';

export const engineRows: readonly Row[] = [];
