/** Which plan is in force when: schedules by day of the week and kind of day. */
import { secondsOfDay } from '../common/index.ts';
import type { Controller, Day, ScheduleBand } from '../scenario/index.ts';
import type { CompiledBand, CompiledController, Period } from './program.ts';

/** The day a model simulates when it does not say; a school day, since schools are what a county's peaks are made of. */
export const USUAL_DAY: Day = { weekday: 'mon', calendar: 'term' };

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DAY_SECONDS = 86_400;

/** The schedule of a controller on a day: the first of `otherDays` that fits, or the usual one. */
export function scheduleOn(controller: Pick<Controller, 'schedule' | 'otherDays'>, day: Day): readonly ScheduleBand[] {
  const own = controller.otherDays?.find(
    ({ days }) =>
      (days.weekdays === undefined || days.weekdays.includes(day.weekday)) &&
      (days.calendar === undefined || days.calendar.includes(day.calendar)),
  );
  return own?.schedule ?? controller.schedule;
}

/** The simulated day and the six that follow, all of the same kind. */
export function weekFrom(day: Day): Day[] {
  const first = WEEKDAYS.indexOf(day.weekday);
  return WEEKDAYS.map((_, after) => ({ ...day, weekday: WEEKDAYS[(first + after) % 7] as Day['weekday'] }));
}

/** Plan index that the schedule calls for. @param tick since midnight of the simulated day */
export function scheduledPlan(controller: CompiledController, tick: number, ticksPerSecond: number): number {
  const day = DAY_SECONDS * ticksPerSecond;
  const time = tick + controller.clockError;
  const passed = Math.floor(time / day);
  const bands = controller.week[((passed % 7) + 7) % 7] ?? controller.schedule;
  return bandAt(bands, time - passed * day);
}

function bandAt(bands: readonly CompiledBand[], time: number): number {
  let plan = bands[0]?.plan ?? 0;
  for (const band of bands) if (band.from <= time) plan = band.plan;
  return plan;
}

/** Whether a tick lies in one of the periods. */
export function isWithin(periods: readonly Period[], tick: number): boolean {
  for (const [from, to] of periods) if (tick >= from && tick < to) return true;
  return false;
}

/** Hours of the file as ticks since midnight. */
export function periodsOf(hours: readonly (readonly [string, string])[] | undefined, ticksPerSecond: number): Period[] {
  return (hours ?? []).map(([from, to]) => [secondsOfDay(from) * ticksPerSecond, secondsOfDay(to) * ticksPerSecond]);
}
