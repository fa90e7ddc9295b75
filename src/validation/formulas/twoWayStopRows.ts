/** HCM-T1, T3, T4, T5: the manual's worked examples of streets that yield. */
import {
  levelOfService,
  type Stream,
  type TwoWayStop,
  twoStageCapacity,
  twoWayStop,
  type TwoWayStopResult,
  yieldDelay,
} from '../../metrics/index.ts';
import { cell, exactly, type Row, within } from '../row.ts';
import { type Check, formulaRow } from './formulaRow.ts';

const PER_HOUR = 3600;
const HOUR_QUARTER = 900;

function perSecond(flows: Readonly<Partial<Record<Stream, number>>>): TwoWayStop['flows'] {
  return Object.fromEntries(Object.entries(flows).map(([stream, flow]) => [stream, flow / PER_HOUR]));
}

type Field = 'conflicting' | 'criticalHeadway' | 'followUp' | 'potential' | 'capacity';
const FIELDS: Readonly<
  Record<Field, readonly [short: string, zh: string, en: string, unit: string, decimals: number]>
> = {
  conflicting: ['vc', '冲突流量', 'conflicting flow', 'veh/h', 0],
  criticalHeadway: ['tc', '临界车头时距', 'critical headway', 's', 2],
  followUp: ['tf', '随车时距', 'follow-up headway', 's', 2],
  potential: ['cp', '潜在通行能力', 'potential capacity', 'veh/h', 0],
  capacity: ['cm', '流向通行能力', 'movement capacity', 'veh/h', 0],
};

/** One figure of several streams: `['capacity', 5, {7: 268}]`, with its tolerance. */
function streamChecks(
  result: () => TwoWayStopResult,
  field: Field,
  tolerance: number,
  expected: Readonly<Partial<Record<Stream, number>>>,
): Check[] {
  const [short, zh, en, unit, decimals] = FIELDS[field];
  return Object.entries(expected).map(([stream, value]) => [
    within(
      cell(`${short}${stream}`, `流向${stream} ${zh}`, `stream ${stream} ${en}`, unit, decimals),
      value,
      tolerance,
    ),
    () => {
      const found = result().streams[Number(stream) as Stream]?.[field] ?? Number.NaN;
      return unit === 'veh/h' ? found * PER_HOUR : found;
    },
  ]);
}

type LaneField = 'capacity' | 'delay' | 'queue95';
const LANE_FIELDS: Readonly<Record<LaneField, readonly [zh: string, en: string, unit: string, decimals: number]>> = {
  capacity: ['车道通行能力', 'lane capacity', 'veh/h', 0],
  delay: ['延误', 'delay', 's/veh', 1],
  queue95: ['95%排队', '95 % queue', 'veh', 1],
};

function laneCheck(
  result: () => TwoWayStopResult,
  stream: Stream,
  field: LaneField,
  expected: number,
  tolerance: number,
): Check {
  const [zh, en, unit, decimals] = LANE_FIELDS[field];
  return [
    within(
      cell(`${field}${stream}`, `流向${stream} ${zh}`, `stream ${stream} ${en}`, unit, decimals),
      expected,
      tolerance,
    ),
    () => laneOf(result(), stream)[field] * (field === 'capacity' ? PER_HOUR : 1),
  ];
}

function laneOf(result: TwoWayStopResult, stream: Stream) {
  const lane = result.lanes.find(({ streams }) => streams.includes(stream));
  if (lane === undefined) throw new Error(`no lane of stream ${stream}`);
  return lane;
}

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'];
function letterCheck(result: () => TwoWayStopResult, stream: Stream, letter: string): Check {
  return [
    exactly(
      cell(`los${stream}`, `流向${stream} 服务水平（1=A…6=F）`, `stream ${stream} LOS (1 = A … 6 = F)`, '', 0),
      LETTERS.indexOf(letter) + 1,
    ),
    () => LETTERS.indexOf(levelOfService('hcmPriority', laneOf(result(), stream).delay)) + 1,
  ];
}

function intersectionCheck(result: () => TwoWayStopResult, expected: number, tolerance: number): Check {
  return [
    within(cell('intersection', '路口平均延误', 'intersection delay', 's/veh', 1), expected, tolerance),
    () => result().delay,
  ];
}

const tee = () =>
  twoWayStop({
    flows: perSecond({ 2: 240, 3: 40, 4: 160, 5: 300, 7: 40, 9: 120 }),
    majorLanes: 1,
    threeLegs: true,
    heavyShare: 0.1,
    minorLanes: [{ streams: [7, 9] }],
    period: HOUR_QUARTER,
  });

const median = () =>
  twoWayStop({
    flows: perSecond({ 1: 33, 2: 250, 3: 50, 4: 66, 5: 300, 6: 100, 7: 44, 8: 132, 9: 55, 10: 11, 11: 110, 12: 28 }),
    majorLanes: 2,
    heavyShare: 0.1,
    medianStorage: 2,
    minorLanes: [
      { streams: [7, 8, 9], room: 1 },
      { streams: [10, 11, 12], room: 1 },
    ],
    period: HOUR_QUARTER,
  });

const betweenSignals = () =>
  twoWayStop({
    flows: perSecond({ 1: 75, 2: 982, 3: 94, 4: 76, 5: 992, 6: 94, 7: 80, 9: 100, 10: 80, 12: 100 }),
    majorLanes: 2,
    heavyShare: 0.01,
    sharedLeft: [1, 4],
    blockedShare: { 1: 0.17, 4: 0.17, 9: 0.17, 12: 0.17, 7: 0.26, 10: 0.26 },
    minorLanes: [{ streams: [7] }, { streams: [9] }, { streams: [10] }, { streams: [12] }],
    period: HOUR_QUARTER,
  });

/** Mean delay of an approach whose through and right-turning vehicles pass freely. */
function approachCheck(result: () => TwoWayStopResult, left: Stream, all: number, expected: number): Check {
  return [
    within(
      cell(`approach${left}`, `含流向${left}的进口道延误`, `approach of stream ${left}, delay`, 's/veh', 1),
      expected,
      0.1,
    ),
    () => {
      const { flow, delay } = laneOf(result(), left);
      return (flow * PER_HOUR * delay) / all;
    },
  ];
}

export const twoWayStopRows: readonly Row[] = [
  formulaRow(
    'HCM-T1',
    {
      zh: '丁字路口，流量 v2 240 v3 40 v4 160 v5 300 v7 40 v9 120 辆/时，单车道加左转道，大车10%，次路合用一条车道，15分钟',
      en: 'T, v2 240 v3 40 v4 160 v5 300 v7 40 v9 120 veh/h, 1+1 lanes, 10 % heavy, shared minor lane, T 0.25 h',
    },
    'HCM 7, chapter 32, two-way stop example 1',
    [
      ...streamChecks(tee, 'conflicting', 5, { 4: 280, 9: 260, 7: 880 }),
      ...streamChecks(tee, 'criticalHeadway', 0.005, { 4: 4.2, 9: 6.3, 7: 6.5 }),
      ...streamChecks(tee, 'followUp', 0.005, { 4: 2.29, 9: 3.39, 7: 3.59 }),
      ...streamChecks(tee, 'potential', 5, { 7: 308 }),
      ...streamChecks(tee, 'capacity', 5, { 4: 1238, 9: 760, 7: 268 }),
      laneCheck(tee, 7, 'capacity', 521, 5),
      laneCheck(tee, 4, 'delay', 8.3, 0.1),
      letterCheck(tee, 4, 'A'),
      laneCheck(tee, 7, 'delay', 14.9, 0.1),
      letterCheck(tee, 7, 'B'),
      approachCheck(tee, 4, 460, 2.9),
      intersectionCheck(tee, 4.1, 0.1),
      laneCheck(tee, 4, 'queue95', 0.4, 0.1),
      laneCheck(tee, 7, 'queue95', 1.3, 0.1),
    ],
  ),
  formulaRow(
    'HCM-T3',
    {
      zh: '十字路口两阶段过街，流量 v1…v12 = 33 250 50 66 300 100 44 132 55 11 110 28 辆/时，主路双向四车道，中央可停2辆，进口展宽1辆，大车10%,15分钟',
      en: 'four legs, crossing in two stages, v1…v12 = 33 250 50 66 300 100 44 132 55 11 110 28 veh/h, 4-lane major, room for 2 in the median and 1 in the flare, 10 % heavy, T 0.25 h',
    },
    'HCM 7, chapter 32, two-way stop example 3',
    [
      ...streamChecks(median, 'conflicting', 5, { 1: 400, 4: 300, 9: 150, 12: 200, 8: 873, 11: 848, 7: 678, 10: 739 }),
      ...streamChecks(median, 'potential', 5, { 1: 1100, 4: 1202, 9: 845, 12: 783 }),
      ...streamChecks(median, 'capacity', 5, { 8: 390, 11: 405, 7: 365, 10: 342 }),
      laneCheck(median, 8, 'capacity', 498, 5),
      laneCheck(median, 11, 'capacity', 487, 5),
      laneCheck(median, 1, 'delay', 8.4, 0.5),
      laneCheck(median, 4, 'delay', 8.2, 0.5),
      laneCheck(median, 8, 'delay', 18.3, 0.5),
      letterCheck(median, 8, 'C'),
      laneCheck(median, 11, 'delay', 15.6, 0.5),
      letterCheck(median, 11, 'C'),
      intersectionCheck(median, 6.3, 0.5),
      [
        within(
          cell('cT', '两阶段合成：cI 599 cII 476 cm 250 vL 33', 'two stages: cI 599 cII 476 cm 250 vL 33', 'veh/h', 0),
          390,
          5,
        ),
        () => PER_HOUR * twoStageCapacity(599 / PER_HOUR, 476 / PER_HOUR, 250 / PER_HOUR, 33 / PER_HOUR, 2),
      ],
    ],
  ),
  formulaRow(
    'HCM-T4',
    {
      zh: '两个信号路口之间，流量 75 982 94 / 76 992 94 / 80 0 100 / 80 0 100 辆/时，主路双向四车道、左转与直行合用，大车1%，车队阻挡 0.170(1、4、9、12)、0.260(7、10)',
      en: 'between signals, 75 982 94 / 76 992 94 / 80 – 100 / 80 – 100 veh/h, 4-lane major, shared major left, 1 % heavy, blocked 0.170 (1, 4, 9, 12), 0.260 (7, 10)',
    },
    'HCM 7, chapter 32, two-way stop example 4',
    [
      ...streamChecks(betweenSignals, 'conflicting', 5, { 1: 1086, 4: 1076, 9: 538, 12: 543, 7: 1827, 10: 1832 }),
      ...streamChecks(betweenSignals, 'potential', 5, { 1: 750, 4: 758, 9: 859, 12: 852, 7: 73, 10: 72 }),
      ...streamChecks(betweenSignals, 'capacity', 5, { 7: 47, 10: 47 }),
      laneCheck(betweenSignals, 1, 'delay', 10.3, 0.5),
      letterCheck(betweenSignals, 1, 'B'),
      laneCheck(betweenSignals, 9, 'delay', 9.7, 0.5),
      letterCheck(betweenSignals, 9, 'A'),
      laneCheck(betweenSignals, 7, 'delay', 529, 12),
      letterCheck(betweenSignals, 7, 'F'),
      intersectionCheck(betweenSignals, 34.1, 0.5),
    ],
  ),
  formulaRow(
    'HCM-T5',
    {
      zh: '主路左转 v 120 c 168；次路右转 v 433 c 226 辆/时；15分钟',
      en: 'WBL v 120 c 168; NBR v 433 c 226 veh/h; T 0.25 h',
    },
    'hcmguide, Okeechobee Road',
    [
      [
        within(cell('WBL', '主路左转延误', 'WBL delay', 's/veh', 0), 67, 1),
        () => yieldDelay(120 / 168, 168 / PER_HOUR, HOUR_QUARTER),
      ],
      [
        within(cell('NBR', '次路右转延误', 'NBR delay', 's/veh', 0), 464, 1),
        () => yieldDelay(433 / 226, 226 / PER_HOUR, HOUR_QUARTER),
      ],
    ],
    {
      notes: [
        {
          zh: '该例的临界时距（7.2/3.7、4.9/2.6、7.1/3.4）未列：参考中没有各流向的大车比例。',
          en: 'Its headways (7.2/3.7, 4.9/2.6, 7.1/3.4) are not asked for: the reference gives no heavy shares by movement.',
        },
      ],
    },
  ),
];
