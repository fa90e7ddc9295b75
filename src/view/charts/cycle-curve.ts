/** What a common cycle gives a corridor: mean delay above, the two bands below, over the cycles looked at; the one taken is marked. */
import { line, scaleLinear } from 'd3';
import type { Theme } from '../tokens.ts';
import { type ChartSize, chartDocument, el, textWidth, titleLines, words } from './svg.ts';
import { bandColour } from './time-space-legend.ts';

export interface CyclePoint {
  /** [s] */
  readonly cycle: number;
  /** [s/veh] */
  readonly delay: number;
  /** [s] */
  readonly forward: number;
  readonly backward: number;
  /** All signals run it, its half or its double: a full dot, else a hollow one. */
  readonly isComplete: boolean;
}

export interface CycleCurveData {
  readonly title: string;
  readonly delayLabel: string;
  readonly bandLabel: string;
  readonly cycleLabel: string;
  readonly forward: string;
  readonly backward: string;
  /** Beside the mark of the cycle taken. */
  readonly taken: string;
  readonly today: { readonly label: string; readonly delay: number };
  readonly chosen: number;
  /** Shortest first. */
  readonly points: readonly CyclePoint[];
}

const MARGIN = { left: 34, right: 14 };
const DOT = 2.5;

export function cycleCurve(data: CycleCurveData, size: ChartSize, theme: Theme): string {
  const { points, chosen, today } = data;
  const note = theme.type.note;
  const title = titleLines(data.title, size.width, theme);
  const bottom = size.height - 2 * note - 12;
  const top = title.height + 2.4 * note;
  const middle = top + (bottom - top) * 0.5;
  const cycles = points.map(({ cycle }) => cycle);
  const [least, most] = [Math.min(...cycles), Math.max(...cycles)];
  const x = scaleLinear([least - 2, Math.max(most, least + 1) + 2], [MARGIN.left, size.width - MARGIN.right]);
  const delays = [today.delay, ...points.map(({ delay }) => delay)];
  const delay = scaleLinear([0, 1.1 * Math.max(...delays)], [middle - note, top]).nice(3);
  const widths = points.flatMap(({ forward, backward }) => [forward, backward]);
  const band = scaleLinear([0, Math.max(10, ...widths)], [bottom, middle + 2.4 * note]).nice(3);
  const soft = { 'font-size': note, fill: theme.chart.axis };
  const grid = (scale: typeof delay): string =>
    scale
      .ticks(3)
      .map(
        (value) =>
          el('line', {
            x1: MARGIN.left,
            x2: size.width - MARGIN.right,
            y1: scale(value),
            y2: scale(value),
            stroke: value === 0 ? theme.chart.axis : theme.chart.grid,
          }) + words(String(value), MARGIN.left - 6, scale(value) + note * 0.36, { ...soft, 'text-anchor': 'end' }),
      )
      .join('');
  const curve = (of: (point: CyclePoint) => number, scale: typeof delay, colour: string): string => {
    const path = line<CyclePoint>()
      .x((point) => x(point.cycle))
      .y((point) => scale(of(point)));
    const dots = points.map((point) =>
      el('circle', {
        cx: x(point.cycle),
        cy: scale(of(point)),
        r: DOT,
        stroke: colour,
        fill: point.isComplete ? colour : theme.page.panel,
      }),
    );
    return (
      el('path', { d: path([...points]) ?? '', fill: 'none', stroke: colour, 'stroke-width': theme.line }) +
      dots.join('')
    );
  };
  const isRight = x(chosen) > size.width / 2;
  const mark =
    el('line', {
      x1: x(chosen),
      x2: x(chosen),
      y1: top - note,
      y2: bottom,
      stroke: theme.page.ink,
      'stroke-dasharray': '3 3',
    }) +
    words(data.taken, x(chosen) + (isRight ? -5 : 5), top - note * 0.3, {
      'font-size': note,
      fill: theme.page.ink,
      'text-anchor': isRight ? 'end' : 'start',
    });
  const todayLine =
    el('line', {
      x1: MARGIN.left,
      x2: size.width - MARGIN.right,
      y1: delay(today.delay),
      y2: delay(today.delay),
      stroke: theme.chart.axis,
      'stroke-dasharray': '6 3',
    }) + words(today.label, size.width - MARGIN.right, delay(today.delay) - 4, { ...soft, 'text-anchor': 'end' });
  const named = (text: string, at: number, colour: string) =>
    words(text, at, middle + note, {
      'font-size': note,
      fill: colour,
      stroke: theme.page.panel,
      'stroke-width': 4,
      'paint-order': 'stroke',
    });
  const bandAt = textWidth(data.bandLabel, note) + 12;
  return chartDocument(
    size,
    data.title,
    title.markup,
    words(data.delayLabel, 0, title.height + note, soft),
    grid(delay),
    todayLine,
    words(data.bandLabel, 0, middle + note, soft),
    grid(band),
    mark,
    named(data.forward, bandAt, bandColour(theme, true)),
    named(data.backward, bandAt + textWidth(data.forward, note) + 12, bandColour(theme, false)),
    curve((point) => point.delay, delay, theme.page.ink),
    curve((point) => point.backward, band, bandColour(theme, false)),
    curve((point) => point.forward, band, bandColour(theme, true)),
    ...x
      .ticks(6)
      .map((cycle) => words(String(cycle), x(cycle), bottom + note + 4, { ...soft, 'text-anchor': 'middle' })),
    words(data.cycleLabel, size.width - MARGIN.right, bottom + 2 * note + 8, { ...soft, 'text-anchor': 'end' }),
  );
}
