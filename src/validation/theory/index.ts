/** The cases of the engine against theory. */
import type { Row } from '../row.ts';
import { greenWaveRow } from './green-wave.ts';
import { handbookRows } from './handbook.ts';
import { maxPressureRow } from './max-pressure.ts';
import { pairingRows } from './pairing.ts';
import { platoonRow } from './platoon.ts';
import { pointQueueRows } from './point-queue.ts';

export const theoryRows: readonly Row[] = [
  ...pointQueueRows,
  ...handbookRows,
  platoonRow,
  greenWaveRow,
  maxPressureRow,
  ...pairingRows,
];
