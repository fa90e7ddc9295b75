/**
 * The compiled form of the timing plans: ticks instead of seconds, movement numbers instead of names. Read-only.
 */

import type { Control, Controller, OfficerDuty } from '../scenario/index.ts';

/** How a controller is being run at the moment. The numbers are part of frames and logs. */
export const ControlMode = {
  /** By the timing plan, at fixed times. */
  plan: 0,
  /** On its way from one plan to another, or back into step with the clock. */
  transition: 1,
  actuated: 2,
  coordinated: 3,
  adaptive: 4,
  /** By hand 手控. */
  officer: 5,
  /** For a vehicle or convoy on a guarded route. */
  preempted: 6,
  flashing: 7,
  dark: 8,
  /** A networked one that does not hear the centre: by its stored plan. */
  offline: 9,
  /** All its detectors are dead: by its stored plan. */
  blind: 10,
} as const;
export type ControlMode = (typeof ControlMode)[keyof typeof ControlMode];

/** Why the last stage ended. */
export const EndReason = { plan: 0, gapOut: 1, maxOut: 2, forceOff: 3, officer: 4, preemption: 5 } as const;
export type EndReason = (typeof EndReason)[keyof typeof EndReason];

export type StateArray = Int32Array | Uint8Array | Float64Array;

/** What a signal group shows. The numbers are part of frames and logs. */
export const Aspect = { red: 0, redYellow: 1, green: 2, greenFlash: 3, yellow: 4, yellowFlash: 5, off: 6 } as const;
export type Aspect = (typeof Aspect)[keyof typeof Aspect];

export interface CompiledStage {
  readonly id: string;
  /** First tick of its green in the cycle, and the tick after its last. */
  readonly begin: number;
  readonly end: number;
  /** Indices of its phases. */
  readonly phases: readonly number[];
}

/** A phase that is begun and ended one by one; times in ticks. */
export interface CompiledPhase {
  readonly id: string;
  /** Positions in the controller's `movements`, and 1 where the green yields. */
  readonly movements: readonly number[];
  readonly permissive: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
  readonly yellow: number;
  readonly redClearance: number;
  readonly flash: number;
  readonly crosswalks: readonly CompiledWalk[];
  /** Green kept for one more actuation. */
  readonly passage: number;
  readonly recall: 'none' | 'minimum' | 'maximum' | 'walk';
  /** Numbers in the program of the detectors that call and lengthen it. */
  readonly detectors: readonly number[];
}

/** A crosswalk that walks with a phase. */
export interface CompiledWalk {
  /** Position in the controller's `crosswalks`. */
  readonly crosswalk: number;
  /** −1: as long as the green leaves beside the clearance. */
  readonly walk: number;
  readonly least: number;
  readonly clearance: number;
  /** Numbers in the program of its push buttons; none: it walks whenever its phase is green. */
  readonly buttons: readonly number[];
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
  /** Cycle tick the offset points at: begin or end of green of that stage. */
  readonly referenceTick: number;
  readonly control: Control;
  /** What a run by detectors or by hand needs to know of the phases. */
  readonly phases: readonly CompiledPhase[];
  readonly stages: readonly CompiledStage[];
  /** Aspect of movement m (index into the controller's `movements`) at cycle tick t: `aspects[m * cycle + t]`. Tick 0 = start of stage 0. */
  readonly aspects: Uint8Array;
  /** 1 where the movement's green yields: `permissive[m * cycle + t]`. */
  readonly permissive: Uint8Array;
  /** Aspect of crosswalk c (index into the controller's `crosswalks`): green = walk, greenFlash = clearance, red. */
  readonly walks: Uint8Array;
  readonly leaving: Leaving;
  /** By cycle tick, how many follow at which the plan shows the same as one tick before and is not left. */
  readonly quiet: Int32Array;
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
  /** Plan index in force from this tick of the day (tick 0 = midnight), ascending; the first at 0. Of the simulated day. */
  readonly schedule: readonly CompiledBand[];
  /** The same for the simulated day and the six after it. */
  readonly week: readonly (readonly CompiledBand[])[];
  readonly transition: CompiledTransition;
  /** The cycle counts anew from midnight. */
  readonly resynchronises: boolean;
  /** Plan index in force when the centre is not heard or all detectors are dead. */
  readonly storedPlan: number;
  /** Ticks since midnight between which the centre is not heard. */
  readonly offline: readonly Period[];
  readonly officer: readonly CompiledDuty[];
  /** Ticks from the end of green of one movement to the start of green of another, by position: `[ending * movements + starting]`. */
  readonly intergreens: Int32Array;
  /** 1 where two movements conflict, by position: `[a * movements + b]`. */
  readonly conflicts: Uint8Array;
}

export interface CompiledBand {
  readonly from: number;
  readonly plan: number;
}

export type Period = readonly [from: number, to: number];

export interface CompiledTransition {
  readonly method: 'immediate' | 'dwell' | 'shortway';
  /** Shares of a cycle. */
  readonly addAtMost: number;
  readonly subtractAtMost: number;
}

/** An officer at the cabinet; ticks. */
export interface CompiledDuty {
  readonly from: number;
  readonly to: number;
  readonly rule: OfficerDuty['rule'];
  /** Stage id that `clearMain` favours; '' the first. */
  readonly main: string;
  readonly reaction: number;
  readonly longestHold: number;
}

export interface CompiledDetector {
  readonly id: string;
  readonly controller: number;
  /** Lanes of the network. */
  readonly lanes: readonly number[];
  /** [m] along the link, from its start. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'presence' | 'passage';
  /** Ticks since midnight between which it tells nothing. */
  readonly failed: readonly Period[];
}

export interface CompiledButton {
  readonly id: string;
  readonly controller: number;
  readonly crosswalk: number;
  readonly pressesPerHour: number;
  readonly failed: readonly Period[];
}

/** One signal on a guarded route. */
export interface CompiledCall {
  readonly route: number;
  readonly controller: number;
  /** The movement the convoy takes there, at the end of this leg of the route. */
  readonly movement: number;
  readonly leg: number;
  /** Ticks before its arrival from which it is to have green. */
  readonly lead: number;
}

export interface CompiledRoute {
  readonly id: string;
  readonly kind: 'emergency' | 'guarded';
  readonly links: Int32Array;
  /** Tick since midnight at which it enters the first link. */
  readonly start: number;
  /** [m/s] */
  readonly speed: number;
  readonly vehicles: number;
}

/** What controllers are told, of the tick before; by number in the program. Nothing else of the traffic is seen. */
export interface SignalInputs {
  /** By detector: 1 covered. */
  readonly occupied: Uint8Array;
  /** By detector: vehicles whose front came onto it. */
  readonly counted: Uint8Array;
  /** By button. */
  readonly pressed: Uint8Array;
  /** By call: ticks until the first vehicle of the convoy reaches the stop line; −1: none under way. */
  readonly arrival: Int32Array;
  /** By call: 1 once the last vehicle of the convoy has passed the stop line. */
  readonly cleared: Uint8Array;
}

export interface SignalProgram {
  readonly ticksPerSecond: number;
  /** The index is the number in `SignalInputs`. */
  readonly detectors: readonly CompiledDetector[];
  readonly buttons: readonly CompiledButton[];
  readonly routes: readonly CompiledRoute[];
  readonly calls: readonly CompiledCall[];
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
  advance(tick: number, inputs?: SignalInputs): void;
  /** How each controller is being run: `ControlMode`. */
  readonly mode: Uint8Array;
  /** Why the last stage of each ended: `EndReason`. */
  readonly reason: Uint8Array;
  /** Everything beside the arrays above that decides what will be shown. */
  readonly stateArrays: readonly StateArray[];
  /** As each runs now; one that is given other plans goes over to them later. */
  readonly controllers: readonly CompiledController[];
  /** From now on a controller has other plans and schedules; they are taken up at a lawful moment. */
  replace(controller: number, compiled: CompiledController): void;
}
