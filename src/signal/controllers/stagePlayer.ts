/**
 * Runs one controller stage by stage: which plan is in force, who decides within it, and the lawful way from one to the other.
 *
 * First of those that want it: a guarded vehicle, an officer, then the plan of the schedule; the stored plan where the centre is
 * not heard or every detector is dead. An officer and a guarded vehicle use the stages of the plan they find.
 */
import type { Network } from '../../network/index.ts';
import { isWithin, scheduledPlan } from '../days.ts';
import { createInputs } from '../inputs.ts';
import { type Board, NONE, PhaseMachine } from '../machine.ts';
import { Aspect, ControlMode, EndReason } from '../program.ts';
import type { CompiledController, CompiledPlan, SignalInputs, SignalProgram, StateArray } from '../program.ts';
import { Actuated } from './actuated.ts';
import { Coordinated } from './coordinated.ts';
import { type Decision, modulo, type Moment } from './decision.ts';
import { MaxPressure } from './maxPressure.ts';
import { Officer } from './officer.ts';
import { Planned } from './planned.ts';
import type { Player } from './player.ts';
import { callInForce, stageFor } from './preemption.ts';
import { Storage } from './storage.ts';

/** All red between flashing or dark and the first green [s]; assumed. */
const AWAKENING = 5;

export class StagePlayer implements Player {
  readonly storage: Storage;
  readonly machine: PhaseMachine;
  hasLeft = false;
  /** What comes along may change what it shows at any tick. */
  readonly quiet = 0;
  readonly cycle = 1;
  private readonly controller: CompiledController;
  private readonly program: SignalProgram;
  private readonly network: Network;
  private readonly dayTicks: number;
  private readonly storedOn: (link: number) => number;
  /** By plan, made when first needed; a stored plan stands in by its times alone. */
  private readonly decisions = new Map<string, Decision>();
  private decision: Decision;
  private isLeaving = false;
  private moment: Moment;
  /** Number of the officer's duty and of the call in force, −1 without; ticks since all is red. */
  private readonly state = Int32Array.of(-1, -1, 0, 0);
  private readonly walks = (phase: number, at: number): boolean =>
    this.decision.walks?.(phase, at, this.moment.tick) ?? true;

  constructor(
    controller: CompiledController,
    program: SignalProgram,
    network: Network,
    dayTicks: number,
    storedOn: (link: number) => number,
  ) {
    this.controller = controller;
    this.program = program;
    this.network = network;
    this.dayTicks = dayTicks;
    this.storedOn = storedOn;
    this.machine = new PhaseMachine(controller);
    this.storage = new Storage(controller, program, network);
    this.decision = this.decisionFor(controller.plans[0] as CompiledPlan, false);
    this.moment = { tick: 0, clock: 0, inputs: createInputs(program) };
  }

  get plan(): number {
    return this.controller.plans.indexOf(this.machine.plan);
  }

  get stage(): number {
    return this.machine.stage;
  }

  get cycleTick(): number {
    return this.decision.cycleTick(this.machine, this.moment);
  }

  get reason(): EndReason {
    return this.state[1] !== -1 ? EndReason.preemption : this.decision.reason;
  }

  get mode(): ControlMode {
    if (this.state[1] !== -1) return ControlMode.preempted;
    if (this.machine.blank === Aspect.yellowFlash) return ControlMode.flashing;
    if (this.machine.blank === Aspect.off) return ControlMode.dark;
    if (this.decision.mode !== ControlMode.plan) return this.decision.mode;
    const { tick } = this.moment;
    if (isWithin(this.controller.offline, tick)) return ControlMode.offline;
    return this.isBlind(tick) ? ControlMode.blind : ControlMode.plan;
  }

  get stateArrays(): readonly StateArray[] {
    return [this.state, ...this.machine.stateArrays, ...this.storage.stateArrays, ...this.decision.stateArrays];
  }

  /** As if it had run for ever: a fixed-time plan from its last reference stage on, any other from its first stage. */
  start(tick: number, board: Board, inputs: SignalInputs): void {
    this.look(tick, inputs);
    const plan = this.wanted(tick);
    this.machine.setPlan(plan);
    this.decision = this.decisionFor(plan, this.standsIn(tick));
    if (!this.blankFor(plan)) {
      if (this.decision instanceof Planned) {
        const begin = plan.stages[plan.reference]?.begin ?? 0;
        const since = modulo(this.decision.ownTime(this.moment) - begin, plan.cycle);
        this.look(tick - since, inputs);
        this.machine.begin(plan.reference);
        this.decision.decide(this.machine, this.moment);
        for (let at = tick - since + 1; at <= tick; at++) {
          this.look(at, inputs);
          this.advance();
        }
      } else this.decision.enter(this.machine, this.moment);
    }
    this.machine.refresh();
    this.machine.show(board);
  }

  /** Takes over from another player, in all red. */
  takeOver(tick: number, board: Board, inputs: SignalInputs): void {
    this.look(tick, inputs);
    const plan = this.wanted(tick);
    this.machine.setPlan(plan);
    this.decision = this.decisionFor(plan, this.standsIn(tick));
    if (!this.blankFor(plan)) this.decision.enter(this.machine, this.moment);
    this.machine.refresh();
    this.machine.show(board);
  }

  leave(): void {
    this.isLeaving = true;
  }

  step(tick: number, board: Board, inputs: SignalInputs): void {
    this.look(tick, inputs);
    this.advance();
    this.machine.show(board);
  }

  /** @param isGreen by position of the movement */
  store(isGreen: (movement: number) => boolean): void {
    this.storage.notice(this.moment.tick, this.moment.inputs, isGreen);
  }

  private look(tick: number, inputs: SignalInputs): void {
    this.moment = { tick, clock: tick + this.controller.clockError, inputs };
  }

  private advance(): void {
    const { machine, moment } = this;
    machine.step(this.walks);
    this.decision.notice?.(machine, moment);
    const call = callInForce(this.controller, this.program, moment.inputs);
    if (call >= 0) this.giveWay(call);
    else {
      if (this.state[1] !== -1) this.handBack();
      this.goOn();
    }
  }

  /** For a guarded vehicle: its stage, and no other, until it has passed. */
  private giveWay(call: number): void {
    const { machine } = this;
    const movement = this.program.calls[call]?.movement ?? -1;
    const stage = stageFor(this.controller, machine.plan, movement, machine.stage);
    const isNew = this.state[1] !== call;
    this.state[1] = call;
    if (machine.blank !== 0) this.awake();
    if (machine.isIn === 0) {
      if (this.isAwake && machine.next === NONE && machine.mayBegin(stage)) machine.begin(stage);
      return;
    }
    // The plan may have asked for this very stage, at the end of a long green: it comes at once.
    if ((machine.next === stage && !isNew) || !machine.recall()) return;
    if (machine.stage !== stage) machine.goTo(stage);
  }

  private handBack(): void {
    this.state[1] = -1;
    if (this.machine.isIn === 1 && this.machine.recall()) this.decision.resume(this.machine, this.moment);
  }

  private goOn(): void {
    const { machine, moment } = this;
    const plan = this.wanted(moment.tick);
    const mustLeave = this.isLeaving || plan !== machine.plan || this.decision !== this.decisionOf(plan);
    if (machine.blank !== 0) {
      if (mustLeave || !this.blankFor(plan)) this.awake();
      return;
    }
    if (machine.isIn === 1) {
      if (!mustLeave) {
        if (machine.next === NONE) this.decision.decide(machine, moment);
        return;
      }
      if (this.changesHands(plan)) return;
      machine.endStage();
      return;
    }
    if (mustLeave && machine.next >= 0) machine.endStage();
    if (!machine.isCleared || machine.next !== NONE) return;
    if (this.isLeaving) {
      this.hasLeft = true;
      return;
    }
    if (plan !== machine.plan || this.decision !== this.decisionOf(plan)) {
      machine.setPlan(plan);
      this.decision = this.decisionOf(plan);
    }
    if (!this.isAwake) return;
    if (this.blankFor(plan)) return;
    this.decision.enter(machine, moment);
  }

  /** An officer comes or goes within a stage of the same plan. @returns whether that is what happens */
  private changesHands(plan: CompiledPlan): boolean {
    if (this.isLeaving || plan !== this.machine.plan) return false;
    const next = this.decisionOf(plan);
    if (!(next instanceof Officer) && !(this.decision instanceof Officer)) return false;
    if (this.machine.next !== NONE && !this.machine.recall()) return true;
    this.decision = next;
    next.resume(this.machine, this.moment);
    return true;
  }

  /** Flashing or dark, if that is how the plan is run. */
  private blankFor({ control }: CompiledPlan): boolean {
    if (control.mode !== 'flashingYellow' && control.mode !== 'dark') return false;
    this.machine.setBlank(control.mode === 'dark' ? Aspect.off : Aspect.yellowFlash);
    return true;
  }

  /** All red, and long enough after flashing. */
  private get isAwake(): boolean {
    return this.machine.isCleared && this.machine.age >= (this.state[3] as number);
  }

  private awake(): void {
    this.machine.setBlank(0);
    this.machine.age = 0;
    this.state[3] = AWAKENING * this.program.ticksPerSecond;
  }

  /** The plan in force. */
  private wanted(tick: number): CompiledPlan {
    const { plans, storedPlan } = this.controller;
    const scheduled = scheduledPlan(this.controller, tick, this.program.ticksPerSecond);
    return plans[this.standsIn(tick) ? storedPlan : scheduled] as CompiledPlan;
  }

  /** The stored plan stands in, by its times alone: the centre is not heard, or nothing is seen. */
  private standsIn(tick: number): boolean {
    return isWithin(this.controller.offline, tick) || this.isBlind(tick);
  }

  /** A plan that goes by detectors, and every one of them is dead. */
  private isBlind(tick: number): boolean {
    const { detectors, ticksPerSecond } = this.program;
    const plan = this.controller.plans[scheduledPlan(this.controller, tick, ticksPerSecond)];
    if (plan === undefined || !SEEING.includes(plan.control.mode)) return false;
    let own = 0;
    for (const detector of detectors) {
      if (detector.controller !== this.controller.index) continue;
      if (!isWithin(detector.failed, tick)) return false;
      own++;
    }
    return own > 0;
  }

  private decisionOf(plan: CompiledPlan): Decision {
    const { tick } = this.moment;
    const duty = this.controller.officer.findIndex(({ from, to }) => isWithin([[from, to]], tick % this.dayTicks));
    this.state[0] = duty;
    return this.decisionFor(plan, this.standsIn(tick), duty);
  }

  private decisionFor(plan: CompiledPlan, standsIn: boolean, duty = -1): Decision {
    const key = `${plan.id} ${standsIn} ${duty}`;
    const known = this.decisions.get(key);
    if (known !== undefined) return known;
    const made = this.make(plan, standsIn, duty);
    this.decisions.set(key, made);
    return made;
  }

  private make(plan: CompiledPlan, standsIn: boolean, duty: number): Decision {
    const { controller, program, network, dayTicks, storage } = this;
    const its = controller.officer[duty];
    if (its !== undefined) return new Officer(controller, plan, program, storage, its);
    switch (standsIn ? 'fixedTime' : plan.control.mode) {
      case 'semiActuated':
      case 'fullyActuated':
        return new Actuated(controller, plan, program);
      case 'coordinated':
        return new Coordinated(controller, plan, program, dayTicks);
      case 'maxPressure':
        return new MaxPressure(controller, plan, program, network, storage, this.storedOn);
      case 'fixedTime':
      case 'flashingYellow':
      case 'dark':
        return new Planned(controller, plan, dayTicks);
    }
  }
}

/** Control by detectors. */
const SEEING: readonly string[] = ['semiActuated', 'fullyActuated', 'coordinated', 'maxPressure'];
