/** The path of a turn: a cubic Bézier curve, which is a polynomial, so that its length needs no angles. */
import { cross, direction, distance, dot, meet, plus, pointOf, polyline } from '../../common/index.ts';
import type { Polyline, Vector } from '../../common/index.ts';

const PIECES = 24;
/** Comfortable sideways acceleration in a turn [m/s²]; assumed. */
const SIDEWAYS = 2;
/** Nobody creeps slower through a turn [m/s]; assumed. */
const SLOWEST = 4;

/** Where the ways to the corner before and after it differ by more than this, the longer begins or ends straight. */
const EVEN = 1.15;

/** From p with heading u to q with heading v (unit vectors). */
export function turnCurve(p: Vector, u: Vector, q: Vector, v: Vector): Polyline {
  const met = Math.abs(cross(u, v)) > 0.17 && dot(u, v) > -0.9 ? meet(p, u, q, v) : undefined;
  if (met === undefined || met[0] < 1 || met[1] > -1) return polyline(bend(p, u, q, v));
  const [before, after] = [met[0], -met[1]];
  const start = plus(p, u, Math.max(0, before - EVEN * after));
  const end = plus(q, v, -Math.max(0, after - EVEN * before));
  return polyline([p, ...bend(start, u, end, v, [Math.min(before, EVEN * after), Math.min(after, EVEN * before)]), q]);
}

/**
 * The handles are as long as comes closest to a circular arc, by half-angle formulas with roots instead of angles: in
 * proportion to the ways to the corner where these are given, else to the distance.
 */
function bend(p: Vector, u: Vector, q: Vector, v: Vector, ways?: readonly [number, number]): Vector[] {
  const half = Math.sqrt((1 + Math.max(-1, Math.min(1, dot(u, v)))) / 2);
  const arc = ((4 / 3) * half) / (1 + half);
  const chord = (distance(p, q) * 2) / (3 * (1 + half));
  const b = plus(p, u, ways ? arc * ways[0] : chord);
  const c = plus(q, v, -(ways ? arc * ways[1] : chord));
  return Array.from({ length: PIECES + 1 }, (_, piece) => {
    const t = piece / PIECES;
    const s = 1 - t;
    const [wp, wb, wc, wq] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return { x: wp * p.x + wb * b.x + wc * c.x + wq * q.x, y: wp * p.y + wb * b.y + wc * c.y + wq * q.y };
  });
}

/** Room to either side of its path that a driver uses to round off a bend [m]; assumed. */
const ROUNDING_OFF = 0.5;

/**
 * Comfortable speed along a curve [m/s], `limit` at most: from its tightest radius, and from the room in the lane, by which a
 * slight bend or shift can be driven much straighter than it is drawn (8 × room ÷ angle², from the sagitta of an arc).
 */
export function comfortableSpeed(curve: Polyline, limit: number): number {
  const points = Array.from(curve.along, (_, index) => pointOf(curve, index));
  const headings = points.slice(1).map((point, index) => direction(points[index] as Vector, point));
  const [first, last] = [headings[0] as Vector, headings[headings.length - 1] as Vector];
  let radius = Infinity;
  for (let index = 1; index + 1 < points.length; index++)
    radius = Math.min(
      radius,
      radiusThrough(points[index - 1] as Vector, points[index] as Vector, points[index + 1] as Vector),
    );
  // 1 − cos of the angle each part of the curve turns; 2 (1 − cos) is its square, near enough for slight bends.
  const most = headings.reduce((sum, heading) => Math.max(sum, 1 - dot(first, heading), 1 - dot(heading, last)), 0);
  const eased = most > 1e-9 ? radius + (4 * ROUNDING_OFF) / most : Infinity;
  return Math.min(limit, Math.max(SLOWEST, Math.sqrt(SIDEWAYS * eased)));
}

/** Radius of the circle through three points: abc ÷ 4 areas. */
function radiusThrough(a: Vector, b: Vector, c: Vector): number {
  const area = Math.abs(cross({ x: b.x - a.x, y: b.y - a.y }, { x: c.x - a.x, y: c.y - a.y })) / 2;
  return area > 1e-9 ? (distance(a, b) * distance(b, c) * distance(a, c)) / (4 * area) : Infinity;
}
