/**
 * Delay of everyone: the engine keeps one running sum per vehicle; here each second of it is counted once, for the movement in whose
 * influence area it was lost. It is read when a vehicle changes areas, when it is done, and for all at the end of every minute: so
 * a vehicle that never arrives counts as it waits, not when (or if) it gets there. Likewise the wait in the entry queue.
 */
import type { Simulation, VehicleView } from '../../engine/index.ts';
import type { Network } from '../../network/index.ts';
import { WHERE } from './engineNumbers.ts';
import type { Layout } from './layout.ts';
import { add } from './standing.ts';

export class DelayCollector {
  private readonly network: Network;
  private readonly layout: Layout;
  /** What of the delay and entry delay of each trip is counted already [s]. */
  private counted: Float64Array;
  private entryCounted: Float64Array;

  /** @param trips how many */
  constructor(network: Network, layout: Layout, trips: number) {
    this.network = network;
    this.layout = layout;
    this.counted = new Float64Array(trips);
    this.entryCounted = new Float64Array(trips);
  }

  /** Counts the vehicle's delay since it was last read for this movement (−1: outside every influence area). */
  flush(v: number, movement: number, vehicles: VehicleView, minute: Float64Array): void {
    const trip = vehicles.trip[v] ?? -1;
    const delay = vehicles.delay[v] ?? 0;
    const { movement: counters, county } = this.layout;
    add(minute, movement < 0 ? county.delayElsewhere : counters.delay + movement, delay - (this.counted[trip] ?? 0));
    this.counted[trip] = delay;
  }

  /** Counts the vehicle's wait in the entry queue since it was last read for the link it wants to enter. */
  flushEntry(v: number, link: number, vehicles: VehicleView, minute: Float64Array): void {
    const trip = vehicles.trip[v] ?? -1;
    const waited = vehicles.entryDelay[v] ?? 0;
    add(minute, this.layout.link.entryDelay + link, waited - (this.entryCounted[trip] ?? 0));
    this.entryCounted[trip] = waited;
  }

  /** Everyone, at the end of a minute. */
  flushAll(simulation: Simulation, minute: Float64Array): void {
    const { vehicles } = simulation;
    for (let v = 0; v < vehicles.highest; v++) {
      if ((vehicles.trip[v] ?? -1) < 0) continue;
      if (vehicles.where[v] === WHERE.entryQueue) this.flushEntry(v, this.linkOf(v, vehicles), vehicles, minute);
      else this.flush(v, vehicles.movement[v] ?? -1, vehicles, minute);
    }
  }

  /** The same without counting it: what `flushAll` would add to a copy of the minute being filled. */
  peekAll(simulation: Simulation, copy: Float64Array): void {
    const counted = this.counted.slice();
    const entryCounted = this.entryCounted.slice();
    this.flushAll(simulation, copy);
    this.counted = counted;
    this.entryCounted = entryCounted;
  }

  /** How many are on each link, and in each movement's influence area without having passed its stop line. */
  countInside(simulation: Simulation, minute: Float64Array): void {
    const { vehicles } = simulation;
    for (let v = 0; v < vehicles.highest; v++) {
      if ((vehicles.trip[v] ?? -1) < 0 || vehicles.where[v] !== WHERE.lane) continue;
      const link = this.linkOf(v, vehicles);
      const movement = vehicles.movement[v] ?? -1;
      add(minute, this.layout.link.inside + link, 1);
      if (this.network.movements[movement]?.fromLink === link) add(minute, this.layout.movement.inside + movement, 1);
    }
  }

  private linkOf(v: number, vehicles: VehicleView): number {
    return this.network.lanes[vehicles.on[v] ?? 0]?.link ?? 0;
  }
}
