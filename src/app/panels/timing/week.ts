/** The schedule as a week: which bands count on which day, and gestures on them as functions from bands to bands. */
import type { Controller, ScheduleBand } from '../../../scenario/index.ts';
import { scheduleOn } from '../../../signal/index.ts';
import type { WordKey } from '../../words/index.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const CALENDAR = ['term', 'vacation', 'holiday'] as const;
export type CalendarDay = (typeof CALENDAR)[number];
export type OtherDays = NonNullable<Controller['otherDays']>[number];

export const DAY_WORDS: Record<Weekday, WordKey> = {
  mon: 'dayMon',
  tue: 'dayTue',
  wed: 'dayWed',
  thu: 'dayThu',
  fri: 'dayFri',
  sat: 'daySat',
  sun: 'daySun',
};
export const CALENDAR_WORDS: Record<CalendarDay, WordKey> = {
  term: 'calendarTerm',
  vacation: 'calendarVacation',
  holiday: 'calendarHoliday',
};

export const DAY = 24 * 60;
/** Breaks are dragged in steps of five minutes. */
export const SNAP = 5;

export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** "7:05", "07：05" or "0705" as minutes since midnight; undefined where it is no time. */
export function readClock(typed: string): number | undefined {
  const [, hours, minutes] = /^\s*(\d{1,2})[:：]?(\d{2})\s*$/.exec(typed) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return Number(hours) * 60 + Number(minutes);
}

/** Index in `otherDays` of the set that counts on the day; −1: the schedule of all other days. */
export function setFor(controller: Controller, weekday: Weekday, calendar: CalendarDay): number {
  const schedule = scheduleOn(controller, { weekday, calendar });
  return (controller.otherDays ?? []).findIndex((other) => other.schedule === schedule);
}

export function bandsOfSet(controller: Controller, set: number): readonly ScheduleBand[] {
  return controller.otherDays?.[set]?.schedule ?? controller.schedule;
}

export function withBands(controller: Controller, set: number, bands: readonly ScheduleBand[]): Controller {
  if (set < 0) return { ...controller, schedule: [...bands] };
  const otherDays = (controller.otherDays ?? []).map((each, index) =>
    index === set ? { ...each, schedule: [...bands] } : each,
  );
  return { ...controller, otherDays };
}

/** A break is kept between its neighbours; the first is midnight. */
export function moveBreak(bands: readonly ScheduleBand[], band: number, minutes: number): ScheduleBand[] {
  if (band === 0) return [...bands];
  const least = minutesOf(bands[band - 1]?.from ?? '00:00') + 1;
  const most = minutesOf(bands[band + 1]?.from ?? '24:00') - 1;
  const from = clockOf(Math.max(least, Math.min(most, Math.round(minutes))));
  return bands.map((each, index) => (index === band ? { ...each, from } : each));
}

/** The longest band is cut in two, at a whole quarter of an hour. */
export function splitLongest(bands: readonly ScheduleBand[], plan: string): ScheduleBand[] {
  const lengths = bands.map(({ from }, index) => minutesOf(bands[index + 1]?.from ?? '24:00') - minutesOf(from));
  const at = lengths.indexOf(Math.max(...lengths));
  const middle = minutesOf(bands[at]?.from ?? '00:00') + Math.round((lengths[at] ?? 0) / 2 / 15) * 15;
  return [...bands.slice(0, at + 1), { from: clockOf(middle), plan }, ...bands.slice(at + 1)];
}

/** The band before it goes on; where the first is taken away, the second begins at midnight. */
export function removeBand(bands: readonly ScheduleBand[], band: number): ScheduleBand[] {
  return bands
    .filter((_, index) => index !== band)
    .map((each, index) => (index === 0 ? { ...each, from: '00:00' } : each));
}
