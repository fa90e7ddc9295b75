/**
 * A fixed-time controller: plays the plan its schedule says, by its own clock.
 *
 * When the schedule calls for another plan, the running cycle goes on to where it may be left, every green ends with its yellow
 * and red clearance, then the new plan's reference stage is held green until that stage's own time by the clock comes.
 * The clock is the simulated day's plus the controller's error; it counts on past midnight without a break.
 */
import { scheduledPlan } from '../days.ts';
import type { Board } from '../machine.ts';
import { Aspect, ControlMode, EndReason } from '../program.ts';
import type { CompiledController, CompiledPlan, StateArray } from '../program.ts';
import type { Player } from './player.ts';

const WAYS = ['cycle', 'leaving', 'dwell'] as const;
type Way = (typeof WAYS)[number];

export class FixedTimeController implements Player {
  plan = 0;
  stage = 0;
  /** Tick within the cycle; held while a plan is left and while the reference stage of the next one is held. */
  cycleTick = 0;
  private way: Way = 'cycle';
  /** Ticks spent leaving, or ticks of dwell still to come. */
  private count = 0;
  /** Tick of the last step. */
  private at = 0;
  private readonly controller: CompiledController;
  private readonly ticksPerSecond: number;
  private readonly state = new Int32Array(2);
  private isLeaving = false;
  hasLeft = false;
  readonly reason = EndReason.plan;

  constructor(controller: CompiledController, ticksPerSecond: number) {
    this.controller = controller;
    this.ticksPerSecond = ticksPerSecond;
  }

  get cycle(): number {
    return this.current.cycle;
  }

  get quiet(): number {
    return this.way === 'cycle' ? (this.current.quiet[this.cycleTick] as number) : 0;
  }

  get mode(): ControlMode {
    return this.way === 'cycle' ? ControlMode.plan : ControlMode.transition;
  }

  get stateArrays(): readonly StateArray[] {
    this.state.set([WAYS.indexOf(this.way), this.count]);
    return [this.state];
  }

  leave(): void {
    this.isLeaving = true;
  }

  /** All red until now: the plan in force begins as after another plan. */
  takeOver(tick: number, board: Board): void {
    this.at = tick;
    this.enter(tick);
    this.show(board);
  }

  /** In the right plan at the right place of its cycle, as if it had run for ever. */
  start(tick: number, board: Board): void {
    this.at = tick;
    this.plan = this.scheduled(tick);
    this.way = 'cycle';
    this.cycleTick = this.ownTime(this.current, tick);
    this.show(board);
  }

  /** To this tick from the one before, or from before the quiet ones. */
  step(tick: number, board: Board): void {
    const plan = this.current;
    if (this.way === 'cycle') {
      this.cycleTick = (this.cycleTick + tick - this.at) % plan.cycle;
      if (this.cycleTick === plan.leaving.at && (this.isLeaving || this.scheduled(tick) !== this.plan)) {
        this.way = 'leaving';
        this.count = 0;
        if (plan.leaving.length === 0) this.enter(tick);
      }
    } else if (this.way === 'leaving') {
      this.count++;
      if (this.count === plan.leaving.length) this.enter(tick);
    } else if (this.count > 1) this.count--;
    else this.way = 'cycle';
    this.at = tick;
    this.show(board);
  }

  /** The next plan's reference stage becomes green; its cycle runs on when that stage's own time comes. */
  private enter(tick: number): void {
    if (this.isLeaving) {
      this.hasLeft = true;
      return;
    }
    this.plan = this.scheduled(tick);
    const plan = this.current;
    const begin = plan.stages[plan.reference]?.begin ?? 0;
    const early = plan.minimumDwell;
    const wait = early + modulo(begin - this.ownTime(plan, tick + early), plan.cycle);
    this.cycleTick = begin;
    this.way = wait > 0 ? 'dwell' : 'cycle';
    this.count = wait;
  }

  private get current(): CompiledPlan {
    const plan = this.controller.plans[this.plan];
    if (plan === undefined) throw new Error(`controller ${this.controller.id} has no plan ${this.plan}`);
    return plan;
  }

  private scheduled(tick: number): number {
    return scheduledPlan(this.controller, tick, this.ticksPerSecond);
  }

  /** Where a plan's cycle stands by the clock. */
  private ownTime(plan: CompiledPlan, tick: number): number {
    return modulo(tick + this.controller.clockError - plan.offset + plan.referenceTick, plan.cycle);
  }

  private show(board: Board): void {
    const { movements, crosswalks } = this.controller;
    const plan = this.current;
    const leaving = this.way === 'leaving';
    const source = leaving ? plan.leaving : plan;
    const width = leaving ? plan.leaving.length : plan.cycle;
    const at = leaving ? this.count : this.cycleTick;
    for (let m = 0; m < movements.length; m++) {
      const movement = movements[m] as number;
      board.aspects[movement] = source.aspects[m * width + at] as number;
      board.permissive[movement] = source.permissive[m * width + at] as number;
    }
    for (let c = 0; c < crosswalks.length; c++) {
      const shown = source.walks[c * width + at] as number;
      // A clearance is not held: who had no walk is not told to hurry.
      const held = this.way === 'dwell' && shown === Aspect.greenFlash;
      board.walks[crosswalks[c] as number] = held ? Aspect.red : shown;
    }
    this.stage = leaving ? plan.leaving.stage : stageAt(plan, this.cycleTick);
  }
}

/** The stage whose green is, or was last, shown. */
function stageAt(plan: CompiledPlan, cycleTick: number): number {
  let stage = plan.stages.length - 1;
  for (let s = 0; s < plan.stages.length; s++) if ((plan.stages[s]?.begin ?? 0) <= cycleTick) stage = s;
  return stage;
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;
