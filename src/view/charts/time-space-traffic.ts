/** The lower layer of a time–space diagram, which stays while an offset is dragged: axes, queues, trajectories, the legend. */
import type { Theme } from '../tokens.ts';
import { el, textWidth, words } from './svg.ts';
import type { TimeSpaceLayout } from './time-space-layout.ts';
import { legend, QUEUE_OPACITY } from './time-space-legend.ts';
import { DELAY_STEPS, type TimeSpaceData, type TimeSpaceTrajectory } from './time-space-types.ts';

/** [s] Two points of one vehicle further apart than this are two visits. */
const LONGEST_STEP = 5;

export function trafficLayer(data: TimeSpaceData, layout: TimeSpaceLayout, theme: Theme, clip: string): string {
  return (
    timeAxis(data, layout, theme) +
    rowNames(data, layout, theme) +
    el(
      'g',
      { 'clip-path': `url(#${clip})` },
      ...queueAreas(data, layout, theme),
      ...trajectoryPaths(data.trajectories, layout, theme),
    ) +
    legend(data, layout.right + layout.marks, layout.legend, theme)
  );
}

function timeAxis(data: TimeSpaceData, layout: TimeSpaceLayout, theme: Theme): string {
  const { x, top, bottom, left, right } = layout;
  const note = theme.type.note;
  const soft = { 'font-size': note, fill: theme.chart.axis };
  const minute = (right - left) / ((data.to - data.from) / 60);
  const every = 60 * ([1, 2, 5, 10].find((step) => step * minute > 3.8 * note) ?? 10);
  const parts: string[] = [];
  for (let at = Math.ceil(data.from / every) * every; at <= data.to; at += every) {
    const line = { x1: x(at), x2: x(at), y1: top, y2: bottom + 4, stroke: theme.chart.grid };
    parts.push(
      el('line', line),
      words(clock(at), x(at), bottom + note + 4, { ...soft, 'text-anchor': 'middle', class: 'chart-time' }),
    );
  }
  return (
    parts.join('') +
    el('line', { x1: left, x2: right, y1: bottom, y2: bottom, stroke: theme.chart.axis }) +
    words(data.words.time, right + 8, bottom + note + 4, soft)
  );
}

const clock = (time: number): string => {
  const minutes = Math.round(time / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

function rowNames(data: TimeSpaceData, layout: TimeSpaceLayout, theme: Theme): string {
  const note = theme.type.note;
  const { names, left, top, right, rows, labels } = layout;
  const soft = { 'font-size': note, fill: theme.chart.axis, 'text-anchor': 'end' };
  const drawn = data.rows.map((row, index) => {
    const y = rows[index] ?? 0;
    const label = labels[index] ?? y;
    const dot = {
      networked: { fill: theme.map.nodeNetworked, stroke: theme.map.nodeNetworked },
      signal: { fill: theme.page.panel, stroke: theme.map.nodeSignal },
      none: undefined,
    }[row.kind];
    return (
      el('line', { x1: left, x2: right, y1: y, y2: y, stroke: theme.page.line }) +
      // Where rows stand close, names are moved apart and led back to theirs.
      el('line', { x1: left - 6, x2: left, y1: label, y2: y, stroke: theme.page.line }) +
      el('line', { x1: right, x2: right + 6, y1: y, y2: label, stroke: theme.page.line }) +
      words(shortened(row.label, names - note, note), names, label + note * 0.36, {
        'font-size': note,
        fill: theme.page.ink,
        'text-anchor': 'end',
        class: 'time-space-name',
      }) +
      words(String(Math.round(row.at)), left - 8, label + note * 0.36, soft) +
      (dot ? el('circle', { cx: 5, cy: label, r: 3.5, 'stroke-width': 1.5, ...dot }) : '')
    );
  });
  return words(data.words.metres, left - 8, top - 4, soft) + drawn.join('');
}

function shortened(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let end = text.length;
  while (end > 1 && textWidth(`${text.slice(0, end)}…`, size) > width) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}

function queueAreas(data: TimeSpaceData, { x, y, rows }: TimeSpaceLayout, theme: Theme): string[] {
  return data.queues.map(({ row, isForward, points }) => {
    const at = data.rows[row]?.at ?? 0;
    const line = rows[row] ?? 0;
    const tail = (metres: number) => y(isForward ? at - metres : at + metres).toFixed(1);
    let area = '';
    let open = false;
    points.forEach(([time, metres], index) => {
      const previous = points[index - 1];
      if (metres > 0) {
        if (!open) area += `M${x(time).toFixed(1)} ${line.toFixed(1)}`;
        area += `L${x(time).toFixed(1)} ${tail(metres)}`;
        open = true;
      } else if (open && previous) {
        area += `L${x(previous[0]).toFixed(1)} ${line.toFixed(1)}Z`;
        open = false;
      }
    });
    const last = points.at(-1);
    if (open && last) area += `L${x(last[0]).toFixed(1)} ${line.toFixed(1)}Z`;
    return area === ''
      ? ''
      : el('path', { d: area, fill: theme.map.queue, 'fill-opacity': QUEUE_OPACITY, class: 'time-space-queue' });
  });
}

/** One path a step of the delay scale: thousands of short lines draw fast that way. */
function trajectoryPaths(
  trajectories: readonly TimeSpaceTrajectory[],
  layout: TimeSpaceLayout,
  theme: Theme,
): string[] {
  const paths = theme.chart.delay.map(() => [] as string[]);
  for (const { points } of trajectories) addTrajectory(points, layout, paths);
  return paths.map((parts, step) =>
    parts.length === 0
      ? ''
      : el('path', {
          d: parts.join(''),
          fill: 'none',
          stroke: theme.chart.delay[step],
          'stroke-width': 1 + step * 0.15,
          'stroke-linejoin': 'round',
          class: `time-space-vehicles delay-${step}`,
        }),
  );
}

function addTrajectory(points: TimeSpaceTrajectory['points'], { x, y }: TimeSpaceLayout, paths: string[][]): void {
  let step = -1;
  let before: { time: number; x: string; y: string } | undefined;
  for (const [index, [time, metres, delay]] of points.entries()) {
    const here = { time, x: x(time).toFixed(1), y: y(metres).toFixed(1) };
    const next = points[index + 1];
    const broken = before === undefined || time - before.time > LONGEST_STEP;
    const own = delayStep(delay);
    // A vehicle that stands is one line, not one every two seconds.
    const stands =
      !broken && before?.y === here.y && own === step && next !== undefined && y(next[1]).toFixed(1) === here.y;
    if (stands && next[0] - time <= LONGEST_STEP && delayStep(next[2]) === own) {
      before = { ...here, x: before?.x ?? here.x };
      continue;
    }
    if (broken) paths[own]?.push(`M${here.x} ${here.y}`);
    else if (own !== step) paths[own]?.push(`M${before?.x} ${before?.y}L${here.x} ${here.y}`);
    else paths[own]?.push(`L${here.x} ${here.y}`);
    step = own;
    before = here;
  }
}

export const delayStep = (delay: number): number => DELAY_STEPS.filter((least) => delay >= least).length;
