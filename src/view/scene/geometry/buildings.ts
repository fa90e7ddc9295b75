/**
 * Pale blocks that give the town its grain. They are made up from the streets alone: rows of plots along every urban road, then rows
 * behind them towards the middle of each block, kept clear of roads, water, railways, parks and one another. The same network gives
 * the same blocks.
 */
import { lengthOf, locate, randomStream, uniform, type Vector } from '../../../common/index.ts';
import type { Network, NetworkLink } from '../../../network/index.ts';
import type { Model } from '../../../scenario/index.ts';
import { vectorsOf, vectorsOfFlat } from './flat-mesh.ts';
import { GroundRaster } from './ground-raster.ts';
import { greens, railways, waters } from './scenery.ts';

/** Eight numbers a block: middle x, y, unit vector along its front x, y, half front, half depth, height, shade 0…1. */
export const BLOCK_STRIDE = 8;

/** From the kerb to the first row, to the next rows, deeper inside a block, and between neighbours [m]. */
const SETBACK = 7;
const ROW_GAP = 9;
const INNER_ROW_GAP = 15;
const SIDE_GAP = 4;
const ROWS = 9;
/** Roads that leave town are built up only near it. */
const EDGE_ROWS = 2;

/** Yields after every row of a street. */
export function* buildingSteps(network: Network, model: Model): Generator<void, Float32Array> {
  const urban = urbanNodes(network, model);
  const raster = yield* keptClear(network, model);
  const random = randomStream(1, 'buildings');
  const blocks: number[] = [];
  const setbacks = new Map<number, number>();
  // Row by row through the whole town, so that every street has its front before any block is filled.
  for (let row = 0; row < ROWS; row++)
    for (const link of network.links) {
      const ends = Number(urban.has(link.from)) + Number(urban.has(link.to));
      if (ends === 0 || (ends === 1 && row >= EDGE_ROWS)) continue;
      const setback = setbacks.get(link.index) ?? SETBACK;
      const depth = 9 + 8 * uniform(random, link.id, row);
      addRow(link, row, setback, depth, ends === 2 ? 0.96 - 0.03 * row : 0.5 - 0.15 * row);
      yield;
      setbacks.set(link.index, setback + depth + (row < 2 ? ROW_GAP : INNER_ROW_GAP));
    }
  return Float32Array.from(blocks);

  function addRow(link: NetworkLink, row: number, setback: number, depth: number, share: number): void {
    const length = lengthOf(link.kerb);
    let s = 6 + 10 * uniform(random, link.id, 50 + row);
    for (let plot = 0; s < length - 6; plot++) {
      const draw = (part: number): number => uniform(random, link.id, 1000 * (row + 1) + 5 * plot + part);
      // Shops along the street, longer slabs behind.
      const front = 12 + (row < 2 ? 26 : 34) * draw(0) * draw(0) + 6 * draw(1);
      const { point, heading } = locate(link.kerb, s + front / 2);
      const away = setback + depth / 2;
      const middle = { x: point.x + heading.y * away, y: point.y - heading.x * away };
      const free =
        draw(2) < share && raster.isFree(middle, heading, front / 2 + SIDE_GAP / 2, depth / 2 + SIDE_GAP / 2);
      if (free) {
        raster.takeRectangle(middle, heading, front / 2 + SIDE_GAP / 2, depth / 2 + SIDE_GAP / 2);
        const height = 4 + (row < 2 ? 9 : 6) * draw(3) * draw(3);
        blocks.push(middle.x, middle.y, heading.x, heading.y, front / 2, depth / 2, height, draw(4));
      }
      s += front + SIDE_GAP + 5 * draw(1);
    }
  }
}

function* keptClear(network: Network, model: Model): Generator<void, GroundRaster> {
  const all: Vector[] = network.nodes.map(({ x, y }) => ({ x, y }));
  const xs = all.map((point) => point.x);
  const ys = all.map((point) => point.y);
  const raster = new GroundRaster(
    Math.min(...xs) - 300,
    Math.min(...ys) - 300,
    Math.max(...xs) + 300,
    Math.max(...ys) + 300,
  );
  for (const link of network.links) {
    yield;
    for (const line of [link.kerb, link.innerEdge]) raster.takeBand(vectorsOf(line), 4);
    raster.takeBand(vectorsOf(link.centre), 7);
  }
  for (const node of network.nodes)
    if (node.outline.length >= 6) {
      yield;
      raster.takeArea(vectorsOfFlat(node.outline), 6);
    }
  for (const band of waters(model)) raster.takeBand(band.line, band.halfWidth + 16);
  yield;
  for (const band of railways(model)) raster.takeBand(band.line, band.halfWidth + 14);
  yield;
  for (const green of greens(model)) raster.takeArea(green.outline, 5);
  return raster;
}

function urbanNodes(network: Network, model: Model): Set<number> {
  const ids = new Set(model.intersections.filter((one) => one.urban ?? true).map((one) => one.id));
  return new Set(network.nodes.filter((node) => ids.has(node.id)).map((node) => node.index));
}
