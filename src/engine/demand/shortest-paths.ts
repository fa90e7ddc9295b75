/**
 * Least-cost routes from one terminal to all links, by Dijkstra over links with the cost of every turn.
 *
 * A label is the cost up to a link's stop line; `entry` the cost up to its start. Both are kept, because a trip may end
 * on the link it started on, further back, and then comes round to it again. Ties go to the lower index of the movement,
 * which the heap order (cost, then link) and a strict comparison give.
 */
import type { RouteGraph } from './route-graph.ts';
import type { Spot, Terminal } from './terminals.ts';

/** One way between two terminals: where it joins, the movements it takes, where it leaves. */
export interface Path {
  readonly from: Spot;
  readonly to: Spot;
  /** Movement indices in order; empty when it stays on one link. */
  readonly movements: Int32Array;
}

export class ShortestPaths {
  readonly #graph: RouteGraph;
  readonly #label: Float64Array;
  readonly #entry: Float64Array;
  /** Movement by which the best label / the best entry of the link came; −1: it starts here. */
  readonly #labelBy: Int32Array;
  readonly #entryBy: Int32Array;
  readonly #seed: Int32Array;
  readonly #settled: Uint8Array;
  readonly #heapCost: Float64Array;
  readonly #heapLink: Int32Array;
  #heapSize = 0;
  #origin: Terminal | undefined;
  #accessCost: Float64Array;

  constructor(graph: RouteGraph) {
    const links = graph.network.links.length;
    this.#graph = graph;
    this.#label = new Float64Array(links);
    this.#entry = new Float64Array(links);
    this.#labelBy = new Int32Array(links);
    this.#entryBy = new Int32Array(links);
    this.#seed = new Int32Array(links);
    this.#settled = new Uint8Array(links);
    this.#accessCost = new Float64Array(0);
    // every movement relaxes at most once after its link is settled, and every origin spot seeds once
    const room = graph.network.movements.length + graph.network.places.length + 1;
    this.#heapCost = new Float64Array(room);
    this.#heapLink = new Int32Array(room);
  }

  /**
   * Labels every link from an origin.
   * @param turnCost   [s] of each movement, its delay and its way through the intersection
   * @param accessCost [s] to join the road at each roadside place
   */
  run(origin: Terminal, turnCost: Float64Array, accessCost: Float64Array): void {
    const { first, out, toLink, linkTime, network, open } = this.#graph;
    this.#origin = origin;
    this.#accessCost = accessCost;
    this.#label.fill(Infinity);
    this.#entry.fill(Infinity);
    this.#settled.fill(0);
    this.#heapSize = 0;
    for (let s = 0; s < origin.origins.length; s++) {
      const spot = origin.origins[s]!;
      if (open[spot.link] === 0) continue;
      const link = network.links[spot.link]!;
      const cost = accessCost[spot.place]! + (link.length - spot.at) / link.speedLimit;
      if (cost < this.#label[spot.link]!) {
        this.#label[spot.link] = cost;
        this.#labelBy[spot.link] = -1;
        this.#seed[spot.link] = s;
        this.#push(cost, spot.link);
      }
    }
    while (this.#heapSize > 0) {
      const link = this.#pop();
      if (this.#settled[link] === 1) continue;
      this.#settled[link] = 1;
      for (let a = first[link]!; a < first[link + 1]!; a++) {
        const m = out[a]!;
        const next = toLink[m]!;
        const cost = this.#label[link]! + turnCost[m]!;
        if (cost < this.#entry[next]!) {
          this.#entry[next] = cost;
          this.#entryBy[next] = m;
        }
        const atLine = cost + linkTime[next]!;
        if (atLine < this.#label[next]!) {
          this.#label[next] = atLine;
          this.#labelBy[next] = m;
          this.#push(atLine, next);
        }
      }
    }
  }

  /** Cost [s] of the best way to a destination; Infinity when there is none. */
  costTo(destination: Terminal): number {
    let best = Infinity;
    for (const spot of destination.destinations) best = Math.min(best, this.#costToSpot(spot));
    return best;
  }

  /** The best way to a destination, or undefined. */
  pathTo(destination: Terminal): Path | undefined {
    let best = Infinity;
    let to: Spot | undefined;
    for (const spot of destination.destinations) {
      const cost = this.#costToSpot(spot);
      if (cost < best) {
        best = cost;
        to = spot;
      }
    }
    if (to === undefined) return undefined;
    const direct = this.#direct(to);
    const { network } = this.#graph;
    if (direct !== undefined && this.#directCost(direct, to) <= this.#loopCost(to)) {
      return { from: direct, to, movements: new Int32Array(0) };
    }
    const backwards: number[] = [];
    let by = this.#entryBy[to.link]!;
    for (;;) {
      backwards.push(by);
      const link = network.movements[by]!.fromLink;
      by = this.#labelBy[link]!;
      if (by < 0) {
        const from = this.#origin!.origins[this.#seed[link]!]!;
        return { from, to, movements: Int32Array.from(backwards.reverse()) };
      }
    }
  }

  #costToSpot(spot: Spot): number {
    const direct = this.#direct(spot);
    const loop = this.#loopCost(spot);
    return direct === undefined ? loop : Math.min(loop, this.#directCost(direct, spot));
  }

  #loopCost(spot: Spot): number {
    return this.#entry[spot.link]! + spot.at / this.#graph.network.links[spot.link]!.speedLimit;
  }

  #directCost(from: Spot, to: Spot): number {
    return this.#accessCost[from.place]! + (to.at - from.at) / this.#graph.network.links[to.link]!.speedLimit;
  }

  /** The origin's spot upstream of `to` on the same open link, if any. */
  #direct(to: Spot): Spot | undefined {
    if (this.#graph.open[to.link] === 0) return undefined;
    let best: Spot | undefined;
    for (const spot of this.#origin!.origins) {
      if (spot.link !== to.link || spot.at >= to.at) continue;
      if (best === undefined || spot.at > best.at) best = spot;
    }
    return best;
  }

  #before(a: number, b: number): boolean {
    const costA = this.#heapCost[a]!;
    const costB = this.#heapCost[b]!;
    return costA < costB || (costA === costB && this.#heapLink[a]! < this.#heapLink[b]!);
  }

  #swap(a: number, b: number): void {
    const cost = this.#heapCost[a]!;
    const link = this.#heapLink[a]!;
    this.#heapCost[a] = this.#heapCost[b]!;
    this.#heapLink[a] = this.#heapLink[b]!;
    this.#heapCost[b] = cost;
    this.#heapLink[b] = link;
  }

  #push(cost: number, link: number): void {
    let at = this.#heapSize++;
    this.#heapCost[at] = cost;
    this.#heapLink[at] = link;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #pop(): number {
    const link = this.#heapLink[0]!;
    this.#heapSize -= 1;
    this.#heapCost[0] = this.#heapCost[this.#heapSize]!;
    this.#heapLink[0] = this.#heapLink[this.#heapSize]!;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= this.#heapSize) return link;
      const right = left + 1;
      const child = right < this.#heapSize && this.#before(right, left) ? right : left;
      if (!this.#before(child, at)) return link;
      this.#swap(at, child);
      at = child;
    }
  }
}

/** The links a path drives on, in order. */
export function linksOf(graph: RouteGraph, path: Path): Int32Array {
  const links = new Int32Array(path.movements.length + 1);
  links[0] = path.from.link;
  for (let i = 0; i < path.movements.length; i++) links[i + 1] = graph.toLink[path.movements[i]!]!;
  return links;
}
