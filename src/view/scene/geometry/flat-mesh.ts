/**
 * Flat things on the ground, gathered into one list of triangles in painting order: what is added later covers what was added
 * before. Colours are numbers of paints, so that a change of theme touches no vertex.
 *
 * A vertex stands at `base + normal × max(offset, pixels × metres per pixel)`: so a line keeps a least width on the screen, and a
 * road seen from far away is a drawing of itself.
 */
import { ShapeUtils, Vector2 } from 'three';
import { type Polyline, pointsOf, type Vector } from '../../../common/index.ts';
import type { Paint } from '../paint.ts';
import { Pile } from './pile.ts';

export interface FlatMesh {
  /** Per vertex: base x, y [m]. */
  readonly base: Float32Array;
  /** Per vertex: unit normal x, y, offset along it [m], least offset [px]. */
  readonly spread: Float32Array;
  /** Per vertex: number of the paint, fade (see `Style.fade`). */
  readonly style: Float32Array;
  readonly indices: Uint32Array;
  /** From this index on there is only what is seen from near: lines and arrows. */
  readonly detailFrom: number;
  /** From this index on stands once more, in the same order, all that is seen from farther than `OUTLINE_FROM`, and nothing else. */
  readonly outlineFrom: number;
}

/** Metres per pixel beyond which no detail is seen; no style of a detail may fade later. */
export const DETAIL_UNTIL = 0.9;

/** Metres per pixel beyond which pavements, kerbs and medians are not seen either. */
export const OUTLINE_FROM = 2.4;

export interface Style {
  readonly paint: Paint;
  /**
   * Metres per pixel at which it has faded away: positive, seen from nearer only; negative, seen from farther only; 0, always.
   */
  readonly fade?: number;
  /** Least half width of a ribbon [px]. */
  readonly pixels?: number;
}

export class FlatMeshBuilder {
  readonly #base = new Pile(Float32Array);
  readonly #spread = new Pile(Float32Array);
  readonly #style = new Pile(Float32Array);
  readonly #indices = new Pile(Uint32Array);
  #detailFrom = 0;

  #vertex(x: number, y: number, style: Style, nx = 0, ny = 0, offset = 0): number {
    this.#base.push(x, y);
    this.#spread.push(nx, ny, offset, offset === 0 ? 0 : (style.pixels ?? 0));
    this.#style.push(style.paint, style.fade ?? 0);
    return this.#base.length / 2 - 1;
  }

  /** Corners anticlockwise or clockwise, simple. */
  polygon(corners: readonly Vector[], style: Style): void {
    const contour = corners.map((corner) => new Vector2(corner.x, corner.y));
    if (ShapeUtils.isClockWise(contour)) contour.reverse();
    const first = this.#base.length / 2;
    for (const corner of contour) this.#vertex(corner.x, corner.y, style);
    for (const [a, b, c] of ShapeUtils.triangulateShape(contour, []) as [number, number, number][])
      this.#triangle(first + a, first + b, first + c);
  }

  /** A band along a line, its middle `aside` metres to the right of it. */
  ribbon(line: readonly Vector[], halfWidth: number, style: Style, aside = 0, closed = false): void {
    const normals = rightNormals(line, closed);
    const before = this.#base.length / 2;
    line.forEach((point, index) => {
      const normal = normals[index] as Vector;
      const [x, y] = [point.x + normal.x * aside, point.y + normal.y * aside];
      this.#vertex(x, y, style, -normal.x, -normal.y, halfWidth);
      this.#vertex(x, y, style, normal.x, normal.y, halfWidth);
    });
    const pieces = closed ? line.length : line.length - 1;
    for (let piece = 0; piece < pieces; piece++) {
      const [l, r] = [before + 2 * piece, before + 2 * piece + 1];
      const next = before + 2 * ((piece + 1) % line.length);
      this.#triangle(l, r, next);
      this.#triangle(r, next + 1, next);
    }
  }

  /** Between two lines of equally many points, left and right as one looks along them. */
  strip(left: readonly Vector[], right: readonly Vector[], style: Style): void {
    const first = this.#base.length / 2;
    left.forEach((point, index) => {
      const other = right[index] as Vector;
      this.#vertex(point.x, point.y, style);
      this.#vertex(other.x, other.y, style);
    });
    for (let piece = 0; piece + 1 < left.length; piece++) {
      const l = first + 2 * piece;
      this.#triangle(l, l + 1, l + 2);
      this.#triangle(l + 1, l + 3, l + 2);
    }
  }

  /** A rectangle: middle of its near edge, unit direction, length along it, half width. */
  bar(from: Vector, along: Vector, length: number, halfWidth: number, style: Style): void {
    this.ribbon([from, { x: from.x + along.x * length, y: from.y + along.y * length }], halfWidth, style);
  }

  /** Turned anticlockwise where two lines of a strip crossed one another; without area, left out. */
  #triangle(a: number, b: number, c: number): void {
    const [px, py] = [this.#x(a), this.#y(a)];
    const area = (this.#x(b) - px) * (this.#y(c) - py) - (this.#y(b) - py) * (this.#x(c) - px);
    if (Math.abs(area) < 1e-6) return;
    if (area > 0) this.#indices.push(a, b, c);
    else this.#indices.push(a, c, b);
  }

  #x(vertex: number): number {
    return this.#base.at(2 * vertex) + this.#spread.at(4 * vertex) * this.#spread.at(4 * vertex + 2);
  }

  #y(vertex: number): number {
    return this.#base.at(2 * vertex + 1) + this.#spread.at(4 * vertex + 1) * this.#spread.at(4 * vertex + 2);
  }

  /** What is added from here on is seen only from nearer than `DETAIL_UNTIL`. */
  beginDetail(): void {
    this.#detailFrom = this.#indices.length;
  }

  /** Yields now and then. */
  *build(): Generator<void, FlatMesh> {
    const outlineFrom = this.#indices.length;
    for (let at = 0; at < outlineFrom; at += 3) {
      if (at % 60_000 === 0) yield;
      const fade = this.#style.at(2 * this.#indices.at(at) + 1);
      if (fade > 0 && fade <= OUTLINE_FROM) continue;
      this.#indices.push(this.#indices.at(at), this.#indices.at(at + 1), this.#indices.at(at + 2));
    }
    const base = this.#base.all();
    yield;
    const spread = this.#spread.all();
    yield;
    const style = this.#style.all();
    yield;
    return { base, spread, style, indices: this.#indices.all(), detailFrom: this.#detailFrom, outlineFrom };
  }
}

/** Right-hand normals at the points of a line, lengthened at bends so that a band keeps its width. */
export function rightNormals(line: readonly Vector[], closed = false): Vector[] {
  const count = line.length;
  const heading = (from: number): Vector => {
    const a = line[(from + count) % count] as Vector;
    const b = line[(from + 1) % count] as Vector;
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    return { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
  };
  return line.map((_, index) => {
    const after = index < count - 1 || closed ? heading(index) : heading(index - 1);
    const before = index > 0 || closed ? heading(index - 1) : after;
    const cosine = before.x * after.x + before.y * after.y;
    const stretch = 1 / Math.max(0.35, (1 + cosine) / 2) / 2;
    return { x: (before.y + after.y) * stretch, y: -(before.x + after.x) * stretch };
  });
}

export const vectorsOf = (line: Polyline): Vector[] => pointsOf(line);

/** A flat list x0, y0, x1, y1, … as points. */
export function vectorsOfFlat(flat: Float64Array): Vector[] {
  return Array.from({ length: flat.length / 2 }, (_, index) => ({
    x: flat[2 * index] as number,
    y: flat[2 * index + 1] as number,
  }));
}
