/**
 * Who asks for green, as a controller knows it: by detector, push button and recall. A phase without a detector that lives is
 * called at every moment, since nobody could see its traffic, and so is one whose walkers have no button that works.
 */
import type { PhaseMachine } from '../machine.ts';
import type { CompiledController, CompiledPhase, CompiledPlan, SignalProgram, StateArray } from '../program.ts';
import { isWithin } from '../days.ts';
import type { Moment } from './decision.ts';

const LONG_AGO = -1_000_000;

export class Calls {
  private readonly plan: CompiledPlan;
  private readonly program: SignalProgram;
  /** By phase: tick since which it is called, −1 when it is not. */
  private readonly since: Int32Array;
  /** By phase: tick of the last actuation. */
  private readonly actuated: Int32Array;
  /** By phase and its crosswalk: 1 when somebody pressed. */
  private readonly pressed: Uint8Array;
  private readonly width: number;

  constructor(controller: CompiledController, plan: CompiledPlan, program: SignalProgram) {
    this.plan = plan;
    this.program = program;
    this.width = Math.max(
      1,
      ...controller.plans.flatMap((one) => one.phases.map(({ crosswalks }) => crosswalks.length)),
    );
    this.since = new Int32Array(plan.phases.length).fill(-1);
    this.actuated = new Int32Array(plan.phases.length).fill(LONG_AGO);
    this.pressed = new Uint8Array(plan.phases.length * this.width);
  }

  get stateArrays(): readonly StateArray[] {
    return [this.since, this.actuated, this.pressed];
  }

  notice(machine: PhaseMachine, { tick, inputs }: Moment): void {
    this.plan.phases.forEach((phase, number) => {
      const isGreen = machine.isGreen(number);
      let asks = phase.recall !== 'none' || this.isBlind(phase, tick);
      for (const detector of phase.detectors) {
        if (inputs.occupied[detector] === 0 && inputs.counted[detector] === 0) continue;
        this.actuated[number] = tick;
        asks = true;
      }
      phase.crosswalks.forEach(({ buttons }, at) => {
        const place = number * this.width + at;
        for (const button of buttons) {
          if (inputs.pressed[button] === 1 && !machine.isWalking(number, at)) this.pressed[place] = 1;
        }
        if (this.pressed[place] === 1 || this.areDead(buttons, tick)) asks = true;
      });
      if (asks && !isGreen && (this.since[number] as number) < 0) this.since[number] = tick;
    });
  }

  /** The phases of a stage have begun: their calls are answered. */
  answer(stage: number): void {
    for (const phase of this.plan.stages[stage]?.phases ?? []) {
      this.since[phase] = -1;
      for (let at = 0; at < this.width; at++) this.pressed[phase * this.width + at] = 0;
    }
  }

  isCalled(phase: number): boolean {
    return (this.since[phase] as number) >= 0;
  }

  /** Tick since which any phase of a stage that is not green is called; −1 when none is. */
  stageCalledSince(machine: PhaseMachine, stage: number): number {
    let earliest = -1;
    for (const phase of this.plan.stages[stage]?.phases ?? []) {
      const since = this.since[phase] as number;
      if (since < 0 || machine.isGreen(phase)) continue;
      earliest = earliest < 0 ? since : Math.min(earliest, since);
    }
    return earliest;
  }

  /** A vehicle came lately enough for the green of this phase to be kept. */
  isExtended(phase: number, tick: number): boolean {
    const its = this.plan.phases[phase] as CompiledPhase;
    if (its.recall === 'maximum' || this.isBlind(its, tick)) return true;
    return tick - (this.actuated[phase] as number) < its.passage;
  }

  /** Whether a crosswalk walks when its phase begins: without a button always, else when somebody asked. */
  walks(phase: number, at: number, tick: number): boolean {
    const its = this.plan.phases[phase] as CompiledPhase;
    const crosswalk = its.crosswalks[at];
    if (crosswalk === undefined || crosswalk.buttons.length === 0 || its.recall === 'walk') return true;
    return this.pressed[phase * this.width + at] === 1 || this.areDead(crosswalk.buttons, tick);
  }

  private isBlind({ detectors, movements, crosswalks }: CompiledPhase, tick: number): boolean {
    if (movements.length === 0) return crosswalks.some(({ buttons }) => buttons.length === 0);
    return detectors.every((number) => isWithin(this.program.detectors[number]?.failed ?? [], tick));
  }

  /** Not of a crosswalk that has none. */
  private areDead(buttons: readonly number[], tick: number): boolean {
    if (buttons.length === 0) return false;
    return buttons.every((number) => isWithin(this.program.buttons[number]?.failed ?? [], tick));
  }
}
