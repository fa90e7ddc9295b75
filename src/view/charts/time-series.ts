/** Lines over the time of day: the title says what to see, axes have units, up to four lines carry their names themselves. */
import { line, max, scaleLinear } from 'd3';
import type { Theme } from '../tokens.ts';
import { type ChartSize, chartDocument, el, textWidth, titleLines, words } from './svg.ts';

export interface TimeSeriesLine {
  label: string;
  /** [seconds since midnight, value]; null leaves a gap. */
  points: readonly (readonly [number, number | null])[];
}

export interface TimeSeriesData {
  title: string;
  /** With its unit: `mean control delay (s/veh)`. */
  yLabel: string;
  xLabel: string;
  from: number;
  to: number;
  lines: readonly TimeSeriesLine[];
  /** The period that the table beside it counts. */
  window?: { from: number; to: number };
  /** The scale reaches at least this high, so that a quiet day does not look like a storm. */
  atLeast?: number;
}

const MARGIN = { left: 40, right: 20, bottom: 36 };

/** Hours between the ticks of the time axis, so that labels do not touch. */
function hourStep(from: number, to: number, width: number): number {
  const hours = (to - from) / 3600;
  return [0.25, 0.5, 1, 2, 4].find((step) => (hours / step) * 44 < width) ?? 4;
}

const clock = (seconds: number): string =>
  `${String(Math.floor(seconds / 3600)).padStart(2, '0')}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}`;

export function timeSeries(data: TimeSeriesData, size: ChartSize, theme: Theme): string {
  const note = theme.type.note;
  const title = titleLines(data.title, size.width, theme);
  const top = title.height + note + 10;
  const bottom = size.height - MARGIN.bottom;
  const highest = max(data.lines, (each) => max(each.points, (point) => point[1] ?? 0)) ?? 0;
  const x = scaleLinear([data.from, data.to], [MARGIN.left, size.width - MARGIN.right]);
  const y = scaleLinear([0, Math.max(highest, data.atLeast ?? 1)], [bottom, top]).nice(4);
  const soft = { 'font-size': note, fill: theme.chart.axis };

  const shaded =
    data.window === undefined
      ? ''
      : el('rect', {
          x: x(Math.max(data.window.from, data.from)),
          y: top,
          width: Math.max(2, x(data.window.to) - x(Math.max(data.window.from, data.from))),
          height: bottom - top,
          fill: theme.chart.window,
          class: 'chart-window',
        });
  const grid = y
    .ticks(4)
    .map(
      (value) =>
        el('line', {
          x1: MARGIN.left,
          x2: size.width - MARGIN.right,
          y1: y(value),
          y2: y(value),
          stroke: value === 0 ? theme.chart.axis : theme.chart.grid,
        }) + words(y.tickFormat(4)(value), MARGIN.left - 6, y(value) + note * 0.36, { ...soft, 'text-anchor': 'end' }),
    )
    .join('');
  const step = hourStep(data.from, data.to, size.width - MARGIN.left - MARGIN.right) * 3600;
  const hours: string[] = [];
  for (let at = Math.ceil(data.from / step) * step; at <= data.to; at += step)
    hours.push(
      el('line', { x1: x(at), x2: x(at), y1: bottom, y2: bottom + 4, stroke: theme.chart.axis }),
      words(clock(at), x(at), bottom + note + 6, { ...soft, 'text-anchor': 'middle' }),
    );
  const path = line<readonly [number, number | null]>()
    .defined((point) => point[1] !== null)
    .x((point) => x(point[0]))
    .y((point) => y(point[1] ?? 0));
  const drawn = data.lines
    .map((each, index) =>
      el('path', {
        d: path(each.points) ?? '',
        fill: 'none',
        stroke: theme.chart.series[index % 4],
        'stroke-width': theme.line,
        'stroke-linejoin': 'round',
        class: 'chart-line',
      }),
    )
    .join('');
  return chartDocument(
    size,
    `${data.title}. ${data.yLabel}`,
    title.markup,
    words(data.yLabel, 0, title.height + note, { ...soft, class: 'chart-unit' }),
    shaded,
    grid,
    hours.join(''),
    words(data.xLabel, size.width - MARGIN.right, size.height - 3, { ...soft, 'text-anchor': 'end' }),
    drawn,
    data.lines.length > 1 ? directLabels(data, size, theme, y) : '',
  );
}

/** The names of the lines at their last points, pushed apart where they would touch. */
function directLabels(data: TimeSeriesData, size: ChartSize, theme: Theme, y: (value: number) => number): string {
  const note = theme.type.note;
  const x = scaleLinear([data.from, data.to], [MARGIN.left, size.width - MARGIN.right]);
  const ends = data.lines
    .map((each, index) => {
      const last = each.points.filter((point) => point[1] !== null).at(-1);
      return { label: each.label, index, at: last?.[0] ?? data.from, y: last ? y(last[1] ?? 0) : 0 };
    })
    .sort((a, b) => a.y - b.y);
  let above = Number.NEGATIVE_INFINITY;
  return ends
    .map((end) => {
      above = Math.max(end.y - 4, above + note + 1);
      const width = textWidth(end.label, note);
      const right = x(end.at) + 6 + width < size.width;
      return words(end.label, right ? x(end.at) + 6 : Math.min(x(end.at), size.width) - 2, above, {
        'font-size': note,
        fill: theme.chart.series[end.index % 4],
        'text-anchor': right ? undefined : 'end',
        'paint-order': 'stroke',
        stroke: theme.page.panel,
        'stroke-width': 3,
        class: 'chart-label',
      });
    })
    .join('');
}
