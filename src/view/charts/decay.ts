/** How a green wave decays: efficiency of each direction's band against the days since the clocks were set. */
import { line, scaleLinear } from 'd3';
import type { Theme } from '../tokens.ts';
import { type ChartSize, chartDocument, el, titleLines, words } from './svg.ts';
import { bandColour } from './time-space-traffic.ts';

export interface DecayData {
  title: string;
  xLabel: string;
  yLabel: string;
  /** Share of the cycle by day, from day 0. */
  lines: readonly { label: string; isForward: boolean; efficiency: readonly number[] }[];
}

const MARGIN = { left: 34, right: 12, bottom: 36 };
/** The scale reaches at least this share, so that a poor wave does not look like a rich one. */
const AT_LEAST = 0.3;

export function decay(data: DecayData, size: ChartSize, theme: Theme): string {
  const note = theme.type.note;
  const title = titleLines(data.title, size.width, theme);
  const top = title.height + note + 10;
  const bottom = size.height - MARGIN.bottom;
  const days = Math.max(1, ...data.lines.map(({ efficiency }) => efficiency.length - 1));
  const x = scaleLinear([0, days], [MARGIN.left, size.width - MARGIN.right]);
  const y = scaleLinear([0, Math.max(AT_LEAST, ...data.lines.flatMap((one) => one.efficiency))], [bottom, top]).nice(3);
  const soft = { 'font-size': note, fill: theme.chart.axis };
  const grid = y.ticks(3).map(
    (share) =>
      el('line', {
        x1: MARGIN.left,
        x2: size.width - MARGIN.right,
        y1: y(share),
        y2: y(share),
        stroke: share === 0 ? theme.chart.axis : theme.chart.grid,
      }) +
      words(String(Math.round(share * 100)), MARGIN.left - 6, y(share) + note * 0.36, {
        ...soft,
        'text-anchor': 'end',
      }),
  );
  const ticks = x
    .ticks(6)
    .map((day) => words(String(day), x(day), bottom + note + 5, { ...soft, 'text-anchor': 'middle' }));
  const path = line<number>()
    .x((_, day) => x(day))
    .y((share) => y(share));
  const lines = data.lines.map(({ label, isForward, efficiency }) => {
    const colour = bandColour(theme, isForward);
    const first = efficiency[0] ?? 0;
    return (
      el('path', {
        d: path([...efficiency]) ?? '',
        fill: 'none',
        stroke: colour,
        'stroke-width': theme.line,
        class: 'chart-line',
      }) +
      words(label, x(0) + 6, y(first) - 6, {
        'font-size': note,
        fill: colour,
        stroke: theme.page.panel,
        'stroke-width': 3,
        'paint-order': 'stroke',
        class: 'chart-label',
      })
    );
  });
  return chartDocument(
    size,
    data.title,
    title.markup,
    words(data.yLabel, 0, title.height + note, soft),
    ...grid,
    ...ticks,
    words(data.xLabel, size.width - MARGIN.right, bottom + 2 * note + 8, { ...soft, 'text-anchor': 'end' }),
    ...lines,
  );
}
