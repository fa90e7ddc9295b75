/**
 * MS-HCM: delay at a signal against the Highway Capacity Manual's d1 + d2 over twelve cells.
 *
 * The manual's inputs are measured as a planner would: capacity and saturation flow from a saturated run, effective green from the two,
 * the volume counted. Its d2 is known to lie above exact queueing (WQ: up to 21 % at X 0.7–0.8), so a ratio below 1 at high X is no
 * fault of an engine that keeps WQ.
 */
import { incrementalDelay, uniformDelay } from '../../metrics/index.ts';
import { between, cell, type Cell, percent, type Row, type RowContext } from '../row.ts';
import { type Approach, pairedDelay, poissonDepartures, type Saturated, saturated, shownDelay } from './approach.ts';
import { mean } from './statistics.ts';

const HOUR = 3600;
const CYCLES = [60, 90, 120] as const;
const DEGREES = [0.3, 0.5, 0.7, 0.85] as const;
const GREEN_RATIO = 0.4;
const SEEDS = Array.from({ length: 10 }, (_, index) => index + 1);
const SOURCE = 'Highway Capacity Manual 7, chapter 19 (d1 + d2, k 0.5, T 1 h)';

interface Pair {
  readonly key: string;
  readonly cycle: number;
  readonly x: number;
}

const PAIRS: readonly Pair[] = CYCLES.flatMap((cycle) => DEGREES.map((x) => ({ key: `C${cycle} X${x}`, cycle, x })));

const approachOf = (cycle: number): Approach => ({ cycle, green: GREEN_RATIO * cycle, saturationFlow: 1800 });

/** The manual's delay for what was counted and measured [s]. */
function handbookDelay(cycle: number, { capacity, headway }: Saturated, volume: number): number {
  const x = volume / capacity;
  return uniformDelay(cycle, capacity * cycle * headway, x) + incrementalDelay(x, capacity, HOUR);
}

/** For every pair of cycle and degree of saturation, one value. */
function overPairs(
  context: RowContext,
  value: (approach: Approach, measured: Saturated, x: number) => number,
): Record<string, number> {
  const values: Record<string, number> = {};
  for (const cycle of CYCLES) {
    const approach = approachOf(cycle);
    const measured = saturated(approach, [201, 202, 203]);
    for (const pair of PAIRS.filter((one) => one.cycle === cycle)) {
      values[pair.key] = value(approach, measured, pair.x);
      context.progress(Object.keys(values).length / PAIRS.length);
    }
  }
  return values;
}

const cells = (
  zh: string,
  en: string,
  must: (start: ReturnType<typeof cell>) => Cell,
  unit = '',
  decimals = 2,
): Cell[] =>
  PAIRS.map(({ key, cycle, x }) =>
    must(cell(key, `${zh}，周期 ${cycle} 秒、饱和度 ${x}`, `${en}, C ${cycle} X ${x}`, unit, decimals)),
  );

const INPUTS = {
  zh: '单车道，周期 60/90/120 秒，绿信比 0.4，饱和度 0.3/0.5/0.7/0.85；泊松到达一小时，10 个配对种子（方案减常绿）；通行能力、饱和流率由饱和运行量得',
  en: 'one lane, cycles 60/90/120 s, green ratio 0.4, X 0.3/0.5/0.7/0.85; an hour of Poisson arrivals, ten paired seeds (plan minus permanent green); capacity and saturation flow measured in a saturated run',
};

const ratios: Row = {
  id: 'MS-HCM',
  group: 'delay',
  inputs: INPUTS,
  source: SOURCE,
  quick: false,
  seconds: 60,
  cells: [
    ...cells('仿真 ÷ 手册', 'simulated ÷ manual', (start) => between(start, 0.85, 1.15, 1)),
    between(cell('mean', '十二格平均', 'mean of the twelve'), 0.95, 1.05, 1),
  ],
  run(context) {
    const values = overPairs(context, (approach, measured, x) => {
      const pairs = SEEDS.map((seed) => {
        const { paired, cars } = pairedDelay(approach, poissonDepartures(seed, x * measured.capacity, HOUR), seed);
        return { paired, manual: handbookDelay(approach.cycle, measured, cars / HOUR) };
      });
      return mean(pairs.map(({ paired }) => paired)) / mean(pairs.map(({ manual }) => manual));
    });
    return {
      values: { ...values, mean: mean(Object.values(values)) },
      notes: [
        {
          zh: '手册的随机延误 d2 高于精确排队解（WQ 各行：饱和度 0.67–0.8 时精确解只有手册的 0.81–0.84）；引擎与精确解相符，所以高饱和度处的比值低于 1 是两份参考之间的差别，我们不为此调整引擎。',
          en: 'The manual’s d2 lies above the exact solution of the queue (rows WQ: at X 0.67–0.8 the exact value is 0.81–0.84 of the manual’s). The engine keeps to the exact one, so ratios below 1 at high X are what lies between the two references; the engine is not tuned to it.',
        },
      ],
    };
  },
};

const live: Row = {
  id: 'MS-HCM live',
  group: 'delay',
  inputs: {
    zh: `${INPUTS.zh}；页面显示的控制延误与配对延误之差`,
    en: `${INPUTS.en}; the control delay the page shows against the paired one`,
  },
  source: 'Own requirement: the shown measure may differ from the paired one by at most 10 %',
  quick: false,
  seconds: 75,
  cells: cells('显示的延误偏离', 'shown delay is off by', (start) => between(start, -10, 10, 0), '%', 1),
  run: (context) => ({
    values: overPairs(context, (approach, { capacity }, x) => {
      const pairs = SEEDS.map((seed) => {
        const departures = poissonDepartures(seed, x * capacity, HOUR);
        return {
          paired: pairedDelay(approach, departures, seed).paired,
          shown: shownDelay(approach, departures, seed),
        };
      });
      return 100 * (mean(pairs.map(({ shown }) => shown)) / mean(pairs.map(({ paired }) => paired)) - 1);
    }),
  }),
};

/** Where between two cars the cycle begins: equal intervals fall in with the cycle, and one of them alone would be all luck. */
const PHASES = Array.from({ length: 16 }, (_, index) => (index + 1) / 16);

/** Cars at equal intervals: nothing is left to chance, and of the manual's delay only d1. */
const even: Row = {
  id: 'MS-HCM d1',
  group: 'delay',
  inputs: {
    zh: '同上各格，但车辆等间隔到达（16 种起始时刻和种子，各一小时），只比较均匀延误 d1',
    en: 'the same twelve cells with cars at equal intervals (sixteen phases and seeds, an hour each); uniform delay d1 alone',
  },
  source: SOURCE,
  quick: false,
  seconds: 35,
  cells: cells('仿真 ÷ d1', 'simulated ÷ d1', (start) => percent(start, 1, 3), '', 3),
  run: (context) => ({
    values: overPairs(context, (approach, measured, x) => {
      const interval = 1 / (x * measured.capacity);
      const count = Math.floor(HOUR / interval);
      const paired = mean(
        PHASES.map((phase, index) => {
          const departures = Array.from({ length: count }, (_, car) => (car + phase) * interval);
          return pairedDelay(approach, departures, index + 1).paired;
        }),
      );
      return paired / uniformDelay(approach.cycle, measured.capacity * approach.cycle * measured.headway, x);
    }),
  }),
};

export const handbookRows: readonly Row[] = [ratios, even, live];
