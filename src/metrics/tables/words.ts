/** Names, units and columns that several tables share, in the words of the dictionary. */
import { clockText } from '../../common/index.ts';
import type { Text } from '../../scenario/index.ts';
import type { Measures } from '../report-types.ts';
import { type Cell, type Column, numberColumn, textColumn } from './table.ts';

/** Stands on everything made from a model that says it is synthetic. */
export const SYNTHETIC_LABEL: Text = {
  zh: '合成数据，不代表任何真实县城',
  en: 'Synthetic data, not a real county',
};

export const UNIT = {
  vehicles: { zh: '辆', en: 'veh' },
  trips: { zh: '次', en: 'trips' },
  secondsEach: { zh: '秒/辆', en: 's/veh' },
  seconds: { zh: '秒', en: 's' },
  hours: { zh: '辆·小时', en: 'veh·h' },
  times: { zh: '次/辆', en: '/veh' },
  metres: { zh: '米', en: 'm' },
  speed: { zh: '公里/时', en: 'km/h' },
  kilometres: { zh: '辆·公里', en: 'veh·km' },
  share: { zh: '%', en: '%' },
  density: { zh: '辆/公里', en: 'veh/km' },
} as const satisfies Record<string, Text>;

/** "07:00–09:00"; seconds only where there are any. */
export function windowText(from: number, to: number): string {
  return `${clock(from)}–${clock(to)}`;
}

function clock(time: number): string {
  return time % 60 === 0 ? clockText(time) : timeOfDay(time);
}

/** "07:05:09", seconds cut off. */
export function timeOfDay(time: number): string {
  return `${clockText(time)}:${String(Math.floor(time % 60)).padStart(2, '0')}`;
}

/** The columns of everything that has measures, in the order a planner asks for them. */
export const MEASURE_COLUMNS: readonly Column[] = [
  numberColumn('throughput', { zh: '通过量', en: 'Throughput' }, UNIT.vehicles, 0),
  numberColumn('delay', { zh: '平均延误', en: 'Delay' }, UNIT.secondsEach, 1),
  textColumn('los', '服务水平', 'LOS'),
  numberColumn('totalDelay', { zh: '总延误', en: 'Total delay' }, UNIT.hours, 1),
  numberColumn('stops', { zh: '停车次数', en: 'Stops' }, UNIT.times, 2),
  numberColumn('queueMean', { zh: '平均排队', en: 'Mean queue' }, UNIT.metres, 0),
  numberColumn('queueMax', { zh: '最大排队', en: 'Max queue' }, UNIT.metres, 0),
  numberColumn('queue95', { zh: '95%排队', en: '95% queue' }, UNIT.metres, 0),
  numberColumn('queueMaxVehicles', { zh: '最多排队', en: 'Max queue' }, UNIT.vehicles, 0),
  numberColumn('spillback', { zh: '排队溢出', en: 'Spillback' }, UNIT.seconds, 0),
];

export function measureCells(measures: Measures): Cell[] {
  return [
    measures.throughput,
    measures.delay,
    measures.los,
    measures.totalDelay / 3600,
    measures.stops,
    measures.queueMean,
    measures.queueMax,
    measures.queue95,
    measures.queueMaxVehicles,
    measures.spillback,
  ];
}
