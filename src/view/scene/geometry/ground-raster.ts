/** Ground that is taken and ground that is free, in square cells: quick to ask for many places. */
import type { Vector } from '../../../common/index.ts';

const CELL = 2.5;
/** No larger picture than this is kept [cells]; beyond it everything counts as taken. */
const MOST_CELLS = 24_000_000;

export class GroundRaster {
  readonly #west: number;
  readonly #south: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #taken: Uint8Array;

  constructor(west: number, south: number, east: number, north: number) {
    this.#west = west;
    this.#south = south;
    this.#columns = Math.ceil((east - west) / CELL);
    this.#rows = Math.min(Math.ceil((north - south) / CELL), Math.floor(MOST_CELLS / this.#columns));
    this.#taken = new Uint8Array(this.#columns * this.#rows);
  }

  /** A disc [m]. */
  takeDisc(x: number, y: number, radius: number): void {
    const [column, row, reach] = [(x - this.#west) / CELL, (y - this.#south) / CELL, radius / CELL];
    const [first, last] = [Math.max(0, Math.ceil(row - reach)), Math.min(this.#rows - 1, Math.floor(row + reach))];
    for (let at = first; at <= last; at++) {
      const half = Math.sqrt(reach * reach - (at - row) * (at - row));
      const from = Math.max(0, Math.ceil(column - half));
      const to = Math.min(this.#columns - 1, Math.floor(column + half));
      if (to >= from) this.#taken.fill(1, at * this.#columns + from, at * this.#columns + to + 1);
    }
  }

  /** A band along a line [m]. */
  takeBand(line: readonly Vector[], halfWidth: number): void {
    const step = Math.max(2, halfWidth * 0.5);
    line.forEach((a, index) => {
      const b = line[index + 1] ?? a;
      const pieces = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / step));
      for (let piece = 0; piece < pieces; piece++)
        this.takeDisc(a.x + ((b.x - a.x) * piece) / pieces, a.y + ((b.y - a.y) * piece) / pieces, halfWidth);
    });
  }

  /** A polygon and `margin` around it [m]. */
  takeArea(outline: readonly Vector[], margin: number): void {
    this.takeBand([...outline, outline[0] as Vector], margin);
    const ys = outline.map((corner) => (corner.y - this.#south) / CELL);
    const first = Math.max(0, Math.floor(Math.min(...ys)));
    const last = Math.min(this.#rows - 1, Math.ceil(Math.max(...ys)));
    for (let row = first; row <= last; row++) {
      const y = this.#south + (row + 0.5) * CELL;
      const crossings = outline
        .flatMap((a, index) => {
          const b = outline[(index + 1) % outline.length] as Vector;
          return a.y > y === b.y > y ? [] : [a.x + ((y - a.y) * (b.x - a.x)) / (b.y - a.y)];
        })
        .sort((p, q) => p - q);
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        const from = Math.max(0, Math.floor(((crossings[pair] as number) - this.#west) / CELL));
        const to = Math.min(this.#columns, Math.ceil(((crossings[pair + 1] as number) - this.#west) / CELL));
        if (to > from) this.#taken.fill(1, row * this.#columns + from, row * this.#columns + to);
      }
    }
  }

  /** Whether an oriented rectangle is free all over. */
  isFree(middle: Vector, along: Vector, half: number, depth: number): boolean {
    return this.#eachCell(middle, along, half, depth, (cell) => this.#taken[cell] === 0);
  }

  takeRectangle(middle: Vector, along: Vector, half: number, depth: number): void {
    this.#eachCell(middle, along, half, depth, (cell) => {
      this.#taken[cell] = 1;
      return true;
    });
  }

  /** Visits the cells of a rectangle until `visit` says no; false then, and outside the picture. */
  #eachCell(middle: Vector, along: Vector, half: number, depth: number, visit: (cell: number) => boolean): boolean {
    const columns = Math.max(1, Math.ceil((2 * half) / CELL));
    const rows = Math.max(1, Math.ceil((2 * depth) / CELL));
    for (let i = 0; i <= columns; i++)
      for (let j = 0; j <= rows; j++) {
        const [u, v] = [-half + (2 * half * i) / columns, -depth + (2 * depth * j) / rows];
        const column = Math.round((middle.x + along.x * u - along.y * v - this.#west) / CELL);
        const row = Math.round((middle.y + along.y * u + along.x * v - this.#south) / CELL);
        if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) return false;
        if (!visit(row * this.#columns + column)) return false;
      }
    return true;
  }
}
