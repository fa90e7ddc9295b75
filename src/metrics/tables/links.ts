/** Links and corridors in a window. */
import type { PeriodReport } from '../report-types.ts';
import { gradeText } from './county.ts';
import { numberColumn, type Table, textColumn } from './table.ts';
import { MEASURE_COLUMNS, measureCells, UNIT, windowText } from './words.ts';

const SPEED = numberColumn('speed', { zh: '平均速度', en: 'Mean speed' }, UNIT.speed, 1);
const INDEX = numberColumn('travelTimeIndex', { zh: '行程时间指数', en: 'Travel time index' }, null, 2);

export function linkTable(period: PeriodReport): Table {
  const window = windowText(period.from, period.to);
  return {
    id: 'links',
    title: { zh: `各路段 ${window}`, en: `Links ${window}` },
    columns: [
      textColumn('link', '路段', 'Link'),
      numberColumn('throughput', { zh: '通过量', en: 'Throughput' }, UNIT.vehicles, 0),
      SPEED,
      INDEX,
      textColumn('grade', '拥堵等级', 'Grade'),
      numberColumn('density', { zh: '密度', en: 'Density' }, UNIT.density, 1),
      numberColumn('entryDelay', { zh: '入口等待', en: 'Entry delay' }, UNIT.seconds, 0),
    ],
    rows: period.links.map((link) => [
      link.link,
      link.throughput,
      link.speed === null ? null : link.speed * 3.6,
      link.travelTimeIndex,
      gradeText(link.grade),
      link.density,
      link.entryDelay,
    ]),
    notes: [
      {
        zh: '路段含其末端路口；速度为行驶米数÷所用秒数。少于3辆车的路段不评等级。',
        en: 'A link includes the intersection at its end; speed is metres driven ÷ seconds spent. No grade with fewer than 3 vehicles.',
      },
    ],
  };
}

export function corridorTable(period: PeriodReport): Table {
  const window = windowText(period.from, period.to);
  const measures = MEASURE_COLUMNS.filter((column) => column.key !== 'los' && column.key !== 'queue95');
  const kept = MEASURE_COLUMNS.map((column) => measures.includes(column));
  return {
    id: 'corridors',
    title: { zh: `干线走廊 ${window}`, en: `Corridors ${window}` },
    columns: [
      textColumn('name', '干线', 'Corridor'),
      textColumn('direction', '方向', 'Direction'),
      numberColumn('travelTime', { zh: '行程时间', en: 'Travel time' }, UNIT.seconds, 0),
      INDEX,
      ...measures,
    ],
    rows: period.corridors.map((one) => [
      one.name,
      one.direction === 'forward' ? { zh: '正向', en: 'forward' } : { zh: '反向', en: 'backward' },
      one.travelTime,
      one.travelTimeIndex,
      ...measureCells(one.measures).filter((_cell, place) => kept[place]),
    ]),
    notes: [
      {
        zh: '延误和停车为沿干线方向的流向每过一个路口；行程时间从第一个路口到最后一个路口。',
        en: 'Delay and stops of the movements along it, per intersection crossed; travel time from the first intersection through the last.',
      },
    ],
  };
}
