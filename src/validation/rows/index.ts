/** The cases of car following, discharge, lane changing, gap acceptance and the county. */
import type { Row } from '../row.ts';
import { countyRows } from './county.ts';
import { dischargeRows } from './discharge.ts';
import { followingRows } from './following.ts';
import { gapAcceptanceRows } from './gap-acceptance.ts';

export const engineRows: readonly Row[] = [...followingRows, ...dischargeRows, ...gapAcceptanceRows, ...countyRows];
