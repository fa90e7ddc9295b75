/**
 * The time–space diagram of a corridor: time to the right, distance upward (or downward where north is the first), at every intersection two bars of
 * lamps (each on the side its vehicles come from), the bands that plans and clocks let through, and behind them what the vehicles did.
 *
 * Two layers: traffic, and signals with bands, which alone is drawn anew while an offset is dragged. A saved picture is both in one.
 */
import type { Theme } from '../tokens.ts';
import { type ChartSize, chartDocument, el, escapeXml, titleLines, words } from './svg.ts';
import { type TimeSpaceLayout, timeSpaceLayout } from './time-space-layout.ts';
import { bandColour, LAMP_HEIGHT, PLANNED_OPACITY } from './time-space-legend.ts';
import { trafficLayer } from './time-space-traffic.ts';
import type { LampBar, TimeSpaceBand, TimeSpaceData } from './time-space-types.ts';

export function timeSpace(data: TimeSpaceData, size: ChartSize, theme: Theme): string {
  const layout = timeSpaceLayout(data, size, theme);
  return chartDocument(
    size,
    data.title,
    clipOf(layout, theme),
    trafficLayer(data, layout, theme, CLIP),
    signalLayer(data, size, layout, theme),
  );
}

/** The lower layer as a picture of its own. */
export function timeSpaceTraffic(data: TimeSpaceData, size: ChartSize, theme: Theme): string {
  const layout = timeSpaceLayout(data, size, theme);
  return chartDocument(size, data.words.queue, clipOf(layout, theme), trafficLayer(data, layout, theme, CLIP));
}

/** The upper layer as a picture of its own. */
export function timeSpaceSignals(data: TimeSpaceData, size: ChartSize, theme: Theme): string {
  const layout = timeSpaceLayout(data, size, theme);
  return chartDocument(size, data.title, clipOf(layout, theme), signalLayer(data, size, layout, theme));
}

const CLIP = 'time-space-plot';

function clipOf({ left, right, top, bottom }: TimeSpaceLayout, theme: Theme): string {
  const box = el('rect', { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) });
  return el('defs', {}, el('clipPath', { id: CLIP }, box), flashPattern(theme, 'green'), flashPattern(theme, 'yellow'));
}

/** A flashing lamp: upright gaps, whatever colour lies behind. */
const flashPattern = ({ lamps }: Theme, lamp: 'green' | 'yellow'): string =>
  el(
    'pattern',
    { id: `time-space-flash-${lamp}`, width: 3, height: 8, patternUnits: 'userSpaceOnUse' },
    el('rect', { width: 1.8, height: 8, fill: lamps[lamp] }),
  );

function signalLayer(data: TimeSpaceData, size: ChartSize, layout: TimeSpaceLayout, theme: Theme): string {
  const note = theme.type.note;
  const title = titleLines(data.title, size.width, theme);
  const lines = layout.notes.map((line, index) =>
    words(line, 0, title.height + (index + 0.75) * note * 1.4, {
      'font-size': note,
      fill: theme.page.inkSoft,
      class: 'time-space-note',
    }),
  );
  const inPlot = el(
    'g',
    { 'clip-path': `url(#${CLIP})` },
    ...data.bands.map((band) => bandShapes(band, data, layout, theme)),
    nowLine(data, layout, theme),
    ...data.rows.map((row, index) => {
      const y = layout.rows[index] ?? 0;
      const below = data.isFirstOnTop ? -1 : 1;
      return lampBars(row.forward, y, below, layout, theme) + lampBars(row.backward, y, -below, layout, theme);
    }),
  );
  return title.markup + lines.join('') + inPlot + bandLabels(data, layout, theme) + rowMarks(data, layout, theme);
}

/** @param side 1: below the row's line, −1: above it */
function lampBars(bars: readonly LampBar[], y: number, side: number, layout: TimeSpaceLayout, theme: Theme): string {
  const { x, left, right } = layout;
  const room = Math.min(1, Math.max(0.45, (layout.tightest - 2) / 18));
  return bars
    .map((bar) => {
      const height = LAMP_HEIGHT[bar.shows] * room;
      const [from, to] = [Math.max(left, x(bar.from)), Math.min(right, x(bar.to))];
      if (to <= from) return '';
      return el('rect', {
        x: from,
        y: side > 0 ? y + 1 : y - 1 - height,
        width: to - from,
        height,
        fill:
          bar.shows === 'greenFlash' || bar.shows === 'yellowFlash'
            ? `url(#time-space-flash-${bar.shows.slice(0, -5)})`
            : theme.lamps[bar.shows],
        'fill-opacity': bar.planned ? PLANNED_OPACITY : undefined,
        class: `lamp-${bar.shows}${bar.planned ? ' lamp-planned' : ''}`,
      });
    })
    .join('');
}

/** Beginnings of a band in every cycle that is seen. */
function turnsOf({ line, width, cycle }: TimeSpaceBand, data: TimeSpaceData): number[] {
  const times = line.map(({ time }) => time);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const turns: number[] = [];
  const begin = Math.ceil((data.from - last - width) / cycle);
  for (let turn = begin; first + turn * cycle < data.to; turn++) turns.push(turn * cycle);
  return turns;
}

function bandShapes(band: TimeSpaceBand, data: TimeSpaceData, { x, rows }: TimeSpaceLayout, theme: Theme): string {
  if (band.width <= 0) return '';
  const colour = bandColour(theme, band.isForward);
  return turnsOf(band, data)
    .map((shift) => {
      const edge = (later: number) =>
        band.line.map(({ row, time }) => `${x(time + shift + later).toFixed(1)},${(rows[row] ?? 0).toFixed(1)}`);
      return el('polygon', {
        points: [...edge(0), ...edge(band.width).reverse()].join(' '),
        fill: colour,
        'fill-opacity': 0.2,
        stroke: colour,
        'stroke-width': 1,
        'stroke-opacity': 0.75,
        class: `time-space-band band-${band.isForward ? 'forward' : 'backward'}`,
      });
    })
    .join('');
}

/** A band's width where it is seen best: in the first half of its way, so that the two directions' do not meet. */
function bandLabels(data: TimeSpaceData, { x, rows, left, right }: TimeSpaceLayout, theme: Theme): string {
  const size = theme.type.body;
  return data.bands
    .flatMap((band) => {
      const leg = Math.max(0, Math.floor((band.line.length - 2) * 0.35));
      const [from, to] = [band.line[leg], band.line[leg + 1]];
      if (band.width <= 0 || from === undefined || to === undefined) return [];
      const y = ((rows[from.row] ?? 0) + (rows[to.row] ?? 0)) / 2;
      return turnsOf(band, data).map((shift) => {
        const at = x((from.time + to.time + band.width) / 2 + shift);
        if (at < left + 20 || at > right - 20) return '';
        return words(band.label, at, y + size * 0.36, {
          'font-size': size,
          'font-weight': 600,
          'text-anchor': 'middle',
          fill: bandColour(theme, band.isForward),
          stroke: theme.page.panel,
          'stroke-width': 4,
          'paint-order': 'stroke',
          class: 'time-space-width',
        });
      });
    })
    .join('');
}

function nowLine(data: TimeSpaceData, { x, top, bottom }: TimeSpaceLayout, theme: Theme): string {
  const at = x(data.now);
  return el('line', {
    x1: at,
    x2: at,
    y1: top,
    y2: bottom,
    stroke: theme.page.accent,
    'stroke-width': 1,
    class: 'time-space-now',
  });
}

/** Cycle and offset at the right of every row, what is moved in bold; and the clock over its line. */
function rowMarks(data: TimeSpaceData, layout: TimeSpaceLayout, theme: Theme): string {
  const { right, top, labels, x } = layout;
  const note = theme.type.note;
  const soft = { 'font-size': note, fill: theme.chart.axis };
  const marks = data.rows.map((row, index) => {
    const y = (labels[index] ?? 0) + note * 0.36;
    const moved = el(
      'tspan',
      { fill: theme.page.accent, 'font-weight': 600, class: 'time-space-moved' },
      escapeXml(row.moved),
    );
    return el('text', { ...soft, x: right + 8, y }, escapeXml(row.note), row.moved === '' ? '' : ` ${moved}`);
  });
  return (
    words(data.words.plan, right + 8, top - 4, soft) +
    words(data.words.now, Math.min(x(data.now), right), top - 4, {
      ...soft,
      fill: theme.page.accent,
      'text-anchor': 'middle',
    }) +
    marks.join('')
  );
}
