/** Where things stand in a time–space diagram: shared by its two layers, and by whoever lets rows be dragged. */
import { scaleLinear } from 'd3';
import type { Theme } from '../tokens.ts';
import { breakLines, type ChartSize, textWidth, titleLines } from './svg.ts';
import { legendHeight } from './time-space-legend.ts';
import type { TimeSpaceData } from './time-space-types.ts';

export interface TimeSpaceLayout {
  /** The plot [px]. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of each row [px]. */
  readonly rows: readonly number[];
  /** Of each row's words: the same, but moved apart where rows stand close. */
  readonly labels: readonly number[];
  /** Space between the two nearest rows [px]. */
  readonly tightest: number;
  /** Right edge of the rows' names; the metres stand between it and the plot. */
  readonly names: number;
  /** Room right of the plot, and top of the legend [px]. */
  readonly marks: number;
  readonly legend: number;
  /** Notes under the title, broken to lines. */
  readonly notes: readonly string[];
  x(time: number): number;
  y(metres: number): number;
}

/** Shown before the first and beyond the last intersection [m]. */
const LEAD = 160;
const LONGEST_NAME = 150;
const GAP = 10;

export function timeSpaceLayout(data: TimeSpaceData, size: ChartSize, theme: Theme): TimeSpaceLayout {
  const note = theme.type.note;
  const title = titleLines(data.title, size.width, theme);
  const notes = data.notes.flatMap((line) => breakLines(line, size.width, note));
  const top = title.height + notes.length * note * 1.4 + note * 1.4 + 4;
  const legend = size.height - legendHeight(data, size.width, theme) - 4;
  const bottom = legend - note * 1.7;
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text, note)));
  const names = Math.min(LONGEST_NAME, widest(data.rows.map(({ label }) => label))) + note + 2;
  const metres = widest([data.words.metres, ...data.rows.map(({ at }) => String(Math.round(at)))]);
  const left = names + metres + 2 * GAP;
  const marks = widest([
    data.words.plan,
    ...data.rows.map(({ note: text, moved }) => `${text}${moved && ` ${moved}`}`),
  ]);
  const right = size.width - marks - GAP - 2;
  const first = data.rows[0]?.at ?? 0;
  const last = data.rows.at(-1)?.at ?? 1;
  const [from, to] = data.isFirstOnTop ? [top, bottom] : [bottom, top];
  const places = data.rows.map(({ at }) => at);
  const y =
    data.distance === 'true'
      ? scaleLinear([first - LEAD, last + LEAD], [from, to])
      : scaleLinear(
          [first - LEAD, ...places, last + LEAD],
          [0, ...places.map((_, row) => row + 0.7), places.length + 0.4].map(
            (step) => from + ((to - from) * step) / (places.length + 0.4),
          ),
        );
  const rows = places.map((at) => y(at));
  const gaps = rows.slice(1).map((at, row) => Math.abs(at - (rows[row] ?? 0)));
  return {
    left,
    right,
    top,
    bottom,
    rows,
    labels: movedApart(rows, note * 1.12),
    tightest: Math.min(bottom - top, ...gaps),
    names,
    marks: size.width - right,
    legend,
    notes,
    x: scaleLinear([data.from, data.to], [left, right]),
    y,
  };
}

/** The nearest places to those wished for that are at least `gap` apart: neighbours that are too close share what they have to move. */
function movedApart(wished: readonly number[], gap: number): number[] {
  const isDown = (wished.at(-1) ?? 0) >= (wished[0] ?? 0);
  const order = isDown ? wished : [...wished].reverse();
  const groups: { first: number; count: number }[] = [];
  for (const at of order) {
    // Where the first of a group stands if this one stood alone; a mean over the group is its best place.
    groups.push({ first: at, count: 1 });
    for (
      let last = groups.at(-1), before = groups.at(-2);
      last && before;
      last = groups.at(-1), before = groups.at(-2)
    ) {
      if (before.first + before.count * gap <= last.first) break;
      const count = before.count + last.count;
      const first = (before.first * before.count + (last.first - before.count * gap) * last.count) / count;
      groups.splice(-2, 2, { first, count });
    }
  }
  const places = groups.flatMap(({ first, count }) => Array.from({ length: count }, (_, place) => first + place * gap));
  return isDown ? places : [...places].reverse();
}
