/**
 * WQ: delay at a signal with Poisson arrivals against the exact solution of the point queue.
 *
 * What is compared: the point queue has a red, a service every 1/s seconds while it is green, and counts the wait until service
 * begins. The engine has starts, speeds and lengths. It is set so that its two outcomes which theory takes as given agree: the red a
 * lone car feels (`effectiveRed`) by the displayed green, and the capacity of the saturated lane by the drivers' saturation flow. Both
 * are measured again in the row. Everything between the lone car and saturation is then the engine's own.
 */
import { cell, percent, printed, type Row, within } from '../row.ts';
import { type Approach, effectiveRed, pairedDelay, poissonDepartures, saturated } from './approach.ts';
import { controlled } from './statistics.ts';

const HOUR = 3600;
const SEEDS = 120;

interface Case {
  readonly number: string;
  readonly cycle: number;
  /** Effective green [s] and volume [veh/h] of the reference. */
  readonly green: number;
  readonly volume: number;
  /** Mean delay over an hour that begins empty [s], and the 95 % half-width of the reference where it is wider than 2 %. */
  readonly expected: number;
  readonly interval?: number;
  /** What makes the engine match [s, veh/h]. */
  readonly displayed: number;
  readonly saturationFlow: number;
}

const MATCHED = {
  60: { cycle: 60, green: 30, displayed: 31, saturationFlow: 1805 },
  90: { cycle: 90, green: 40, displayed: 41, saturationFlow: 1780 },
  120: { cycle: 120, green: 50, displayed: 51, saturationFlow: 1775 },
} as const;

const CASES: readonly Case[] = [
  { number: '01', ...MATCHED[60], volume: 300, expected: 9.3 },
  { number: '02', ...MATCHED[60], volume: 450, expected: 10.55 },
  { number: '03', ...MATCHED[60], volume: 600, expected: 12.61 },
  { number: '04', ...MATCHED[60], volume: 720, expected: 16.4 },
  { number: '05', ...MATCHED[60], volume: 810, expected: 25.3, interval: 1.4 },
  { number: '06', ...MATCHED[90], volume: 640, expected: 25.1 },
  { number: '07', ...MATCHED[120], volume: 600, expected: 33.7 },
];

export const pointQueueRows: readonly Row[] = CASES.map(rowOf);

function rowOf(one: Case): Row {
  const { number, cycle, green, volume, expected, interval, displayed, saturationFlow } = one;
  const capacity = (1800 * green) / cycle;
  const x = (volume / capacity).toFixed(3);
  const delay = cell('delay', '平均延误', 'mean delay', 's');
  const approach: Approach = { cycle, green: displayed, saturationFlow };
  return {
    id: `WQ-${number}`,
    group: 'delay',
    inputs: {
      zh: `单车道；周期 ${cycle} 秒，有效绿灯 ${green} 秒，饱和流率 1800，流量 ${volume} 辆/小时（饱和度 ${x}）；泊松到达，从空路开始 60 分钟，${SEEDS} 个种子，配对延误（方案减常绿）。显示绿灯 ${displayed} 秒、驾驶人设定 ${saturationFlow}，使单车感到的红灯和饱和通行能力与理论一致`,
      en: `one lane; cycle ${cycle} s, effective green ${green} s, saturation flow 1800, ${volume} veh/h (X ${x}); Poisson arrivals, 60 minutes from empty, ${SEEDS} seeds, paired delay (plan minus permanent green). Displayed green ${displayed} s and drivers set to ${saturationFlow}, so that the red a lone car feels and the saturated capacity are the theory's`,
    },
    source:
      'Exact fixed-cycle point queue (start of service), recomputed by Monte-Carlo; Webster (1958) and HCM 7 are up to 8 and 21 % above it',
    quick: false,
    seconds: 40,
    cells: [
      interval === undefined ? percent(delay, expected, 2) : within(delay, expected, interval),
      printed(cell('error', '其标准误', 'its standard error', 's')),
      percent(cell('capacity', '饱和通行能力', 'saturated capacity', 'veh/h', 0), capacity, 1),
      percent(cell('red', '单车感到的红灯', 'red a lone car feels', 's', 1), cycle - green, 2),
    ],
    run(context) {
      const delays: number[] = [];
      const counts: number[] = [];
      for (let seed = 1; seed <= SEEDS; seed++) {
        const { paired, cars } = pairedDelay(approach, poissonDepartures(seed, volume / HOUR, HOUR), seed);
        delays.push(paired);
        counts.push(cars);
        context.progress(seed / SEEDS);
      }
      const estimate = controlled(delays, counts, volume);
      return {
        values: {
          delay: estimate.mean,
          error: estimate.standardError,
          capacity: HOUR * saturated(approach, [201, 202, 203, 204]).capacity,
          red: effectiveRed(approach, [1, 2, 3, 4]),
        },
      };
    },
  };
}
