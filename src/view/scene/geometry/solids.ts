/** Things that stand up: building blocks and the masts of signal heads as boxes, the railway on its embankment as slices. */
import type { Head } from './heads.ts';
import { BLOCK_STRIDE } from './buildings.ts';
import type { RailSlice } from './scenery.ts';
import { Paint } from '../paint.ts';
import { Pile } from './pile.ts';

export interface SolidMesh {
  /** x, y, z [m]. */
  readonly position: Float32Array;
  /** Paint, lightness factor, fade (as in flat meshes). */
  readonly look: Float32Array;
  readonly indices: Uint32Array;
}

export const HEAD_HEIGHT = 5.2;
/** Lightness of top and of walls facing the four ways: light from the north-west, as on printed relief. */
const TOP = 1.025;
const RAIL_HEIGHT = 6;
const RAIL_HALF_WIDTH = 4.5;
const FOOT = 10;

class SolidBuilder {
  readonly position = new Pile(Float32Array);
  readonly look = new Pile(Float32Array);
  readonly indices = new Pile(Uint32Array);

  /** Four corners, anticlockwise as seen from outside. */
  face(corners: readonly (readonly [number, number, number])[], paint: Paint, light: number, fade: number): void {
    const first = this.position.length / 3;
    for (const corner of corners) {
      this.position.push(corner[0], corner[1], corner[2]);
      this.look.push(paint, light, fade);
    }
    this.indices.push(first, first + 1, first + 2);
    this.indices.push(first, first + 2, first + 3);
  }

  /** A box without a floor on an oriented rectangle. */
  box(at: BoxPlace, height: number, paint: Paint, shade: number, fade: number): void {
    const { x, y, ux, uy, half, depth } = at;
    const corner = (along: number, aside: number, z: number): [number, number, number] => [
      x + ux * half * along - uy * depth * aside,
      y + uy * half * along + ux * depth * aside,
      z,
    ];
    this.face(
      [corner(-1, -1, height), corner(1, -1, height), corner(1, 1, height), corner(-1, 1, height)],
      paint,
      TOP * shade,
      fade,
    );
    const walls = [
      [-1, -1, 1, -1, uy, -ux],
      [1, -1, 1, 1, ux, uy],
      [1, 1, -1, 1, -uy, ux],
      [-1, 1, -1, -1, -ux, -uy],
    ] as const;
    for (const [a, b, c, d, nx, ny] of walls)
      this.face(
        [corner(a, b, 0), corner(c, d, 0), corner(c, d, height), corner(a, b, height)],
        paint,
        wallLight(nx, ny) * shade,
        fade,
      );
  }
}

interface BoxPlace {
  readonly x: number;
  readonly y: number;
  readonly ux: number;
  readonly uy: number;
  readonly half: number;
  readonly depth: number;
}

const wallLight = (nx: number, ny: number): number => 0.93 + 0.045 * (ny - nx);

/** Yields after every few boxes, so that the page stays alive while a town is built. */
export function* solidSteps(
  blocks: Float32Array,
  heads: readonly Head[],
  rails: readonly (readonly RailSlice[])[],
): Generator<void, SolidMesh> {
  const solids = new SolidBuilder();
  for (let at = 0; at < blocks.length; at += BLOCK_STRIDE) {
    const [x, y, ux, uy, half, depth, height, shade] = Array.from(blocks.subarray(at, at + BLOCK_STRIDE)) as Block;
    solids.box({ x, y, ux, uy, half, depth }, height, Paint.building, 0.985 + 0.025 * shade, 0);
    if (at % (64 * BLOCK_STRIDE) === 0) yield;
  }
  for (const [index, head] of heads.entries()) {
    if (index % 64 === 0) yield;
    const mast = { x: head.x, y: head.y, ux: 1, uy: 0, half: 0.07, depth: 0.07 };
    solids.box(mast, headHeight(head) - 0.4, Paint.pole, 1, 0.35);
  }
  yield;
  for (const slices of rails) yield* addRail(solids, slices);
  const position = solids.position.all();
  yield;
  const look = solids.look.all();
  yield;
  return { position, look, indices: solids.indices.all() };
}

type Block = [number, number, number, number, number, number, number, number];

/** Middle of a head's housing above the road [m]; walkers' heads hang lower. */
export const headHeight = (head: Head): number => (head.kind === 4 ? 3 : HEAD_HEIGHT);

function* addRail(solids: SolidBuilder, slices: readonly RailSlice[]): Generator<void> {
  const across = (slice: RailSlice, metres: number, z: number): [number, number, number] => [
    slice.x + slice.nx * metres,
    slice.y + slice.ny * metres,
    z,
  ];
  for (let index = 0; index + 1 < slices.length; index++) {
    if (index % 64 === 0) yield;
    const [a, b] = [slices[index] as RailSlice, slices[index + 1] as RailSlice];
    const top = (from: number, to: number, z: number, paint: Paint, light: number, fade: number): void =>
      solids.face([across(a, from, z), across(a, to, z), across(b, to, z), across(b, from, z)], paint, light, fade);
    for (const side of [-1, 1]) {
      const edge = side * RAIL_HALF_WIDTH;
      const [foot, z] = a.isDeck || b.isDeck ? [edge, RAIL_HEIGHT - 1.3] : [side * FOOT, 0];
      const light = a.isDeck || b.isDeck ? 0.85 : wallLight(side * a.nx, side * a.ny) + 0.03;
      const corners = [
        across(a, foot, z),
        across(b, foot, z),
        across(b, edge, RAIL_HEIGHT),
        across(a, edge, RAIL_HEIGHT),
      ];
      solids.face(side > 0 ? corners : corners.reverse(), Paint.railBed, light, 0);
    }
    top(-RAIL_HALF_WIDTH, RAIL_HALF_WIDTH, RAIL_HEIGHT, Paint.railBed, 1, 0);
    for (const track of [-2, 2])
      for (const rail of [-0.72, 0.72])
        top(track + rail - 0.09, track + rail + 0.09, RAIL_HEIGHT + 0.12, Paint.rail, 1, 0.7);
  }
}
