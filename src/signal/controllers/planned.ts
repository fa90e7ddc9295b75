/**
 * A fixed-time plan played stage by stage, and how it gets into step with the clock: at its beginning, after midnight where the
 * cycle counts anew, after an officer or a guarded vehicle.
 *
 * dwell: the reference stage is held until the clock's time for it comes. immediate: the next stage is the one that stands by the
 * clock. shortway: cycles are made longer or shorter, within the shares of the transition, whichever takes fewer of them; no
 * green falls below its minimum for it.
 */
import type { PhaseMachine } from '../machine.ts';
import { ControlMode, EndReason } from '../program.ts';
import type { CompiledController, CompiledPlan, CompiledStage, StateArray } from '../program.ts';
import type { Decision, Moment } from './decision.ts';
import { modulo } from './decision.ts';

export class Planned implements Decision {
  reason: EndReason = EndReason.plan;
  private readonly controller: CompiledController;
  private readonly plan: CompiledPlan;
  private readonly dayTicks: number;
  /** Ticks still to be taken from this cycle's greens, and 1 while out of step. */
  private readonly state = new Int32Array(2);

  constructor(controller: CompiledController, plan: CompiledPlan, dayTicks: number) {
    this.controller = controller;
    this.plan = plan;
    this.dayTicks = dayTicks;
  }

  get mode(): ControlMode {
    return this.state[1] === 1 ? ControlMode.transition : ControlMode.plan;
  }

  get stateArrays(): readonly StateArray[] {
    return [this.state];
  }

  /** Where the cycle stands by the clock. */
  ownTime({ clock }: Moment): number {
    const time = this.controller.resynchronises ? modulo(clock, this.dayTicks) : clock;
    return modulo(time - this.plan.offset + this.plan.referenceTick, this.plan.cycle);
  }

  enter(machine: PhaseMachine, moment: Moment): void {
    if (this.controller.transition.method !== 'immediate') {
      machine.begin(this.plan.reference);
      this.decide(machine, moment);
      return;
    }
    const own = this.ownTime(moment);
    const stage = this.plan.stages.findIndex(({ begin, end }) => own >= begin && own < end);
    if (stage < 0) return;
    const left = this.stageAt(stage).end - own;
    if (own > this.stageAt(stage).begin && left < machine.shortest(stage)) return;
    machine.begin(stage);
    machine.goTo(this.after(stage), left);
    this.state[1] = 0;
  }

  resume(machine: PhaseMachine, moment: Moment): void {
    this.state[1] = 1;
    const { begin, end } = this.stageAt(machine.stage);
    machine.goTo(this.after(machine.stage), Math.max(0, end - begin - machine.age));
    void moment;
  }

  /** A stage has just begun: how long it lasts. */
  decide(machine: PhaseMachine, moment: Moment): void {
    const { stage } = machine;
    const { begin, end } = this.stageAt(stage);
    const green = end - begin;
    const ahead = modulo(this.ownTime(moment) - begin, this.plan.cycle);
    if (ahead === 0) {
      this.state[0] = 0;
      this.state[1] = 0;
      machine.goTo(this.after(stage), green);
      return;
    }
    this.state[1] = 1;
    machine.goTo(this.after(stage), this.corrected(machine, stage, green, ahead));
  }

  cycleTick(_machine: PhaseMachine, moment: Moment): number {
    return this.ownTime(moment);
  }

  /** Green of a stage that began while the clock was `ahead` ticks further in the cycle. */
  private corrected(machine: PhaseMachine, stage: number, green: number, ahead: number): number {
    const { cycle, reference } = this.plan;
    const { method, addAtMost, subtractAtMost } = this.controller.transition;
    if (method === 'dwell') return stage === reference ? green + cycle - ahead : green;
    if (method === 'immediate') {
      // Shorter by what the clock is ahead as far as that is lawful; what then is too long is made up at the next stage.
      const shorter = green - ahead;
      return shorter >= machine.shortest(stage) ? shorter : stage === reference ? green + cycle - ahead : green;
    }
    const spare = (at: number) => {
      const { begin, end } = this.stageAt(at);
      return Math.max(0, end - begin - machine.shortest(at));
    };
    if (stage === reference) {
      const add = Math.max(1, Math.floor(addAtMost * cycle));
      const all = this.plan.stages.reduce((sum, _, at) => sum + spare(at), 0);
      const subtract = Math.min(Math.floor(subtractAtMost * cycle), all);
      const shortCycles = subtract > 0 ? Math.ceil(ahead / subtract) : Infinity;
      if (Math.ceil((cycle - ahead) / add) <= shortCycles) {
        this.state[0] = 0;
        return green + Math.min(add, cycle - ahead);
      }
      this.state[0] = Math.min(subtract, ahead);
    }
    const taken = Math.min(this.state[0] as number, spare(stage));
    this.state[0] = (this.state[0] as number) - taken;
    return green - taken;
  }

  private after(stage: number): number {
    return (stage + 1) % this.plan.stages.length;
  }

  private stageAt(stage: number): CompiledStage {
    return this.plan.stages[stage] as CompiledStage;
  }
}
