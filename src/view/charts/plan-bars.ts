/**
 * A timing plan as bars over the cycle: one row a movement or crosswalk, lamp colours with their glyphs told apart by height as well
 * (green full, yellow half, red a thin line), permissive greens hatched, stages named above, the cycle's cursor if there is one.
 */
import { scaleLinear } from 'd3';
import type { Theme } from '../tokens.ts';
import { breakLines, type ChartSize, chartDocument, el, textWidth, titleLines, words } from './svg.ts';

export interface PlanBar {
  /** [s] of the cycle. */
  from: number;
  to: number;
  shows: 'green' | 'greenFlash' | 'yellow' | 'red';
  permissive: boolean;
}

export interface PlanBarsData {
  title: string;
  xLabel: string;
  /** Explains the hatching; shown when anything is hatched. */
  hatchNote: string;
  /** [s] */
  cycle: number;
  rows: readonly { label: string; bars: readonly PlanBar[] }[];
  stages: readonly { label: string; from: number; to: number }[];
  /** [s] of the cycle. */
  cursor?: number;
}

const ROW = 18;
/** Room for the names of the rows, more where one needs it [px]. */
const LABEL = 64;
const LABEL_GAP = 8;
const RIGHT = 14;
/** From the foot of the stages' names to the first row [px]. */
const STAGE_ABOVE = 5;

export function planBarsHeight(data: PlanBarsData, width: number, theme: Theme): number {
  const hatched = data.rows.some((row) => row.bars.some((bar) => bar.permissive));
  const notes = hatched ? breakLines(data.hatchNote, width, theme.type.note).length : 0;
  return titleLines(data.title, width, theme).height + 18 + data.rows.length * ROW + 36 + notes * theme.type.note * 1.4;
}

export function planBars(data: PlanBarsData, width: number, theme: Theme): string {
  const size: ChartSize = { width, height: planBarsHeight(data, width, theme) };
  const note = theme.type.note;
  const title = titleLines(data.title, width, theme);
  const top = title.height + 18;
  const bottom = top + data.rows.length * ROW;
  const label = data.rows.reduce((most, row) => Math.max(most, textWidth(row.label, note) + LABEL_GAP), LABEL);
  const x = scaleLinear([0, data.cycle], [label, width - RIGHT]);
  const soft = { 'font-size': note, fill: theme.chart.axis };

  const rows = data.rows.map((row, index) => {
    const y = top + index * ROW;
    return (
      words(row.label, label - LABEL_GAP, y + ROW / 2 + note * 0.36, {
        'font-size': note,
        fill: theme.page.ink,
        'text-anchor': 'end',
      }) + row.bars.map((bar) => barMarkup(bar, x, y, theme)).join('')
    );
  });
  const stages = data.stages.map(
    (stage) =>
      el('line', { x1: x(stage.from), x2: x(stage.from), y1: top - 14, y2: bottom, stroke: theme.page.line }) +
      (x(stage.to) - x(stage.from) > note
        ? words(stage.label, x(stage.from) + 3, top - STAGE_ABOVE, { ...soft, class: 'chart-stage' })
        : ''),
  );
  const ticks = x.ticks(Math.max(3, Math.round(width / 70))).map(
    (at) =>
      el('line', { x1: x(at), x2: x(at), y1: bottom, y2: bottom + 4, stroke: theme.chart.axis }) +
      words(String(at), x(at), bottom + note + 5, {
        ...soft,
        'text-anchor': 'middle',
      }),
  );
  const hatched = data.rows.some((row) => row.bars.some((bar) => bar.permissive));
  const notes = hatched
    ? breakLines(data.hatchNote, width, note).map((line, index) =>
        words(line, 0, bottom + 36 + (index + 0.8) * note * 1.4, soft),
      )
    : [];
  return chartDocument(
    size,
    data.title,
    hatchPattern(theme),
    title.markup,
    ...stages,
    ...rows,
    el('line', { x1: label, x2: width - RIGHT, y1: bottom, y2: bottom, stroke: theme.chart.axis }),
    ...ticks,
    words(data.xLabel, width - RIGHT, bottom + 2 * note + 8, { ...soft, 'text-anchor': 'end' }),
    ...notes,
    data.cursor === undefined
      ? ''
      : el('line', {
          x1: x(data.cursor),
          x2: x(data.cursor),
          // Below the names of the stages: it passes every one of them in a cycle.
          y1: top - STAGE_ABOVE + 2,
          y2: bottom + 4,
          stroke: theme.page.accent,
          'stroke-width': theme.line,
          class: 'chart-cursor',
        }),
  );
}

function barMarkup(bar: PlanBar, x: (value: number) => number, y: number, theme: Theme): string {
  const middle = y + ROW / 2;
  const height = { green: 12, greenFlash: 12, yellow: 6, red: 2 }[bar.shows];
  const fill = {
    green: bar.permissive ? 'url(#permissive)' : theme.lamps.green,
    greenFlash: 'url(#flash)',
    yellow: theme.lamps.yellow,
    red: theme.lamps.red,
  }[bar.shows];
  return el('rect', {
    x: x(bar.from),
    y: middle - height / 2,
    width: Math.max(0.5, x(bar.to) - x(bar.from)),
    height,
    fill,
    class: `plan-${bar.shows}${bar.permissive ? ' plan-permissive' : ''}`,
  });
}

/** Hatching for permissive greens, upright stripes for the green flash. */
function hatchPattern(theme: Theme): string {
  const stripes = (id: string, turned: number): string =>
    el(
      'pattern',
      { id, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${turned})` },
      el('rect', { width: 5, height: 5, fill: theme.page.panel }),
      el('rect', { width: 3, height: 5, fill: theme.lamps.green }),
    );
  return el('defs', {}, stripes('permissive', 45), stripes('flash', 0));
}
