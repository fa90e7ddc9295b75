/**
 * An officer at the cabinet 手控. He holds the stage that is in while its traffic comes, and releases another when it is empty or
 * others have waited long enough; between seeing and pressing lies his reaction time. What he sees is taken from the detectors.
 *
 * longestQueue: the stage before whose lines most stands comes next. clearMain: the main stage comes after every other, and the
 * others are held half as long at most. The machine keeps minimum green, clearances and walkers' times for him as for everybody.
 *
 * The longest hold is of the green that drivers see, from its first second to its yellow: he knows what flashes after he has pressed,
 * and presses so much earlier. Only minimum green and the walk of those who have begun to cross can make it longer. Counted to his
 * pressing, as it was before, a walkers' clearance of 20 s made 114 s of 90.
 */
import type { PhaseMachine } from '../machine.ts';
import { NONE } from '../machine.ts';
import { ControlMode, EndReason } from '../program.ts';
import type { CompiledController, CompiledDuty, CompiledPlan, SignalProgram, StateArray } from '../program.ts';
import { Calls } from './calls.ts';
import type { Decision, Moment } from './decision.ts';
import type { Storage } from './storage.ts';

export class Officer implements Decision {
  readonly mode = ControlMode.officer;
  reason: EndReason = EndReason.officer;
  private readonly plan: CompiledPlan;
  private readonly duty: CompiledDuty;
  private readonly calls: Calls;
  private readonly storage: Storage;
  /** Ticks since he saw that it is time, −1 before. */
  private readonly seen = Int32Array.of(-1);

  constructor(
    controller: CompiledController,
    plan: CompiledPlan,
    program: SignalProgram,
    storage: Storage,
    duty: CompiledDuty,
  ) {
    this.plan = plan;
    this.duty = duty;
    this.calls = new Calls(controller, plan, program);
    this.storage = storage;
  }

  get stateArrays(): readonly StateArray[] {
    return [...this.calls.stateArrays, this.seen];
  }

  notice(machine: PhaseMachine, moment: Moment): void {
    this.calls.notice(machine, moment);
    if (machine.isIn === 1 && machine.age === 0) this.calls.answer(machine.stage);
  }

  enter(machine: PhaseMachine): void {
    machine.begin(this.main);
  }

  resume(): void {
    this.seen[0] = -1;
  }

  decide(machine: PhaseMachine, { tick }: Moment): void {
    const next = this.next(machine);
    if (next === NONE || machine.owed > 0) {
      this.seen[0] = -1;
      return;
    }
    const isMain = machine.stage === this.main || this.duty.rule === 'longestQueue';
    const longest = isMain ? this.duty.longestHold : this.duty.longestHold / 2;
    const phases = this.plan.stages[machine.stage]?.phases ?? [];
    const comes = phases.some((phase) => this.hasTraffic(phase) && this.calls.isExtended(phase, tick));
    const endsIfSeenNow = machine.age + this.duty.reaction + machine.leadTo(next);
    if ((this.seen[0] as number) < 0 && comes && endsIfSeenNow < longest) return;
    this.seen[0] = (this.seen[0] as number) + 1;
    if ((this.seen[0] as number) < this.duty.reaction) return;
    this.seen[0] = -1;
    machine.goTo(next);
  }

  cycleTick(machine: PhaseMachine): number {
    return machine.age;
  }

  private get main(): number {
    return Math.max(
      0,
      this.plan.stages.findIndex(({ id }) => id === this.duty.main),
    );
  }

  /** Of phases that nobody can see he does not wait for the end. */
  private hasTraffic(phase: number): boolean {
    return (this.plan.phases[phase]?.detectors.length ?? 0) > 0;
  }

  /** The stage he would release. */
  private next(machine: PhaseMachine): number {
    if (this.duty.rule === 'clearMain' && machine.stage !== this.main) return this.main;
    let most = 0;
    let found: number = NONE;
    const count = this.plan.stages.length;
    for (let step = 1; step < count; step++) {
      const stage = (machine.stage + step) % count;
      if (this.calls.stageCalledSince(machine, stage) < 0) continue;
      const stored = 0.5 + this.storedBefore(machine, stage);
      if (stored > most) {
        most = stored;
        found = stage;
      }
    }
    return found;
  }

  private storedBefore(machine: PhaseMachine, stage: number): number {
    let sum = 0;
    for (const phase of this.plan.stages[stage]?.phases ?? []) {
      if (machine.isGreen(phase)) continue;
      for (const movement of this.plan.phases[phase]?.movements ?? []) sum += this.storage.of(movement);
    }
    return sum;
  }
}
