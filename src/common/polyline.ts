/** Polylines by arc length. Lengths rest on square roots alone. */
import { direction, distance } from './vectors.ts';
import type { Vector } from './vectors.ts';

/** x0, y0, x1, y1, … and the arc length at each point. */
export interface Polyline {
  readonly points: Float64Array;
  /** Arc length from the start at each point [m]; the last entry is the length. */
  readonly along: Float64Array;
}

/** A polyline through at least two points; repeated points are dropped. */
export function polyline(points: readonly Vector[]): Polyline {
  const kept = points.filter((point, index) => index === 0 || distance(point, points[index - 1] as Vector) > 1e-9);
  const along = new Float64Array(kept.length);
  for (let index = 1; index < kept.length; index++)
    along[index] = (along[index - 1] as number) + distance(kept[index - 1] as Vector, kept[index] as Vector);
  return { points: flatten(kept), along };
}

/** A polyline whose `along` is given: a lane that reads in its link's coordinate. */
export function polylineAlong(points: readonly Vector[], along: readonly number[]): Polyline {
  return { points: flatten(points), along: Float64Array.from(along) };
}

export const lengthOf = (line: Polyline): number => line.along[line.along.length - 1] as number;

export function pointOf(line: Polyline, index: number): Vector {
  return { x: line.points[2 * index] as number, y: line.points[2 * index + 1] as number };
}

export function pointsOf(line: Polyline): Vector[] {
  return Array.from(line.along, (_, index) => pointOf(line, index));
}

/** Index of the segment that holds s: `along[index] <= s < along[index + 1]`, the first or last one outside. */
export function segmentAt(line: Polyline, s: number): number {
  let low = 0;
  let high = line.along.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((line.along[middle] as number) <= s) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The point at s, on the straight continuation before the start and after the end; heading is a unit vector. */
export function locate(line: Polyline, s: number): { point: Vector; heading: Vector } {
  const segment = segmentAt(line, s);
  const a = pointOf(line, segment);
  const b = pointOf(line, segment + 1);
  const from = line.along[segment] as number;
  const part = (s - from) / ((line.along[segment + 1] as number) - from);
  return { point: { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }, heading: direction(a, b) };
}

/** The piece from one arc length to another, its own `along` from 0. */
export function cut(line: Polyline, from: number, to: number): Polyline {
  const inner = pointsOf(line).filter((_, index) => {
    const s = line.along[index] as number;
    return s > from && s < to;
  });
  return polyline([locate(line, from).point, ...inner, locate(line, to).point]);
}

/**
 * The line moved to its right by `offset(s)` metres (left when negative), with points at its own corners and at `extra` arc
 * lengths, from arc length `from` to `to`. Its `along` is the arc length of the original minus `from` plus `shift`.
 */
export function offsetToRight(
  line: Polyline,
  from: number,
  to: number,
  offset: (s: number) => number,
  extra: readonly number[] = [],
  shift = 0,
): Polyline {
  const stations = [...line.along, ...extra].filter((s) => s > from + 1e-6 && s < to - 1e-6).sort((a, b) => a - b);
  const all = [from, ...stations, to].filter((s, index, list) => index === 0 || s - (list[index - 1] as number) > 1e-6);
  const points = all.map((s) => {
    const { point, normal } = acrossAt(line, s);
    const metres = offset(s);
    return { x: point.x + normal.x * metres, y: point.y + normal.y * metres };
  });
  return polylineAlong(
    points,
    all.map((s) => s - from + shift),
  );
}

/** Point and right-hand normal at s; at a corner the normal halves the bend and is stretched so that offsets stay parallel. */
function acrossAt(line: Polyline, s: number): { point: Vector; normal: Vector } {
  const segment = segmentAt(line, s);
  const { point, heading } = locate(line, s);
  const corner = [segment, segment + 1].find((index) => Math.abs((line.along[index] as number) - s) < 1e-6);
  if (corner === undefined || corner === 0 || corner === line.along.length - 1)
    return { point, normal: { x: heading.y, y: -heading.x } };
  const before = direction(pointOf(line, corner - 1), pointOf(line, corner));
  const after = direction(pointOf(line, corner), pointOf(line, corner + 1));
  const cosine = before.x * after.x + before.y * after.y;
  // Half the sum of the two unit normals, divided by the squared cosine of half the bend (at least 0.3: no spikes).
  const stretch = 1 / Math.max(0.3, (1 + cosine) / 2) / 2;
  return { point, normal: { x: (before.y + after.y) * stretch, y: -(before.x + after.x) * stretch } };
}

/** Its corners rounded by a parabola that starts `radius` metres before each (less on short pieces). */
export function rounded(points: readonly Vector[], radius: number, pieces = 8): Vector[] {
  const result: Vector[] = [points[0] as Vector];
  for (let index = 1; index < points.length - 1; index++) {
    const [a, b, c] = [points[index - 1], points[index], points[index + 1]] as [Vector, Vector, Vector];
    const reach = Math.min(radius, 0.45 * distance(a, b), 0.45 * distance(b, c));
    const start = { x: b.x + direction(b, a).x * reach, y: b.y + direction(b, a).y * reach };
    const end = { x: b.x + direction(b, c).x * reach, y: b.y + direction(b, c).y * reach };
    for (let piece = 0; piece <= pieces; piece++) {
      const t = piece / pieces;
      const u = 1 - t;
      result.push({
        x: u * u * start.x + 2 * u * t * b.x + t * t * end.x,
        y: u * u * start.y + 2 * u * t * b.y + t * t * end.y,
      });
    }
  }
  result.push(points[points.length - 1] as Vector);
  return result;
}

function flatten(points: readonly Vector[]): Float64Array {
  const flat = new Float64Array(2 * points.length);
  points.forEach((point, index) => {
    flat[2 * index] = point.x;
    flat[2 * index + 1] = point.y;
  });
  return flat;
}
