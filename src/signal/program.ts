/**
 * The compiled form of the timing plans: ticks instead of seconds, movement numbers instead of names. Read-only.
 */

import type { Controller } from '../scenario/index.ts';

/** What a signal group shows. The numbers are part of frames and logs. */
export const Aspect = { red: 0, redYellow: 1, green: 2, greenFlash: 3, yellow: 4, yellowFlash: 5, off: 6 } as const;
export type Aspect = (typeof Aspect)[keyof typeof Aspect];

export interface CompiledStage {
  readonly id: string;
  /** First tick of its green in the cycle, and the tick after its last. */
  readonly begin: number;
  readonly end: number;
}

/** How a plan ends for another: every phase of one stage ends lawfully, and nothing new begins until all have cleared. */
export interface Leaving {
  /** Cycle tick at which the cycle may be left: the end of the green of stage `stage`. */
  readonly at: number;
  readonly stage: number;
  /** [ticks] until the next plan may show green. */
  readonly length: number;
  /** As in the plan, but `[m * length + t]`. */
  readonly aspects: Uint8Array;
  readonly permissive: Uint8Array;
  readonly walks: Uint8Array;
}

export interface CompiledPlan {
  readonly id: string;
  /** [ticks] */
  readonly cycle: number;
  /** [ticks] from midnight on the controller's clock to the start of the reference stage; see `reference`. */
  readonly offset: number;
  /** Index of the stage the offset points at. */
  readonly reference: number;
  readonly stages: readonly CompiledStage[];
  /** Aspect of movement m (index into the controller's `movements`) at cycle tick t: `aspects[m * cycle + t]`. Tick 0 = start of stage 0. */
  readonly aspects: Uint8Array;
  /** 1 where the movement's green yields: `permissive[m * cycle + t]`. */
  readonly permissive: Uint8Array;
  /** Aspect of crosswalk c (index into the controller's `crosswalks`): green = walk, greenFlash = clearance, red. */
  readonly walks: Uint8Array;
  readonly leaving: Leaving;
  /** 1 for the cycle ticks at which the plan shows anything else than one tick before. */
  readonly changes: Uint8Array;
  /** Least ticks the reference stage must be held when the plan begins with it, so that a green begun earlier in the cycle keeps its minimum. */
  readonly minimumDwell: number;
}

export interface CompiledController {
  readonly index: number;
  readonly id: string;
  /** Indices of the intersections. */
  readonly nodes: readonly number[];
  readonly class: Controller['class'];
  /** Ticks its clock is ahead; 0 unless it runs free. */
  readonly clockError: number;
  /** Movement and crosswalk indices of the network that it serves. */
  readonly movements: Int32Array;
  readonly crosswalks: Int32Array;
  readonly plans: readonly CompiledPlan[];
  /** Plan index in force from this tick of the day (tick 0 = midnight), ascending; the first at 0. */
  readonly schedule: readonly { readonly from: number; readonly plan: number }[];
}

export interface SignalProgram {
  readonly ticksPerSecond: number;
  readonly controllers: readonly CompiledController[];
  /** Right turns that may go on red after yielding: 1 per movement of the network. */
  readonly rightOnRed: Uint8Array;
}

/**
 * The running signals. `advance` fixes every aspect for one tick; nothing else changes it. Movements of nodes without a signal
 * show `Aspect.off` for ever.
 */
export interface SignalState {
  /** Aspect and permissive flag of every movement of the network, by movement index. */
  readonly aspects: Uint8Array;
  readonly permissive: Uint8Array;
  /** Aspect of every crosswalk of the network. */
  readonly walks: Uint8Array;
  /** Per controller: plan in force, current stage (the one whose green is or was last shown), tick within the cycle. */
  readonly plan: Int32Array;
  readonly stage: Int32Array;
  readonly cycleTick: Int32Array;
  /** @param tick ticks since midnight of the simulated day */
  advance(tick: number): void;
}
