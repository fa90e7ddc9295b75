/** Water, green, railways, and what carries roads over water and the railway over roads. */
import { type Polyline, polyline, rounded, type Vector } from '../../../common/index.ts';
import type { Network } from '../../../network/index.ts';
import type { Model } from '../../../scenario/index.ts';
import { Paint } from '../paint.ts';
import { type FlatMeshBuilder, rightNormals, vectorsOf } from './flat-mesh.ts';

export interface Band {
  readonly line: readonly Vector[];
  readonly halfWidth: number;
}

const toVectors = (points: readonly (readonly [number, number])[]): Vector[] => points.map(([x, y]) => ({ x, y }));

/** Middle lines of rivers and railways, with their bends rounded as they are drawn. */
export function waters(model: Model): (Band & { name: Model['name']; id: string })[] {
  return (model.scenery?.water ?? []).map((water) => ({
    id: water.id,
    name: water.name,
    line: rounded(toVectors(water.line), 150),
    halfWidth: water.width / 2,
  }));
}
export function railways(model: Model): (Band & { name: Model['name']; id: string })[] {
  return (model.scenery?.railways ?? []).map((rail) => ({
    id: rail.id,
    name: rail.name,
    line: rounded(toVectors(rail.line), 250),
    halfWidth: 5,
  }));
}
export function greens(model: Model): { outline: readonly Vector[]; name: Model['name'] | undefined; id: string }[] {
  return (model.scenery?.green ?? []).map((green) => ({
    id: green.id,
    name: green.name,
    outline: roundedOutline(toVectors(green.outline)),
  }));
}

function roundedOutline(corners: readonly Vector[]): Vector[] {
  const [first, second] = [corners[0] as Vector, corners[1] as Vector];
  // Rounded as an open line that starts and ends in the middle of one side.
  const middle = { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 };
  const line = rounded([middle, ...corners.slice(1), first, middle], 18, 4);
  return line.slice(0, -1);
}

export function addScenery(mesh: FlatMeshBuilder, model: Model): void {
  for (const green of greens(model)) mesh.polygon(green.outline, { paint: Paint.green });
  for (const water of waters(model)) {
    mesh.ribbon(water.line, water.halfWidth + 2.5, { paint: Paint.waterLine, pixels: 2 });
    mesh.ribbon(water.line, water.halfWidth, { paint: Paint.water, pixels: 1.4 });
  }
}

/** Bridges: where a road crosses water it stands out by its parapets; drawn before the roads. Yields after every road. */
export function* addBridges(mesh: FlatMeshBuilder, network: Network, model: Model): Generator<void> {
  const bands = waters(model);
  for (const link of network.links) {
    yield;
    const kerb = densified(link.kerb, 4);
    const inner = link.opposite < 0 ? [densified(link.innerEdge, 4)] : [];
    for (const line of [kerb, ...inner])
      for (const band of bands)
        for (const run of runsWithin(line, band, 6)) mesh.ribbon(run, 4.2, { paint: Paint.bridge, pixels: 1 });
  }
}

/** Points at least every `step` metres. */
export function densified(line: Polyline, step: number): Vector[] {
  const points = vectorsOf(line);
  const dense: Vector[] = [];
  points.forEach((point, index) => {
    const next = points[index + 1];
    dense.push(point);
    if (next === undefined) return;
    const pieces = Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / step);
    for (let piece = 1; piece < pieces; piece++)
      dense.push({
        x: point.x + ((next.x - point.x) * piece) / pieces,
        y: point.y + ((next.y - point.y) * piece) / pieces,
      });
  });
  return dense;
}

/** The runs of a line's points that lie within a band and `beyond` metres around it. */
function runsWithin(line: readonly Vector[], band: Band, beyond: number): Vector[][] {
  const runs: Vector[][] = [];
  let run: Vector[] = [];
  for (const point of [...line, undefined]) {
    if (point !== undefined && distanceTo(band.line, point) < band.halfWidth + beyond) run.push(point);
    else {
      if (run.length > 1) runs.push(run);
      run = [];
    }
  }
  return runs;
}

export function distanceTo(line: readonly Vector[], { x, y }: Vector): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let index = 0; index + 1 < line.length; index++) {
    const [a, b] = [line[index] as Vector, line[index + 1] as Vector];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const part = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(x - a.x - part * dx, y - a.y - part * dy));
  }
  return nearest;
}

/** One slice across the railway: where its deck is, and whether a road passes below. */
export interface RailSlice {
  readonly x: number;
  readonly y: number;
  /** Right-hand unit normal. */
  readonly nx: number;
  readonly ny: number;
  readonly isDeck: boolean;
}

/** The railway in slices a few metres apart; deck where a road or water passes below, embankment elsewhere. Yields now and then. */
export function* railSteps(network: Network, model: Model): Generator<void, RailSlice[][]> {
  const roads = network.links.map((link) => boxed(vectorsOf(link.centre)));
  const bands = waters(model);
  const all: RailSlice[][] = [];
  for (const { line } of railways(model)) {
    const dense = densified(polyline(line), 6);
    const normals = rightNormals(dense);
    const slices: RailSlice[] = [];
    for (const [index, point] of dense.entries()) {
      if (index % 4 === 0) yield;
      const normal = normals[index] as Vector;
      const length = Math.hypot(normal.x, normal.y) || 1;
      const crossed =
        roads.some((road) => isNear(road, point, 60) && distanceTo(road.line, point) < 22) ||
        bands.some((band) => distanceTo(band.line, point) < band.halfWidth + 8);
      slices.push({ x: point.x, y: point.y, nx: normal.x / length, ny: normal.y / length, isDeck: crossed });
    }
    all.push(slices);
  }
  return all;
}

interface Boxed {
  readonly line: readonly Vector[];
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

function boxed(line: readonly Vector[]): Boxed {
  const xs = line.map((point) => point.x);
  const ys = line.map((point) => point.y);
  return { line, west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
}

const isNear = (box: Boxed, { x, y }: Vector, reach: number): boolean =>
  x > box.west - reach && x < box.east + reach && y > box.south - reach && y < box.north + reach;
