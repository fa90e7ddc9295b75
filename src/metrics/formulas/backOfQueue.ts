/**
 * Back of queue at a fixed-time signal: how many vehicles of a cycle come to a stop, measured to the last of them, Q = Q1 + Q2 + Q3.
 * Seconds, veh/s, metres.
 *
 * Source: Highway Capacity Manual, 7th edition, chapters 19 and 31. Its percentile factor beyond capacity is not known here, so
 * percentiles end there.
 */
import { incrementalDelay, type InitialQueue, initialQueueDelay } from './signalDelay.ts';

/** A vehicle slower than this stands [m/s]: 5 mph. */
const STANDING = 2.235;
/** 3.5 and 4 ft/s² [m/s²]. */
const ACCELERATION = 1.067;
const DECELERATION = 1.219;

/** Delay of slowing down and speeding up again that a driver has without ever standing [s]. @param speedLimit [m/s] */
export function speedChangeDelay(speedLimit: number): number {
  // 0.90 (25.6 mph + 0.47 of the limit).
  const speed = 0.9 * (11.444 + 0.47 * speedLimit);
  const lost = speed - STANDING;
  return ((lost * lost) / (2 * speed)) * (1 / ACCELERATION + 1 / DECELERATION);
}

export interface QueuedGroup {
  readonly cycle: number;
  /** Effective [s]. */
  readonly green: number;
  readonly lanes: number;
  /** Of the whole group [veh/s]. */
  readonly flow: number;
  readonly saturationFlow: number;
  /** Share of vehicles that arrive on green; the green ratio for random arrivals. */
  readonly onGreen?: number;
  /** [s], from `speedChangeDelay`. */
  readonly speedChange: number;
  readonly period: number;
  readonly k?: number;
  readonly upstream?: number;
  /** Vehicles standing when the period begins. */
  readonly initial?: number;
}

export interface BackOfQueue {
  /** By even arrivals, by chance, by the initial queue [veh per lane]. */
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly mean: number;
  /** [veh per lane] not exceeded with this probability; null at and beyond capacity. */
  readonly percentile: Readonly<Record<85 | 90 | 95, number>> | null;
}

export function backOfQueue(group: QueuedGroup): BackOfQueue {
  const { cycle, green, lanes, saturationFlow, period, initial = 0, k = 0.5, upstream = 1 } = group;
  const capacity = (saturationFlow * green) / cycle;
  const x = group.flow / capacity;
  const first = stoppedPerCycle(group, Math.min(group.flow, capacity)) / lanes;
  const second = (capacity * incrementalDelay(x, capacity, period, k, upstream)) / lanes;
  const queue: InitialQueue = { initial, flow: group.flow, capacity, period };
  const third = (group.flow * initialQueueDelay(queue)) / lanes;
  const both = first + second;
  const up = (z: number) => both * Math.min(1.8, 1 + z * Math.sqrt(upstream / both)) + third;
  return {
    first,
    second,
    third,
    mean: both + third,
    percentile: x < 1 && both > 0 ? { 85: up(1.04), 90: up(1.28), 95: up(1.64) } : null,
  };
}

/** Vehicles of a cycle that stand, if they arrive evenly: those whose delay is longer than the mere change of speed. */
function stoppedPerCycle({ cycle, green, saturationFlow, speedChange, onGreen }: QueuedGroup, flow: number): number {
  const red = cycle - green;
  if (red <= 0 || flow === 0) return 0;
  const share = onGreen ?? green / cycle;
  const inGreen = (flow * cycle * share) / green;
  const inRed = (flow * cycle * (1 - share)) / red;
  // The last that stands, as the time after the start of green at which it leaves; it came `speedChange` earlier.
  const leavesIfInGreen = (inRed * red - inGreen * speedChange) / (saturationFlow - inGreen);
  if (leavesIfInGreen >= speedChange) return saturationFlow * Math.min(green, leavesIfInGreen);
  const leaves = (inRed * (red - speedChange)) / (saturationFlow - inRed);
  return Math.max(0, saturationFlow * leaves);
}
