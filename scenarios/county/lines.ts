/** Broken lines in the plane, for laying out roads: rounding of bends, crossings, positions along. Only + − × ÷ and Math.sqrt. */

export type Point = [x: number, y: number];

export const cm = (value: number): number => Math.round(value * 100) / 100 + 0;
export const rounded = (point: Point): Point => [cm(point[0]), cm(point[1])];

export function distance(a: Point, b: Point): number {
  return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
}

export const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

/** Element that must be there. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`no element ${index} of ${list.length}`);
  return item;
}
export const last = <T>(list: readonly T[]): T => at(list, list.length - 1);

/** The line with each bend replaced by a parabola that leaves and rejoins it at most `reach` metres from the bend. */
export function roundBends(line: readonly Point[], reach: number): Point[] {
  const result: Point[] = [at(line, 0)];
  for (let p = 1; p < line.length - 1; p++) {
    const [before, bend, after] = [at(line, p - 1), at(line, p), at(line, p + 1)];
    const from = between(bend, before, Math.min(0.45, reach / distance(bend, before)));
    const to = between(bend, after, Math.min(0.45, reach / distance(bend, after)));
    for (const t of [0, 0.25, 0.5, 0.75, 1]) result.push(between(between(from, bend, t), between(bend, to, t), t));
  }
  result.push(last(line));
  return result;
}

/** The point of a line nearest to `point`: its place along the line and its distance. */
export function nearest(line: readonly Point[], point: Point): { along: number; at: Point; distance: number } {
  let best = { along: 0, at: at(line, 0), distance: distance(at(line, 0), point) };
  let begin = 0;
  for (let p = 1; p < line.length; p++) {
    const [a, b] = [at(line, p - 1), at(line, p)];
    const length = distance(a, b);
    const share = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / (length * length);
    const foot = between(a, b, Math.max(0, Math.min(1, share)));
    const away = distance(foot, point);
    if (away < best.distance) best = { along: begin + distance(a, foot), at: foot, distance: away };
    begin += length;
  }
  return best;
}

/** The bends strictly between two places along a line, at least `margin` metres from both. */
export function bendsBetween(line: readonly Point[], from: number, to: number, margin: number): Point[] {
  const result: Point[] = [];
  let along = 0;
  for (let p = 1; p < line.length; p++) {
    along += distance(at(line, p - 1), at(line, p));
    if (along > from + margin && along < to - margin) result.push(at(line, p));
  }
  return result;
}

/** Where two lines cross. */
export function crossings(one: readonly Point[], other: readonly Point[]): Point[] {
  const found: Point[] = [];
  for (let p = 1; p < one.length; p++)
    for (let q = 1; q < other.length; q++) {
      const [a, b, c, d] = [at(one, p - 1), at(one, p), at(other, q - 1), at(other, q)];
      const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
      const across = ux * vy - uy * vx;
      if (across === 0) continue;
      const s = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / across;
      const t = ((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) / across;
      if (s >= 0 && s <= 1 && t >= 0 && t <= 1) found.push(between(a, b, s));
    }
  return found;
}
