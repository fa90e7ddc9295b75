/**
 * Where two paths share ground. A path is swept by a vehicle's front, which is a flat edge across the path; it is on shared
 * ground while that edge touches the strip of the other path.
 */
import { cross, locate, pointOf } from '../../common/index.ts';
import type { Polyline, Vector } from '../../common/index.ts';

/** Half the width of a strip: a 2.0 m wide vehicle and 5 cm on either side [m]. */
export const HALF_WIDTH = 1.05;
/** Steps along the path while the strips are near one another, and precision of the ends [m]. */
const STEP = 0.25;
const PRECISION = 0.005;

/** From where to where along `path` its front edge touches the strip of `other` [m]; undefined where it never does. */
export function sharedStretch(path: Polyline, other: Polyline): [number, number] | undefined {
  const length = path.along[path.along.length - 1] as number;
  let enter: number | undefined;
  let leave = 0;
  let before = 0;
  let s = 0;
  for (;;) {
    const { touches, clear } = edgeAt(path, s, other);
    if (touches) {
      enter ??= s === 0 ? 0 : bisect(path, other, before, s);
      leave = s;
    } else if (enter !== undefined && leave === before) leave = bisect(path, other, s, leave);
    if (s >= length) break;
    before = s;
    s = Math.min(length, s + Math.max(STEP, touches ? 0 : clear));
  }
  return enter === undefined ? undefined : [enter, leave];
}

/** The edge of touching between `free`, where the front edge is clear of the other strip, and `touching`. */
function bisect(path: Polyline, other: Polyline, free: number, touching: number): number {
  let [outside, inside] = [free, touching];
  while (Math.abs(inside - outside) > PRECISION) {
    const middle = (inside + outside) / 2;
    if (edgeAt(path, middle, other).touches) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** Whether the front edge at s touches the other strip; if not, `clear` metres ahead it cannot touch either. */
function edgeAt(path: Polyline, s: number, other: Polyline): { touches: boolean; clear: number } {
  const { point, heading } = locate(path, s);
  const left = { x: point.x - heading.y * HALF_WIDTH, y: point.y + heading.x * HALF_WIDTH };
  const right = { x: point.x + heading.y * HALF_WIDTH, y: point.y - heading.x * HALF_WIDTH };
  let nearest = Infinity;
  for (let index = 0; index + 1 < other.along.length; index++) {
    const a = pointOf(other, index);
    const b = pointOf(other, index + 1);
    const square = squareToSegment(point, a, b);
    nearest = Math.min(nearest, square);
    if (square > 4 * HALF_WIDTH * HALF_WIDTH) continue;
    if (square <= HALF_WIDTH * HALF_WIDTH || segmentsWithin(left, right, a, b, HALF_WIDTH))
      return { touches: true, clear: 0 };
  }
  return { touches: false, clear: Math.sqrt(nearest) - 2 * HALF_WIDTH };
}

function segmentsWithin(a: Vector, b: Vector, c: Vector, d: Vector, reach: number): boolean {
  const side = (p: Vector, q: Vector, r: Vector) =>
    cross({ x: q.x - p.x, y: q.y - p.y }, { x: r.x - p.x, y: r.y - p.y });
  if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true;
  const limit = reach * reach;
  return (
    squareToSegment(a, c, d) <= limit ||
    squareToSegment(b, c, d) <= limit ||
    squareToSegment(c, a, b) <= limit ||
    squareToSegment(d, a, b) <= limit
  );
}

/** Squared distance of a point from a segment. */
function squareToSegment(p: Vector, a: Vector, b: Vector): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const part = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy);
  const t = part < 0 ? 0 : part > 1 ? 1 : part;
  const [ex, ey] = [p.x - a.x - t * dx, p.y - a.y - t * dy];
  return ex * ex + ey * ey;
}
