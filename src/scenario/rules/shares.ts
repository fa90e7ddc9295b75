import type { Finding } from '../finding.ts';
import { each, error, type Rule, round } from './rule.ts';

/** Shares of a whole sum to 1. */
export const shares: Rule = (model) => [
  ...each(model.demand.profiles, (profile, index) =>
    sumsToOne(['demand', 'profiles', index, 'shares'], profile.shares),
  ),
  ...each(model.schools, (school, index) => [
    ...sumsToOne(
      ['schools', index, 'catchment'],
      school.catchment.map(([, share]) => share),
    ),
    ...(school.work === undefined
      ? []
      : sumsToOne(
          ['schools', index, 'work'],
          school.work.map(([, share]) => share),
        )),
    ...(school.work === undefined && school.escort.onward > 0
      ? [
          error(
            'scenario.onwardNowhere',
            ['schools', index, 'escort', 'onward'],
            '有家长接送后去上班，却没有写 work（上班去哪些小区）',
            'Some drivers go on to work, but "work" does not say to which zones',
          ),
        ]
      : []),
  ]),
];

function sumsToOne(path: Finding['path'], list: readonly number[]): Finding[] {
  const sum = list.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= 1e-6) return [];
  return [
    error(
      'scenario.shareSum',
      path,
      `各份额之和应为 1，这里是 ${round(sum)}`,
      `These shares must sum to 1; they sum to ${round(sum)}`,
    ),
  ];
}
