/**
 * A run: one simulation and what is measured of it, driven from start to wherever it is wanted. The same steps whether a worker,
 * the command line or a test drives it, in whatever slices.
 */
import { createSimulation, type Simulation } from '../engine/index.ts';
import { type Collector, createCollector, DetectorWatch, SignalLog } from '../metrics/index.ts';
import { type LiveChanges, noChanges, noteTaken } from './live-changes.ts';
import { pause } from './pause.ts';
import type { PreparedRun } from './prepare.ts';

/** Simulated seconds between two state hashes. */
export const CHECKPOINT_SECONDS = 300;
/** Wall clock between two looks at what else wants to be done [ms]. */
export const SLICE_MILLISECONDS = 25;

export interface Run {
  readonly prepared: PreparedRun;
  readonly simulation: Simulation;
  readonly collector: Collector;
  /** What the signals did; only where it was asked for. */
  readonly signalLog?: SignalLog;
  /** What detectors told; with the signal log. */
  readonly detectorWatch?: DetectorWatch;
  /** What was changed while it ran. */
  readonly live: LiveChanges;
}

export interface DriveOptions {
  /** Told once a slice [s since midnight]. */
  onProgress?: (time: number) => void;
  /** Told the state hash at every whole five minutes of the day. */
  onCheckpoint?: (tick: number, hash: string) => void;
  /** Looked at once a slice; true ends the drive early, between two ticks. */
  shouldStop?: () => boolean;
  /** [ms] of a clock that only goes forward; slices end by it, results do not depend on it. */
  now?: () => number;
}

/** @param logged whether the signals are written down, and how much of the past is kept [s]; all of it when that is left out */
export function startRun(prepared: PreparedRun, logged?: { keep?: number }): Run {
  const simulation = createSimulation(prepared.input);
  return {
    prepared,
    simulation,
    collector: createCollector(simulation, prepared.plan.model, { freeFlow: prepared.freeFlow }),
    live: noChanges(prepared.plan.model),
    ...(logged && {
      signalLog: new SignalLog(simulation, logged.keep),
      detectorWatch: new DetectorWatch(simulation),
    }),
  };
}

export function stepOnce(run: Run): void {
  run.simulation.step();
  run.collector.afterStep();
  run.signalLog?.afterStep();
  run.detectorWatch?.afterStep();
  if (run.live.pending.size > 0) noteTaken(run);
}

/**
 * Runs on to a time of the day.
 * @returns whether it got there; false when it was stopped
 */
export async function drive(run: Run, until: number, options: DriveOptions = {}): Promise<boolean> {
  const { simulation } = run;
  const { ticksPerSecond } = simulation.input;
  const target = Math.round(until * ticksPerSecond);
  const checkpoint = CHECKPOINT_SECONDS * ticksPerSecond;
  const now = options.now ?? (() => performance.now());
  while (simulation.tick < target) {
    if (options.shouldStop?.() === true) return false;
    const sliceEnd = now() + SLICE_MILLISECONDS;
    do {
      stepOnce(run);
      if (simulation.tick % checkpoint === 0) options.onCheckpoint?.(simulation.tick, simulation.hash());
    } while (simulation.tick < target && now() < sliceEnd);
    options.onProgress?.(simulation.time);
    await pause();
  }
  return true;
}
