/**
 * The periods of the day in which routes are chosen: short around the four peaks of a county's school day, long between them.
 * Drivers of one period see one set of mean delays; queues left over from the period before are not carried into it.
 */
import { secondsOfDay } from '../../common/index.ts';

export interface Period {
  /** [s since midnight], `to` excluded. */
  readonly from: number;
  readonly to: number;
}

/** Assumed; they follow bells and offices of domain facts §5 and §6. What moves if they move: who avoids which queue. */
const BOUNDS = [
  '00:00',
  '06:30',
  '07:10',
  '07:50',
  '08:45',
  '11:15',
  '12:30',
  '13:30',
  '14:45',
  '16:20',
  '18:15',
  '19:30',
];

export const PERIODS: readonly Period[] = BOUNDS.map((from, i) => ({
  from: secondsOfDay(from),
  to: secondsOfDay(BOUNDS[i + 1] ?? '24:00'),
}));

/** Index of the period a time falls in; times beyond the day belong to the last. */
export function periodAt(time: number): number {
  let period = 0;
  while (period + 1 < PERIODS.length && PERIODS[period + 1]!.from <= time) period += 1;
  return period;
}
