/**
 * Queues as one sees them in a frame: per lane, from the stop line to the last standing vehicle, as long as standing vehicles
 * follow one another. For drawing; the measured queue is in the report.
 */
import { lengthOf, locate } from '../../common/index.ts';
import type { Frame } from '../../engine/index.ts';
import type { Network } from '../../network/index.ts';
import { FRAME_STRIDE } from './frame-layout.ts';

/** Below this a vehicle stands [m/s]; 5 km/h. */
const STANDING = 5 / 3.6;
/** The first stands this near the stop line, the next this near the one before [m]. */
const FIRST = 30;
const GAP = 28;
const CELL = 12;
const STEP = 4;
/** From the middle of its lane [m]. */
const ASIDE = 2.1;

export class QueueFinder {
  readonly #network: Network;
  readonly #cells = new Map<number, number[]>();
  /** Lane, metres before the stop line, x, y, heading x, y of points along all lanes. */
  readonly #points: number[] = [];
  /** Per slot: trip, x, y, lane, metres before the stop line of its last search. */
  #known = new Float64Array(0);
  /** Queue length of every lane [m]. */
  readonly lengths: Float32Array;

  constructor(network: Network) {
    this.#network = network;
    this.lengths = new Float32Array(network.lanes.length);
    for (const lane of network.lanes) {
      const end = lengthOf(lane.centre);
      if (network.nodes[network.links[lane.link]?.to ?? -1]?.kind !== 'intersection') continue;
      for (let s = lane.begin; s <= end; s += STEP) {
        const { point, heading } = locate(lane.centre, s);
        const entry = this.#points.push(lane.index, end - s, point.x, point.y, heading.x, heading.y) - 6;
        const key = keyOf(point.x, point.y);
        const cell = this.#cells.get(key);
        if (cell) cell.push(entry);
        else this.#cells.set(key, [entry]);
      }
    }
  }

  /** Updates `lengths`. */
  find(frame: Frame): void {
    if (this.#known.length < 5 * frame.slots) {
      const grown = new Float64Array(5 * Math.ceil(frame.slots * 1.3)).fill(-1);
      grown.set(this.#known);
      this.#known = grown;
    }
    const standing: { lane: number; before: number; length: number }[] = [];
    for (let slot = 0; slot < frame.slots; slot++) {
      const at = slot * FRAME_STRIDE;
      const trip = frame.vehicles[at] as number;
      if (trip < 0 || (frame.vehicles[at + 5] as number) > STANDING) continue;
      const found = this.#search(slot, trip, frame, at);
      if (found >= 0)
        standing.push({
          lane: found,
          before: this.#known[5 * slot + 4] as number,
          length: frame.vehicles[at + 7] as number,
        });
    }
    standing.sort((a, b) => a.lane - b.lane || a.before - b.before);
    this.lengths.fill(0);
    let end = 0;
    standing.forEach((vehicle, index) => {
      if (index === 0 || standing[index - 1]?.lane !== vehicle.lane) end = FIRST - GAP;
      if (end < Number.POSITIVE_INFINITY && vehicle.before - end <= GAP) {
        end = vehicle.before + vehicle.length;
        this.lengths[vehicle.lane] = end;
      } else end = Number.POSITIVE_INFINITY;
    });
    // A single vehicle waiting is no queue.
    for (const lane of this.#network.lanes) if ((this.lengths[lane.index] as number) < 9) this.lengths[lane.index] = 0;
  }

  /** The lane it stands on, or −1; asks the index only if it has moved. */
  #search(slot: number, trip: number, frame: Frame, at: number): number {
    const known = this.#known;
    const [x, y, hx, hy] = [1, 2, 3, 4].map((field) => frame.vehicles[at + field] as number) as [
      number,
      number,
      number,
      number,
    ];
    const from = 5 * slot;
    if (known[from] === trip && known[from + 1] === x && known[from + 2] === y) return known[from + 3] as number;
    let best = -1;
    let nearest = ASIDE;
    let before = 0;
    for (let column = -1; column <= 1; column++)
      for (let row = -1; row <= 1; row++)
        for (const entry of this.#cells.get(keyOf(x + column * CELL, y + row * CELL)) ?? []) {
          const [dx, dy] = [x - (this.#points[entry + 2] as number), y - (this.#points[entry + 3] as number)];
          const [ux, uy] = [this.#points[entry + 4] as number, this.#points[entry + 5] as number];
          const ahead = dx * ux + dy * uy;
          const aside = Math.abs(dx * uy - dy * ux);
          if (aside >= nearest || Math.abs(ahead) > STEP || ux * hx + uy * hy < 0.7) continue;
          nearest = aside;
          best = this.#points[entry] as number;
          before = Math.max(0, (this.#points[entry + 1] as number) - ahead);
        }
    known.set([trip, x, y, best, before], from);
    return best;
  }
}

const keyOf = (x: number, y: number): number => Math.floor(x / CELL) * 1_000_003 + Math.floor(y / CELL);
