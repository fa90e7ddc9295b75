/** Every trip of a run, for trips.csv. */
import type { Text } from '../../scenario/index.ts';
import type { TripRow, TripState } from '../collect/tripLog.ts';
import { numberColumn, type Table, textColumn } from './table.ts';
import { timeOfDay, UNIT } from './words.ts';

const STATES: Record<TripState, Text> = {
  done: { zh: '已到达', en: 'done' },
  inside: { zh: '在路上', en: 'on the road' },
  waiting: { zh: '在入口等待', en: 'waiting to enter' },
  notYet: { zh: '尚未出发', en: 'not yet left' },
};

/** By the engine's number of the class. */
const CLASSES: readonly Text[] = [
  { zh: '小汽车', en: 'car' },
  { zh: '公交车', en: 'bus' },
  { zh: '货车', en: 'truck' },
];

const PURPOSES: Record<TripRow['trip']['purpose'], Text> = {
  od: { zh: '一般出行', en: 'general' },
  count: { zh: '路口流量', en: 'turning count' },
  bus: { zh: '公交班次', en: 'bus service' },
  schoolDrop: { zh: '送学', en: 'school drop-off' },
  schoolPick: { zh: '接学', en: 'school pick-up' },
  convoy: { zh: '优先通行', en: 'guarded route' },
};

/** @param rows trips of a run; those that want to leave after its end are left out */
export function tripTable(rows: Iterable<TripRow>): Table {
  const begun = [...rows].filter((row) => row.state !== 'notYet');
  return {
    id: 'trips',
    title: { zh: '出行', en: 'Trips' },
    columns: [
      numberColumn('id', { zh: '序号', en: 'id' }, null, 0),
      textColumn('name', '名称', 'name'),
      textColumn('class', '车型', 'class'),
      textColumn('purpose', '目的', 'purpose'),
      textColumn('departure', '希望出发', 'wanted departure'),
      textColumn('entered', '驶入', 'entered'),
      textColumn('finished', '到达', 'finished'),
      textColumn('state', '状态', 'state'),
      numberColumn('delay', { zh: '控制延误', en: 'control delay' }, UNIT.seconds, 1),
      numberColumn('entryDelay', { zh: '入口等待', en: 'entry delay' }, UNIT.seconds, 1),
      numberColumn('stops', { zh: '停车次数', en: 'stops' }, null, 0),
      numberColumn('distance', { zh: '路线长度', en: 'route length' }, { zh: '米', en: 'm' }, 0),
    ],
    rows: begun.map((row) => [
      row.trip.id,
      row.trip.name,
      CLASSES[row.trip.vehicleClass] ?? null,
      PURPOSES[row.trip.purpose],
      timeOfDay(row.trip.departure),
      row.entered === null ? null : timeOfDay(row.entered),
      row.finished === null ? null : timeOfDay(row.finished),
      STATES[row.state],
      row.delay,
      row.entryDelay,
      row.stops,
      row.distance,
    ]),
    notes: [
      {
        zh: '延误和停车从出发累计到到达，未到达的累计到仿真结束。',
        en: 'Delay and stops from departure to arrival, or to the end of the run for those not there yet.',
      },
    ],
  };
}
