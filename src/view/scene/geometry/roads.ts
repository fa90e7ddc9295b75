/** Carriageways, intersection surfaces, kerbs, pavements and medians; and the same roads as a drawing, from far away. */
import { lengthOf, locate, type Polyline, type Vector } from '../../../common/index.ts';
import type { Network, NetworkLink } from '../../../network/index.ts';
import { Paint } from '../paint.ts';
import { type FlatMeshBuilder, rightNormals, vectorsOf, vectorsOfFlat } from './flat-mesh.ts';
import { farPixels, isMajor, paintOf, type RoadClasses } from './road-classes.ts';

const PAVEMENT = 3;
/** Metres per pixel beyond which pavements, kerbs and medians are not seen. */
const FADE = { pavement: 1.6, kerb: 1.4, median: 2.4 };
/** A gap between the two directions that counts as a median rather than a painted line [m]. */
export const MEDIAN_FROM = 0.5;
const SEPARATOR = 1.5;

/** Yields after every road. */
export function* addRoads(mesh: FlatMeshBuilder, network: Network, classes: RoadClasses): Generator<void> {
  for (const node of network.nodes) {
    yield;
    addRim(mesh, vectorsOfFlat(node.outline), true);
  }
  for (const link of network.links) {
    yield;
    addRim(mesh, vectorsOf(link.kerb), false);
    if (link.opposite < 0) addRim(mesh, vectorsOf(link.innerEdge), false);
  }
  for (const major of [false, true]) {
    const links = network.links.filter((link) => isMajor(classes.ofLink[link.index] ?? 'street') === major);
    for (const link of links) addFarRoad(mesh, link, network, classes);
    for (const node of network.nodes) {
      yield;
      const road = classes.ofNode[node.index] ?? 'street';
      if (isMajor(road) === major && node.outline.length >= 6)
        mesh.polygon(vectorsOfFlat(node.outline), { paint: paintOf(road) });
    }
    for (const link of links) {
      yield;
      addCarriageway(mesh, link, network, classes);
    }
  }
  for (const link of network.links) {
    yield;
    addNonMotorLane(mesh, link, network);
    if (link.index < link.opposite) addMedian(mesh, link, network);
  }
}

/** Pavement and kerb along the edge of a surface; the surface itself covers their inner half. */
function addRim(mesh: FlatMeshBuilder, line: readonly Vector[], closed: boolean): void {
  if (line.length < 2) return;
  mesh.ribbon(line, PAVEMENT, { paint: Paint.pavement, fade: FADE.pavement }, 0, closed);
  mesh.ribbon(line, 0.3, { paint: Paint.kerb, fade: FADE.kerb, pixels: 0.6 }, 0, closed);
}

/** The road as a line from node to node that keeps a least width on the screen. */
function addFarRoad(mesh: FlatMeshBuilder, link: NetworkLink, network: Network, classes: RoadClasses): void {
  const road = classes.ofLink[link.index] ?? 'street';
  const line = vectorsOf(link.centre);
  const from = network.nodes[link.from];
  const to = network.nodes[link.to];
  if (from?.kind === 'intersection') line.unshift(from);
  if (to?.kind === 'intersection') line.push(to);
  mesh.ribbon(line, 1, { paint: paintOf(road), pixels: farPixels(link, network, road) });
}

function addCarriageway(mesh: FlatMeshBuilder, link: NetworkLink, network: Network, classes: RoadClasses): void {
  const paint = paintOf(classes.ofLink[link.index] ?? 'street');
  const [left, right] = alongBoth(link.innerEdge, link.kerb);
  mesh.strip(left, right, { paint });
  const other = network.links[link.opposite];
  if (other === undefined || other.index > link.index) return;
  const [mine, its] = facingEdges(link, other);
  mesh.strip(its, mine, { paint });
}

function addMedian(mesh: FlatMeshBuilder, link: NetworkLink, network: Network): void {
  const other = network.links[link.opposite] as NetworkLink;
  const [mine, its] = facingEdges(link, other);
  // A median ends where bays or the intersection leave it no width.
  for (const [from, to] of stretches(mine, its, MEDIAN_FROM)) {
    const near = mine.slice(from, to + 1);
    const far = its.slice(from, to + 1);
    mesh.strip(far, near, { paint: Paint.kerb, fade: FADE.kerb });
    mesh.strip(inset(far, near, 0.25), inset(near, far, 0.25), { paint: Paint.median, fade: FADE.median });
  }
}

/** Runs of at least two points at which the two lines lie further apart than `least`. */
function stretches(a: readonly Vector[], b: readonly Vector[], least: number): [number, number][] {
  const runs: [number, number][] = [];
  let start = -1;
  for (let index = 0; index <= a.length; index++) {
    const [p, q] = [a[index], b[index]];
    const wide = p !== undefined && q !== undefined && Math.hypot(p.x - q.x, p.y - q.y) > least;
    if (wide && start < 0) start = index;
    if (!wide && start >= 0) {
      if (index - 1 > start) runs.push([start, index - 1]);
      start = -1;
    }
  }
  return runs;
}

function inset(line: readonly Vector[], towards: readonly Vector[], metres: number): Vector[] {
  return line.map((point, index) => {
    const other = towards[index] as Vector;
    const width = Math.hypot(other.x - point.x, other.y - point.y) || 1;
    const part = Math.min(0.5, metres / width);
    return { x: point.x + (other.x - point.x) * part, y: point.y + (other.y - point.y) * part };
  });
}

/** The inner edges of the two directions at the same places, in the first one's driving direction. */
export function facingEdges(link: NetworkLink, other: NetworkLink): [Vector[], Vector[]] {
  const [length, itsLength] = [lengthOf(link.innerEdge), lengthOf(other.innerEdge)];
  const places = merged(
    [...link.innerEdge.along],
    [...other.innerEdge.along].map((s) => ((itsLength - s) * length) / itsLength),
  );
  return [
    places.map((s) => locate(link.innerEdge, s).point),
    places.map((s) => locate(other.innerEdge, itsLength - (s * itsLength) / length).point),
  ];
}

/** Two lines that share a coordinate, with points at the same places. */
export function alongBoth(left: Polyline, right: Polyline): [Vector[], Vector[]] {
  const places = merged([...left.along], [...right.along]);
  return [places.map((s) => locate(left, s).point), places.map((s) => locate(right, s).point)];
}

function merged(a: readonly number[], b: readonly number[]): number[] {
  const all = [...a, ...b].sort((p, q) => p - q);
  return all.filter((s, index) => index === 0 || s - (all[index - 1] as number) > 0.01);
}

function addNonMotorLane(mesh: FlatMeshBuilder, link: NetworkLink, network: Network): void {
  const outermost = network.lanes[link.lanes[link.lanes.length - 1] ?? -1];
  if (link.nonMotorLane === null || outermost === undefined) return;
  const { width, separated } = link.nonMotorLane;
  const kerb = vectorsOf(link.kerb);
  mesh.ribbon(kerb, width / 2, { paint: Paint.nonMotorLane, fade: FADE.kerb }, -width / 2);
  if (!separated) return;
  mesh.ribbon(kerb, SEPARATOR / 2, { paint: Paint.kerb, fade: FADE.kerb }, -width - SEPARATOR / 2);
  mesh.ribbon(kerb, SEPARATOR / 2 - 0.25, { paint: Paint.median, fade: FADE.median }, -width - SEPARATOR / 2);
}

/** The right edge of a lane, from where it begins; in points. */
export function rightEdge(lane: { centre: Polyline; width: number }): Vector[] {
  const line = vectorsOf(lane.centre);
  const normals = rightNormals(line);
  return line.map((point, index) => {
    const normal = normals[index] as Vector;
    return { x: point.x + (normal.x * lane.width) / 2, y: point.y + (normal.y * lane.width) / 2 };
  });
}
