/**
 * Max-pressure control: every few seconds the stage whose movements have most to discharge and most room to discharge into.
 *
 * Pressure of a stage: over its movements, lanes × (vehicles stored before the line − vehicles stored on the exit link); a movement
 * that yields counts half. Stored as detectors tell (`storage.ts`); of an exit nobody measures, nothing is stored. Source:
 * Varaiya (2013), Transportation Research C 36, 177; without turn ratios, which no detector tells.
 *
 * Two guarantees beside it: minimum green and walkers' times (the machine), and nobody who called, and no crosswalk, waits longer
 * than LONGEST_WAIT before its stage is the next.
 */
import type { Network } from '../../network/index.ts';
import type { PhaseMachine } from '../machine.ts';
import { NONE } from '../machine.ts';
import { ControlMode, EndReason } from '../program.ts';
import type { CompiledController, CompiledPlan, SignalProgram, StateArray } from '../program.ts';
import { Calls } from './calls.ts';
import type { Decision, Moment } from './decision.ts';
import type { Storage } from './storage.ts';

/** [s] Assumed: the red that walkers of Chinese cities are said to bear, see `signal/rules`. */
const LONGEST_WAIT = 90;
const INTERVAL = 5;

export class MaxPressure implements Decision {
  readonly mode = ControlMode.adaptive;
  reason: EndReason = EndReason.gapOut;
  private readonly plan: CompiledPlan;
  private readonly calls: Calls;
  private readonly storage: Storage;
  /** Vehicles stored on a link, as the controller downstream tells. */
  private readonly storedOn: (link: number) => number;
  private readonly flows: readonly (readonly { movement: number; weight: number; exit: number }[])[];
  private readonly interval: number;
  private readonly longestWait: number;
  /** By phase: ticks since it was last green. */
  private readonly waits: Int32Array;

  constructor(
    controller: CompiledController,
    plan: CompiledPlan,
    program: SignalProgram,
    network: Network,
    storage: Storage,
    storedOn: (link: number) => number,
  ) {
    this.plan = plan;
    this.calls = new Calls(controller, plan, program);
    this.storage = storage;
    this.storedOn = storedOn;
    this.interval =
      (plan.control.mode === 'maxPressure' ? (plan.control.interval ?? INTERVAL) : INTERVAL) * program.ticksPerSecond;
    this.longestWait = LONGEST_WAIT * program.ticksPerSecond;
    this.waits = new Int32Array(plan.phases.length);
    this.flows = plan.stages.map(({ phases }) =>
      phases.flatMap((phase) =>
        (plan.phases[phase]?.movements ?? []).map((movement, at) => {
          const its = network.movements[controller.movements[movement] as number];
          const yields = plan.phases[phase]?.permissive[at] === 1;
          return { movement, weight: (its?.connections.length ?? 0) * (yields ? 0.5 : 1), exit: its?.toLink ?? -1 };
        }),
      ),
    );
  }

  get stateArrays(): readonly StateArray[] {
    return [...this.calls.stateArrays, this.waits];
  }

  notice(machine: PhaseMachine, moment: Moment): void {
    this.calls.notice(machine, moment);
    if (machine.isIn === 1 && machine.age === 0) this.calls.answer(machine.stage);
    this.plan.phases.forEach(({ crosswalks }, phase) => {
      const waitsFor = this.calls.isCalled(phase) || crosswalks.some(({ buttons }) => buttons.length === 0);
      this.waits[phase] = machine.isGreen(phase) || !waitsFor ? 0 : (this.waits[phase] as number) + 1;
    });
  }

  walks(phase: number, at: number, tick: number): boolean {
    return this.calls.walks(phase, at, tick);
  }

  enter(machine: PhaseMachine, { tick }: Moment): void {
    machine.begin(this.best(), (phase, at) => this.walks(phase, at, tick));
    this.calls.answer(machine.stage);
  }

  resume(): void {
    // The next decision finds what is stored.
  }

  decide(machine: PhaseMachine, { tick }: Moment): void {
    if (machine.owed > 0) return;
    const forced = this.overdue();
    if (forced === NONE && tick % this.interval !== 0) return;
    const next = forced === NONE ? this.best() : forced;
    if (next === machine.stage) return;
    this.reason = forced === NONE ? EndReason.gapOut : EndReason.maxOut;
    machine.goTo(next);
  }

  cycleTick(machine: PhaseMachine): number {
    return machine.age;
  }

  /** Pressure of a stage [vehicles × lanes]. */
  pressure(stage: number): number {
    let sum = 0;
    for (const { movement, weight, exit } of this.flows[stage] ?? []) {
      sum += weight * (this.storage.of(movement) - this.storedOn(exit));
    }
    return sum;
  }

  /** The stage of the highest pressure; of equal ones the first. */
  private best(): number {
    let best = 0;
    for (let stage = 1; stage < this.plan.stages.length; stage++) {
      if (this.pressure(stage) > this.pressure(best)) best = stage;
    }
    return best;
  }

  /** The stage of the phase that has waited longest, if that is too long. */
  private overdue(): number {
    let longest = this.longestWait;
    let found: number = NONE;
    this.plan.stages.forEach(({ phases }, stage) => {
      for (const phase of phases) {
        if ((this.waits[phase] as number) <= longest) continue;
        longest = this.waits[phase] as number;
        found = stage;
      }
    });
    return found;
  }
}
