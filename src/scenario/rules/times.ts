import { secondsOfDay } from '../../common/index.ts';
import type { Finding } from '../finding.ts';
import { each, error, type Rule } from './rule.ts';

const QUARTER = 900;
const DAY = 86400;

/** Periods end after they start, and days have 24 hours. Clocks are HH:MM, so that text order is order of time. */
export const times: Rule = (model) => [
  ...inOrder(['settings'], model.settings.start, model.settings.end, ['settings', 'end']),
  ...each(model.intersections, (intersection, index) =>
    each(intersection.bans, (ban, number) =>
      each(ban.hours, ([from, to], place) =>
        inOrder(['intersections', index, 'bans', number, 'hours', place], from, to),
      ),
    ),
  ),
  ...each(model.links, (link, index) =>
    each(link.lanes, (lane, number) =>
      each(lane.variableTurns, (variable, at) =>
        each(variable.hours, ([from, to], place) =>
          inOrder(['links', index, 'lanes', number, 'variableTurns', at, 'hours', place], from, to),
        ),
      ),
    ),
  ),
  ...each(model.busLines, (line, index) =>
    each(line.departures, ({ from, to }, number) => inOrder(['busLines', index, 'departures', number], from, to)),
  ),
  ...each(model.demand.turningCounts, (count, index) => {
    const path = ['demand', 'turningCounts', index];
    const overlap = model.demand.turningCounts?.findIndex(
      (other, number) =>
        number < index && other.intersection === count.intersection && other.from < count.to && count.from < other.to,
    );
    return [
      ...inOrder(path, count.from, count.to),
      ...(overlap === undefined || overlap < 0
        ? []
        : [
            error(
              'scenario.countsOverlap',
              [...path, 'from'],
              `同一路口的两段计数时间重叠：第 ${overlap + 1} 段与第 ${index + 1} 段`,
              `Two counts of this intersection overlap in time: number ${overlap + 1} and number ${index + 1}`,
            ),
          ]),
    ];
  }),
  ...each(model.demand.profiles, (profile, index) =>
    secondsOfDay(profile.from) + profile.shares.length * QUARTER <= DAY
      ? []
      : [
          error(
            'scenario.profileBeyondDay',
            ['demand', 'profiles', index, 'shares'],
            `从 ${profile.from} 起 ${profile.shares.length} 个 15 分钟超过了 24:00`,
            `${profile.shares.length} quarter hours from ${profile.from} go beyond 24:00`,
          ),
        ],
  ),
];

function inOrder(path: Finding['path'], from: string, to: string, at: Finding['path'] = path): Finding[] {
  if (from < to) return [];
  return [
    error(
      'scenario.timeOrder',
      at,
      `结束时刻 ${to} 应晚于开始时刻 ${from}`,
      `The end, ${to}, must be later than the start, ${from}`,
    ),
  ];
}
