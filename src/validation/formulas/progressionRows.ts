/** PD-01 … PD-03: how platoons spread; BW-01 … BW-06: green waves. */
import { dispersed, hcmDispersion, meanLag, robertson } from '../../metrics/index.ts';
import { bandsOf, type WaveSignal, widestWave } from '../../signal/index.ts';
import { cell, type Row, within } from '../row.ts';
import { type Check, formulaRow } from './formulaRow.ts';

const TIMES = [20, 30, 40, 60];

/** An arterial with the same speed both ways and greens that serve both directions. */
function arterial(distances: readonly number[], greens: readonly number[], speed: number): WaveSignal[] {
  let time = 0;
  return greens.map((length, place) => {
    if (place > 0) time += (distances[place - 1] ?? 0) / speed;
    return { there: time, back: time, forward: { begin: 0, length }, backward: { begin: 0, length } };
  });
}

const uniform = (distance: number, count: number): WaveSignal[] =>
  arterial(
    Array.from({ length: count - 1 }, () => distance),
    Array.from({ length: count }, () => 40),
    12.5,
  );

/** Both bands of the widest equal wave, found again from its offsets, and their sum. */
function bandChecks(signals: readonly WaveSignal[], cycle: number, band: number, tolerance: number): Check[] {
  const bands = () => bandsOf(signals, widestWave(signals, cycle).offsets, cycle);
  return [
    [within(cell('b', '去向带宽', 'band forward', 's', 1), band, tolerance), () => bands().forward],
    [within(cell('b2', '返向带宽', 'band backward', 's', 1), band, tolerance), () => bands().backward],
    [
      within(cell('sum', '两带宽之和的最大值', 'greatest sum of both', 's', 1), 2 * band, tolerance),
      () => {
        const { forward, backward } = widestWave(signals, cycle);
        return forward + backward;
      },
    ],
  ];
}

function offsetChecks(signals: readonly WaveSignal[], cycle: number, expected: readonly number[]): Check[] {
  return expected.map((offset, place) => [
    within(cell(`offset${place}`, `路口${place + 1}相位差`, `offset ${place + 1}`, 's', 1), offset, 0.1),
    () => widestWave(signals, cycle).offsets[place] ?? Number.NaN,
  ]);
}

/** Those where several offsets are as good name the smallest, signal by signal. */
const single = uniform(500, 5);
const double = uniform(250, 6);
const triple = uniform(500 / 3, 6);
const seven = [420, 310, 560, 380, 470, 290];
const THEORY = 'theory of alternate systems; recomputed';
const SEARCHED = 'mixed-integer programme (HiGHS), the same by half-integer search';

export const progressionRows: readonly Row[] = [
  formulaRow(
    'PD-01',
    { zh: '行程时间 20、30、40、60 秒，TRANSYT(α 0.35 β 0.8)', en: 'T 20, 30, 40, 60 s, TRANSYT (α 0.35, β 0.8)' },
    'Robertson (1969); values recomputed',
    TIMES.flatMap((time, place): Check[] => [
      [
        within(
          cell(`f${time}`, `T ${time} 的 F`, `F at T ${time}`, '', 4),
          [0.1515, 0.1064, 0.082, 0.0562][place] ?? 0,
          1e-4,
        ),
        () => robertson(time).share,
      ],
      [
        within(
          cell(`lag${time}`, `T ${time} 的平均滞后`, `mean lag at T ${time}`, 's', 2),
          [21.6, 32.4, 43.2, 64.8][place] ?? 0,
          0.05,
        ),
        () => meanLag(robertson(time)),
      ],
    ]),
  ),
  formulaRow(
    'PD-02',
    { zh: '10 秒车队，0.5 辆/秒，T 30 秒', en: '10 s platoon at 0.5 veh/s, T 30 s' },
    'Robertson (1969); values recomputed',
    [
      [within(cell('peak', '峰值', 'peak', 'veh/s', 4), 0.3376, 1e-4), () => Math.max(...platoon())],
      [
        within(cell('volume', '总量之差', 'volume lost', 'veh', 12), 0, 1e-9),
        () => platoon().reduce((sum, flow) => sum + flow, 0) - 5,
      ],
    ],
  ),
  formulaRow(
    'PD-03',
    { zh: '行程时间 20、30、40、60 秒，HCM', en: 'T 20, 30, 40, 60 s, HCM' },
    'HCM 7, chapter 18; values recomputed',
    TIMES.flatMap((time, place): Check[] => [
      [
        within(
          cell(`f${time}`, `T ${time} 的 F`, `F at T ${time}`, '', 4),
          [0.2454, 0.1833, 0.1463, 0.1042][place] ?? 0,
          1e-4,
        ),
        () => hcmDispersion(time).share,
      ],
      [
        within(
          cell(`lag${time}`, `T ${time} 的 t′`, `t′ at T ${time}`, 's', 2),
          [17.18, 25.79, 34.41, 51.66][place] ?? 0,
          0.005,
        ),
        () => hcmDispersion(time).lag,
      ],
    ]),
  ),
  formulaRow(
    'BW-01',
    {
      zh: '单交替：5 个路口，间距 500 米，12.5 米/秒，周期 80 秒，绿灯 40 秒',
      en: 'single alternate: 5 signals, 500 m, 12.5 m/s, C 80 s, g 40 s',
    },
    THEORY,
    [...bandChecks(single, 80, 40, 0.1), ...offsetChecks(single, 80, [0, 40, 0, 40, 0])],
  ),
  formulaRow(
    'BW-02',
    { zh: '双交替：6 个路口，间距 250 米，余同', en: 'double alternate: 6 signals, 250 m, the rest the same' },
    THEORY,
    [...bandChecks(double, 80, 20, 0.1), ...offsetChecks(double, 80, [0, 0, 40, 40, 0, 0])],
  ),
  formulaRow(
    'BW-03',
    { zh: '三交替：6 个路口，间距 166.7 米，余同', en: 'triple alternate: 6 signals, 166.7 m, the rest the same' },
    THEORY,
    bandChecks(triple, 80, 40 / 3, 0.1),
  ),
  formulaRow(
    'BW-04',
    {
      zh: '间距 420 310 560 380 470 290 米，绿灯 45 40 48 42 50 40 46 秒，周期 90 秒，12.5 米/秒',
      en: 'd 420 310 560 380 470 290 m, g 45 40 48 42 50 40 46 s, C 90 s, 12.5 m/s',
    },
    SEARCHED,
    bandChecks(arterial(seven, [45, 40, 48, 42, 50, 40, 46], 12.5), 90, 16.4, 0.2),
  ),
  formulaRow(
    'BW-05',
    { zh: '间距同上，绿灯 50 45 53 47 56 44 51 秒，周期 100 秒', en: 'the same d, g 50 45 53 47 56 44 51 s, C 100 s' },
    SEARCHED,
    bandChecks(arterial(seven, [50, 45, 53, 47, 56, 44, 51], 12.5), 100, 11.3, 0.2),
  ),
  formulaRow(
    'BW-06',
    {
      zh: '间距 350 500 300 米，绿灯 55 45 50 60 秒，周期 100 秒，13.89 米/秒',
      en: 'd 350 500 300 m, g 55 45 50 60 s, C 100 s, 13.89 m/s',
    },
    SEARCHED,
    bandChecks(arterial([350, 500, 300], [55, 45, 50, 60], 13.89), 100, 24.7, 0.2),
  ),
];

function platoon(): number[] {
  return dispersed(
    Array.from({ length: 10 }, () => 0.5),
    robertson(30),
  );
}
