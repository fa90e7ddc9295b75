/** Where things stand in a time–space diagram: shared by its two layers, and by whoever lets rows be dragged. */
import { scaleLinear } from 'd3';
import type { Theme } from '../tokens.ts';
import { breakLines, type ChartSize, textWidth, titleLines } from './svg.ts';
import type { TimeSpaceData } from './time-space-types.ts';

export interface TimeSpaceLayout {
  /** The plot [px]. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of each row [px]. */
  readonly rows: readonly number[];
  /** Space between the two nearest rows [px]. */
  readonly tightest: number;
  /** Right edge of the rows' names; the metres stand between it and the plot. */
  readonly names: number;
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
  const bottom = size.height - note * 3.6 - 10;
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
    tightest: Math.min(bottom - top, ...gaps),
    names,
    notes,
    x: scaleLinear([data.from, data.to], [left, right]),
    y,
  };
}
