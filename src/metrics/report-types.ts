/**
 * The measures of a run as the page shows them and result.json holds them. Every number here is a defined one:
 * delays in s per vehicle unless "total", queues in metres and vehicles, times in seconds since midnight.
 *
 * Bins are 5 minutes; 15-minute figures and the figures of a window are made from the same sums, never from means of means.
 */
import type { Text } from '../scenario/index.ts';

export const BIN_SECONDS = 300;

export type LosLetter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
/** GB/T 33171: 1 畅通 … 5 严重拥堵, by mean speed ÷ free-flow speed. 0: no vehicle seen. */
export type CongestionGrade = 0 | 1 | 2 | 3 | 4 | 5;

/** Sums over a period from which every shown figure of a movement, approach, intersection or corridor is made. */
export interface Sums {
  /** Vehicles whose front passed the stop line. */
  passed: number;
  /** Vehicles that fell into the influence area: passed plus those still in it at the end of the period. Denominator of the delay. */
  vehicles: number;
  /** Total control delay of everyone, also of those not done [s]. */
  delay: number;
  /** Falls below the stop speed. */
  stops: number;
  /** Σ over seconds of queue length [m·s] and of queued vehicles [veh·s]; ÷ seconds = mean. */
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
  /** Mean control delay [s/veh]; null when nobody came. */
  delay: number | null;
  totalDelay: number;
  /** Per vehicle. */
  stops: number | null;
  queueMean: number;
  queueMax: number;
  queueMeanVehicles: number;
  queueMaxVehicles: number;
  /** 95th percentile of per-cycle maxima [m]; null without a cycle. */
  queue95: number | null;
  spillback: number;
  los: LosLetter | null;
}

export interface MovementReport {
  movement: number;
  fromLink: string;
  toLink: string;
  turn: string;
  measures: Measures;
}
export interface ApproachReport {
  link: string;
  /** Compass side the traffic comes from: 'south' = 南进口. */
  side: 'north' | 'northeast' | 'east' | 'southeast' | 'south' | 'southwest' | 'west' | 'northwest';
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
  measures: Measures;
  approaches: ApproachReport[];
}
export interface LinkReport {
  link: string;
  throughput: number;
  /** Mean speed [m/s] and travel-time index; null when nobody came. */
  speed: number | null;
  travelTimeIndex: number | null;
  grade: CongestionGrade;
  density: number;
}
export interface CorridorReport {
  id: string;
  name: Text;
  direction: 'forward' | 'backward';
  measures: Measures;
  travelTime: number | null;
  travelTimeIndex: number | null;
}
export interface CountyReport {
  /** At the end of the window. */
  made: number;
  waiting: number;
  inside: number;
  done: number;
  /** Vehicle hours. */
  totalDelayHours: number;
  entryDelayHours: number;
  /** Control delay per vehicle that was under way in the window [s]. */
  delayPerTrip: number | null;
  stopsPerTrip: number | null;
  vehicleKm: number;
  meanSpeed: number | null;
  travelTimeIndex: number | null;
  grade: CongestionGrade;
  /** Share of link kilometres by grade 1…5. */
  gradeShares: [number, number, number, number, number];
  spillbackSeconds: number;
  hardBrakingPer1000Km: number;
  schoolTrips: { arrived: number; onTime: number; fetched: number };
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
  finalHash: string;
  assignment: { relativeGap: number; offShortestShare: number; reassigned: boolean };
  units: Record<string, string>;
  total: PeriodReport;
  /** 15-minute periods. */
  periods: PeriodReport[];
}
