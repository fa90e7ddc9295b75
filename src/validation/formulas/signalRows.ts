/** HCM-S2, S3, P1, K, PF: the manual's formulas at signals. */
import {
  incrementalDelay,
  leastK,
  levelOfService,
  pedestrianDelay,
  progressionFactor,
  uniformDelay,
} from '../../metrics/index.ts';
import { criticalX, cycleFor, equalGreens } from '../../signal/index.ts';
import { cell, exactly, type Row, within } from '../row.ts';
import { type Check, formulaRow } from './formulaRow.ts';

const CYCLE = 60;
const LOST = 8;
const RATIOS = [0.45, 0.35];
/** Of HCM-S3: the two critical movements' greens as computed in HCM-S2, printed with one decimal. */
const GREENS = { major: 29.3, minor: 22.7 };

const LANES = [
  { key: 'A', flow: 855, green: GREENS.major, d1: 14.28, d2: 15.75, d: 30.03 },
  { key: 'B', flow: 475, green: GREENS.major, d1: 10.47, d2: 2.02, d: 12.49 },
  { key: 'C', flow: 665, green: GREENS.minor, d1: 17.84, d2: 19.57, d: 37.41 },
  { key: 'D', flow: 475, green: GREENS.minor, d1: 15.46, d2: 4.73, d: 20.19 },
] as const;

function delaysOf({ flow, green }: { flow: number; green: number }) {
  const capacity = (1900 * green) / CYCLE;
  const x = flow / capacity;
  const d1 = uniformDelay(CYCLE, green, x);
  const d2 = incrementalDelay(x, capacity / 3600, 900, 0.5);
  return { capacity, d1, d2, d: d1 + d2 };
}

function wholeIntersection(): number {
  const flows = LANES.reduce((sum, { flow }) => sum + flow, 0);
  return LANES.reduce((sum, lane) => sum + lane.flow * delaysOf(lane).d, 0) / flows;
}

const criticalRatio: Check[] = [
  [within(cell('least', '最短周期', 'shortest cycle', 's', 1), 40, 0.1), () => cycleFor(LOST, RATIOS, 1)],
  [
    within(cell('cycle', 'X=0.92 的周期（取整秒）', 'cycle at X 0.92, whole seconds', 's', 0), 61, 0.1),
    () => Math.round(cycleFor(LOST, RATIOS, 0.92)),
  ],
  [within(cell('x', '临界饱和度', 'critical X', '', 3), 0.923, 0.001), () => criticalX(CYCLE, LOST, RATIOS)],
  [
    within(cell('g1', '第一相位绿灯', 'first green', 's', 1), GREENS.major, 0.1),
    () => equalGreens(CYCLE, LOST, RATIOS)[0] ?? 0,
  ],
  [
    within(cell('g2', '第二相位绿灯', 'second green', 's', 1), GREENS.minor, 0.1),
    () => equalGreens(CYCLE, LOST, RATIOS)[1] ?? 0,
  ],
];

const planDelays: Check[] = LANES.flatMap((lane): Check[] => [
  [
    within(cell(`d1${lane.key}`, `v ${lane.flow} 均匀延误`, `v ${lane.flow} d1`, 's/veh'), lane.d1, 0.05),
    () => delaysOf(lane).d1,
  ],
  [
    within(cell(`d2${lane.key}`, `v ${lane.flow} 随机延误`, `v ${lane.flow} d2`, 's/veh'), lane.d2, 0.05),
    () => delaysOf(lane).d2,
  ],
  [
    within(cell(`d${lane.key}`, `v ${lane.flow} 延误`, `v ${lane.flow} d`, 's/veh'), lane.d, 0.05),
    () => delaysOf(lane).d,
  ],
]);

/** Arrival types 2, 4, 5 as ratios; the published figures are those of 0.67, 4/3 and 5/3. */
const PLATOONS = [
  { type: 2, ratio: 0.67, expected: [1.151, 1.242, 1.378] },
  { type: 4, ratio: 4 / 3, expected: [0.849, 0.759, 0.629] },
  { type: 5, ratio: 5 / 3, expected: [0.698, 0.521, 0.28] },
];
const GREEN_RATIOS = [0.3, 0.4, 0.5];

export const signalRows: readonly Row[] = [
  formulaRow(
    'HCM-S2',
    { zh: '临界流量比 0.45、0.35，损失时间 8 秒，周期 60 秒', en: 'critical flow ratios 0.45, 0.35, L 8 s, C 60 s' },
    'HCM 7, chapter 31, fixed-time plan',
    criticalRatio,
  ),
  formulaRow(
    'HCM-S3',
    {
      zh: '同一方案，绿灯 29.3/22.7 秒，饱和流率 1900，流量 855/475/665/475 辆/时，15分钟，k 0.5',
      en: 'the same plan, g 29.3/22.7 s, s 1900, v 855/475/665/475 veh/h, T 0.25 h, k 0.5',
    },
    'HCM 7, chapter 31, fixed-time plan',
    [
      [
        within(cell('c1', '第一相位通行能力', 'first capacity', 'veh/h', 1), 927.8, 0.05),
        () => delaysOf(LANES[0]).capacity,
      ],
      [
        within(cell('c2', '第二相位通行能力', 'second capacity', 'veh/h', 1), 718.8, 0.05),
        () => delaysOf(LANES[2]).capacity,
      ],
      ...planDelays,
      [within(cell('d', '路口平均延误', 'intersection delay', 's/veh'), 26.75, 0.05), wholeIntersection],
      [
        exactly(cell('los', '服务水平（3=C）', 'LOS (3 = C)', '', 0), 3),
        () => 'ABCDEF'.indexOf(levelOfService('hcmSignalised', wholeIntersection())) + 1,
      ],
    ],
  ),
  formulaRow(
    'HCM-P1',
    { zh: '周期 80 秒，行人绿灯 7 秒（有效 11 秒）', en: 'C 80 s, walk 7 s (effective 11 s)' },
    'HCM 7, chapter 31, pedestrian example',
    [[within(cell('d', '行人延误', 'delay of a walker', 's', 1), 29.8, 0.1), () => pedestrianDelay(80, 7)]],
    {
      notes: [
        {
          zh: '例中的行人评分 2.37(B)未算：本软件没有这个评分模型。',
          en: "The example's pedestrian score, 2.37 B, is not computed: that model is not part of this program.",
        },
      ],
    },
  ),
  formulaRow(
    'HCM-K',
    { zh: '单位绿灯延长 2、2.5、3、3.5、4 秒', en: 'passage time 2, 2.5, 3, 3.5, 4 s' },
    'HCM 7, chapter 19, kmin; values recomputed',
    [
      [2, 0.04],
      [2.5, 0.08],
      [3, 0.108],
      [3.5, 0.13],
      [4, 0.154],
    ].map(
      ([passage = 0, expected = 0]): Check => [
        within(cell(`k${passage}`, `延长 ${passage} 秒的 kmin`, `kmin at ${passage} s`, '', 3), expected, 0.001),
        () => leastK(passage),
      ],
    ),
  ),
  formulaRow(
    'HCM-PF',
    {
      zh: '饱和度 0.8，到达类型 2、4、5(车队比 0.67、4/3、5/3)，绿灯比 0.3、0.4、0.5',
      en: 'X 0.8, arrival types 2, 4, 5 (platoon ratios 0.67, 4/3, 5/3), g/C 0.3, 0.4, 0.5',
    },
    'HCM 7, chapter 19, PF; values recomputed',
    PLATOONS.flatMap(({ type, ratio, expected }) =>
      GREEN_RATIOS.map(
        (green, place): Check => [
          within(
            cell(`pf${type}-${green}`, `类型 ${type},g/C ${green}`, `type ${type}, g/C ${green}`, '', 3),
            expected[place] ?? 0,
            0.002,
          ),
          () => progressionFactor(100, 100 * green, 0.8, ratio),
        ],
      ),
    ),
    {
      notes: [
        {
          zh: '手册表中的两位小数 1.33、1.67 会使 g/C 0.5 处差 0.003；参考值按 4/3、5/3 得出。',
          en: 'With the 1.33 and 1.67 of the printed table the figures at g/C 0.5 differ by 0.003; the reference values come from 4/3 and 5/3.',
        },
      ],
    },
  ),
];
