/**
 * Which movements and walkers go in a stage, as an engineer sketches it: the legs as they lie on the map, north up, an arrow for each
 * movement that goes (filled: protected; hollow and dashed: it yields), bars on the crosswalks that walk.
 */
import type { Theme } from '../tokens.ts';
import { chartDocument, el } from './svg.ts';

export interface StagePictureData {
  /** What a screen reader says. */
  label: string;
  /** Directions from the middle [rad], anticlockwise from east. */
  legs: readonly number[];
  arrows: readonly {
    from: number;
    to: number;
    permissive: boolean;
    /** Place across the approach: 0 next to the centre line. */
    lane: number;
  }[];
  walks: readonly { leg: number; isOn: boolean }[];
}

/** All lengths in a picture of this size, then scaled. */
const SIZE = 120;
const MIDDLE = SIZE / 2;
const LEG = { end: 58, stop: 30, half: 15 };
const LANE = 5.2;

interface Point {
  x: number;
  y: number;
}

/** `out` from the middle along a direction, `right` of who drives outward. */
const at = (direction: number, out: number, right: number): Point => ({
  x: MIDDLE + Math.cos(direction) * out + Math.sin(direction) * right,
  y: MIDDLE - Math.sin(direction) * out + Math.cos(direction) * right,
});
const written = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

export function stagePicture(data: StagePictureData, size: number, theme: Theme): string {
  return chartDocument(
    { width: size, height: size },
    data.label,
    el(
      'g',
      { transform: `scale(${size / SIZE})` },
      el('circle', { cx: MIDDLE, cy: MIDDLE, r: LEG.half + 2, fill: theme.map.roadMinor }),
      ...data.legs.map((leg) => legMarkup(leg, theme)),
      ...data.walks.map((walk) => walkMarkup(walk, theme)),
      ...data.arrows.map((arrow) => arrowMarkup(arrow, theme)),
    ),
  );
}

function legMarkup(leg: number, theme: Theme): string {
  const corners = [
    at(leg, 0, -LEG.half),
    at(leg, LEG.end, -LEG.half),
    at(leg, LEG.end, LEG.half),
    at(leg, 0, LEG.half),
  ];
  const [from, to] = [at(leg, LEG.stop + 8, 0), at(leg, LEG.end, 0)];
  return (
    el('path', { d: `M${corners.map(written).join('L')}Z`, fill: theme.map.roadMinor }) +
    el('path', { d: `M${written(from)}L${written(to)}`, stroke: theme.page.panel, 'stroke-width': 1.2 })
  );
}

function walkMarkup({ leg, isOn }: StagePictureData['walks'][number], theme: Theme): string {
  const bars = [-12, -7.2, -2.4, 2.4, 7.2, 12].map((right) => {
    const [from, to] = [at(leg, LEG.stop - 4, right), at(leg, LEG.stop + 4, right)];
    return `M${written(from)}L${written(to)}`;
  });
  return el('path', {
    d: bars.join(''),
    stroke: isOn ? theme.page.ink : theme.page.inkFaint,
    'stroke-width': isOn ? 3 : 1,
    'stroke-opacity': isOn ? 1 : 0.45,
    class: isOn ? 'stage-walk' : 'stage-no-walk',
  });
}

function arrowMarkup({ from, to, permissive, lane }: StagePictureData['arrows'][number], theme: Theme): string {
  const right = 2.6 + lane * LANE;
  // Traffic keeps to the right: the approach lies left of who drives outward on its leg.
  const start = at(from, LEG.end - 4, -right);
  const isBack = Math.abs(Math.cos(from - to) - 1) < 1e-6;
  const tip = at(to, isBack ? LEG.stop + 6 : LEG.stop + 8, isBack ? LANE : 7.5);
  const neck = at(to, isBack ? LEG.stop - 2 : LEG.stop + 0.5, isBack ? LANE : 7.5);
  const [first, second] = isBack ? [at(from, 6, -right), at(to, 6, LANE)] : [at(from, 9, -right), at(to, 7, 7.5)];
  const line = el('path', {
    d: `M${written(start)}L${written(at(from, LEG.stop - 4, -right))}C${written(first)} ${written(second)} ${written(neck)}`,
    fill: 'none',
    stroke: theme.page.ink,
    'stroke-width': permissive ? 1.7 : 2.6,
    'stroke-dasharray': permissive ? '4 2.6' : undefined,
  });
  const head = [tip, at(to, isBack ? LEG.stop - 3 : LEG.stop - 0.5, (isBack ? LANE : 7.5) - 4.4)];
  const other = at(to, isBack ? LEG.stop - 3 : LEG.stop - 0.5, (isBack ? LANE : 7.5) + 4.4);
  return (
    line +
    el('path', {
      d: `M${[...head, other].map(written).join('L')}Z`,
      fill: permissive ? theme.page.panel : theme.page.ink,
      stroke: theme.page.ink,
      'stroke-width': 1.4,
      'stroke-linejoin': 'round',
      class: permissive ? 'stage-permissive' : 'stage-protected',
    })
  );
}
