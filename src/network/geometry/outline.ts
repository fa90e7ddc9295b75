/** The surface of an intersection and its crosswalks, from the kerbs of its legs. */
import { locate, meet, plus } from '../../common/index.ts';
import type { Vector } from '../../common/index.ts';
import type { Intersection } from '../../scenario/index.ts';
import type { NetworkLink, Crosswalk } from '../network.ts';
import { CROSSWALK_TO_STOP_LINE, CROSSWALK_WIDTH } from './legs.ts';
import type { Leg } from './legs.ts';
import type { Layout } from './roads.ts';

/** A kerb is rounded over this length on either side of its corner [m]. */
const ROUNDING = 5;
const PIECES = 6;

interface Mouth {
  readonly out: Vector;
  /** Kerb points at the stop line, looking outward. */
  readonly left: Vector;
  readonly right: Vector;
}

/** Corners of the surface, anticlockwise, x0, y0, …; empty without legs. */
export function outlineOf(legs: readonly Leg[], links: readonly NetworkLink[]): Float64Array {
  const mouths = legs.map((leg) => mouthOf(leg, links));
  const points = mouths.flatMap((mouth, index) => [
    mouth.right,
    mouth.left,
    ...corner(mouth, mouths[(index + 1) % mouths.length] as Mouth),
  ]);
  return Float64Array.from(points.flatMap((point) => [point.x, point.y]));
}

function mouthOf(leg: Leg, links: readonly NetworkLink[]): Mouth {
  const incoming = links[leg.incoming];
  const outgoing = links[leg.outgoing];
  const end = (link: NetworkLink, line: 'kerb' | 'innerEdge') => locate(link[line], link.length).point;
  const start = (link: NetworkLink, line: 'kerb' | 'innerEdge') => locate(link[line], 0).point;
  const left = incoming ? end(incoming, 'kerb') : start(outgoing as NetworkLink, 'innerEdge');
  const right = outgoing ? start(outgoing, 'kerb') : end(incoming as NetworkLink, 'innerEdge');
  return { out: leg.out, left, right };
}

/** The kerb from one leg's left side round to the right side of the next leg anticlockwise. */
function corner(mouth: Mouth, next: Mouth): Vector[] {
  const met = meet(mouth.left, mouth.out, next.right, next.out);
  if (met === undefined || met[0] > 0 || met[1] > 0 || met[0] < -120 || met[1] < -120) return [];
  const point = plus(mouth.left, mouth.out, met[0]);
  const a = plus(point, mouth.out, Math.min(ROUNDING, -met[0]));
  const b = plus(point, next.out, Math.min(ROUNDING, -met[1]));
  return Array.from({ length: PIECES + 1 }, (_, piece) => {
    const t = piece / PIECES;
    const s = 1 - t;
    return {
      x: s * s * a.x + 2 * s * t * point.x + t * t * b.x,
      y: s * s * a.y + 2 * s * t * point.y + t * t * b.y,
    };
  });
}

/** The crosswalks of one intersection in the file's order, numbered from `first`. */
export function crosswalksOf(
  intersection: Intersection,
  node: number,
  layout: Layout,
  links: readonly NetworkLink[],
  first: number,
): Crosswalk[] {
  const legs = layout.legs[node] as readonly Leg[];
  const found: Crosswalk[] = [];
  for (const crosswalk of intersection.crosswalks ?? []) {
    const leg = legs.find(({ incoming, outgoing }) =>
      [incoming, outgoing].some((link) => links[link]?.id === crosswalk.leg),
    );
    if (leg === undefined) continue;
    const width = crosswalk.width ?? CROSSWALK_WIDTH;
    const back = -(CROSSWALK_TO_STOP_LINE + width / 2);
    const mouth = mouthOf(leg, links);
    const [a, b] = [plus(mouth.left, leg.out, back), plus(mouth.right, leg.out, back)];
    // Straight across, whatever the bend of the kerbs between stop line and crosswalk.
    const across = { x: leg.out.y, y: -leg.out.x };
    const length = (b.x - a.x) * across.x + (b.y - a.y) * across.y;
    const end = plus(a, across, length);
    found.push({
      index: first + found.length,
      node,
      leg: leg.incoming >= 0 ? leg.incoming : leg.outgoing,
      length,
      refuge: crosswalk.refuge ?? false,
      x0: a.x,
      y0: a.y,
      x1: end.x,
      y1: end.y,
      width,
    });
  }
  return found;
}
