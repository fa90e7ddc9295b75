/**
 * What really happens along one corridor, written down as it happens: every change of the lamps that face it, where its vehicles are every
 * two seconds and how late they are, and how far its queues reach. It only reads; a run is the same whether anybody watches or not.
 *
 * Told in pieces: `take` gives what came since it was last called. Delay counts from where a vehicle came onto the corridor.
 */
import type { Simulation } from '../../engine/index.ts';
import { type CorridorStop, type CorridorWay, metresAlong } from '../../network/index.ts';

/** A piece of a corridor's record; rows of numbers, so that it goes from thread to thread without a copy. */
export interface CorridorRecord {
  /** Ticks since midnight: what was shown from `from` until before `to` is in it. */
  readonly from: number;
  readonly to: number;
  /** Rows of `ASPECT_ROW`: stop, tick from which it shows, aspect. Only changes, and the first piece begins with all. */
  readonly aspects: Int32Array;
  /** Rows of `VEHICLE_ROW`: trip id, 0 forward or 1 backward, tick, metres along the corridor, delay on it so far [s]. */
  readonly vehicles: Float32Array;
  /** Rows of `QUEUE_ROW`: stop, tick, metres from the stop line to the rear of the last queued vehicle. */
  readonly queues: Float32Array;
}

export const ASPECT_ROW = 3;
export const VEHICLE_ROW = 5;
export const QUEUE_ROW = 3;
/** Between two looks at vehicles and queues [s]. */
export const LOOK_SECONDS = 2;

/** A stop's number in a record: those of the forward direction in driving order, then those of the backward one. */
export const stopNumber = (way: CorridorWay, isForward: boolean, stop: number): number =>
  isForward ? stop : way.nodes.length + stop;

export class CorridorWatch {
  private readonly simulation: Simulation;
  private readonly way: CorridorWay;
  private readonly queueOf: (link: number) => number;
  private readonly stops: readonly CorridorStop[];
  private readonly shown: Int32Array;
  private from: number;
  private aspects: number[] = [];
  private vehicles: number[] = [];
  private queues: number[] = [];
  /** Delay each vehicle brought with it, by direction and trip. */
  private brought = new Map<number, number>();

  /** @param queueOf queue of a link in the last whole second [m] */
  constructor(simulation: Simulation, way: CorridorWay, queueOf: (link: number) => number) {
    this.simulation = simulation;
    this.way = way;
    this.queueOf = queueOf;
    this.stops = [...way.forward, ...way.backward];
    this.shown = new Int32Array(this.stops.length).fill(-1);
    this.from = simulation.tick;
    this.noteAspects(simulation.tick);
  }

  /** To be called after every step. */
  afterStep(): void {
    const { tick, input } = this.simulation;
    // The step that ended showed what it showed during the tick before.
    this.noteAspects(tick - 1);
    if (tick % (LOOK_SECONDS * input.ticksPerSecond) !== 0) return;
    this.noteVehicles(tick);
    this.stops.forEach(({ approach }, stop) => {
      if (approach >= 0) this.queues.push(stop, tick, this.queueOf(approach));
    });
  }

  take(): CorridorRecord {
    const { tick } = this.simulation;
    const record = {
      from: this.from,
      to: tick,
      aspects: Int32Array.from(this.aspects),
      vehicles: Float32Array.from(this.vehicles),
      queues: Float32Array.from(this.queues),
    };
    this.from = tick;
    this.aspects = [];
    this.vehicles = [];
    this.queues = [];
    return record;
  }

  private noteAspects(tick: number): void {
    const { aspects } = this.simulation.signals;
    for (let stop = 0; stop < this.stops.length; stop++) {
      const movement = this.stops[stop]?.movement ?? -1;
      const aspect = movement < 0 ? -1 : (aspects[movement] ?? -1);
      if (aspect === this.shown[stop]) continue;
      this.shown[stop] = aspect;
      this.aspects.push(stop, tick, aspect);
    }
  }

  private noteVehicles(tick: number): void {
    const { lanes, connections, input } = this.simulation;
    const { network } = input;
    const brought = new Map<number, number>();
    for (const [direction, stops] of [this.way.forward, this.way.backward].entries()) {
      const isForward = direction === 0;
      for (const [stop, { approach, movement }] of stops.entries()) {
        for (const lane of network.links[approach]?.lanes ?? [])
          this.noteOn(lanes, lane, tick, direction, brought, (metres) =>
            metresAlong(network, this.way, isForward, stop, metres, 0),
          );
        for (const connection of network.movements[movement]?.connections ?? []) {
          const length = network.connections[connection]?.length ?? 0;
          this.noteOn(connections, connection, tick, direction, brought, (metres) =>
            metresAlong(network, this.way, isForward, stop, metres, length),
          );
        }
      }
    }
    this.brought = brought;
  }

  private noteOn(
    order: Simulation['lanes'],
    place: number,
    tick: number,
    direction: number,
    brought: Map<number, number>,
    along: (metres: number) => number,
  ): void {
    const { vehicles, input } = this.simulation;
    const begin = order.start[place] ?? 0;
    for (let at = begin; at < begin + (order.count[place] ?? 0); at++) {
      const v = order.order[at] ?? 0;
      const trip = input.trips[vehicles.trip[v] ?? -1]?.id ?? -1;
      const delay = vehicles.delay[v] ?? 0;
      const key = 2 * trip + direction;
      const before = this.brought.get(key) ?? delay;
      brought.set(key, before);
      this.vehicles.push(trip, direction, tick, along(vehicles.position[v] ?? 0), delay - before);
    }
  }
}
