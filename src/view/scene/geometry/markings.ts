/**
 * What is painted on the road: lane lines (solid before a stop line, where nobody changes lanes), centre lines, stop and yield
 * lines, crosswalks, left-turn waiting areas.
 *
 * Sizes after GB 5768.3—2009 as commonly drawn: broken lines 4 m on, 6 m off (6 and 9 on fast roads), crosswalk bars 0.45 m with
 * 0.6 m between. Yield lines are two broken bars.
 */
import { lengthOf, locate, type Vector } from '../../../common/index.ts';
import { waitingHold } from '../../../network/index.ts';
import type { Connection, Crosswalk, Network, NetworkLane, NetworkLink } from '../../../network/index.ts';
import { Paint } from '../paint.ts';
import { DETAIL_UNTIL, type FlatMeshBuilder, type Style, vectorsOf } from './flat-mesh.ts';
import { facingEdges, MEDIAN_FROM, rightEdge } from './roads.ts';

const LINE: Style = { paint: Paint.marking, fade: 0.55 };
const BROAD: Style = { paint: Paint.marking, fade: DETAIL_UNTIL };
const LINE_HALF_WIDTH = 0.075;
/** No lane changing this near the stop line [m]. */
const SOLID = 35;
const STOP_LINE = 0.4;
const CROSSWALK_BAR = 0.45;
const CROSSWALK_GAP = 0.6;
/** Waiting areas: 0.5 m on, 0.5 m off, and the line at their end. Source: GB 5768.3—2009, 左弯待转区线. */
const WAITING_DASH: [number, number] = [0.5, 0.5];
const WAITING_LINE = 0.2;
/** A limit from which lines are drawn as on fast roads [m/s]. */
const FAST = 60 / 3.6;

/** Yields after every road. */
export function* addMarkings(mesh: FlatMeshBuilder, network: Network): Generator<void> {
  for (const link of network.links) {
    yield;
    addLaneLines(mesh, link, network);
    addCentreLine(mesh, link, network);
    if (network.nodes[link.to]?.kind === 'intersection') addStopLine(mesh, link, network);
  }
  for (const lane of network.lanes) addWaitingArea(mesh, lane, network);
  for (const crosswalk of network.crosswalks) addCrosswalk(mesh, crosswalk);
}

function addLaneLines(mesh: FlatMeshBuilder, link: NetworkLink, network: Network): void {
  const stops = network.nodes[link.to]?.kind === 'intersection';
  const dash = link.speedLimit >= FAST ? [6, 9] : [4, 6];
  for (let number = 0; number + 1 < link.lanes.length; number++) {
    const lane = network.lanes[link.lanes[number] as number] as NetworkLane;
    const next = network.lanes[link.lanes[number + 1] as number] as NetworkLane;
    const begin = Math.max(lane.begin, next.begin);
    const solidFrom = stops
      ? Math.max(begin, link.length - Math.max(SOLID, 0.5 * (link.length - begin) * Math.sign(begin)))
      : link.length;
    const edge = edgePoints(lane, begin);
    addDashes(mesh, edge, dash as [number, number], solidFrom - begin);
  }
}

/** The right edge of a lane from arc length `begin` on. */
function edgePoints(lane: NetworkLane, begin: number): Vector[] {
  const edge = rightEdge(lane);
  const kept = edge.filter((_, index) => (lane.centre.along[index] as number) > begin + 0.01);
  const { point, heading } = locate(lane.centre, begin);
  return [{ x: point.x + (heading.y * lane.width) / 2, y: point.y - (heading.x * lane.width) / 2 }, ...kept];
}

/** Dashes up to `solidFrom` metres along a line, solid beyond. */
function addDashes(
  mesh: FlatMeshBuilder,
  line: readonly Vector[],
  [on, off]: [number, number],
  solidFrom: number,
): void {
  let walked = 0;
  for (let piece = 0; piece + 1 < line.length; piece++) {
    const [a, b] = [line[piece] as Vector, line[piece + 1] as Vector];
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
    const bar = (from: number, to: number): void => {
      if (to - from > 0.05)
        mesh.bar({ x: a.x + along.x * from, y: a.y + along.y * from }, along, to - from, LINE_HALF_WIDTH, LINE);
    };
    const end = Math.min(length, Math.max(0, solidFrom - walked));
    for (let start = -(walked % (on + off)); start < end; start += on + off)
      bar(Math.max(0, start), Math.min(end, start + on));
    bar(end, length);
    walked += length;
  }
}

/** Where no median parts the directions, each draws its half of a double line; a one-way road has an edge line. */
function addCentreLine(mesh: FlatMeshBuilder, link: NetworkLink, network: Network): void {
  const other = network.links[link.opposite];
  if (other === undefined) {
    mesh.ribbon(vectorsOf(link.innerEdge), LINE_HALF_WIDTH, LINE, 0.15);
    return;
  }
  const [mine, its] = facingEdges(link, other);
  let run: Vector[] = [];
  mine.forEach((point, index) => {
    const facing = its[index] as Vector;
    const apart = Math.hypot(point.x - facing.x, point.y - facing.y) > MEDIAN_FROM;
    if (!apart) run.push(point);
    if (apart || index === mine.length - 1) {
      if (run.length > 1) mesh.ribbon(run, LINE_HALF_WIDTH, LINE, 0.13);
      run = [];
    }
  });
}

function addStopLine(mesh: FlatMeshBuilder, link: NetworkLink, network: Network): void {
  const outermost = network.lanes[link.lanes[link.lanes.length - 1] as number] as NetworkLane;
  const edge = rightEdge(outermost);
  const left = locate(link.innerEdge, lengthOf(link.innerEdge)).point;
  const right = edge[edge.length - 1] as Vector;
  const { heading } = locate(outermost.centre, link.length);
  const back = (point: Vector, metres: number): Vector => ({
    x: point.x - heading.x * metres,
    y: point.y - heading.y * metres,
  });
  if (network.nodes[link.to]?.signalised) {
    mesh.strip([back(left, STOP_LINE), left], [back(right, STOP_LINE), right], BROAD);
    return;
  }
  if (!isMinor(link, network)) return;
  const across = { x: right.x - left.x, y: right.y - left.y };
  const width = Math.hypot(across.x, across.y);
  const unit = { x: across.x / width, y: across.y / width };
  for (const row of [0.1, 0.5])
    for (let from = 0.2; from + 0.6 <= width; from += 0.9) {
      const start = back({ x: left.x + unit.x * from, y: left.y + unit.y * from }, row);
      mesh.bar(start, unit, 0.6, 0.1, LINE);
    }
}

/**
 * A left-turn waiting area: two broken lines from the stop line along the turn, and a stop line at their end. Of turns into several
 * lanes the one into the innermost: the first.
 */
function addWaitingArea(mesh: FlatMeshBuilder, lane: NetworkLane, network: Network): void {
  const connection = lane.connections
    .map((one) => network.connections[one] as Connection)
    .find((one) => waitingHold(network, one) > 0);
  if (connection === undefined) return;
  const hold = waitingHold(network, connection);
  const half = lane.width / 2;
  const aside = (along: number, side: number): Vector => {
    const { point, heading } = locate(connection.centre, along);
    return { x: point.x - heading.y * half * side, y: point.y + heading.x * half * side };
  };
  const steps = Math.max(1, Math.ceil(hold));
  for (const side of [-1, 1]) {
    const edge = Array.from({ length: steps + 1 }, (_, step) => aside((hold * step) / steps, side));
    addDashes(mesh, edge, WAITING_DASH, Infinity);
  }
  const back = Math.max(0, hold - WAITING_LINE);
  mesh.strip([aside(back, 1), aside(hold, 1)], [aside(back, -1), aside(hold, -1)], BROAD);
}

/** Whether traffic from this link yields: none of its movements is on the major road. */
function isMinor(link: NetworkLink, network: Network): boolean {
  return link.movements.every((movement) => (network.movements[movement]?.rank ?? 0) % 6 >= 3);
}

function addCrosswalk(mesh: FlatMeshBuilder, crosswalk: Crosswalk): void {
  const { x0, y0, x1, y1, width } = crosswalk;
  const length = Math.hypot(x1 - x0, y1 - y0);
  const unit = { x: (x1 - x0) / length, y: (y1 - y0) / length };
  const along = { x: -unit.y, y: unit.x };
  const pitch = CROSSWALK_BAR + CROSSWALK_GAP;
  const bars = Math.floor((length - 0.6) / pitch);
  const first = (length - bars * pitch + CROSSWALK_GAP) / 2;
  const bar = (middle: number, halfWidth: number, depth: number, style: Style): void =>
    mesh.bar(
      { x: x0 + unit.x * middle - (along.x * depth) / 2, y: y0 + unit.y * middle - (along.y * depth) / 2 },
      along,
      depth,
      halfWidth,
      style,
    );
  for (let index = 0; index < bars; index++)
    bar(first + index * pitch + CROSSWALK_BAR / 2, CROSSWALK_BAR / 2, width, BROAD);
  if (!crosswalk.refuge) return;
  bar(length / 2, 0.9, width * 0.9, { paint: Paint.kerb, fade: 0.9 });
  bar(length / 2, 0.7, width * 0.9 - 0.4, { paint: Paint.pavement, fade: 0.9 });
}
