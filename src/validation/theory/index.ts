/** The cases of the engine against theory. */
import type { Row } from '../row.ts';
import { handbookRows } from './handbook.ts';
import { pointQueueRows } from './point-queue.ts';

export const theoryRows: readonly Row[] = [...pointQueueRows, ...handbookRows];
