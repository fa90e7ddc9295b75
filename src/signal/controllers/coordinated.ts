/**
 * Coordinated-actuated control: the reference stage ends and returns by the clock, whatever the others do, so that the cycle is never
 * lost. Another stage is served when called; it ends when its traffic does (gap-out) or at its end in the plan (force-off), and what
 * it leaves goes to the next that is called, and at last to the reference stage.
 */
import type { PhaseMachine } from '../machine.ts';
import { ControlMode, EndReason } from '../program.ts';
import type { CompiledController, CompiledPlan, CompiledStage, SignalProgram, StateArray } from '../program.ts';
import { Calls } from './calls.ts';
import type { Decision, Moment } from './decision.ts';
import { modulo } from './decision.ts';
import { Planned } from './planned.ts';

export class Coordinated implements Decision {
  readonly mode = ControlMode.coordinated;
  reason: EndReason = EndReason.plan;
  private readonly plan: CompiledPlan;
  private readonly calls: Calls;
  private readonly clock: Planned;

  constructor(controller: CompiledController, plan: CompiledPlan, program: SignalProgram, dayTicks: number) {
    this.plan = plan;
    this.calls = new Calls(controller, plan, program);
    this.clock = new Planned(controller, plan, dayTicks);
  }

  get stateArrays(): readonly StateArray[] {
    return this.calls.stateArrays;
  }

  notice(machine: PhaseMachine, moment: Moment): void {
    this.calls.notice(machine, moment);
    if (machine.isIn === 1 && machine.age === 0) this.calls.answer(machine.stage);
  }

  walks(phase: number, at: number, tick: number): boolean {
    return this.calls.walks(phase, at, tick);
  }

  /** With the reference stage, whose end the clock tells. */
  enter(machine: PhaseMachine, { tick }: Moment): void {
    machine.begin(this.plan.reference, (phase, at) => this.walks(phase, at, tick));
    this.calls.answer(this.plan.reference);
  }

  resume(): void {
    // The clock tells where it is.
  }

  decide(machine: PhaseMachine, moment: Moment): void {
    const { reference, cycle } = this.plan;
    const own = this.clock.ownTime(moment);
    const yields = this.stageAt(reference).end % cycle;
    if (machine.stage === reference) {
      // Flash and walkers' clearance belong to the green: asked for that much earlier. What would come too late waits for a cycle.
      const early = machine.lead;
      if (modulo(yields - own, cycle) !== early) return;
      const next = this.nextCalled(machine, moment, early);
      if (next === reference) return;
      this.reason = EndReason.forceOff;
      machine.goTo(next, early);
      return;
    }
    const left = modulo(this.stageAt(machine.stage).end - own, cycle);
    const isForced = left <= machine.lead || left > this.length;
    const ending = this.stageAt(machine.stage).phases;
    const isExtended = ending.some((phase) => this.calls.isExtended(phase, moment.tick));
    if (!isForced && (isExtended || machine.owed > 0)) return;
    this.reason = isForced ? EndReason.forceOff : EndReason.gapOut;
    machine.goTo(this.nextCalled(machine, moment, isForced ? left : machine.lead), isForced ? left : 0);
  }

  cycleTick(_machine: PhaseMachine, moment: Moment): number {
    return this.clock.ownTime(moment);
  }

  /** From the end of the reference stage to its begin [ticks]. */
  private get length(): number {
    const { begin, end } = this.stageAt(this.plan.reference);
    return modulo(begin - end, this.plan.cycle);
  }

  /** The next stage before the reference that is called and still has time for its shortest green; else the reference stage. */
  private nextCalled(machine: PhaseMachine, moment: Moment, ends: number): number {
    const { reference, cycle, stages } = this.plan;
    const own = this.clock.ownTime(moment);
    for (let step = 1; step < stages.length; step++) {
      const stage = (machine.stage + step) % stages.length;
      if (stage === reference) return reference;
      if (this.calls.stageCalledSince(machine, stage) < 0) continue;
      const left = modulo(this.stageAt(stage).end - own - ends, cycle) - this.clearance(machine.stage);
      const isStillAhead = modulo(this.stageAt(stage).end - own, cycle) <= this.length + ends;
      if (isStillAhead && left >= machine.shortest(stage, (phase, at) => this.walks(phase, at, moment.tick)))
        return stage;
    }
    return reference;
  }

  private clearance(stage: number): number {
    return Math.max(
      0,
      ...this.stageAt(stage).phases.map((phase) => {
        const its = this.plan.phases[phase];
        return its === undefined ? 0 : its.yellow + its.redClearance;
      }),
    );
  }

  private stageAt(stage: number): CompiledStage {
    return this.plan.stages[stage] as CompiledStage;
  }
}
