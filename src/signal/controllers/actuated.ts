/**
 * Actuated control. A stage is served when one of its phases is called; it lasts its minimum, is kept as long as vehicles follow
 * one another within the passage time (else: gap-out), and ends at its maximum once others wait (max-out).
 *
 * Semi-actuated: the main phases have no call to wait for: it goes back to them when nobody else asks, and rests there.
 */
import type { PhaseMachine } from '../machine.ts';
import { NONE } from '../machine.ts';
import { ControlMode, EndReason } from '../program.ts';
import type { CompiledController, CompiledPhase, CompiledPlan, SignalProgram, StateArray } from '../program.ts';
import { Calls } from './calls.ts';
import type { Decision, Moment } from './decision.ts';

export class Actuated implements Decision {
  readonly mode = ControlMode.actuated;
  reason: EndReason = EndReason.gapOut;
  private readonly plan: CompiledPlan;
  private readonly calls: Calls;
  /** Stage of the main phases, −1 when all stages are alike. */
  private readonly main: number;

  constructor(controller: CompiledController, plan: CompiledPlan, program: SignalProgram) {
    this.plan = plan;
    this.calls = new Calls(controller, plan, program);
    this.main = mainStage(plan);
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

  enter(machine: PhaseMachine, { tick }: Moment): void {
    const first = this.main >= 0 ? this.main : this.plan.reference;
    machine.begin(first, (phase, at) => this.walks(phase, at, tick));
    this.calls.answer(first);
  }

  resume(): void {
    // It goes on from whatever stage it finds.
  }

  decide(machine: PhaseMachine, { tick }: Moment): void {
    const next = this.nextCalled(machine);
    if (next === NONE || machine.owed > 0) return;
    const waited = tick - this.waitsSince(machine, tick);
    const ending = this.endingPhases(machine, next);
    const isExtended = ending.some((phase) => this.calls.isExtended(phase, tick));
    const full = ending.every((phase) => {
      const { maximum, flash } = this.plan.phases[phase] as CompiledPhase;
      return Math.min(machine.greenAge(phase), waited) + flash >= maximum;
    });
    if (isExtended && !full) return;
    this.reason = isExtended ? EndReason.maxOut : EndReason.gapOut;
    machine.goTo(next);
  }

  cycleTick(machine: PhaseMachine): number {
    return machine.age;
  }

  /** The next stage in the order of the plan that somebody waits for; the main one when nobody does. */
  private nextCalled(machine: PhaseMachine): number {
    const count = this.plan.stages.length;
    for (let step = 1; step < count; step++) {
      const stage = (machine.stage + step) % count;
      if (this.calls.stageCalledSince(machine, stage) >= 0) return stage;
    }
    return this.main >= 0 && machine.stage !== this.main ? this.main : NONE;
  }

  /** Tick since which the stages that are not in have waited. */
  private waitsSince(machine: PhaseMachine, tick: number): number {
    let earliest = tick;
    for (let stage = 0; stage < this.plan.stages.length; stage++) {
      const since = this.calls.stageCalledSince(machine, stage);
      if (since >= 0) earliest = Math.min(earliest, since);
    }
    return earliest;
  }

  private endingPhases(machine: PhaseMachine, next: number): number[] {
    const stays = this.plan.stages[next]?.phases ?? [];
    return (this.plan.stages[machine.stage]?.phases ?? []).filter((phase) => !stays.includes(phase));
  }
}

/** The first stage with all the main phases of a semi-actuated plan; −1 of a fully actuated one. */
function mainStage({ control, stages, phases }: CompiledPlan): number {
  if (control.mode !== 'semiActuated') return -1;
  const main = control.main;
  if (main === undefined) return 0;
  return Math.max(
    0,
    stages.findIndex((stage) => main.every((id) => stage.phases.some((phase) => phases[phase]?.id === id))),
  );
}
