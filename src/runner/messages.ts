/** Everything the page and the worker say to one another. Frames travel as transferred buffers, which the page hands back. */
import type { Frame } from '../engine/index.ts';
import type {
  CorridorRecord,
  DetectorFigures,
  PeriodReport,
  RunResult,
  SeriesUpdate,
  SignalsChange,
} from '../metrics/index.ts';
import type { Network } from '../network/index.ts';
import type { Loading, Model } from '../scenario/index.ts';
import type { SignalProgram } from '../signal/index.ts';
import type { SignalsAnswer } from './live-changes.ts';
import type { RunPlan } from './plan.ts';
import type { Comparison, ComparisonWish } from './proposals/compare.ts';
import type { Proposal, ProposalWish } from './proposals/propose.ts';
import type { TimingEffect, TimingEffectWish } from './proposals/timing-effect.ts';

/** What the page learns of a run that is ready to go. */
export interface LoadedRun {
  /** Trips of the whole run. */
  trips: number;
  /** Of the worst period; and the share of trips off the free-flow shortest path. */
  relativeGap: number;
  offShortestShare: number;
  /** Routes were chosen on the changed model, not on the base. */
  reassigned: boolean;
  /** [s since midnight] */
  start: number;
  end: number;
  ticksPerSecond: number;
}

/** Every request the page can make of the worker: name → [what is sent, what comes back]. */
export type Requests = {
  /** Reads and checks a file with all rules; `files` holds it and those it extends, by path. */
  check: [{ file: string; files: Readonly<Record<string, Uint8Array>> }, Loading];
  /** Prepares a run; what ran before ends. Network and program are told as soon as they are built. */
  load: [RunPlan, LoadedRun];
  /** Runs on to this tick (since midnight) in slices of at most 25 ms, telling frames; a later request replaces the target. */
  runUntil: [{ tick: number; frameEvery: number }, { tick: number }];
  /** Stops where it is and tells a frame. */
  pause: [Record<string, never>, { tick: number }];
  /** Signals of the run under way follow this model from the next lawful moment on, or words why that takes another run. */
  changeSignals: [{ model: Model }, SignalsAnswer];
  hash: [Record<string, never>, { tick: number; hash: string }];
  /** The measures of a window, and the same with all its quarters of an hour as result.json holds it. */
  period: [{ from: number; to: number }, PeriodReport];
  report: [{ from: number; to: number }, RunResult];
  /** What the signals did lately: rows of a `SignalLog`, all controllers', and the first tick they are of. */
  signalLog: [Record<string, never>, { from: number; rows: number[] }];
  /** What all detectors told in the window (from, to] of whole minutes, as far as the run has come, and when that is. */
  detectors: [{ from: number; to: number }, { time: number; figures: DetectorFigures[] }];
  /** Cycle and splits for the intersections of the run, from its trips; told as it goes. Another, or `endProposal`, ends it: it fails. */
  propose: [ProposalWish, Proposal];
  endProposal: [Record<string, never>, Record<string, never>];
  /** By formula, of a timing that is being edited. */
  timingEffect: [TimingEffectWish, TimingEffect];
  /** Simulates today and tomorrow, seed by seed; takes minutes and is told as it goes. To end it, end the worker. */
  compare: [ComparisonWish, Comparison];
  /** Watches the corridor over these intersections from now on, in place of any other; null: none. Another load ends it. */
  watchCorridor: [{ intersections: readonly string[] | null }, { tick: number }];
};

/** Everything the worker says unasked. */
export type Notice =
  | { kind: 'network'; network: Network; program: SignalProgram }
  | { kind: 'frame'; frame: Frame }
  | { kind: 'series'; update: SeriesUpdate }
  | { kind: 'corridor'; intersections: readonly string[]; record: CorridorRecord }
  /** Plans in force, and all that has been changed in this run, when controllers have gone over to others. */
  | { kind: 'program'; program: SignalProgram; changedAt: SignalsChange[] }
  | { kind: 'proposing'; share: number }
  | { kind: 'comparison'; share: number }
  | { kind: 'progress'; what: PreparationStep; share: number }
  | { kind: 'failed'; message: string };

/** What a preparation is busy with. */
export type PreparationStep = 'network' | 'assignment' | 'trips';

export type RequestName = keyof Requests;
export interface RequestMessage<K extends RequestName = RequestName> {
  request: number;
  name: K;
  data: Requests[K][0];
}
export type ReplyMessage = { reply: number; data: unknown } | { reply: number; error: string };
/** A frame's buffers come back for reuse. */
export interface FrameReturn {
  returned: Frame;
}

/** What goes over with a frame without a copy. */
export function buffersOf(frame: Frame): ArrayBuffer[] {
  const { vehicles, aspects, permissive, walks, stage, plan, cycleTick, mode, occupied, queues } = frame;
  return [vehicles, aspects, permissive, walks, stage, plan, cycleTick, mode, occupied, queues].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
}
