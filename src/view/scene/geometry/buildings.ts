/**
 * Pale blocks that give the town its grain. They are made up from the streets alone: rows of plots along every urban road, two deep,
 * kept clear of roads, water, railways, parks and one another. The same network gives the same blocks.
 */
import { lengthOf, locate, randomStream, uniform, type Vector } from '../../../common/index.ts';
import type { Network, NetworkLink } from '../../../network/index.ts';
import type { Model } from '../../../scenario/index.ts';
import { densified, distanceTo, greens, railways, waters } from './scenery.ts';

/** Eight numbers a block: middle x, y, unit vector along its front x, y, half front, half depth, height, shade 0…1. */
export const BLOCK_STRIDE = 8;

const CELL = 40;
/** From the kerb to the first row, between rows, between neighbours [m]. */
const SETBACK = 7;
const ROW_GAP = 9;
const SIDE_GAP = 4;
const DEEPEST = 150;

/** What stands where, in square cells: circles of kept-clear ground and footprints of blocks. */
class Ground {
  readonly #cells = new Map<number, { x: number; y: number; radius: number }[]>();
  readonly #reach: number;

  constructor(reach: number) {
    this.#reach = reach;
  }

  #key(x: number, y: number): number {
    return Math.floor(x / CELL) * 100_003 + Math.floor(y / CELL);
  }

  take(x: number, y: number, radius: number): void {
    const key = this.#key(x, y);
    const cell = this.#cells.get(key);
    if (cell) cell.push({ x, y, radius });
    else this.#cells.set(key, [{ x, y, radius }]);
  }

  isFree(x: number, y: number, radius: number): boolean {
    const cells = Math.ceil((this.#reach + radius) / CELL);
    for (let column = -cells; column <= cells; column++)
      for (let row = -cells; row <= cells; row++)
        for (const taken of this.#cells.get(this.#key(x + column * CELL, y + row * CELL)) ?? [])
          if (Math.hypot(taken.x - x, taken.y - y) < taken.radius + radius) return false;
    return true;
  }
}

export function buildings(network: Network, model: Model): Float32Array {
  const urban = urbanNodes(network, model);
  const roads = new Ground(30);
  for (const link of network.links) keepRoadClear(roads, link);
  for (const node of network.nodes) if (node.kind === 'intersection') roads.take(node.x, node.y, 26);
  const bands = [
    ...waters(model).map((b) => ({ ...b, clear: 22 })),
    ...railways(model).map((b) => ({ ...b, clear: 18 })),
  ];
  const parks = greens(model).map((green) => green.outline);
  const placed = new Ground(24);
  const blocks: number[] = [];
  const random = randomStream(1, 'buildings');
  for (const link of network.links) {
    if (!urban.has(link.from) && !urban.has(link.to)) continue;
    // The far end of a road that leaves town stays open country.
    const share = urban.has(link.from) && urban.has(link.to) ? 0.93 : 0.45;
    addRows(link, share);
  }
  return Float32Array.from(blocks);

  function addRows(link: NetworkLink, share: number): void {
    const length = lengthOf(link.kerb);
    let setback = SETBACK;
    for (let row = 0; setback < DEEPEST && row < 4; row++) {
      const depth = 9 + 8 * uniform(random, link.id, row);
      let s = 6 + 10 * uniform(random, link.id, 50 + row);
      for (let plot = 0; s < length - 6 && plot < 200; plot++) {
        const draw = (part: number): number => uniform(random, link.id, 1000 * (row + 1) + 5 * plot + part);
        const front = 12 + 26 * draw(0) * draw(0) + 6 * draw(1);
        const { point, heading } = locate(link.kerb, s + front / 2);
        const away = setback + depth / 2;
        const middle = { x: point.x + heading.y * away, y: point.y - heading.x * away };
        if (draw(2) < share - 0.08 * row && fits(middle, heading, front / 2, depth / 2)) {
          for (const spot of spots(middle, heading, front / 2, depth / 2))
            placed.take(spot.x, spot.y, depth / 2 + SIDE_GAP / 2);
          blocks.push(
            middle.x,
            middle.y,
            heading.x,
            heading.y,
            front / 2,
            depth / 2,
            4 + 9 * draw(3) * draw(3),
            draw(4),
          );
        }
        s += front + SIDE_GAP + 5 * draw(1);
      }
      setback += depth + ROW_GAP;
    }
  }

  function fits(middle: Vector, heading: Vector, front: number, depth: number): boolean {
    return spots(middle, heading, front, depth).every(
      (spot) =>
        roads.isFree(spot.x, spot.y, depth) &&
        placed.isFree(spot.x, spot.y, depth) &&
        bands.every((band) => distanceTo(band.line, spot) > band.halfWidth + band.clear) &&
        parks.every(
          (outline) => !isInside(outline, spot) && distanceTo([...outline, outline[0] as Vector], spot) > 8 + depth,
        ),
    );
  }
}

/** Middles of circles as deep as the block that together cover its front. */
function spots(middle: Vector, heading: Vector, front: number, depth: number): Vector[] {
  const reach = Math.max(0, front - depth);
  const count = Math.max(1, Math.ceil((2 * reach) / (1.4 * depth)) + 1);
  return Array.from({ length: count }, (_, index) => {
    const along = count === 1 ? 0 : -reach + (2 * reach * index) / (count - 1);
    return { x: middle.x + heading.x * along, y: middle.y + heading.y * along };
  });
}

function keepRoadClear(ground: Ground, link: NetworkLink): void {
  for (const line of [link.kerb, link.innerEdge, link.centre])
    for (const point of densified(line, 5)) ground.take(point.x, point.y, 5.5);
}

function urbanNodes(network: Network, model: Model): Set<number> {
  const ids = new Set(model.intersections.filter((one) => one.urban ?? true).map((one) => one.id));
  return new Set(network.nodes.filter((node) => ids.has(node.id)).map((node) => node.index));
}

export function isInside(outline: readonly Vector[], { x, y }: Vector): boolean {
  let inside = false;
  outline.forEach((a, index) => {
    const b = outline[(index + 1) % outline.length] as Vector;
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) * (b.x - a.x)) / (b.y - a.y)) inside = !inside;
  });
  return inside;
}
