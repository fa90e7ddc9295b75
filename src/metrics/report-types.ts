/**
 * The measures of a run as the page shows them and result.json holds them. Every number here is a defined one:
 * delays in s per vehicle unless "total", queues in metres and vehicles, times in seconds since midnight.
 *
 * Counters are kept by the minute, so that any window in HH:MM is exact; bins are 5 minutes. 15-minute figures and the figures of a
 * window are made from the same counters, never from means of means. A window is (from, to]: what happens on the full minute belongs
 * to the minute it ends.
 */
import type { CompassSide } from '../network/index.ts';
import type { Text, Turn } from '../scenario/index.ts';
import type { CongestionGrade } from './formulas/congestionGrade.ts';
import type { LosLetter } from './formulas/levelOfService.ts';

export type { CongestionGrade } from './formulas/congestionGrade.ts';
export type { LosLetter } from './formulas/levelOfService.ts';

export const BIN_SECONDS = 300;

/** Sums over a period from which every shown figure of a movement, approach, intersection or corridor is made. */
export interface Sums {
  /** Vehicles whose front passed the stop line. */
  passed: number;
  /** Passed, plus those in the influence area at the end less those there at the start: who came. */
  arrived: number;
  /** Passed, plus those in the influence area before the stop line at the end of the period. Denominator of delay and stops. */
  vehicles: number;
  /** Total control delay of everyone, also of those not done [s]. */
  delay: number;
  /** Falls below the stop speed. */
  stops: number;
  /** Of an approach the length is its longest lane's, of an intersection its longest approach's; vehicles are added up. Σ over seconds of queue length [m·s] and of queued vehicles [veh·s]; ÷ seconds = mean. */
  queueMetreSeconds: number;
  queueVehicleSeconds: number;
  queueMaxMetres: number;
  queueMaxVehicles: number;
  /** Seconds in which a queue reached the upstream intersection. */
  spillback: number;
  seconds: number;
}

/** The figures of one movement, approach, intersection or corridor in a period. */
export interface Measures {
  throughput: number;
  /** Came to the influence area, whether they passed or not. */
  arrivals: number;
  /** Mean control delay [s/veh]; null when nobody came. */
  delay: number | null;
  totalDelay: number;
  /** Per vehicle. */
  stops: number | null;
  queueMean: number;
  queueMax: number;
  queueMeanVehicles: number;
  queueMaxVehicles: number;
  /**
   * 95th percentile of the longest queue of each signal cycle [m], over the window, or over the hour that ends with it where the window
   * is shorter; null without a signal or before the first whole cycle.
   */
  queue95: number | null;
  /** Seconds in which the queue reached the upstream intersection; of an intersection, any of its queues. */
  spillback: number;
  los: LosLetter | null;
}

export interface MovementReport {
  movement: number;
  fromLink: string;
  toLink: string;
  turn: Turn;
  measures: Measures;
}
export interface ApproachReport {
  link: string;
  /** Compass side the traffic comes from: 'south' = 南进口. */
  side: CompassSide;
  measures: Measures;
  movements: MovementReport[];
}
export interface IntersectionReport {
  id: string;
  name: Text;
  control: 'signal' | 'priority';
  networked: boolean;
  /** Which table the letter is from: HCM signalised, or HCM two-way stop by its worst minor movement. */
  losTable: 'hcmSignalised' | 'hcmPriority';
  /** The minor movement whose delay gives a priority intersection its letter; null at signals, or when too few came. */
  losMovement: number | null;
  measures: Measures;
  approaches: ApproachReport[];
}
/** A link and the way through the intersection at its end. */
export interface LinkReport {
  link: string;
  /** Vehicles that left by its far end. */
  throughput: number;
  /** Mean speed (metres driven ÷ seconds spent, [m/s]), null when nobody was there; travel time index, null when nobody moved. */
  speed: number | null;
  travelTimeIndex: number | null;
  /** 0 when fewer than `GRADE_VEHICLES_MIN` vehicles were seen. */
  grade: CongestionGrade;
  /** Mean vehicles per km of link, all lanes. */
  density: number;
  /** Total wait of those who wanted to enter here [s]. */
  entryDelay: number;
}
/** One direction of a corridor: the movements along it, at every intersection but the first (whose approach is not on it). */
export interface CorridorReport {
  id: string;
  name: Text;
  direction: 'forward' | 'backward';
  /** Per crossing of one intersection. */
  measures: Measures;
  /** From the first intersection through the last: Σ length ÷ mean speed of its links [s]; null when nobody moved on one of them. */
  travelTime: number | null;
  travelTimeIndex: number | null;
}
export interface CountyReport {
  /** At the end of the window. */
  made: number;
  waiting: number;
  inside: number;
  done: number;
  /** Trips that ended within the window. */
  doneInWindow: number;
  /** Vehicle hours. */
  totalDelayHours: number;
  entryDelayHours: number;
  /** Control delay and stops in the window per vehicle that was on the road in it [s/veh]. */
  delayPerTrip: number | null;
  stopsPerTrip: number | null;
  vehicleKm: number;
  meanSpeed: number | null;
  travelTimeIndex: number | null;
  grade: CongestionGrade;
  /** Share of the kilometres of graded links by grade 1…5; all 0 when no link has a grade. */
  gradeShares: [number, number, number, number, number];
  /** Σ over approaches. */
  spillbackSeconds: number;
  /** Brakings harder than 4.5 m/s² per 1,000 vehicle-km; null when nobody drove. */
  hardBrakingPer1000Km: number | null;
  /** `arrived`, `fetched`: at the gate in the window. `due`: drop-offs whose bell rang in it, of which `onTime` were there. */
  schoolTrips: { arrived: number; due: number; onTime: number; fetched: number };
}

/** One period: the window of a run, or one bin of it. */
export interface PeriodReport {
  from: number;
  to: number;
  county: CountyReport;
  intersections: IntersectionReport[];
  links: LinkReport[];
  corridors: CorridorReport[];
}

/** What the page receives whenever a bin is complete, and every few seconds for the bin that is being filled. */
export interface SeriesUpdate {
  bin: number;
  complete: boolean;
  period: PeriodReport;
}

/** Signals that went over to other plans in a run under way. */
export interface SignalsChange {
  /** [s since midnight] */
  time: number;
  intersections: string[];
}

/** result.json */
export interface RunResult {
  format: 'lukou-result';
  version: 1;
  scenario: { name: Text; file: string; hash: string; synthetic: boolean };
  engine: string;
  seed: number;
  tickLength: number;
  window: { from: number; to: number };
  runStart: number;
  /** When signals were changed while it ran; empty for a run of one scenario from its start. */
  changedAt: SignalsChange[];
  finalHash: string;
  assignment: { relativeGap: number; offShortestShare: number; reassigned: boolean };
  /** Unit and definition of every measure, by the name of its field. */
  units: Record<string, string>;
  definitions: Record<string, Text>;
  total: PeriodReport;
  /** 15-minute periods. */
  periods: PeriodReport[];
}
