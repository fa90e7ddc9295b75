import type { Finding } from '../finding.ts';
import { whereKnown } from '../holes.ts';
import type { Controller } from '../schema.ts';
import { each, error, type Rule } from './rule.ts';

/** Of the schedule of ordinary days and of those of other days, each with where it stands in the controller. */
export function eachSchedule(
  { schedule, otherDays }: Controller,
  find: (schedule: Controller['schedule'], path: readonly (string | number)[]) => Finding[],
): Finding[] {
  return [
    ...whereKnown(() => find(schedule, ['schedule']), []),
    ...each(otherDays, (other, number) => find(other.schedule, ['otherDays', number, 'schedule'])),
  ];
}

/** A schedule covers the day: the first entry at 00:00, each later than the one before. */
export const schedules: Rule = (model) =>
  each(model.controllers, (controller, index) =>
    eachSchedule(controller, (schedule, own) =>
      each(schedule, (entry, number) => {
        const path = ['controllers', index, ...own, number, 'from'];
        const before = schedule[number - 1];
        if (before === undefined) {
          return entry.from === '00:00'
            ? []
            : [
                error(
                  'scenario.scheduleStart',
                  path,
                  `时段表要从 00:00 开始，这里从 ${entry.from} 开始`,
                  `A schedule starts at 00:00, this one at ${entry.from}`,
                ),
              ];
        }
        return before.from < entry.from
          ? []
          : [
              error(
                'scenario.scheduleOrder',
                path,
                `时段要按时间先后排列：${entry.from} 不在 ${before.from} 之后`,
                `Entries stand in order of time: ${entry.from} is not after ${before.from}`,
              ),
            ];
      }),
    ),
  );
