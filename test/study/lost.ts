/**
 * Where and why time is lost in a window: the control delay of everybody, second by second, by approach and reason.
 *
 * The engine keeps Σ (tick length − distance ÷ own free speed) of every vehicle, which is what the reports call control delay. What it
 * has grown by since the last look, one second ago, belongs to the reason found now (`Reasons`) and to the approach in whose
 * influence area the vehicle is, as in the reports; on its last street, which has none, to that street. So all of it together is
 * the report's total delay, to the last digit that addition keeps. Time in entry queues is not in it. The same hours are also
 * kept by where their reason is: the approach of the first of the queue, which may lie several intersections further on.
 */
import { EventKind, type Simulation, Where } from '../../src/engine/index.ts';
import { Reasons, REASONS } from './reasons.ts';

export class LostTime {
  /** [s] by link and reason; and by the link on which the reason is. */
  private readonly seconds: Float64Array;
  private readonly due: Float64Array;
  private readonly simulation: Simulation;
  private readonly reasons: Reasons;
  /** By trip: what of its delay is counted [s], and on which approach it is (−1: not yet met). */
  private readonly counted: Float64Array;
  private readonly approach: Int32Array;

  /** From now on. */
  constructor(simulation: Simulation) {
    this.simulation = simulation;
    this.reasons = new Reasons(simulation);
    this.seconds = new Float64Array(simulation.input.network.links.length * REASONS.length);
    this.due = new Float64Array(simulation.input.network.links.length);
    this.counted = new Float64Array(simulation.input.trips.length);
    this.approach = new Int32Array(simulation.input.trips.length).fill(-1);
    this.look();
    this.seconds.fill(0);
    this.due.fill(0);
  }

  /** Reads what the last step did. */
  afterStep(): void {
    const { events, input, tick } = this.simulation;
    for (let event = 0; event < events.count; event++) {
      if (events.kind[event] !== EventKind.done) continue;
      const v = events.vehicle[event]!;
      if (this.approach[this.tripOf(v)] === -1) this.enter(v);
      this.count(v);
    }
    if (tick % input.ticksPerSecond === 0) this.look();
  }

  /** [h] by reason, for every link on which somebody lost time. */
  hours(): Record<string, number[]> {
    const { links } = this.simulation.input.network;
    const found = links.map(({ id, index }) => {
      const first = index * REASONS.length;
      return [id, [...this.seconds.subarray(first, first + REASONS.length)].map((value) => value / 3600)] as const;
    });
    return Object.fromEntries(found.filter(([, hours]) => hours.some((value) => value !== 0)));
  }

  /** [h] by the link on which the reason is. */
  dueHours(): Record<string, number> {
    const found = this.simulation.input.network.links.map(({ id, index }) => [id, this.due[index]! / 3600] as const);
    return Object.fromEntries(found.filter(([, hours]) => hours !== 0));
  }

  private look(): void {
    const { vehicles } = this.simulation;
    for (let v = 0; v < vehicles.highest; v++) {
      if (vehicles.trip[v]! < 0 || vehicles.where[v]! <= Where.entryQueue) continue;
      if (this.approachOf(v) !== this.approach[this.tripOf(v)]) this.enter(v);
    }
    this.reasons.look(this.approach);
    for (let v = 0; v < vehicles.highest; v++)
      if (vehicles.trip[v]! >= 0 && vehicles.where[v]! > Where.entryQueue) this.count(v);
  }

  /** It has come onto another approach, or onto the road. */
  private enter(v: number): void {
    const approach = this.approachOf(v);
    this.approach[this.tripOf(v)] = approach;
    this.reasons.forget(this.tripOf(v), approach);
  }

  private count(v: number): void {
    const trip = this.tripOf(v);
    const delay = this.simulation.vehicles.delay[v]!;
    const place = this.approach[trip]! * REASONS.length + this.reasons.of[trip]!;
    const more = delay - this.counted[trip]!;
    const source = this.reasons.source[trip]!;
    this.seconds[place] = this.seconds[place]! + more;
    this.due[source] = this.due[source]! + more;
    this.counted[trip] = delay;
  }

  private tripOf(v: number): number {
    return this.simulation.vehicles.trip[v]!;
  }

  private approachOf(v: number): number {
    const { vehicles, input } = this.simulation;
    const { movements, lanes, connections } = input.network;
    const movement = vehicles.movement[v]!;
    if (movement >= 0) return movements[movement]!.fromLink;
    const on = vehicles.on[v]!;
    return lanes[vehicles.where[v] === Where.connection ? connections[on]!.fromLane : on]!.link;
  }
}
