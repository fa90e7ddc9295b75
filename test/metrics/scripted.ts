/** A simulation that does only what a test tells it: vehicles are put where they shall be, events are said, time passes. */
import { readFileSync } from 'node:fs';
import type { Simulation, SimulationCounts, Trip, VehicleView } from '../../src/engine/index.ts';
import { EventKind, Where } from '../../src/engine/index.ts';
import { type Collector, createCollector } from '../../src/metrics/index.ts';
import { buildNetwork, type Network } from '../../src/network/index.ts';
import { type Model, modelSchema } from '../../src/scenario/index.ts';
import { compilePlans, createInputs, createSignals } from '../../src/signal/index.ts';

export const START = 7 * 3600;
const CAPACITY = 64;

/** The shipped example: links north-in, north-out, east-in …; every approach has a left-turn bay of 60 m as lane 0. */
export function exampleModel(): Model {
  return modelSchema.parse(JSON.parse(readFileSync('scenarios/one-intersection.json', 'utf8')));
}

export function trip(wishes: Partial<Trip> = {}): Trip {
  return {
    id: 0,
    name: 'someone',
    vehicleClass: 0,
    departure: START,
    route: Int32Array.of(),
    origin: -1,
    destination: -1,
    stops: [],
    purpose: 'od',
    bell: 0,
    school: -1,
    ...wishes,
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One tick a second, so that a test can count on its fingers. */
export class Scripted {
  readonly model: Model;
  readonly network: Network;
  readonly simulation: Writable<Simulation>;
  readonly collector: Collector;
  readonly vehicles: Writable<VehicleView>;
  readonly counts: SimulationCounts = { made: 0, waiting: 0, inside: 0, done: 0 };
  /** [s of delay per second] that each slot loses; [m/s] comes from its speed. */
  readonly loses = new Float64Array(CAPACITY);

  constructor(trips: Trip[] = Array.from({ length: CAPACITY }, (_, id) => trip({ id })), model = exampleModel()) {
    this.model = model;
    this.network = buildNetwork(model);
    const program = compilePlans(model, this.network, 1);
    const signals = createSignals(program, this.network);
    this.vehicles = {
      capacity: CAPACITY,
      highest: CAPACITY,
      trip: new Int32Array(CAPACITY).fill(-1),
      where: new Uint8Array(CAPACITY),
      on: new Int32Array(CAPACITY),
      position: new Float64Array(CAPACITY),
      speed: new Float64Array(CAPACITY),
      acceleration: new Float64Array(CAPACITY),
      asked: new Float64Array(CAPACITY),
      length: new Float64Array(CAPACITY).fill(5),
      delay: new Float64Array(CAPACITY),
      movement: new Int32Array(CAPACITY).fill(-1),
      entryDelay: new Float64Array(CAPACITY),
    };
    const events = {
      count: 0,
      kind: new Uint8Array(256),
      vehicle: new Int32Array(256),
      a: new Int32Array(256),
      b: new Int32Array(256),
    };
    const order = (count: number) => ({
      start: new Int32Array(count),
      count: new Int32Array(count),
      order: new Int32Array(CAPACITY),
    });
    this.simulation = {
      input: {
        network: this.network,
        program,
        trips,
        start: START,
        ticksPerSecond: 1,
        seed: 1,
        saturationFlow: 1700,
        blockingShare: 0,
      },
      tick: START,
      time: START,
      vehicles: this.vehicles,
      lanes: order(this.network.lanes.length),
      connections: order(this.network.connections.length),
      signals,
      inputs: createInputs(program),
      events,
      counts: this.counts,
      updates: 0,
      distance: 0,
      step: () => {},
      hash: () => '',
    };
    this.collector = createCollector(this.simulation, model);
  }

  link(id: string): number {
    return this.network.linkIndex.get(id) ?? -1;
  }

  lane(link: string, number: number): number {
    return this.network.links[this.link(link)]?.lanes[number] ?? -1;
  }

  movement(link: string, turn: string): number {
    const movements = this.network.links[this.link(link)]?.movements ?? [];
    return movements.find((index) => this.network.movements[index]?.turn === turn) ?? -1;
  }

  /** A vehicle wants to enter and does so at once: slot v, standing this far before the stop line. */
  enter(v: number, link: string, lane: number, turn: string, beforeLine: number, trip = v): void {
    this.want(v, link, trip);
    this.counts.waiting--;
    this.counts.inside++;
    this.say(EventKind.entered, v, this.link(link));
    this.vehicles.where[v] = Where.lane;
    this.vehicles.movement[v] = this.movement(link, turn);
    this.put(v, link, lane, beforeLine);
  }

  /** A vehicle waits in the entry queue of a link. */
  want(v: number, link: string, trip = v): void {
    this.vehicles.trip[v] = trip;
    this.vehicles.where[v] = Where.entryQueue;
    this.vehicles.on[v] = this.lane(link, 0);
    this.counts.made++;
    this.counts.waiting++;
    this.say(EventKind.made, v, 0);
  }

  put(v: number, link: string, lane: number, beforeLine: number, speed = 0): void {
    this.vehicles.on[v] = this.lane(link, lane);
    this.vehicles.position[v] = (this.network.links[this.link(link)]?.length ?? 0) - beforeLine;
    this.vehicles.speed[v] = speed;
  }

  /** The engine deals out its slots anew: who was in slot v is in another now. */
  move(v: number, to: number): void {
    const { vehicles } = this;
    for (const array of [
      vehicles.trip,
      vehicles.where,
      vehicles.on,
      vehicles.position,
      vehicles.delay,
      vehicles.movement,
    ])
      array[to] = array[v] ?? 0;
    this.loses[to] = this.loses[v] ?? 0;
    vehicles.trip[v] = -1;
    vehicles.where[v] = Where.free;
  }

  /** The vehicle is at its destination; its slot is free after the next second. */
  leave(v: number): void {
    this.say(EventKind.done, v, 0);
    this.vehicles.where[v] = Where.free;
    this.counts.inside--;
    this.counts.done++;
    this.leaving.push(v);
  }

  say(kind: number, v: number, a: number, b = 0): void {
    const { events } = this.simulation;
    events.kind[events.count] = kind;
    events.vehicle[events.count] = v;
    events.a[events.count] = a;
    events.b[events.count] = b;
    events.count++;
  }

  /** Time passes; what was said since the last call is said in its first second. */
  pass(seconds: number): void {
    for (let second = 0; second < seconds; second++) {
      this.simulation.signals.advance(this.simulation.tick);
      for (let v = 0; v < CAPACITY; v++) {
        if ((this.vehicles.trip[v] ?? -1) < 0) continue;
        if (this.vehicles.where[v] === Where.entryQueue)
          this.vehicles.entryDelay[v] = (this.vehicles.entryDelay[v] ?? 0) + 1;
        else this.vehicles.delay[v] = (this.vehicles.delay[v] ?? 0) + (this.loses[v] ?? 0);
      }
      this.line();
      this.simulation.tick++;
      this.simulation.time = this.simulation.tick;
      this.collector.afterStep();
      this.simulation.events.count = 0;
      for (const v of this.leaving) {
        this.vehicles.trip[v] = -1;
        this.vehicles.delay[v] = 0;
        this.vehicles.entryDelay[v] = 0;
      }
      this.leaving.length = 0;
    }
  }

  private readonly leaving: number[] = [];

  /** Lines vehicles up on their lanes, front first. */
  private line(): void {
    const { lanes } = this.simulation;
    let place = 0;
    for (const lane of this.network.lanes) {
      const here = [...this.vehicles.trip.keys()]
        .filter(
          (v) =>
            (this.vehicles.trip[v] ?? -1) >= 0 &&
            this.vehicles.where[v] === Where.lane &&
            this.vehicles.on[v] === lane.index,
        )
        .sort((a, b) => (this.vehicles.position[b] ?? 0) - (this.vehicles.position[a] ?? 0));
      lanes.start[lane.index] = place;
      lanes.count[lane.index] = here.length;
      for (const v of here) lanes.order[place++] = v;
    }
  }
}
