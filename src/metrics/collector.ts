/**
 * Watches a running simulation and tells its measures. Call `afterStep` after every step, from the first; everything else
 * only reads, so asking for reports (or not) changes no number of any later one.
 */
import type { Simulation } from '../engine/index.ts';
import type { Model } from '../scenario/index.ts';
import { CycleCollector } from './collect/cycles.ts';
import { DelayCollector } from './collect/delays.ts';
import { EVENT } from './collect/engineNumbers.ts';
import { createLayout, type Layout } from './collect/layout.ts';
import { MINUTE, Minutes } from './collect/minutes.ts';
import { QueueCollector } from './collect/queues.ts';
import { SchoolCollector } from './collect/schoolTrips.ts';
import { add } from './collect/standing.ts';
import { TripLog } from './collect/tripLog.ts';
import { freeFlowSpeeds } from './formulas/freeFlow.ts';
import { countyReport } from './report/county.ts';
import { intersectionReports } from './report/intersections.ts';
import { corridorReports, linkReports, type FreeFlow } from './report/links.ts';
import { Window } from './report/window.ts';
import { BIN_SECONDS, type PeriodReport, type SeriesUpdate } from './report-types.ts';

export interface CollectorOptions {
  /**
   * Free-flow speed by link id [m/s]. Where plans are compared give all of them those of the model as it is, or each plan is measured
   * with its own yardstick; left out: those of the simulation's own plans.
   */
  freeFlow?: FreeFlow;
}

/** @param model the model that runs, for names, corridors and controllers */
export function createCollector(simulation: Simulation, model: Model, options: CollectorOptions = {}): Collector {
  return new Collector(simulation, model, options);
}

export class Collector {
  /** What became of every trip. */
  readonly trips: TripLog;
  private readonly simulation: Simulation;
  private model: Model;
  private readonly freeFlow: FreeFlow;
  private readonly layout: Layout;
  private readonly minutes: Minutes;
  private readonly delays: DelayCollector;
  private readonly queues: QueueCollector;
  private readonly cycles: CycleCollector;
  private readonly schools: SchoolCollector;
  private distance = 0;
  private nextBin: number;

  constructor(simulation: Simulation, model: Model, options: CollectorOptions) {
    const { network, program, start } = simulation.input;
    this.simulation = simulation;
    this.model = model;
    this.freeFlow = options.freeFlow ?? freeFlowSpeeds(network, program);
    this.layout = createLayout(network);
    this.minutes = new Minutes(this.layout, start);
    this.delays = new DelayCollector(network, this.layout, simulation.input.trips.length);
    this.queues = new QueueCollector(network, this.layout, simulation.input.trips.length);
    this.cycles = new CycleCollector(network, program);
    this.schools = new SchoolCollector(simulation, this.layout);
    this.trips = new TripLog(simulation);
    this.nextBin = Math.floor(start / BIN_SECONDS);
  }

  /** The controllers have other plans from now on, on the same streets. */
  adoptSignals(model: Model): void {
    this.model = model;
  }

  /** Reads what the last step did. */
  afterStep(): void {
    const { simulation, minutes } = this;
    const { tick, events } = simulation;
    const { ticksPerSecond } = simulation.input;
    for (let event = 0; event < events.count; event++)
      this.tell(events.kind[event] ?? 0, events.vehicle[event] ?? 0, events.a[event] ?? 0);
    if (tick % ticksPerSecond !== 0) return;
    this.queues.second(simulation, minutes.current);
    this.cycles.second(simulation.time, simulation.signals, this.queues);
    if (tick % (MINUTE * ticksPerSecond) !== 0) return;
    this.delays.flushAll(simulation, minutes.current);
    this.count(minutes.current);
    this.distance = simulation.distance;
    minutes.close();
  }

  /**
   * The measures of the window (from, to].
   *
   * @param from whole minute   @param to whole minute, or the present moment [s since midnight]
   * @throws RangeError outside the run so far, or between minutes
   */
  report(from: number, to: number): PeriodReport {
    const now = this.simulation.time;
    if (from % MINUTE !== 0 || (to % MINUTE !== 0 && to !== now))
      throw new RangeError('a window is made of whole minutes');
    if (from < this.minutes.start || to <= from || to > now)
      throw new RangeError(
        `a window must lie within the run so far, ${this.minutes.start} to ${now} s, not ${from} to ${to} s`,
      );
    const partial = to > this.minutes.closedUntil ? this.present() : undefined;
    const { network } = this.simulation.input;
    const counters = this.minutes.window(from, to, partial);
    const atStart = (place: number) => this.minutes.at(from, place);
    const window = new Window({ from, to }, network, this.layout, counters, atStart, this.cycles);
    const links = linkReports(window, this.freeFlow);
    const before = { done: atStart(this.layout.county.done) };
    return {
      from,
      to,
      county: countyReport(window, before, links, this.freeFlow, this.schools),
      intersections: intersectionReports(window, this.model),
      links,
      corridors: corridorReports(window, this.model, this.freeFlow),
    };
  }

  /** Queue of a link in the last whole second: stop line to the rear of its last queued vehicle [m]. */
  queueOf(link: number): number {
    return this.queues.links.metres[link] ?? 0;
  }

  /** The bins completed since last asked, and with `filling` the one under way. */
  updates({ filling = false }: { filling?: boolean } = {}): SeriesUpdate[] {
    const updates: SeriesUpdate[] = [];
    for (; (this.nextBin + 1) * BIN_SECONDS <= this.minutes.closedUntil; this.nextBin++)
      updates.push({ bin: this.nextBin, complete: true, period: this.bin((this.nextBin + 1) * BIN_SECONDS) });
    const now = this.simulation.time;
    if (filling && now > this.binStart()) updates.push({ bin: this.nextBin, complete: false, period: this.bin(now) });
    return updates;
  }

  private bin(to: number): PeriodReport {
    return this.report(this.binStart(), to);
  }

  private binStart(): number {
    return Math.max(this.nextBin * BIN_SECONDS, this.minutes.start);
  }

  /** @param a what the event says of v: a movement, link or place, by its kind */
  private tell(kind: number, v: number, a: number): void {
    const { simulation, layout, delays } = this;
    const { vehicles } = simulation;
    const { network } = simulation.input;
    const minute = this.minutes.current;
    switch (kind) {
      case EVENT.entered:
        delays.flushEntry(v, a, vehicles, minute);
        this.trips.onEntered(v);
        break;
      case EVENT.passed:
        add(minute, layout.movement.passed + a, 1);
        add(minute, layout.link.throughput + (network.movements[a]?.fromLink ?? 0), 1);
        break;
      case EVENT.area:
        delays.flush(v, a, vehicles, minute);
        break;
      case EVENT.stopped:
        add(minute, a < 0 ? layout.county.stopsElsewhere : layout.movement.stops + a, 1);
        this.trips.onStopped(v);
        break;
      case EVENT.done:
        delays.flush(v, vehicles.movement[v] ?? -1, vehicles, minute);
        this.leave(v);
        this.trips.onDone(v);
        break;
      case EVENT.arrivedAtStop:
        this.schools.arrived(v, a, minute);
        break;
      case EVENT.leftStop:
        this.schools.left(v, a, minute);
        break;
      case EVENT.hardBraking:
        add(minute, layout.county.hardBrakings, 1);
        break;
    }
  }

  /** A trip that ends at a portal leaves its last link by the far end. */
  private leave(v: number): void {
    const { network, trips } = this.simulation.input;
    const destination = network.places[trips[this.simulation.vehicles.trip[v] ?? -1]?.destination ?? -1];
    if (destination?.kind === 'portal') add(this.minutes.current, this.layout.link.throughput + destination.link, 1);
  }

  /** A copy of the minute being filled as it would be if it ended now. */
  private present(): Float64Array {
    const copy = this.minutes.current.slice();
    this.delays.peekAll(this.simulation, copy);
    this.count(copy);
    return copy;
  }

  private count(minute: Float64Array): void {
    const { county } = this.layout;
    const { counts } = this.simulation;
    this.delays.countInside(this.simulation, minute);
    add(minute, county.distance, this.simulation.distance - this.distance);
    minute[county.made] = counts.made;
    minute[county.waiting] = counts.waiting;
    minute[county.inside] = counts.inside;
    minute[county.done] = counts.done;
  }
}
