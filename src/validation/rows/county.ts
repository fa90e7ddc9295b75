/** The county itself: nobody in anybody, nobody through red, and the same county whatever the time step. */
import type { Simulation } from '../../engine/index.ts';
import type { CountyReport } from '../../metrics/index.ts';
import { countyRuns, measureUntil } from '../models/county.ts';
import { runUntil } from '../models/simulate.ts';
import { nothingSeen, type Seen, watch } from '../models/watch.ts';
import { cell, exactly, type Outcome, printed, type Row, type RowContext } from '../row.ts';
import { stepCells, stepValues } from './county-steps.ts';

const HOUR = 3600;
const SEEDS = [1, 2, 3, 4, 5];
/** The morning, with a quarter of an hour to fill the roads. */
const MORNING = { start: 6.75 * HOUR, from: 7 * HOUR, to: 8.5 * HOUR };
const DAY = { start: 6 * HOUR, to: 22 * HOUR };
/** Of the time-step row, the finest first [s]. */
const STEPS = [0.1, 0.2, 0.5];

const WATCHED = [
  exactly(
    cell('overlaps', '同一车道、同一转向上车身重叠', 'bodies overlapping on a lane or on a way through', '', 0),
    0,
  ),
  exactly(cell('shared', '交叉方向的车同时占用冲突区', 'conflict areas with bodies from both sides', '', 0), 0),
  exactly(
    cell(
      'beyondBrakes',
      '（未截断的）要求减速度达到或超过 9 米/秒²',
      'wanted to brake at 9 m/s² or more, unclamped',
      '',
      0,
    ),
    0,
  ),
  printed(
    cell(
      'lastTicks',
      '其中停稳前最后一步、车速已不够减满的（不计入上一行）',
      'the same in the last tick before a stand, with too little speed left for it (not in the line above)',
      '',
      0,
    ),
  ),
  exactly(cell('lost', '车辆凭空增减', 'vehicles lost or made from nothing', '', 0), 0),
  exactly(cell('stuck', '在一处停了 20 分钟以上的车', 'stood at one spot for more than 20 minutes', '', 0), 0),
  exactly(
    cell(
      'needlessEntries',
      '三辆以上排队等着进路、有的已等 1 分钟，而出入口前这一分钟里没有排队（出入口×分钟）',
      'three or more waited to enter, one of them for a minute, with no queue before the entry in that minute (entries × minutes)',
      '',
      0,
    ),
    0,
  ),
  printed(
    cell(
      'gapEntries',
      '同上，但只有一两辆在等车流空当',
      'the same with one or two, who wait for a gap in the traffic',
      '',
      0,
    ),
  ),
  printed(
    cell(
      'longEntries',
      '有车等了 1 分钟以上才进得来，总数（出入口×分钟）',
      'waited more than a minute to enter, in all (entries × minutes)',
      '',
      0,
    ),
  ),
  exactly(cell('avoidableReds', '来得及停车却闯红灯', 'passed at red though they could have stopped', '', 0), 0),
  printed(
    cell(
      'reds',
      '每千车公里在黄灯两难区内、红灯初过线',
      'passes at red from within the dilemma zone per 1,000 vehicle-km',
    ),
  ),
  printed(cell('hard', '每千车公里要求超过 4.5 米/秒² 的制动', 'brakings asked above 4.5 m/s² per 1,000 vehicle-km')),
  printed(cell('kilometres', '行驶里程', 'distance driven', 'veh·km', 0)),
];

const DILEMMA = {
  zh: '来得及停车：黄灯亮时，反应 1 秒后以 3 米/秒² 减速可停在线前',
  en: 'who could have stopped: 1 s after the onset of yellow, with 3 m/s²',
};

class Sum {
  readonly seen: Seen = nothingSeen();
  metres = 0;

  add(seen: Seen, simulation: Simulation): void {
    for (const key of Object.keys(seen) as (keyof Seen)[]) this.seen[key] += seen[key];
    this.metres += simulation.distance;
  }

  values(): Record<string, number> {
    const { reds, hardBrakings, ...counted } = this.seen;
    const kilometres = this.metres / 1000;
    const perThousand = (count: number) => (count / kilometres) * 1000;
    const rates = { reds: perThousand(reds - counted.avoidableReds), hard: perThousand(hardBrakings) };
    return { ...counted, kilometres, ...rates };
  }
}

async function watchDay(context: RowContext): Promise<Outcome> {
  const { simulation } = countyRuns(await context.county()).begin(DAY.start, 1);
  const { seen, look } = watch(simulation);
  const hours = (DAY.to - DAY.start) / HOUR;
  for (let hour = 1; hour <= hours; hour++) {
    runUntil(simulation, DAY.start + hour * HOUR, look);
    context.progress(hour / hours);
  }
  const sum = new Sum();
  sum.add(seen, simulation);
  return { values: sum.values() };
}

/** Five mornings a step. What is watched is summed over all; what is measured is held against the finest step. */
async function watchSteps(context: RowContext): Promise<Outcome> {
  const county = countyRuns(await context.county());
  const sum = new Sum();
  const reports = STEPS.map((): CountyReport[] => []);
  const all = SEEDS.length * STEPS.reduce((work, step) => work + 1 / step, 0);
  let done = 0;
  for (const [index, step] of STEPS.entries()) {
    for (const seed of SEEDS) {
      const run = county.begin(MORNING.start, seed, step);
      const { seen, look } = watch(run.simulation);
      measureUntil(run, MORNING.to, look);
      sum.add(seen, run.simulation);
      reports[index]!.push(run.collector.report(MORNING.from, MORNING.to).county);
      done += 1 / step;
      context.progress(done / all);
    }
  }
  const steps = STEPS.map((step, index) => ({ step, reports: reports[index]! }));
  return { values: { ...sum.values(), ...stepValues(steps) } };
}

export const countyRows: readonly Row[] = [
  {
    id: 'CF-09 CF-10 county morning',
    group: 'county',
    inputs: {
      zh: `示例县 06:45–08:30，5 个种子，步长各为 ${STEPS.join('、')} 秒，每个仿真步都检查；指标取 07:00–08:30。${DILEMMA.zh}`,
      en: `the example county 06:45–08:30, five seeds at steps of ${STEPS.join(', ')} s each, looked at every tick; measured 07:00–08:30. ${DILEMMA.en}`,
    },
    source: 'design: an engine without collisions, whose results do not hang on its step',
    quick: false,
    seconds: 640,
    cells: [...WATCHED, ...stepCells(STEPS)],
    run: watchSteps,
  },
  {
    id: 'CF-09 county day',
    group: 'county',
    inputs: {
      zh: `示例县 06:00–22:00，种子 1，每个仿真步都检查；与早高峰算例的里程合计才超过 10⁶ 车公里。${DILEMMA.zh}`,
      en: `the example county 06:00–22:00, seed 1, looked at every tick; 10⁶ vehicle-km are exceeded only together with the case of the mornings. ${DILEMMA.en}`,
    },
    source: 'design: an engine without collisions',
    quick: false,
    seconds: 230,
    cells: WATCHED,
    run: watchDay,
  },
];
