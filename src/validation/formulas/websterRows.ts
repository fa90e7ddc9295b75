/** Webster's cycle and delay, and HCM's beside it, on the cases WQ-01 … WQ-07 whose exact answers the engine is held to. */
import { incrementalDelay, uniformDelay, websterDelay, websterTwoTerm } from '../../metrics/index.ts';
import { websterCycle } from '../../signal/index.ts';
import { cell, printed, type Row, within } from '../row.ts';
import { formulaRow, missingRow } from './formulaRow.ts';

const SATURATION = 1800 / 3600;

/** Cycle, green [s], flow [veh/h]; Webster's three terms; HCM for a quarter of an hour and an hour. */
const CASES = [
  [60, 30, 300, 9.9, 10, 10],
  [60, 30, 450, 11.55, 11.98, 12],
  [60, 30, 600, 13.89, 15.15, 15.22],
  [60, 30, 720, 17.77, 19.89, 20.33],
  [60, 30, 810, 27.35, 27.42, 30.13],
  [90, 40, 640, 26.96, 29.8, 30.34],
  [120, 50, 600, 35.97, 39.37, 39.98],
] as const;

export const websterRows: readonly Row[] = [
  formulaRow(
    'Webster cycle',
    { zh: '损失时间 10 秒、流量比之和 0.75;8 秒、0.8', en: 'L 10 s, Y 0.75; L 8 s, Y 0.8' },
    'Webster (1958), Road Research Technical Paper 39; values recomputed',
    [
      [within(cell('c1', '最佳周期', 'optimum cycle', 's', 0), 80, 0.5), () => websterCycle(10, [0.4, 0.35])],
      [within(cell('c2', '最佳周期', 'optimum cycle', 's', 0), 85, 0.5), () => websterCycle(8, [0.45, 0.35])],
    ],
  ),
  missingRow(
    'Webster flat optimum',
    {
      zh: '周期在最佳周期的 0.75–1.5 倍之间，延误相差不到 10%',
      en: 'delay within 10 % for 0.75–1.5 of the optimum cycle',
    },
    'Webster (1958), background knowledge',
    {
      zh: '参考没有给出相位数、各相位流量和饱和流率。',
      en: 'The reference gives no number of phases, flows or saturation flows.',
    },
  ),
  ...CASES.map(([cycle, green, flow, webster, quarter, hour], place) => {
    const q = flow / 3600;
    const capacity = (SATURATION * green) / cycle;
    const hcm = (period: number) =>
      uniformDelay(cycle, green, q / capacity) + incrementalDelay(q / capacity, capacity, period);
    return formulaRow(
      `WQ-0${place + 1} formulas`,
      {
        zh: `周期 ${cycle} 秒，绿灯 ${green} 秒，饱和流率 1800，流量 ${flow} 辆/时`,
        en: `C ${cycle} s, g ${green} s, s 1800, q ${flow} veh/h`,
      },
      'Webster (1958); HCM 7, chapter 19; values recomputed',
      [
        [
          within(cell('webster', '韦伯斯特三项式', 'Webster, three terms', 's/veh'), webster, 0.01),
          () => websterDelay(cycle, green, SATURATION, q),
        ],
        [within(cell('quarter', 'HCM,15分钟', 'HCM, T 0.25 h', 's/veh'), quarter, 0.01), () => hcm(900)],
        [within(cell('hour', 'HCM,1小时', 'HCM, T 1 h', 's/veh'), hour, 0.01), () => hcm(3600)],
        [
          printed(cell('two', '韦伯斯特两项式', 'Webster, two terms', 's/veh')),
          () => websterTwoTerm(cycle, green, SATURATION, q),
        ],
      ],
    );
  }),
];
