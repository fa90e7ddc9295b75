/** What plays one controller, tick by tick. */
import type { Board } from '../machine.ts';
import type { ControlMode, EndReason, SignalInputs, StateArray } from '../program.ts';

export interface Player {
  readonly plan: number;
  readonly stage: number;
  readonly cycleTick: number;
  /** Ticks of the cycle, and how many may follow untold in which nothing comes but the cycle's next tick. */
  readonly cycle: number;
  readonly quiet: number;
  readonly mode: ControlMode;
  readonly reason: EndReason;
  readonly stateArrays: readonly StateArray[];
  /** At once as if it had run for ever. */
  start(tick: number, board: Board, inputs: SignalInputs): void;
  /** To this tick from the one before, or from before the quiet ones. */
  step(tick: number, board: Board, inputs: SignalInputs): void;
  /** It is to end: all red at the next lawful moment. */
  leave(): void;
  /** It has: all is red and cleared. */
  readonly hasLeft: boolean;
  /** Begins where another has left. */
  takeOver(tick: number, board: Board, inputs: SignalInputs): void;
}
