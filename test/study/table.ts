/** The study as tables: each scenario beside today on the same seeds. */
import { pairedDifference, type Table, toText } from '../../src/metrics/index.ts';
import type { Text } from '../../src/scenario/index.ts';
import type { Period } from './cases.ts';
import type { Figures } from './measure.ts';

/** Runs of one scenario, by seed. */
export interface Studied {
  readonly id: string;
  readonly name: Text;
  readonly period: Period['id'];
  /** Intersections that it changes, and the next ones; null where there is no such figure. */
  readonly local: readonly string[] | null;
  readonly runs: ReadonlyMap<number, Figures>;
}

type Measure = 'delay' | 'local' | 'stops' | 'queue' | 'walkGap' | 'done' | 'entry';

// biome-ignore format: a table
export const MEASURES: readonly { key: Measure; title: Text; unit: Text; decimals: number }[] = [
  { key: 'delay', title: { zh: '车均延误', en: 'Delay' }, unit: { zh: '秒/辆', en: 's/veh' }, decimals: 1 },
  { key: 'local', title: { zh: '所改路口及邻口延误', en: 'Delay, changed and next intersections' }, unit: { zh: '秒/辆', en: 's/veh' }, decimals: 1 },
  { key: 'stops', title: { zh: '停车次数', en: 'Stops' }, unit: { zh: '次/辆', en: '/veh' }, decimals: 2 },
  { key: 'queue', title: { zh: '最长排队', en: 'Worst queue' }, unit: { zh: '米', en: 'm' }, decimals: 0 },
  { key: 'walkGap', title: { zh: '行人绿灯最长间隔', en: 'Longest between walks' }, unit: { zh: '秒', en: 's' }, decimals: 0 },
  { key: 'done', title: { zh: '完成出行', en: 'Trips done' }, unit: { zh: '次', en: 'trips' }, decimals: 0 },
  { key: 'entry', title: { zh: '入口等待', en: 'Entry delay' }, unit: { zh: '辆·小时', en: 'veh·h' }, decimals: 1 },
];

export interface Comparison {
  readonly today: number;
  readonly mean: number;
  readonly difference: number;
  readonly margin: number | null;
  readonly n: number;
}

/** A measure of a scenario beside today's, on the seeds that both have; null where there is none. */
export function compare(scenario: Studied, today: Studied, key: Measure): Comparison | null {
  const { local } = scenario;
  if (key !== 'local') return paired(scenario, today, (figures) => figures[key]);
  return local && paired(scenario, today, ({ at }) => localDelay(at, local));
}

/** Any figure of both, seed by seed. */
export function paired(scenario: Studied, today: Studied, read: (figures: Figures) => number): Comparison | null {
  const pairs = [...scenario.runs].flatMap(([seed, figures]) => {
    const beside = today.runs.get(seed);
    return beside === undefined ? [] : [[read(beside), read(figures)] as const];
  });
  if (pairs.length === 0) return null;
  const [first, second] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
  const { mean, margin, n } = pairedDifference(first, second);
  return { today: meanOf(first), mean: meanOf(second), difference: mean, margin, n };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** [s/veh] of every passage of one of these intersections. */
function localDelay(at: Figures['at'], intersections: readonly string[]): number {
  let [seconds, vehicles] = [0, 0];
  for (const id of intersections) {
    const [its, of] = at[id] ?? [0, 0];
    seconds += its;
    vehicles += of;
  }
  return vehicles > 0 ? seconds / vehicles : 0;
}

/** A row a measure and scenario; a difference whose interval holds 0 is no difference that was shown. */
export function studyText(studied: readonly Studied[], isToday: (one: Studied) => boolean, lang: keyof Text): string {
  const rows = studied.flatMap((one) => {
    const today = studied.find((other) => isToday(other) && other.period === one.period);
    if (today === undefined || isToday(one)) return [];
    return MEASURES.flatMap(({ key, title, unit, decimals }, at) => {
      const found = compare(one, today, key);
      if (found === null) return [];
      const number = (value: number | null) => (value === null ? null : { value, decimals });
      return [
        [
          at === 0 ? one.id : '',
          at === 0 ? PERIOD_TEXT[one.period] : '',
          { zh: `${title.zh}（${unit.zh}）`, en: `${title.en} [${unit.en}]` },
          number(found.today),
          number(found.mean),
          number(found.difference),
          found.margin === null ? null : `±${found.margin.toFixed(decimals)}`,
          verdict(found),
          found.n,
        ],
      ];
    });
  });
  const column = (key: string, zh: string, en: string, align: 'left' | 'right') => ({
    key,
    title: { zh, en },
    unit: null,
    decimals: 0,
    align,
  });
  const table: Table = {
    id: 'study',
    title: { zh: '与今日信号的成对对比', en: "Compared in pairs with today's signals" },
    columns: [
      column('scenario', '场景', 'scenario', 'left'),
      column('period', '时段', 'period', 'left'),
      column('measure', '指标', 'measure', 'left'),
      column('today', '今日', 'today', 'right'),
      column('mean', '场景均值', 'mean', 'right'),
      column('difference', '差', 'difference', 'right'),
      column('margin', '95% 区间', '95 %', 'right'),
      column('verdict', '', '', 'left'),
      column('n', '种子数', 'n', 'right'),
    ],
    rows,
    notes: [
      {
        zh: '差 = 场景 − 今日，同一种子逐一相减；区间为成对差的 95% t 区间。合成数据，不代表任何真实县城。',
        en: 'Difference = scenario − today, seed by seed; the interval is the 95 % t-interval of the paired difference. Synthetic data, not a real county.',
      },
    ],
  };
  return toText(table, lang);
}

export const PERIOD_TEXT: Record<Period['id'], Text> = {
  morning: { zh: '07:00–08:30', en: '07:00–08:30' },
  afternoon: { zh: '16:30–18:30', en: '16:30–18:30' },
};

function verdict({ difference, margin }: Comparison): Text {
  if (margin === null) return { zh: '', en: '' };
  if (Math.abs(difference) <= margin) return { zh: '不显著', en: 'not shown' };
  return difference < 0 ? { zh: '减少', en: 'less' } : { zh: '增加', en: 'more' };
}
