/** Everything the page and the worker say to one another. Frames travel as transferred buffers, which the page hands back. */
import type { Frame } from '../engine/index.ts';
import type { RunResult, SeriesUpdate } from '../metrics/index.ts';
import type { Model } from '../scenario/index.ts';

/** What a run is made of. `base` is the model the routes were chosen on; equal to `model` without changes or with `reassign`. */
export interface RunPlan {
  model: Model;
  base: Model;
  /** Shown in results: the file the planner opened. */
  file: string;
  seed: number;
  /** [s since midnight] where the run starts; the model's start when left out. */
  start?: number;
}

/** Every request the page can make of the worker: name → [what is sent, what comes back]. */
export interface Requests {
  load: [RunPlan, { trips: number; relativeGap: number; offShortestShare: number }];
  /** Runs on to this tick (since midnight) in slices of at most 25 ms, telling frames; a later request replaces the target. */
  runUntil: [{ tick: number; frameEvery: number }, { tick: number }];
  /** Stops where it is and tells a frame. */
  pause: [Record<string, never>, { tick: number }];
  hash: [Record<string, never>, { tick: number; hash: string }];
  report: [{ from: number; to: number }, RunResult];
}

/** Everything the worker says unasked. */
export type Notice =
  | { kind: 'frame'; frame: Frame }
  | { kind: 'series'; update: SeriesUpdate }
  | { kind: 'progress'; what: 'network' | 'assignment' | 'trips'; share: number }
  | { kind: 'failed'; message: string };

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
