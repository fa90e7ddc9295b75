/** The path of a turn: a cubic Bézier curve, which is a polynomial, so that its length needs no angles. */
import { cross, distance, dot, meet, pointOf, polyline } from '../../common/index.ts';
import type { Polyline, Vector } from '../../common/index.ts';

const PIECES = 24;
/** Comfortable sideways acceleration in a turn [m/s²]; assumed. */
const SIDEWAYS = 2;
/** Nobody creeps slower through a turn [m/s]; assumed. */
const SLOWEST = 4;

/** From p with heading u to q with heading v (unit vectors). */
export function turnCurve(p: Vector, u: Vector, q: Vector, v: Vector): Polyline {
  const [first, last] = handles(p, u, q, v);
  const b = { x: p.x + u.x * first, y: p.y + u.y * first };
  const c = { x: q.x - v.x * last, y: q.y - v.y * last };
  return polyline(
    Array.from({ length: PIECES + 1 }, (_, piece) => {
      const t = piece / PIECES;
      const s = 1 - t;
      const [wp, wb, wc, wq] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
      return { x: wp * p.x + wb * b.x + wc * c.x + wq * q.x, y: wp * p.y + wb * b.y + wc * c.y + wq * q.y };
    }),
  );
}

/**
 * Lengths of the two handles [m]: those that come closest to a circular arc, by half-angle formulas with roots instead of
 * angles. Where the two straight lines meet ahead, each handle follows its own distance to that corner.
 */
function handles(p: Vector, u: Vector, q: Vector, v: Vector): [number, number] {
  const cosine = Math.max(-1, Math.min(1, dot(u, v)));
  const half = Math.sqrt((1 + cosine) / 2);
  const corner = Math.abs(cross(u, v)) > 0.17 && cosine > -0.9 ? meet(p, u, q, v) : undefined;
  if (corner !== undefined && corner[0] > 1 && corner[1] < -1) {
    const [a, b] = [corner[0], -corner[1]];
    const arc = ((4 / 3) * half) / (1 + half);
    // Very uneven legs would bend sharply at the short one.
    return [arc * Math.min(a, 3 * b), arc * Math.min(b, 3 * a)];
  }
  const handle = (distance(p, q) * 2) / (3 * (1 + half));
  return [handle, handle];
}

/** Comfortable speed along a curve, from its tightest radius [m/s]; `limit` at most. */
export function comfortableSpeed(curve: Polyline, limit: number): number {
  let tightest = Infinity;
  for (let index = 1; index + 1 < curve.along.length; index++) {
    const [a, b, c] = [pointOf(curve, index - 1), pointOf(curve, index), pointOf(curve, index + 1)];
    const area = Math.abs(cross({ x: b.x - a.x, y: b.y - a.y }, { x: c.x - a.x, y: c.y - a.y })) / 2;
    // Radius of the circle through three points: abc ÷ 4 areas.
    if (area > 1e-9) tightest = Math.min(tightest, (distance(a, b) * distance(b, c) * distance(a, c)) / (4 * area));
  }
  return Math.min(limit, Math.max(SLOWEST, Math.sqrt(SIDEWAYS * tightest)));
}
