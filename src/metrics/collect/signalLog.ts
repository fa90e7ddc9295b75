/**
 * What the signals did, change by change: the recorder behind the signal log and the walkers' waits. It is called after every tick or
 * not at all; a run without it pays nothing.
 *
 * A stage begins with its greens, at the earliest tick at which one of them shows; it ends with the first yellow of its
 * movements. A stage whose phases all go on into the next has no end of its own.
 */
import type { Simulation } from '../../engine/index.ts';
import { Aspect, type CompiledController } from '../../signal/index.ts';

export const SignalChange = {
  /** `detail`: nothing. */
  stageBegan: 0,
  /** `detail`: `EndReason`. */
  stageEnded: 1,
  /** `detail`: the plan before. */
  plan: 2,
  /** `detail`: `ControlMode` from now on. */
  mode: 3,
  /** `detail`: the crosswalk, by its number in the network. */
  walkBegan: 4,
  walkEnded: 5,
  /** The crosswalk shows nothing any more: flashing yellow or dark. */
  walkOff: 6,
} as const;
export type SignalChange = (typeof SignalChange)[keyof typeof SignalChange];

/** Numbers of one row: [tick since midnight, controller, what changed, plan, stage, detail]. */
export const SIGNAL_ROW = 6;

const NEVER = -1;

export class SignalLog {
  /** Rows one after another, oldest first. */
  readonly rows: number[] = [];
  /** First tick that is recorded; what had begun before is not in it. */
  readonly from: number;
  private readonly simulation: Simulation;
  /** [ticks]; older rows may be forgotten. */
  private readonly keep: number;
  private readonly plan: Int32Array;
  private readonly stage: Int32Array;
  private readonly mode: Int32Array;
  /** By controller: 1 while the stage has begun and not ended. */
  private readonly isIn: Uint8Array;
  private readonly aspects: Uint8Array;
  private readonly walks: Uint8Array;

  /** @param keep [s] of the past that is wanted; all of it when left out */
  constructor(simulation: Simulation, keep = Infinity) {
    const { network, program, ticksPerSecond } = simulation.input;
    this.simulation = simulation;
    this.keep = keep * ticksPerSecond;
    this.from = simulation.tick;
    const count = program.controllers.length;
    this.plan = new Int32Array(count).fill(NEVER);
    this.stage = new Int32Array(count).fill(NEVER);
    this.mode = new Int32Array(count).fill(NEVER);
    this.isIn = new Uint8Array(count);
    this.aspects = new Uint8Array(network.movements.length).fill(Aspect.off);
    this.walks = new Uint8Array(network.crosswalks.length).fill(Aspect.off);
  }

  afterStep(): void {
    const { tick } = this.simulation;
    for (const controller of this.simulation.input.program.controllers) this.look(controller, tick);
    if (tick % 1000 === 0) this.forget(tick - this.keep);
  }

  private look(controller: CompiledController, tick: number): void {
    const { signals } = this.simulation;
    const { index } = controller;
    const plan = signals.plan[index] as number;
    const stage = signals.stage[index] as number;
    const mode = signals.mode[index] as number;
    const add = (what: SignalChange, detail: number) => this.rows.push(tick, index, what, plan, stage, detail);

    if (mode !== this.mode[index]) add(SignalChange.mode, mode);
    if (plan !== this.plan[index] && this.plan[index] !== NEVER) add(SignalChange.plan, this.plan[index] as number);
    let greens = 0;
    let yellows = 0;
    for (const movement of controller.movements) {
      const before = this.aspects[movement];
      const shown = signals.aspects[movement] as Aspect;
      if (shown === before) continue;
      this.aspects[movement] = shown;
      if (shown === Aspect.yellow) yellows++;
      else if (shown === Aspect.green && before !== Aspect.greenFlash) greens++;
    }
    if (yellows > 0 && this.isIn[index] === 1) {
      this.isIn[index] = 0;
      // The stage counted is the one that was on: at the very tick the next one may stand there already.
      this.rows.push(
        tick,
        index,
        SignalChange.stageEnded,
        plan,
        this.stage[index] as number,
        signals.reason[index] ?? 0,
      );
    }
    if (stage !== this.stage[index] || plan !== this.plan[index] || (greens > 0 && this.isIn[index] === 0)) {
      this.isIn[index] = 1;
      if (greens > 0 || this.stage[index] !== NEVER) add(SignalChange.stageBegan, 0);
    }
    this.plan[index] = plan;
    this.stage[index] = stage;
    this.mode[index] = mode;
    for (const crosswalk of controller.crosswalks) {
      const before = this.walks[crosswalk];
      const shown = signals.walks[crosswalk] as Aspect;
      if (shown === before) continue;
      this.walks[crosswalk] = shown;
      if (shown === Aspect.green) add(SignalChange.walkBegan, crosswalk);
      else if (before === Aspect.green) add(SignalChange.walkEnded, crosswalk);
      if (shown === Aspect.off) add(SignalChange.walkOff, crosswalk);
    }
  }

  private forget(before: number): void {
    let row = 0;
    while (row < this.rows.length && (this.rows[row] as number) < before) row += SIGNAL_ROW;
    if (row > 0) this.rows.splice(0, row);
  }
}
