/** Intersections in a window: all of them, the worst of them, and the movements of one. */
import { SIDE_TEXT, TURN_TEXT } from '../../network/index.ts';
import type { Text } from '../../scenario/index.ts';
import { LOS_TABLES } from '../formulas/levelOfService.ts';
import type { IntersectionReport, PeriodReport } from '../report-types.ts';
import { type Cell, numberColumn, type Table, textColumn } from './table.ts';
import { MEASURE_COLUMNS, measureCells, windowText } from './words.ts';

const LOS_NOTE: Text = {
  zh: `服务水平：信号控制路口按${LOS_TABLES.hcmSignalised.name.zh}表；无信号路口按${LOS_TABLES.hcmPriority.name.zh}表，取最差的次要流向。`,
  en: `LOS by the table of ${LOS_TABLES.hcmSignalised.name.en}; without a signal of ${LOS_TABLES.hcmPriority.name.en}, by the worst minor movement.`,
};

/** Those with the most total delay first: where most people lose most time. Ties in the order of the model. */
export function worstIntersections(period: PeriodReport, count: number): IntersectionReport[] {
  return [...period.intersections]
    .sort((a, b) => b.measures.totalDelay - a.measures.totalDelay)
    .slice(0, count)
    .filter((one) => one.measures.totalDelay > 0);
}

export function worstTable(period: PeriodReport, count: number): Table {
  const worst = worstIntersections(period, count);
  const window = windowText(period.from, period.to);
  return {
    id: 'worst',
    title: { zh: `总延误最大的路口 ${window}`, en: `Intersections with the most delay ${window}` },
    columns: [
      numberColumn('rank', { zh: '序', en: '#' }, null, 0),
      textColumn('name', '路口', 'Intersection'),
      textColumn('control', '控制', 'Control'),
      ...MEASURE_COLUMNS,
    ],
    rows: worst.map((one, rank) => [rank + 1, one.name, controlText(one), ...measureCells(one.measures)]),
    notes: [LOS_NOTE],
  };
}

export function intersectionTable(period: PeriodReport): Table {
  const window = windowText(period.from, period.to);
  return {
    id: 'intersections',
    title: { zh: `各路口 ${window}`, en: `Intersections ${window}` },
    columns: [
      textColumn('id', '编号', 'Id'),
      textColumn('name', '路口', 'Intersection'),
      textColumn('control', '控制', 'Control'),
      ...MEASURE_COLUMNS,
    ],
    rows: period.intersections.map((one) => [one.id, one.name, controlText(one), ...measureCells(one.measures)]),
    notes: [LOS_NOTE],
  };
}

/** Approaches and their movements, then the whole intersection. */
export function movementTable(intersection: IntersectionReport, from: number, to: number): Table {
  const window = windowText(from, to);
  const rows: Cell[][] = [];
  for (const approach of intersection.approaches) {
    const side = SIDE_TEXT[approach.side];
    rows.push([{ zh: `${side.zh}进口`, en: `${side.en} approach` }, ...measureCells(approach.measures)]);
    for (const { turn, measures } of approach.movements)
      rows.push([
        { zh: `　${side.zh}${TURN_TEXT[turn].zh}`, en: `  ${side.en} ${TURN_TEXT[turn].en}` },
        ...measureCells(measures),
      ]);
  }
  rows.push([{ zh: '整个路口', en: 'intersection' }, ...measureCells(intersection.measures)]);
  return {
    id: 'movements',
    title: { zh: `${intersection.name.zh} ${window}`, en: `${intersection.name.en} ${window}` },
    columns: [textColumn('movement', '流向', 'Movement'), ...MEASURE_COLUMNS],
    rows,
    notes: [LOS_NOTE],
  };
}

function controlText({ control, networked }: IntersectionReport): Text {
  if (control === 'priority') return { zh: '无信号', en: 'no signal' };
  return networked ? { zh: '联网信号', en: 'networked' } : { zh: '信号', en: 'signal' };
}
