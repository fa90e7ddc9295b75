/**
 * A plan being made, as bars over its cycle: a row a phase, told apart by height and pattern as well as colour (green full, flash
 * striped, yellow half, red clearance an outline), walk and its clearance as a thin bar below. Stages are named above.
 */
import { scaleLinear } from 'd3';
import type { Theme } from '../tokens.ts';
import { chartDocument, el, textWidth, words } from './svg.ts';

export interface PhaseSpan {
  /** [s] of the cycle; an end beyond the cycle goes on at its beginning. */
  from: number;
  to: number;
  shows: 'green' | 'greenFlash' | 'yellow' | 'clearance' | 'walk' | 'walkFlash';
}

export interface PhaseBarsData {
  label: string;
  xLabel: string;
  /** [s] */
  cycle: number;
  rows: readonly { label: string; spans: readonly PhaseSpan[]; isWrong: boolean }[];
  /** `short` where the label has no room. */
  stages: readonly { label: string; short: string; from: number; to: number }[];
}

export interface PhaseBarsLayout {
  /** Where the cycle begins and ends [px]. */
  left: number;
  right: number;
  top: number;
  bottom: number;
  height: number;
}

const RIGHT = 16;
const HEIGHTS = { green: 13, greenFlash: 13, yellow: 7, clearance: 7, walk: 5, walkFlash: 5 };

/** Also for the handles that lie over the picture. */
export function phaseBarsLayout(data: PhaseBarsData, width: number, theme: Theme): PhaseBarsLayout {
  const note = theme.type.note;
  const row = rowHeight(theme);
  const left = Math.min(
    width / 3,
    data.rows.reduce((most, { label }) => Math.max(most, textWidth(label, note) + 10), 72),
  );
  const top = note + 10;
  const bottom = top + data.rows.length * row;
  return { left, right: width - RIGHT, top, bottom, height: bottom + 2 * note + 12 };
}

const rowHeight = (theme: Theme): number => theme.type.note + 16;

export function phaseBars(data: PhaseBarsData, width: number, theme: Theme): string {
  const layout = phaseBarsLayout(data, width, theme);
  const note = theme.type.note;
  const row = rowHeight(theme);
  const x = scaleLinear([0, data.cycle], [layout.left, layout.right]);
  const soft = { 'font-size': note, fill: theme.chart.axis };
  const grounds = data.stages.map((stage, index) =>
    el('rect', {
      x: x(stage.from),
      y: layout.top,
      width: Math.max(0, x(stage.to) - x(stage.from)),
      height: layout.bottom - layout.top,
      fill: theme.page.inset,
      'fill-opacity': index % 2 === 0 ? 1 : 0.45,
    }),
  );
  const rows = data.rows.map((each, index) => {
    const y = layout.top + index * row;
    const label = words(each.label, layout.left - 8, y + row / 2 + note * 0.36, {
      'font-size': note,
      'font-weight': each.isWrong ? 600 : undefined,
      fill: each.isWrong ? theme.page.error : theme.page.ink,
      'text-anchor': 'end',
    });
    const bars = each.spans
      .flatMap((span) => wrapped(span, data.cycle))
      .map((span) => spanMarkup(span, x, y, row, theme));
    return label + bars.join('');
  });
  const stages = data.stages.map((stage) => {
    const room = x(stage.to) - x(stage.from);
    const name = textWidth(stage.label, note) < room - 4 ? stage.label : stage.short;
    return words(name, (x(stage.from) + x(stage.to)) / 2, note + 2, { ...soft, 'text-anchor': 'middle' });
  });
  const ticks = x.ticks(Math.max(3, Math.round(width / 80))).map(
    (second) =>
      el('line', {
        x1: x(second),
        x2: x(second),
        y1: layout.bottom,
        y2: layout.bottom + 4,
        stroke: theme.chart.axis,
      }) + words(String(second), x(second), layout.bottom + note + 5, { ...soft, 'text-anchor': 'middle' }),
  );
  return chartDocument(
    { width, height: layout.height },
    data.label,
    patterns(theme),
    ...grounds,
    ...rows,
    ...stages,
    el('line', {
      x1: layout.left,
      x2: layout.right,
      y1: layout.bottom,
      y2: layout.bottom,
      stroke: theme.chart.axis,
    }),
    ...ticks,
    words(data.xLabel, layout.left - 8, layout.bottom + note + 5, { ...soft, 'text-anchor': 'end' }),
  );
}

/** The parts of a span that lie in the cycle. */
function wrapped(span: PhaseSpan, cycle: number): PhaseSpan[] {
  if (span.to <= span.from) return [];
  const from = span.from - cycle * Math.floor(span.from / cycle);
  const to = from + (span.to - span.from);
  return to <= cycle
    ? [{ ...span, from, to }]
    : [
        { ...span, from, to: cycle },
        { ...span, from: 0, to: to - cycle },
      ];
}

function spanMarkup(span: PhaseSpan, x: (second: number) => number, y: number, row: number, theme: Theme): string {
  const height = HEIGHTS[span.shows];
  const isWalk = span.shows === 'walk' || span.shows === 'walkFlash';
  const fill = {
    green: theme.lamps.green,
    greenFlash: 'url(#phase-flash)',
    yellow: theme.lamps.yellow,
    clearance: theme.page.panel,
    walk: theme.page.inkSoft,
    walkFlash: 'url(#phase-walk)',
  }[span.shows];
  const inset = span.shows === 'clearance' ? 0.75 : 0;
  return el('rect', {
    x: x(span.from) + inset,
    y: (isWalk ? y + row - 8 : y + (row - 8) / 2 - height / 2 + 1) + inset,
    width: Math.max(0.5, x(span.to) - x(span.from) - 2 * inset),
    height: height - 2 * inset,
    fill,
    stroke: span.shows === 'clearance' ? theme.lamps.red : undefined,
    'stroke-width': span.shows === 'clearance' ? 1.5 : undefined,
    class: `phase-${span.shows}`,
  });
}

function patterns(theme: Theme): string {
  const stripes = (id: string, colour: string): string =>
    el(
      'pattern',
      { id, width: 5, height: 5, patternUnits: 'userSpaceOnUse' },
      el('rect', { width: 5, height: 5, fill: theme.page.panel }),
      el('rect', { width: 3, height: 5, fill: colour }),
    );
  return el('defs', {}, stripes('phase-flash', theme.lamps.green), stripes('phase-walk', theme.page.inkSoft));
}
