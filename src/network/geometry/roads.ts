/**
 * From the model's links to placed roads: axes, legs around each node, set-backs, and everything across the road as a
 * function of the link's `s`. The two directions of one road share an axis.
 */
import { lengthOf, offsetToRight, polyline, rounded } from '../../common/index.ts';
import type { Polyline, Vector } from '../../common/index.ts';
import type { Link, Model } from '../../scenario/index.ts';
import { innerEdgeAt, kerbFromEdge, laneOffsetFromEdge, sectionOf, TAPER } from './crossSection.ts';
import type { Section } from './crossSection.ts';
import { legsOf, setBacksOf } from './legs.ts';
import type { Leg, SetBacks } from './legs.ts';

/** Bends are rounded from this far before each [m]. */
const BEND = 40;
/** A link keeps at least this much between its ends, however little room there is [m]. */
const SHORTEST = 5;
/** Length over which an island opposite a bay fades [m]. */
const ISLAND = 40;
/** Points along a taper. */
const TAPER_PIECES = 12;

export interface Road {
  readonly link: Link;
  readonly index: number;
  readonly from: number;
  readonly to: number;
  /** From node to node, in driving direction. */
  readonly axis: Polyline;
  readonly opposite: number;
}

/** A road with its ends known. */
export interface PlacedRoad extends Road {
  /** Arc length on the axis where the link starts and where its stop line is [m]. */
  readonly start: number;
  readonly end: number;
  /** True when the set-backs had to be shortened to fit. */
  readonly squeezed: boolean;
  readonly length: number;
  readonly section: Section;
  /** Half the island between the directions at either end [m]; see `pushesOf`. */
  readonly pushStart: number;
  readonly pushEnd: number;
}

export interface Layout {
  readonly roads: readonly PlacedRoad[];
  /** Legs of each node, anticlockwise from east. */
  readonly legs: readonly (readonly Leg[])[];
  readonly places: readonly Vector[];
}

const atOf = ([x, y]: readonly [number, number]): Vector => ({ x, y });

export function layOut(model: Model): Layout {
  const nodes = [...model.intersections, ...model.portals];
  const places = nodes.map((node) => atOf(node.at));
  const nodeIndex = new Map(nodes.map((node, index) => [node.id, index]));
  const opposites = pairUp(model.links);
  const roads = model.links.map((link, index): Road => {
    const from = nodeIndex.get(link.from);
    const to = nodeIndex.get(link.to);
    if (from === undefined || to === undefined) throw new Error(`link ${link.id} runs between unknown nodes`);
    const corners = [places[from] as Vector, ...(link.via ?? []).map(atOf), places[to] as Vector];
    return { link, index, from, to, axis: polyline(rounded(corners, BEND)), opposite: opposites[index] as number };
  });
  const legs = places.map((_, node) => legsOf(node, roads));
  const setBacks = setBacksOf(model, roads, legs);
  return { roads: roads.map((road) => place(road, setBacks)), legs, places };
}

function place(road: Road, setBacks: SetBacks): PlacedRoad {
  const whole = lengthOf(road.axis);
  let start = setBacks.start[road.index] as number;
  let end = setBacks.end[road.index] as number;
  const room = Math.max(whole - SHORTEST, whole / 2);
  const squeezed = start + end > room;
  if (squeezed) [start, end] = [(start * room) / (start + end), (end * room) / (start + end)];
  const length = whole - start - end;
  return {
    ...road,
    start,
    end: whole - end,
    squeezed,
    length,
    section: sectionOf(road.link, length),
    pushStart: setBacks.pushStart[road.index] as number,
    pushEnd: setBacks.pushEnd[road.index] as number,
  };
}

/** The opposite of each link: same road, ends swapped, mirrored bends first; −1 without one. */
function pairUp(links: readonly Link[]): number[] {
  const opposites = links.map(() => -1);
  const key = (link: Link, flip: boolean) => {
    const via = (link.via ?? []).map(String);
    const ends = flip ? [link.to, link.from] : [link.from, link.to];
    return [link.road, ...ends, ...(flip ? via.reverse() : via)].join(' ');
  };
  const coarse = (link: Link, flip: boolean) =>
    [link.road, ...(flip ? [link.to, link.from] : [link.from, link.to])].join(' ');
  for (const name of [key, coarse]) {
    const waiting = new Map<string, number>();
    links.forEach((link, index) => {
      if (opposites[index] !== -1) return;
      const other = waiting.get(name(link, true));
      if (other === undefined) {
        waiting.set(name(link, false), index);
        return;
      }
      waiting.delete(name(link, true));
      opposites[index] = other;
      opposites[other] = index;
    });
  }
  return opposites;
}

/** A line along a placed road, `offset` metres right of the axis, from s = `from` to the stop line; `along` reads in s. */
export function lineAlong(road: PlacedRoad, from: number, offset: (s: number) => number, layout: Layout): Polyline {
  const stations = [road, layout.roads[road.opposite]].flatMap((other) =>
    other === undefined ? [] : taperStations(other).map((s) => (other === road ? s : road.length - s) + road.start),
  );
  return offsetToRight(road.axis, road.start + from, road.end, (t) => offset(t - road.start), stations, from);
}

function taperStations(road: PlacedRoad): number[] {
  const pieces = Array.from({ length: TAPER_PIECES }, (_, piece) => (ISLAND * (piece + 1)) / TAPER_PIECES);
  const islands = [
    ...(road.pushStart > 0 ? pieces : []),
    ...(road.pushEnd > 0 ? pieces.map((distance) => road.length - distance) : []),
  ];
  const bays = road.section.begins.flatMap((begin) => {
    if (begin <= 0) return [];
    const taper = Math.min(TAPER, begin);
    return Array.from({ length: TAPER_PIECES + 1 }, (_, piece) => begin - taper + (taper * piece) / TAPER_PIECES);
  });
  return [...islands, ...bays];
}

/** Share of an island's width this far from its intersection. */
function islandAt(distance: number): number {
  const part = Math.min(1, Math.max(0, distance / ISLAND));
  return 1 - part * part * (3 - 2 * part);
}

/** Left edge of the innermost lane, right of the axis. */
export function edgeOf(road: PlacedRoad, layout: Layout): (s: number) => number {
  const opposite = layout.roads[road.opposite]?.section;
  return (s) =>
    innerEdgeAt(road.section, opposite, s, road.length - s) +
    road.pushStart * islandAt(s) +
    road.pushEnd * islandAt(road.length - s);
}

export function laneLine(road: PlacedRoad, lane: number, layout: Layout): Polyline {
  const edge = edgeOf(road, layout);
  const begin = road.section.begins[lane] as number;
  return lineAlong(road, begin, (s) => edge(s) + laneOffsetFromEdge(road.section, lane, s), layout);
}

export function kerbLine(road: PlacedRoad, layout: Layout): Polyline {
  const edge = edgeOf(road, layout);
  return lineAlong(road, 0, (s) => edge(s) + kerbFromEdge(road.section, s), layout);
}

/** The middle between the two directions; of a one-way road its own middle. */
export function middleLine(road: PlacedRoad, layout: Layout): Polyline {
  const opposite = layout.roads[road.opposite];
  if (opposite === undefined) return lineAlong(road, 0, () => 0, layout);
  const [edge, facing] = [edgeOf(road, layout), edgeOf(opposite, layout)];
  return lineAlong(road, 0, (s) => (edge(s) - facing(road.length - s)) / 2, layout);
}
