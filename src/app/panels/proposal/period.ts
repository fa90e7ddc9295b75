/** The period a proposal is first asked for: the band of the day's schedule that is on the screen. */
import { secondsOfDay } from '../../../common/index.ts';
import type { Model } from '../../../scenario/index.ts';

/** Longer bands than this are cut to the hours around the time looked at: what holds at noon says little about six o'clock. */
const LONGEST = 2 * 3600;

/** @param time looked at [s since midnight] */
export function periodAt(model: Model, ids: readonly string[], time: number): { from: number; to: number } {
  const day = { from: secondsOfDay(model.settings.start), to: secondsOfDay(model.settings.end) };
  const schedule = model.controllers.find(({ intersections }) =>
    ids.some((id) => intersections.includes(id)),
  )?.schedule;
  const starts = (schedule ?? []).map(({ from }) => secondsOfDay(from));
  const now = Math.min(Math.max(time, day.from), day.to - 1);
  const from = Math.max(day.from, ...starts.filter((start) => start <= now));
  const to = Math.min(day.to, ...starts.filter((start) => start > now));
  if (to - from <= LONGEST) return { from, to };
  const half = Math.floor(now / 1800) * 1800;
  const begin = Math.max(from, Math.min(half - LONGEST / 2, to - LONGEST));
  return { from: begin, to: begin + LONGEST };
}
