/** The county's morning at several time steps: means over seeds held against the finest step, seed by seed. */
import type { CountyReport } from '../../metrics/index.ts';
import { atMost, type Cell, cell, printed } from '../row.ts';

export interface StepReports {
  /** [s] */
  readonly step: number;
  /** By seed, the same seeds for every step. */
  readonly reports: readonly CountyReport[];
}

/** Differences that are held to be none [%]. */
const ALLOWED = 3;
/** Student's t, 95 % two-sided, four degrees of freedom: five seeds. */
const STUDENT = 2.776;

const MEASURES = [
  {
    key: 'delay',
    zh: '车均延误',
    en: 'delay per vehicle',
    unit: 's',
    decimals: 1,
    of: (c: CountyReport) => c.delayPerTrip,
  },
  {
    key: 'stops',
    zh: '车均停车',
    en: 'stops per vehicle',
    unit: '',
    decimals: 2,
    of: (c: CountyReport) => c.stopsPerTrip,
  },
  { key: 'speed', zh: '平均速度', en: 'mean speed', unit: 'm/s', decimals: 2, of: (c: CountyReport) => c.meanSpeed },
  { key: 'done', zh: '完成出行', en: 'trips done', unit: '', decimals: 0, of: (c: CountyReport) => c.doneInWindow },
] as const;

/** @param steps the finest first [s] */
export function stepCells([finest, ...others]: readonly number[]): Cell[] {
  const beyond = others.map((step) =>
    atMost(
      cell(
        `beyond${step}`,
        `${step} 秒与 ${finest} 秒之差，四项中最大（配对 95 % 区间含零的记为 0）`,
        `${step} s against ${finest} s, greatest of four (0 where the paired 95 % interval holds zero)`,
        '%',
      ),
      ALLOWED,
    ),
  );
  const largest = printed(cell('largestStep', '合格的最大步长', 'largest step that passes', 's', 1));
  const means = MEASURES.flatMap(({ key, zh, en, unit, decimals }) =>
    [finest!, ...others].map((step) =>
      printed(cell(`${key}${step}`, `${zh}，步长 ${step} 秒`, `${en} at ${step} s`, unit, decimals)),
    ),
  );
  const differences = MEASURES.flatMap(({ key, zh, en }) =>
    others.flatMap((step) => [
      printed(cell(`${key}Change${step}`, `${zh}：${step} 秒之差`, `${en}: difference at ${step} s`, '%')),
      printed(
        cell(`${key}Half${step}`, `${zh}：${step} 秒之差的半区间`, `${en}: half of its interval at ${step} s`, '%'),
      ),
    ]),
  );
  return [...beyond, largest, ...means, ...differences];
}

/** @param all the finest first */
export function stepValues(all: readonly StepReports[]): Record<string, number> {
  const [finest, ...others] = all as [StepReports, ...StepReports[]];
  const values: Record<string, number> = { largestStep: finest.step };
  const valuesOf = ({ reports }: StepReports, of: (report: CountyReport) => number | null) =>
    reports.map((report) => of(report) ?? Number.NaN);
  for (const { key, of } of MEASURES) for (const each of all) values[`${key}${each.step}`] = mean(valuesOf(each, of));
  for (const other of others) {
    let beyond = 0;
    for (const { key, of } of MEASURES) {
      const base = valuesOf(finest, of);
      const differences = valuesOf(other, of).map((value, seed) => value - base[seed]!);
      const change = (mean(differences) / mean(base)) * 100;
      const half = (halfInterval(differences) / mean(base)) * 100;
      values[`${key}Change${other.step}`] = change;
      values[`${key}Half${other.step}`] = half;
      if (!(Math.abs(change) <= half)) beyond = Math.max(beyond, Math.abs(change));
    }
    values[`beyond${other.step}`] = beyond;
    if (beyond <= ALLOWED) values['largestStep'] = Math.max(values['largestStep']!, other.step);
  }
  return values;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function halfInterval(values: readonly number[]): number {
  const middle = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
  return STUDENT * Math.sqrt(variance / values.length);
}
