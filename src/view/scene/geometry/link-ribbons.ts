/** Bands along links (congestion) and lanes (queues) whose colour or length changes without touching a vertex. */
import { lengthOf, locate, type Vector } from '../../../common/index.ts';
import type { Network } from '../../../network/index.ts';
import { rightNormals, vectorsOf } from './flat-mesh.ts';
import { Pile } from './pile.ts';

export interface RibbonMesh {
  /** Per vertex: x, y on the band's middle or the road's axis, unit normal to the right. */
  readonly base: Float32Array;
  /**
   * Per vertex. Links: side (0 inner, 1 outer), distance of that side from the axis [m], metres along, link.
   * Lanes: side (−1 left, 1 right), half width, metres before the stop line, lane.
   */
  readonly band: Float32Array;
  readonly indices: Uint32Array;
}

/** One band for each link, on the right-hand side of the road's axis. Yields now and then. */
export function* linkRibbonSteps(network: Network): Generator<void, RibbonMesh> {
  const gather = new Gatherer();
  for (const link of network.links) {
    if (link.index % 16 === 0) yield;
    const line = vectorsOf(link.centre);
    const normals = rightNormals(line);
    const scale = link.length / (lengthOf(link.centre) || 1);
    line.forEach((point, index) => {
      const normal = normals[index] as Vector;
      const s = (link.centre.along[index] as number) * scale;
      const aside = (edge: Vector): number => (edge.x - point.x) * normal.x + (edge.y - point.y) * normal.y;
      const inner = aside(locate(link.innerEdge, s).point);
      const outer = aside(locate(link.kerb, s).point);
      gather.pair(point, normal, [0, inner, s, link.index], [1, outer, s, link.index], index > 0);
    });
  }
  return gather.mesh();
}

/** One band for each lane that leads to an intersection. Yields now and then. */
export function* laneRibbonSteps(network: Network): Generator<void, RibbonMesh> {
  const gather = new Gatherer();
  for (const lane of network.lanes) {
    if (lane.index % 32 === 0) yield;
    const link = network.links[lane.link];
    if (link === undefined || network.nodes[link.to]?.kind !== 'intersection') continue;
    const line = vectorsOf(lane.centre);
    const normals = rightNormals(line);
    const halfWidth = lane.width / 2 - 0.35;
    line.forEach((point, index) => {
      const before = link.length - (lane.centre.along[index] as number);
      const normal = normals[index] as Vector;
      gather.pair(point, normal, [-1, halfWidth, before, lane.index], [1, halfWidth, before, lane.index], index > 0);
    });
  }
  return gather.mesh();
}

type Band = readonly [side: number, across: number, along: number, index: number];

class Gatherer {
  readonly #base = new Pile(Float32Array);
  readonly #band = new Pile(Float32Array);
  readonly #indices = new Pile(Uint32Array);

  pair(point: Vector, normal: Vector, left: Band, right: Band, joins: boolean): void {
    const first = this.#base.length / 4;
    for (const [side, across, along, index] of [left, right]) {
      this.#base.push(point.x, point.y, normal.x, normal.y);
      this.#band.push(side, across, along, index);
    }
    if (!joins) return;
    this.#indices.push(first - 2, first - 1, first);
    this.#indices.push(first - 1, first + 1, first);
  }

  mesh(): RibbonMesh {
    return { base: this.#base.all(), band: this.#band.all(), indices: this.#indices.all() };
  }
}
