/** From the table of roads to intersections, stretches between them, and the legs of every intersection. */
import { at, bendsBetween, crossings, distance, last, nearest, type Point, rounded, roundBends } from './lines.ts';
import { PORTALS } from './portals.ts';
import { JOIN, type RoadRow, ROADS } from './roads.ts';

export interface Node {
  /** `renmin-xuefu`, the roads that meet in the order of the table; or the id of a portal. */
  id: string;
  at: Point;
  portal: boolean;
  /** Ids of the roads that meet here, in the order of the table. */
  roads: string[];
  legs: Leg[];
}

/** One street end at an intersection. */
export interface Leg {
  stretch: Stretch;
  /** Unit vector away from the intersection. */
  away: Point;
  /** The link that comes in and the one that goes out. */
  approach: string;
  exit: string;
}

/** A piece of a road between two nodes, in the direction of the road's row: two links. */
export interface Stretch {
  road: RoadRow;
  from: Node;
  to: Node;
  via: Point[];
  /** Along `via`, node to node [m]. */
  length: number;
  /** Link ids in and against the direction of the row. */
  forward: string;
  backward: string;
}

export interface Layout {
  nodes: Node[];
  stretches: Stretch[];
}

/** Crossings nearer than this are one intersection [m]. */
const SAME = 60;
/** How far from a bend a road leaves its straight lines [m]. */
const BEND = 60;
/** Bends nearer than this to an intersection are left out [m]. */
const CLEAR = 25;
/** Where the direction of a leg is taken [m]. */
const LEG = 40;

interface Meeting {
  at: Point;
  roads: Set<string>;
}

export function layOut(): Layout {
  const lines = new Map(ROADS.map((road) => [road.id, roundBends(road.line, BEND)] as const));
  const lineOf = (road: string): Point[] => {
    const line = lines.get(road);
    if (!line) throw new Error(`no road ${road}`);
    return line;
  };
  const meetings = ROADS.flatMap((road, r) => ROADS.slice(r + 1).flatMap((other) => meetingsOf(road, other, lineOf)));
  const nodes = cluster(meetings);
  for (const row of PORTALS) {
    const line = lineOf(row.road);
    nodes.push({
      id: row.id,
      at: row.end === 'first' ? at(line, 0) : last(line),
      portal: true,
      roads: [row.road],
      legs: [],
    });
  }
  const stretches = ROADS.flatMap((road) => stretchesOf(road, lineOf(road.id), nodes));
  for (const stretch of stretches) addLegs(stretch);
  return { nodes, stretches };
}

function meetingsOf(road: RoadRow, other: RoadRow, lineOf: (id: string) => Point[]): Meeting[] {
  const [one, two] = [lineOf(road.id), lineOf(other.id)];
  const ends = [at(one, 0), last(one)]
    .filter((end) => nearest(two, end).distance <= JOIN)
    .map((end) => nearest(two, end).at);
  const othersEnds = [at(two, 0), last(two)]
    .filter((end) => nearest(one, end).distance <= JOIN)
    .map((end) => nearest(one, end).at);
  return [...crossings(one, two), ...ends, ...othersEnds].map((point) => ({
    at: point,
    roads: new Set([road.id, other.id]),
  }));
}

function cluster(meetings: Meeting[]): Node[] {
  const groups: Meeting[][] = [];
  for (const meeting of meetings) {
    const group = groups.find((known) => known.some((one) => distance(one.at, meeting.at) < SAME));
    if (group) group.push(meeting);
    else groups.push([meeting]);
  }
  return groups.map((group) => {
    const roads = ROADS.map((road) => road.id).filter((id) => group.some((one) => one.roads.has(id)));
    // Crossings of the rounded lines say where a road really runs; mere ends follow them.
    const x = group.reduce((sum, one) => sum + one.at[0], 0) / group.length;
    const y = group.reduce((sum, one) => sum + one.at[1], 0) / group.length;
    return { id: roads.join('-'), at: rounded([x, y]), portal: false, roads, legs: [] };
  });
}

function stretchesOf(road: RoadRow, line: Point[], nodes: Node[]): Stretch[] {
  const stops = nodes
    .filter((node) => node.roads.includes(road.id))
    .map((node) => ({ node, along: nearest(line, node.at).along }))
    .sort((a, b) => a.along - b.along);
  if (stops.length < 2) throw new Error(`road ${road.id} meets nothing`);
  return stops.slice(1).map(({ node: to, along }, index) => {
    const { node: from, along: begin } = at(stops, index);
    const via = bendsBetween(line, begin, along, CLEAR).map(rounded);
    const whole = [from.at, ...via, to.at];
    const length = whole.slice(1).reduce((sum, point, p) => sum + distance(at(whole, p), point), 0);
    const [a, b] = [nameOn(road, from), nameOn(road, to)];
    return { road, from, to, via, length, forward: `${road.id}.${a}.${b}`, backward: `${road.id}.${b}.${a}` };
  });
}

/** What the node is called along this road: the first other road, or the portal. */
function nameOn(road: RoadRow, node: Node): string {
  return node.portal
    ? node.id
    : at(
        node.roads.filter((id) => id !== road.id),
        0,
      );
}

function addLegs(stretch: Stretch): void {
  const { from, to, via, forward, backward } = stretch;
  const line = [from.at, ...via, to.at];
  from.legs.push({ stretch, away: direction(line), approach: backward, exit: forward });
  to.legs.push({ stretch, away: direction([...line].reverse()), approach: forward, exit: backward });
}

function direction(line: Point[]): Point {
  const start = at(line, 0);
  const ahead = line.find((point) => distance(point, start) >= LEG) ?? last(line);
  const length = distance(start, ahead);
  return [(ahead[0] - start[0]) / length, (ahead[1] - start[1]) / length];
}

/** The stretch `road.from.to`, in the direction of the road's row. */
export function stretchOf(layout: Layout, id: string): Stretch {
  const stretch = layout.stretches.find((one) => one.forward === id);
  if (!stretch) throw new Error(`no stretch ${id}; there are ${layout.stretches.map((one) => one.forward).join(' ')}`);
  return stretch;
}
