/**
 * What the engine takes and what it shows: the types other rooms build against.
 */
import type { Network } from '../network/index.ts';
import type { SignalInputs, SignalProgram, SignalState } from '../signal/index.ts';

/** The numbers are part of frames and of trips.csv. */
export const VehicleClass = { car: 0, bus: 1, truck: 2 } as const;
export type VehicleClass = (typeof VehicleClass)[keyof typeof VehicleClass];

/** A stop on the way: a bus stop or a school gate. */
export interface PlannedStop {
  /** Index of the roadside place. */
  readonly place: number;
  /** Position in `route` of the link it lies on. */
  readonly leg: number;
  /** [s] */
  readonly dwell: number;
}

/** One vehicle's journey, fixed before the run by seed and identity alone. */
export interface Trip {
  /** Its place in the list of trips: ascending with departure, then by name. More demand moves it; the name stays. */
  readonly id: number;
  /**
   * What it is named for: `commute:Z3>Z9:07:15:4`, layer, ends, quarter of an hour and number. The same traveller in every scenario
   * on one base; random streams of the driver are named by it.
   */
  readonly name: string;
  readonly vehicleClass: VehicleClass;
  /** [s] since midnight at which it wants to enter the road. */
  readonly departure: number;
  /** Link indices. */
  readonly route: Int32Array;
  /** Roadside places where it enters and leaves the road. */
  readonly origin: number;
  readonly destination: number;
  readonly stops: readonly PlannedStop[];
  /** What for and, for schools, which bell [s since midnight] and which school; `convoy`: on a guarded route. */
  readonly purpose: 'od' | 'count' | 'bus' | 'schoolDrop' | 'schoolPick' | 'convoy';
  /** Its own speed on every free road, whatever the limit [m/s]; left out: the driver's. */
  readonly speed?: number;
  readonly bell: number;
  readonly school: number;
}

export interface SimulationInput {
  readonly network: Network;
  readonly program: SignalProgram;
  /** By departure. */
  readonly trips: readonly Trip[];
  /** [s since midnight] */
  readonly start: number;
  readonly ticksPerSecond: number;
  readonly seed: number;
  /** Through-lane saturation flow the drivers are set to [veh/h]. */
  readonly saturationFlow: number;
  /** Share of drivers who enter an intersection they cannot clear. */
  readonly blockingShare: number;
  /** Where it departs from the shipped drivers. */
  readonly drivers?: DriverSettings;
}

/** What drivers are like; whatever is left out is as shipped. */
export interface DriverSettings {
  /** Share who in a slow queue leave the mouth of a driveway free and let one in. */
  readonly courtesyShare?: number;
  /** The critical gap of a driver who has waited a minute ÷ that of one who has just come; 1: nobody gets impatient. */
  readonly impatientShare?: number;
  /** How much drivers of a class differ: 1 as shipped, 0 not at all. */
  readonly spread?: number;
  /** Of the mean car driver, instead of the one that `saturationFlow` asks for [s]. */
  readonly timeGap?: number;
  /** Of cars [m/s²]. */
  readonly accel?: number;
  readonly brake?: number;
  /** Start-up reaction of the first at a line, the same for all [s]. */
  readonly reaction?: number;
}

/** What happened in a tick; the meaning of a, b, c is the kind's. */
export const EventKind = {
  /** vehicle slot v wants to enter: now in the entry queue of place a */
  made: 0,
  /** v is on the road, on link a */
  entered: 1,
  /** v's front passed the stop line on movement a, from lane b */
  passed: 2,
  /** v left the influence area of movement a (or of a link without one: −1) and entered that of movement b (−1: none) */
  area: 3,
  /** v fell below the stop speed within the influence area of movement a, on link b */
  stopped: 4,
  /** v is at its destination; the slot is free after this tick */
  done: 5,
  /** v stands at the kerb or in the lane at roadside place a, for its stop */
  arrivedAtStop: 6,
  leftStop: 7,
  /** v braked harder than 4.5 m/s² was asked of it (before any clamp), once per braking */
  hardBraking: 8,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

/** The events of the last tick, parallel arrays, `count` long. */
export interface TickEvents {
  count: number;
  kind: Uint8Array;
  vehicle: Int32Array;
  a: Int32Array;
  b: Int32Array;
}

/**
 * Vehicles as parallel arrays by slot, read-only for everyone but the engine. `capacity` long; grown rarely, so take the arrays
 * from here each time. A slot is used while `trip[v] >= 0`. Who is in which slot changes between ticks now and then: whoever follows a
 * vehicle over time knows it by its trip.
 */
export interface VehicleView {
  readonly capacity: number;
  /** Slots in use lie below this. */
  readonly highest: number;
  /** Index into the trips, −1 when free. */
  readonly trip: Int32Array;
  /** 0 free, 1 in the entry queue, 2 on a lane, 3 on a connection, 4 beside the lane at a stop. */
  readonly where: Uint8Array;
  /** Lane or connection index, by `where`; the link's outermost lane while queued or at a stop. */
  readonly on: Int32Array;
  /** Front bumper: [m] along link or connection. */
  readonly position: Float64Array;
  readonly speed: Float64Array;
  readonly acceleration: Float64Array;
  /** What its driver wanted in the last tick, before the limit of the brakes and before it came to a stand [m/s²]; not state. */
  readonly asked: Float64Array;
  readonly length: Float64Array;
  /**
   * Delay since it wanted to enter [s]: Σ (tick length − distance ÷ the same driver's own free speed there, turning speed,
   * braking to it and accelerating from it included). Entry-queue time is not in it; dwell at stops is not.
   */
  readonly delay: Float64Array;
  /** Movement whose influence area it is in, −1 on a link that ends at its destination. */
  readonly movement: Int32Array;
  /** Seconds waited in the entry queue. */
  readonly entryDelay: Float64Array;
}

export const Where = { free: 0, entryQueue: 1, lane: 2, connection: 3, atStop: 4 } as const;

export interface SimulationCounts {
  /** Trips that wanted to leave so far; always waiting + inside + done. */
  made: number;
  waiting: number;
  inside: number;
  done: number;
}

/** A running simulation. `step` is the only thing that changes it. */
export interface Simulation {
  readonly input: SimulationInput;
  /** Ticks since midnight of the simulated day. */
  readonly tick: number;
  /** [s] since midnight = tick ÷ ticks per second. */
  readonly time: number;
  readonly vehicles: VehicleView;
  /** Vehicle slots on each lane / connection from the front backwards: lane l holds `order[start[l] … start[l] + count[l] − 1]`. */
  readonly lanes: LaneOrder;
  readonly connections: LaneOrder;
  readonly signals: SignalState;
  /** What detectors and buttons saw in the last tick, and controllers are told in the next. */
  readonly inputs: SignalInputs;
  readonly events: TickEvents;
  readonly counts: SimulationCounts;
  /** Vehicle updates so far: one vehicle inside the network that decided and moved in one tick. */
  readonly updates: number;
  /** Metres driven so far. */
  readonly distance: number;
  step(): void;
  /** 8 hex digits × 2 of everything that decides the future: vehicles, signals, queues, counts. */
  hash(): string;
}

export interface LaneOrder {
  readonly start: Int32Array;
  readonly count: Int32Array;
  readonly order: Int32Array;
}

/**
 * What drawing needs of one moment. `vehicles` has `FRAME_STRIDE` floats a slot:
 * trip id (−1: no vehicle drawn in this slot), x, y of the front bumper's middle [m], unit heading x, y, speed [m/s], flags
 * (class + 8 × braking + 16 × left indicator + 32 × right indicator + 64 × at a stop), length [m].
 */
export const FRAME_STRIDE = 8;
export interface Frame {
  tick: number;
  time: number;
  /** Slots in `vehicles` that may be in use. */
  slots: number;
  vehicles: Float32Array;
  /** By movement, crosswalk and controller of the network. */
  aspects: Uint8Array;
  permissive: Uint8Array;
  walks: Uint8Array;
  stage: Int32Array;
  plan: Int32Array;
  cycleTick: Int32Array;
  /** How each controller is being run: signal's `ControlMode`. */
  mode: Uint8Array;
  /** By detector of the program: 1 covered. */
  occupied: Uint8Array;
  /** By lane: from the stop line to the last vehicle that stands in line [m]; 0 without a queue. For drawing; reports measure their own. */
  queues: Float32Array;
}
