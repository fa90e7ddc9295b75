/** How a green wave decays: efficiency of each direction's band against the days since the clocks were set. */
import { line, scaleLinear } from 'd3';
import type { Theme } from '../tokens.ts';
import { type ChartSize, chartDocument, el, textWidth, titleLines, words } from './svg.ts';
import { bandColour } from './time-space-legend.ts';

export interface DecayData {
  title: string;
  xLabel: string;
  yLabel: string;
  /** Share of the cycle by day, from day 0. */
  lines: readonly { label: string; isForward: boolean; efficiency: readonly number[] }[];
}

const MARGIN = { left: 34, right: 12 };
/** The scale reaches at least this share, so that a poor wave does not look like a rich one. */
const AT_LEAST = 0.3;

export function decay(data: DecayData, size: ChartSize, theme: Theme): string {
  const note = theme.type.note;
  const title = titleLines(data.title, size.width, theme);
  const top = title.height + 3 * note;
  const bottom = size.height - 2 * note - 14;
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
  const lines = data.lines.map(({ label, isForward, efficiency }, index) => {
    const colour = bandColour(theme, isForward);
    const highest = efficiency.indexOf(Math.max(...efficiency));
    const own = efficiency[highest] ?? 0;
    // Two lines that are highest near one another carry their names one above the other.
    const other = data.lines[index - 1]?.efficiency ?? [];
    const isNear = other.length > 0 && Math.abs(other.indexOf(Math.max(...other)) - highest) < days / 6;
    const room = textWidth(label, note) / 2;
    const at = Math.min(size.width - MARGIN.right - room, Math.max(MARGIN.left + room + 2, x(highest)));
    return (
      el('path', {
        d: path([...efficiency]) ?? '',
        fill: 'none',
        stroke: colour,
        'stroke-width': theme.line,
        class: 'chart-line',
      }) +
      words(label, at, y(own) - 5 - (isNear ? note * 1.2 : 0), {
        'font-size': note,
        'text-anchor': 'middle',
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
