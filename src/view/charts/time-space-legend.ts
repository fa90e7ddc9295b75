/** What the signs of a time–space diagram mean, in as many lines as its width asks for; it stays with a picture that is saved. */
import type { Theme } from '../tokens.ts';
import { el, textWidth, words } from './svg.ts';
import type { TimeSpaceData } from './time-space-types.ts';

/** Plans are drawn this much fainter than what was recorded. */
export const PLANNED_OPACITY = 0.42;
/** Lamps differ in height as well as in colour [px]. */
export const LAMP_HEIGHT = { green: 7, greenFlash: 7, yellow: 5, yellowFlash: 5, red: 3, off: 2 } as const;
export const QUEUE_OPACITY = 0.26;

export const bandColour = (theme: Theme, isForward: boolean): string =>
  isForward ? theme.chart.series[0] : theme.chart.series[2];

/** A sign with its words; the sign is drawn from 0, its middle on the line. */
interface Sign {
  readonly mark: string;
  readonly markWidth: number;
  readonly text: string;
  /** Space after it; a group ends with more. */
  readonly after: number;
  readonly isSoft: boolean;
}

const MARK_GAP = 4;
const BETWEEN = 7;
const BETWEEN_GROUPS = 18;
const LINE = 1.5;

export const legendHeight = (data: TimeSpaceData, width: number, theme: Theme): number =>
  linesOf(data, width, theme).length * theme.type.note * LINE;

/** @param top of the first line [px] */
export function legend(data: TimeSpaceData, width: number, top: number, theme: Theme): string {
  const note = theme.type.note;
  return linesOf(data, width, theme)
    .map((signs, line) => {
      const y = top + (line + 0.8) * note * LINE;
      let x = 0;
      return signs
        .map(({ mark, markWidth, text, after, isSoft }) => {
          const at = x;
          const textAt = at + (markWidth > 0 ? markWidth + MARK_GAP : 0);
          x = textAt + textWidth(text, note) + after;
          return (
            el('g', { transform: `translate(${Math.round(at)} ${Math.round(y - note * 0.36)})` }, mark) +
            words(text, textAt, y, { 'font-size': note, fill: isSoft ? theme.page.inkSoft : theme.page.ink })
          );
        })
        .join('');
    })
    .join('');
}

function linesOf(data: TimeSpaceData, width: number, theme: Theme): Sign[][] {
  const lines: Sign[][] = [];
  let x = Number.POSITIVE_INFINITY;
  for (const group of groupsOf(data, theme)) {
    const long = group.reduce((sum, sign) => sum + widthOf(sign, theme), 0);
    // A group is not torn apart.
    if (x + long - BETWEEN_GROUPS > width) {
      lines.push([]);
      x = 0;
    }
    lines.at(-1)?.push(...group);
    x += long;
  }
  return lines;
}

const widthOf = ({ markWidth, text, after }: Sign, theme: Theme): number =>
  (markWidth > 0 ? markWidth + MARK_GAP : 0) + textWidth(text, theme.type.note) + after;

function groupsOf({ words: said }: TimeSpaceData, theme: Theme): Sign[][] {
  const sign = (text: string, markWidth: number, mark: string, isSoft = true): Sign => ({
    mark,
    markWidth,
    text,
    after: BETWEEN,
    isSoft,
  });
  const box = (fill: string, opacity: number) =>
    el('rect', { y: -5, width: 14, height: 10, fill, 'fill-opacity': opacity });
  const lamps = (opacity: number) =>
    (
      [
        [0, 12, 'green'],
        [12, 4, 'yellow'],
        [16, 8, 'red'],
      ] as const
    )
      .map(([x, width, lamp]) => {
        const height = LAMP_HEIGHT[lamp];
        return el('rect', { x, y: -height / 2, width, height, fill: theme.lamps[lamp], 'fill-opacity': opacity });
      })
      .join('');
  const dot = (fill: string, stroke: string) => el('circle', { cx: 4, r: 3.5, fill, stroke, 'stroke-width': 1.5 });
  const { nodeNetworked, nodeSignal, queue } = theme.map;
  const groups = [
    [
      sign(said.delay, 0, ''),
      ...said.delaySteps.map((label, step) =>
        sign(label, 14, el('line', { x2: 14, stroke: theme.chart.delay[step], 'stroke-width': 2.5 }), false),
      ),
    ],
    [sign(said.queue, 14, box(queue, QUEUE_OPACITY))],
    [sign(said.shown, 24, lamps(1)), sign(said.planned, 24, lamps(PLANNED_OPACITY))],
    [
      sign(said.forward, 14, box(bandColour(theme, true), 0.3)),
      sign(said.backward, 14, box(bandColour(theme, false), 0.3)),
    ],
    [
      sign(said.networked, 8, dot(nodeNetworked, nodeNetworked)),
      sign(said.notNetworked, 8, dot(theme.page.panel, nodeSignal)),
    ],
  ];
  return groups.map((group) =>
    group.map((one, index) => (index === group.length - 1 ? { ...one, after: BETWEEN_GROUPS } : one)),
  );
}
