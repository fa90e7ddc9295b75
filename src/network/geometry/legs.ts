/**
 * The legs of a node and how far back from it the stop lines stand.
 *
 * A leg's corner with a neighbour is where their kerbs would meet. The stop line stands behind the farther of its two
 * corners, with room for the rounded kerb and the crosswalk: so skewed and five-leg intersections need no cases of their own.
 */
import { cross, direction, dot, lengthOf, locate, pseudoAngle } from '../../common/index.ts';
import type { Vector } from '../../common/index.ts';
import type { Model } from '../../scenario/index.ts';
import { innerEdgeAt, kerbFromEdge, sectionOf } from './crossSection.ts';
import type { Section } from './crossSection.ts';
import type { Road } from './roads.ts';

/** A street end at a node: its approach and its exit, one of which may be missing (−1). */
export interface Leg {
  readonly incoming: number;
  readonly outgoing: number;
  /** Unit vector from the node outward. */
  readonly out: Vector;
}

/** From the kerbs' corner to the crosswalk, and from the crosswalk to the stop line [m]; assumed after common layouts. */
export const CORNER_TO_CROSSWALK = 2;
export const CROSSWALK_TO_STOP_LINE = 1.5;
export const CROSSWALK_WIDTH = 4;
/** From the corner to the stop line without a crosswalk [m]. */
const CORNER_TO_STOP_LINE = 3;
/** However sharp the angle, corners are not looked for farther out than this [m]. */
const FARTHEST_CORNER = 60;
/** The leg's direction is that of the chord of this length [m]. */
const CHORD = 25;

export function legsOf(node: number, roads: readonly Road[]): Leg[] {
  const legs: Leg[] = [];
  for (const road of roads) {
    if (road.to === node) {
      const twin = roads[road.opposite];
      legs.push({ incoming: road.index, outgoing: twin?.from === node ? twin.index : -1, out: outward(road, node) });
    }
    if (road.from === node && roads[road.opposite]?.to !== node)
      legs.push({ incoming: -1, outgoing: road.index, out: outward(road, node) });
  }
  const east = { x: 1, y: 0 };
  return legs.sort((a, b) => pseudoAngle(east, a.out) - pseudoAngle(east, b.out));
}

function outward(road: Road, node: number): Vector {
  const length = lengthOf(road.axis);
  const chord = Math.min(CHORD, length / 2);
  return road.from === node
    ? direction(locate(road.axis, 0).point, locate(road.axis, chord).point)
    : direction(locate(road.axis, length).point, locate(road.axis, length - chord).point);
}

/** Long enough that bays are shut at the start and open at the stop line [m]. */
const LONG = 10_000;

function sectionsOf(leg: Leg, roads: readonly Road[]): [Section | undefined, Section | undefined] {
  const section = (index: number) => {
    const road = roads[index];
    return road === undefined ? undefined : sectionOf(road.link, LONG);
  };
  return [section(leg.incoming), section(leg.outgoing)];
}

/** Distance from the axis to the kerb on the left (where traffic comes in) and right of a leg, looking outward [m]. */
export function halfWidths(leg: Leg, roads: readonly Road[], push = 0): { left: number; right: number } {
  const [incoming, outgoing] = sectionsOf(leg, roads);
  const left = incoming && innerEdgeAt(incoming, outgoing, LONG, 0) + kerbFromEdge(incoming, LONG) + push;
  const right = outgoing && innerEdgeAt(outgoing, incoming, 0, LONG) + kerbFromEdge(outgoing, 0) + push;
  return { left: left ?? right ?? 0, right: right ?? left ?? 0 };
}

/** Legs face one another within about 30°. */
const FACING = -0.85;
/** Widest island opposite a bay [m] to either side of the axis. */
const WIDEST_PUSH = 3;

/**
 * How far the two directions of each leg are pushed apart at the node [m to either side], so that through lanes go straight
 * where the facing leg has a bay or a wider median: the hatched island one sees opposite a single left-turn bay.
 */
export function pushesOf(legs: readonly Leg[], roads: readonly Road[]): number[] {
  const facing = legs.map((leg) => {
    const straightest = [...legs].sort((a, b) => dot(leg.out, a.out) - dot(leg.out, b.out))[0];
    return straightest !== undefined && dot(leg.out, straightest.out) < FACING ? legs.indexOf(straightest) : -1;
  });
  const throughEdge = legs.map((leg) => {
    const [incoming, outgoing] = sectionsOf(leg, roads);
    return incoming && outgoing && innerEdgeAt(outgoing, incoming, 0, LONG);
  });
  return legs.map((_, index) => {
    const other = facing[index] as number;
    const [mine, its] = [throughEdge[index], throughEdge[other]];
    if (other < 0 || facing[other] !== index || mine === undefined || its === undefined) return 0;
    return Math.min(WIDEST_PUSH, Math.max(0, its - mine));
  });
}

/**
 * How far out along two neighbouring legs their kerbs meet [m].
 *
 * @param left   from the first leg's axis to its left kerb
 * @param right  from the axis of the next leg anticlockwise to its right kerb
 */
export function cornerOf(first: Vector, left: number, next: Vector, right: number): [number, number] {
  const [sine, cosine] = [cross(first, next), dot(first, next)];
  // A straight side or an outside bend has no corner to keep clear of.
  if (sine <= 0.05) return cosine > 0 ? [FARTHEST_CORNER, FARTHEST_CORNER] : [0, 0];
  const wide = cosine < -0.34;
  const limit = (side: number) => (wide ? 1.2 * side : FARTHEST_CORNER);
  const clamp = (value: number, side: number) => Math.min(limit(side), Math.max(0, value));
  return [clamp((right + left * cosine) / sine, right), clamp((left + right * cosine) / sine, left)];
}

/** How far each link starts from its first node and stops before its last [m]; 0 at portals. */
export interface SetBacks {
  readonly start: number[];
  readonly end: number[];
  /** Half the island between its directions at either end, by link; see `pushesOf`. */
  readonly pushStart: number[];
  readonly pushEnd: number[];
}

export function setBacksOf(model: Model, roads: readonly Road[], legs: readonly (readonly Leg[])[]): SetBacks {
  const [start, end, pushStart, pushEnd] = [0, 0, 0, 0].map((zero) => roads.map(() => zero)) as [
    number[],
    number[],
    number[],
    number[],
  ];
  model.intersections.forEach((intersection, node) => {
    const around = legs[node] as readonly Leg[];
    const pushes = pushesOf(around, roads);
    const corners = farthestCorners(around, roads, pushes);
    around.forEach((leg, index) => {
      const ids = [leg.incoming, leg.outgoing].map((link) => roads[link]?.link.id);
      const crosswalk = intersection.crosswalks?.find((one) => ids.includes(one.leg));
      const beyond =
        crosswalk === undefined
          ? CORNER_TO_STOP_LINE
          : CORNER_TO_CROSSWALK + (crosswalk.width ?? CROSSWALK_WIDTH) + CROSSWALK_TO_STOP_LINE;
      if (leg.incoming >= 0) {
        end[leg.incoming] = (corners[index] as number) + beyond;
        pushEnd[leg.incoming] = pushes[index] as number;
      }
      if (leg.outgoing >= 0) {
        start[leg.outgoing] = (corners[index] as number) + beyond;
        pushStart[leg.outgoing] = pushes[index] as number;
      }
    });
  });
  return { start, end, pushStart, pushEnd };
}

/** Along each leg, the farther of its two corners [m]. */
function farthestCorners(legs: readonly Leg[], roads: readonly Road[], pushes: readonly number[]): number[] {
  const widths = legs.map((leg, index) => halfWidths(leg, roads, pushes[index]));
  const farthest = legs.map(() => 0);
  if (legs.length < 2) return farthest;
  legs.forEach((leg, index) => {
    const after = (index + 1) % legs.length;
    const [mine, its] = cornerOf(
      leg.out,
      widths[index]?.left ?? 0,
      (legs[after] as Leg).out,
      widths[after]?.right ?? 0,
    );
    farthest[index] = Math.max(farthest[index] as number, mine);
    farthest[after] = Math.max(farthest[after] as number, its);
  });
  return farthest;
}
