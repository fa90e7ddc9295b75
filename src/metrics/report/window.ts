/** The counters of one window, read by movement, link and node: what every part of a report is made from. */
import type { Network } from '../../network/index.ts';
import type { CycleCollector, Followed } from '../collect/cycles.ts';
import type { Layout } from '../collect/layout.ts';
import type { Sums } from '../report-types.ts';
import { addCounts, emptySums } from './measures.ts';

/** Cycles of at least this long before the window's end make its 95th percentile [s]. */
const CYCLE_PERIOD = 3600;

export class Window {
  readonly from: number;
  readonly to: number;
  readonly network: Network;
  readonly layout: Layout;
  readonly counters: Float64Array;
  private readonly cycles: CycleCollector;
  /** Counters as they stood at the window's start; of those that say how things stand, not how much happened. */
  private readonly before: (place: number) => number;

  constructor(
    period: { from: number; to: number },
    network: Network,
    layout: Layout,
    counters: Float64Array,
    before: (place: number) => number,
    cycles: CycleCollector,
  ) {
    this.from = period.from;
    this.to = period.to;
    this.network = network;
    this.layout = layout;
    this.counters = counters;
    this.before = before;
    this.cycles = cycles;
  }

  get seconds(): number {
    return this.to - this.from;
  }

  count(block: number, index = 0): number {
    return this.counters[block + index] ?? 0;
  }

  movement(index: number): Sums {
    const at = this.layout.movement;
    const passed = this.count(at.passed, index);
    const inside = this.count(at.inside, index);
    return {
      passed,
      arrived: passed + inside - this.before(at.inside + index),
      vehicles: passed + inside,
      delay: this.count(at.delay, index),
      stops: this.count(at.stops, index),
      queueVehicleSeconds: this.count(at.queueVehicleSeconds, index),
      ...this.queue(at, index),
    };
  }

  /** The movements of a link, with the queue of its longest lane. */
  approach(link: number): Sums {
    const sums = { ...emptySums(this.seconds), ...this.queue(this.layout.link, link) };
    for (const movement of this.network.links[link]?.movements ?? []) addCounts(sums, this.movement(movement));
    return sums;
  }

  intersection(node: number): Sums {
    const sums = { ...emptySums(this.seconds), ...this.queue(this.layout.node, node) };
    for (const link of this.network.nodes[node]?.incoming ?? []) addCounts(sums, this.approach(link));
    return sums;
  }

  /** Longest queues of the signal cycles in the window, or in the hour that ends with it where the window is shorter [m]. */
  cycleMaxima(what: Followed, index: number): number[] {
    return this.cycles.maxima(what, index, Math.min(this.from, this.to - CYCLE_PERIOD), this.to);
  }

  private queue(at: Layout['link'] | Layout['node'] | Layout['movement'], index: number) {
    return {
      queueMetreSeconds: this.count(at.queueMetreSeconds, index),
      queueMaxMetres: this.count(at.queueMaxMetres, index),
      queueMaxVehicles: this.count(at.queueMaxVehicles, index),
      spillback: this.count(at.spillback, index),
      seconds: this.seconds,
    };
  }
}
