/** Which labels and tags find room: by priority, none over another, none upside down. Plain maths on screen boxes. */

export interface Wanted {
  /** Middle of the text on the screen [px], its size, and its slope [rad, clockwise as the screen's y runs down]. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly slope: number;
  readonly priority: number;
  /** Shown in the picture before: keeps its place among equals, so that labels do not flicker. */
  readonly wasShown: boolean;
  readonly group: string | undefined;
}

const CELL = 6;
/** Labels of one group stand at least this far apart [px]. */
const GROUP_GAP = 320;

/** Turned by half a turn where it would stand on its head. */
export function uprightSlope(slope: number): number {
  const turned = Math.atan2(Math.sin(slope), Math.cos(slope));
  // A little beyond the vertical is still read from the right, as on printed maps; this also stops flicker there.
  const limit = Math.PI / 2 + 0.02;
  return turned > limit ? turned - Math.PI : turned < -limit + 0.04 ? turned + Math.PI : turned;
}

type Box = Pick<Wanted, 'x' | 'y' | 'width' | 'height' | 'slope'>;

/** A picture as a grid of small cells that are free or taken. */
export class Room {
  readonly #columns: number;
  readonly #rows: number;
  readonly #taken: Uint8Array;

  constructor(width: number, height: number) {
    this.#columns = Math.ceil(width / CELL);
    this.#rows = Math.ceil(height / CELL);
    this.#taken = new Uint8Array(this.#columns * this.#rows);
  }

  /** Takes the place of a box if all of it is free and within the picture; `force`: in any case. */
  take(box: Box, force = false): boolean {
    if (!force && !this.isFree(box)) return false;
    this.#visit(box, (cell) => {
      if (cell >= 0) this.#taken[cell] = 1;
      return true;
    });
    return true;
  }

  isFree(box: Box): boolean {
    return this.#visit(box, (cell) => cell >= 0 && this.#taken[cell] === 0);
  }

  /** Visits the cells of a box, −1 for those outside the picture, until `visit` says no. */
  #visit(box: Box, visit: (cell: number) => boolean): boolean {
    const [cosine, sine] = [Math.cos(box.slope), Math.sin(box.slope)];
    const [halfWidth, halfHeight] = [box.width / 2 + 3, box.height / 2 + 2];
    const step = CELL - 1;
    for (let u = -halfWidth; u < halfWidth + step; u += step)
      for (let v = -halfHeight; v < halfHeight + step; v += step) {
        const [a, b] = [Math.min(u, halfWidth), Math.min(v, halfHeight)];
        const column = Math.floor((box.x + a * cosine - b * sine) / CELL);
        const row = Math.floor((box.y + a * sine + b * cosine) / CELL);
        const isOutside = column < 0 || row < 0 || column >= this.#columns || row >= this.#rows;
        if (!visit(isOutside ? -1 : row * this.#columns + column)) return false;
      }
    return true;
  }
}

/** Indices of the labels that find room. */
export function placeLabels(wanted: readonly Wanted[], room: Room): Set<number> {
  const order = wanted.map((_, index) => index);
  order.sort((p, q) => {
    const [a, b] = [wanted[p] as Wanted, wanted[q] as Wanted];
    return a.priority - b.priority || Number(b.wasShown) - Number(a.wasShown) || p - q;
  });
  const placed = new Set<number>();
  const groups = new Map<string, Wanted[]>();
  for (const index of order) {
    const label = wanted[index] as Wanted;
    const group = label.group === undefined ? [] : (groups.get(label.group) ?? []);
    if (group.some((other) => Math.hypot(other.x - label.x, other.y - label.y) < GROUP_GAP)) continue;
    if (!room.take(label)) continue;
    placed.add(index);
    if (label.group !== undefined) groups.set(label.group, [...group, label]);
  }
  return placed;
}

/** From the middle of an intersection's mark to the near edge of its tag, and how much farther off it may stand for want of room [px]. */
const TAG_AWAY = 18;
const TAG_FARTHER = [0, 4, 8, 14, 22, 32, 42];
const TAG_SIDES = [
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** Where a tag may stand beside its mark so that it covers nothing: nearest first, above before below before aside; undefined without room. */
export function tagPlace(
  at: { readonly x: number; readonly y: number },
  { width, height }: { readonly width: number; readonly height: number },
  room: Room,
): Box | undefined {
  for (const farther of TAG_FARTHER)
    for (const [right, down] of TAG_SIDES) {
      const box = {
        x: at.x + right * (TAG_AWAY + farther + width / 2),
        y: at.y + down * (TAG_AWAY + farther + height / 2),
        width,
        height,
        slope: 0,
      };
      if (room.take(box)) return box;
    }
  return undefined;
}

interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Disc extends Point {
  readonly radius: number;
}

/** Side of the square that stands for a tag without room for its word, and from the middle of its mark to its own, across and down [px]. */
export const CORNER = 8;
const CORNER_AWAY = 9;
const CORNER_SIDES = [
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** It may lie over a rim by as little as the eye does not mind [px]. */
const CORNER_OVER_RIM = 1;

/**
 * Middle of that square: the first side of its mark where it lies over no other letter and no other square; over no letter at least; the
 * upper right where neither is possible.
 */
export function cornerPlace(at: Point, letters: readonly Disc[], squares: readonly Point[]): Point {
  const places = CORNER_SIDES.map(([right, down]) => ({ x: at.x + right * CORNER_AWAY, y: at.y + down * CORNER_AWAY }));
  const beyond = (apart: number): number => Math.max(0, Math.abs(apart) - CORNER / 2);
  const readable = places.filter(({ x, y }) =>
    letters.every((one) => Math.hypot(beyond(one.x - x), beyond(one.y - y)) >= one.radius - CORNER_OVER_RIM),
  );
  const isApart = ({ x, y }: Point): boolean =>
    squares.every((one) => Math.max(Math.abs(one.x - x), Math.abs(one.y - y)) > CORNER);
  return readable.find(isApart) ?? readable[0] ?? (places[0] as Point);
}
