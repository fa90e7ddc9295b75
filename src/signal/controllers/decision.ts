/** What every way of running a controller by stages has in common: it is asked once a tick which stage comes next. */
import type { PhaseMachine } from '../machine.ts';
import type { ControlMode, EndReason, SignalInputs, StateArray } from '../program.ts';

export interface Moment {
  /** Since midnight of the simulated day, and by the controller's own clock. */
  readonly tick: number;
  readonly clock: number;
  readonly inputs: SignalInputs;
}

export interface Decision {
  readonly mode: ControlMode;
  /** Why it asked for the last stage. */
  reason: EndReason;
  /** All is red, the plan is set: which stage is begun first, and how. Called until a stage is in. */
  enter(machine: PhaseMachine, moment: Moment): void;
  /** It takes over within a stage, from an officer or after a guarded vehicle. */
  resume(machine: PhaseMachine, moment: Moment): void;
  /** Once a tick while a stage is in and nothing is asked for. */
  decide(machine: PhaseMachine, moment: Moment): void;
  /** Once a tick, whatever is shown: what detectors and buttons told. */
  notice?(machine: PhaseMachine, moment: Moment): void;
  /** Whether a crosswalk walks when its phase begins; left out: always. */
  walks?(phase: number, at: number, tick: number): boolean;
  /** Its place in the cycle, for those who look on. */
  cycleTick(machine: PhaseMachine, moment: Moment): number;
  readonly stateArrays: readonly StateArray[];
}

export const modulo = (value: number, by: number): number => ((value % by) + by) % by;
