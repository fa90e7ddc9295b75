/**
 * The run of one controller whose stages are begun and ended one by one: phases as small clocks, and the law between them.
 *
 * Whatever it is asked, a green lasts its minimum, flashes before it ends where it does, ends in yellow and red clearance; who has
 * begun to walk gets walk and clearance; and a stage begins only when all that ended has cleared and every intergreen has passed. It
 * is its own conflict monitor: two protected conflicting greens are a defect, and it throws.
 *
 * Times are ticks. Who decides which stage comes next is in `controllers/`.
 */
import { watchConflicts } from './conflictMonitor.ts';
import { Aspect } from './program.ts';
import type { CompiledController, CompiledPhase, CompiledPlan, StateArray } from './program.ts';

/** Where a controller writes what it shows: arrays by movement and crosswalk of the network. */
export interface Board {
  readonly aspects: Uint8Array;
  readonly permissive: Uint8Array;
  readonly walks: Uint8Array;
}

const Lamp = { red: 0, green: 1, yellow: 2, clearing: 3 } as const;
/** Long ago: nothing that ended then is waited for. */
const LONG = 1_000_000;
/** No stage; `ALL_RED` is asked for like a stage. */
export const NONE = -1;
export const ALL_RED = -2;

export class PhaseMachine {
  readonly controller: CompiledController;
  plan: CompiledPlan;
  /** Index of the stage whose greens are or were last shown. */
  stage = 0;
  /** Stage asked for; `NONE`: stays, `ALL_RED`: ends everything. */
  next: number = NONE;
  /** Ticks since the stage began, or since all is red. */
  age = 0;
  /** 1 while the greens of `stage` are shown and nothing has ended yet; 0 between stages and in all red. */
  isIn = 0;
  /** What is shown instead of the lamps: 0 nothing, else `Aspect.yellowFlash` or `Aspect.off`. */
  blank = 0;
  private readonly lamp: Uint8Array;
  private readonly since: Int32Array;
  /** Age at which the green of a phase ends, −1 while that is open. */
  private readonly endAge: Int32Array;
  /** By phase and its crosswalk (`phase * width + at`): age at which walk ends, −1 open, −2 does not walk. */
  private readonly walkEnd: Int32Array;
  private readonly width: number;
  /** By position: ticks since the movement's green ended; 0 while it is green. */
  private readonly dark: Int32Array;
  /** Age of the stage before which it does not end. */
  private due = 0;
  private readonly scalars = new Int32Array(7);
  private isChanged = true;

  constructor(controller: CompiledController) {
    this.controller = controller;
    this.plan = controller.plans[0] as CompiledPlan;
    const phases = Math.max(...controller.plans.map((plan) => plan.phases.length));
    this.width = Math.max(1, ...controller.plans.flatMap((plan) => plan.phases.map((one) => one.crosswalks.length)));
    this.lamp = new Uint8Array(phases);
    this.since = new Int32Array(phases);
    this.endAge = new Int32Array(phases).fill(-1);
    this.walkEnd = new Int32Array(phases * this.width).fill(-2);
    this.dark = new Int32Array(controller.movements.length).fill(LONG);
  }

  get stateArrays(): readonly StateArray[] {
    this.scalars.set([
      this.stage,
      this.next,
      this.age,
      this.isIn,
      this.due,
      this.blank,
      this.controller.plans.indexOf(this.plan),
    ]);
    return [this.lamp, this.since, this.endAge, this.walkEnd, this.dark, this.scalars];
  }

  /** All is red and has been long enough. */
  get isCleared(): boolean {
    return this.isIn === 0 && this.lamp.every((lamp) => lamp === Lamp.red);
  }

  isGreen(phase: number): boolean {
    return this.lamp[phase] === Lamp.green;
  }

  /** Ticks since the phase became green. */
  greenAge(phase: number): number {
    return this.lamp[phase] === Lamp.green ? (this.since[phase] as number) : 0;
  }

  /** Whether a crosswalk of a phase shows walk. @param at its place in the phase's list */
  isWalking(phase: number, at: number): boolean {
    const walked = this.walkEnd[phase * this.width + at] as number;
    if (this.lamp[phase] !== Lamp.green || walked === -2) return false;
    return walked < 0 || (this.since[phase] as number) < walked;
  }

  /** Only in all red. */
  setPlan(plan: CompiledPlan): void {
    if (!this.isCleared) throw new Error(`controller ${this.controller.id}: a plan is changed only when all is red`);
    this.plan = plan;
    this.stage = plan.reference;
  }

  /** Whether a stage may begin now: all that ended has cleared, for every pair. */
  mayBegin(stage: number): boolean {
    const { intergreens, movements } = this.controller;
    const count = movements.length;
    for (const phase of this.phasesOf(stage)) {
      if (this.lamp[phase] === Lamp.green) continue;
      if (this.lamp[phase] !== Lamp.red) return false;
      for (const starting of (this.plan.phases[phase] as CompiledPhase).movements) {
        for (let ending = 0; ending < count; ending++) {
          const dark = this.dark[ending] as number;
          if (dark > 0 && dark < (intergreens[ending * count + starting] as number)) return false;
        }
      }
    }
    return true;
  }

  /**
   * Begins a stage: from all red, or when its turn has come.
   * @param walks whether a crosswalk (phase, place in its list) walks; all of them when left out
   */
  begin(stage: number, walks?: (phase: number, at: number) => boolean): void {
    for (const phase of this.phasesOf(stage)) {
      if (this.lamp[phase] === Lamp.green) continue;
      this.lamp[phase] = Lamp.green;
      this.since[phase] = 0;
      this.endAge[phase] = -1;
      (this.plan.phases[phase] as CompiledPhase).crosswalks.forEach(({ walk }, at) => {
        this.walkEnd[phase * this.width + at] = walks?.(phase, at) === false ? -2 : walk;
      });
    }
    this.stage = stage;
    this.next = NONE;
    this.age = 0;
    this.isIn = 1;
    this.isChanged = true;
    watchConflicts(this.controller, this.plan, (phase) => this.lamp[phase] === Lamp.green);
  }

  /** Asks for a stage, `after` ticks from now or as soon after as is lawful; phases of both stay green. Asked for once. */
  goTo(next: number, after = 0): void {
    if (this.isIn === 0 || this.next !== NONE) return;
    this.next = next;
    this.due = this.age + after;
    const stays = next === ALL_RED ? [] : this.phasesOf(next);
    for (let phase = 0; phase < this.plan.phases.length; phase++) {
      if (this.lamp[phase] !== Lamp.green || stays.includes(phase)) continue;
      this.end(phase, after);
    }
  }

  /** Ends the stage at the time it would have ended, or as soon as is lawful, and everything with it: all red comes next. */
  endStage(): void {
    if (this.next === ALL_RED) return;
    if (this.next === NONE) {
      this.goTo(ALL_RED);
      return;
    }
    this.next = ALL_RED;
    for (let phase = 0; phase < this.plan.phases.length; phase++) {
      if (this.lamp[phase] !== Lamp.green || (this.endAge[phase] as number) >= 0) continue;
      this.end(phase, Math.max(0, this.due - this.age));
    }
  }

  /** Takes back what was asked for, as long as nothing has begun to end. @returns whether it could */
  recall(): boolean {
    if (this.isIn === 0 || this.next === NONE) return this.isIn === 1;
    for (let phase = 0; phase < this.plan.phases.length; phase++) {
      const end = this.endAge[phase] as number;
      const { flash } = this.plan.phases[phase] as CompiledPhase;
      if (this.lamp[phase] !== Lamp.green || (end >= 0 && (this.since[phase] as number) >= end - flash)) {
        if (this.phasesOf(this.stage).includes(phase)) return false;
      }
    }
    for (const phase of this.phasesOf(this.stage)) {
      this.endAge[phase] = -1;
      (this.plan.phases[phase] as CompiledPhase).crosswalks.forEach(({ walk }, at) => {
        const place = phase * this.width + at;
        if (this.isWalking(phase, at)) this.walkEnd[place] = walk;
      });
    }
    this.next = NONE;
    return true;
  }

  /** Ticks from now until the end of this stage may be asked for without a green or a walk being cut short of its minimum. */
  get owed(): number {
    let most = 0;
    for (const phase of this.phasesOf(this.stage)) {
      if (this.lamp[phase] !== Lamp.green) continue;
      const { minimum, flash, crosswalks } = this.plan.phases[phase] as CompiledPhase;
      const age = this.since[phase] as number;
      let tail = flash;
      crosswalks.forEach(({ least, clearance }, at) => {
        if (!this.isWalking(phase, at)) return;
        tail = Math.max(tail, clearance);
        most = Math.max(most, least - age);
      });
      most = Math.max(most, minimum - tail - age);
    }
    return most;
  }

  /** Ticks from now until the last green of this stage would end if it were asked to now. */
  get lead(): number {
    return this.leadTo(NONE);
  }

  /** The same if a stage were asked for: greens that go on in it do not end. */
  leadTo(next: number): number {
    const stays = this.phasesOf(next);
    let most = 0;
    for (const phase of this.phasesOf(this.stage)) {
      if (this.lamp[phase] !== Lamp.green || stays.includes(phase)) continue;
      most = Math.max(most, this.lawfulEnd(phase) - (this.since[phase] as number));
    }
    return most;
  }

  /** Shortest lawful green of a stage that begins now [ticks]. @param walks as in `begin` */
  shortest(stage: number, walks?: (phase: number, at: number) => boolean): number {
    let most = 0;
    for (const phase of this.phasesOf(stage)) {
      const { minimum, flash, crosswalks } = this.plan.phases[phase] as CompiledPhase;
      most = Math.max(most, minimum, flash);
      crosswalks.forEach(({ least, clearance }, at) => {
        if (walks?.(phase, at) !== false) most = Math.max(most, least + clearance);
      });
    }
    return most;
  }

  /** From the tick before to this one. @param walks of a stage that begins in it, as in `begin` */
  step(walks?: (phase: number, at: number) => boolean): void {
    this.age++;
    for (let at = 0; at < this.dark.length; at++) this.dark[at] = Math.min(LONG, (this.dark[at] as number) + 1);
    for (let phase = 0; phase < this.plan.phases.length; phase++) this.advance(phase);
    for (let phase = 0; phase < this.plan.phases.length; phase++) {
      if (this.lamp[phase] !== Lamp.green) continue;
      for (const movement of (this.plan.phases[phase] as CompiledPhase).movements) this.dark[movement] = 0;
    }
    if (this.next === NONE) return;
    if (this.isIn === 1 && this.hasEnded()) this.isIn = 0;
    if (this.isIn === 1) return;
    if (this.next === ALL_RED) {
      if (this.isCleared) {
        this.next = NONE;
        this.age = 0;
      }
    } else if (this.nothingClears() && this.mayBegin(this.next)) this.begin(this.next, walks);
  }

  /** Writes what is shown, if it changed since the last time. */
  show(board: Board): void {
    if (!this.isChanged) return;
    this.isChanged = false;
    const { movements, crosswalks } = this.controller;
    for (const movement of movements) {
      board.aspects[movement] = this.blank === 0 ? Aspect.red : this.blank;
      board.permissive[movement] = 0;
    }
    for (const crosswalk of crosswalks) board.walks[crosswalk] = this.blank === 0 ? Aspect.red : Aspect.off;
    if (this.blank !== 0) return;
    for (let phase = 0; phase < this.plan.phases.length; phase++) this.paint(phase, board);
  }

  /** Shows flashing yellow or nothing instead of the lamps, or the lamps again; only in all red. */
  setBlank(blank: 0 | typeof Aspect.yellowFlash | typeof Aspect.off): void {
    if (this.blank !== blank) this.isChanged = true;
    this.blank = blank;
  }

  /** Everything is written again at the next `show`. */
  refresh(): void {
    this.isChanged = true;
  }

  /** The green of a phase ends so many ticks from now, or as soon after as is lawful. */
  private end(phase: number, after: number): void {
    const since = this.since[phase] as number;
    const end = Math.max(this.lawfulEnd(phase), since + after);
    this.endAge[phase] = end;
    this.isChanged = true;
    (this.plan.phases[phase] as CompiledPhase).crosswalks.forEach(({ walk, clearance }, at) => {
      const place = phase * this.width + at;
      const walked = this.walkEnd[place] as number;
      if (walked === -2 || (walked >= 0 && since >= walked)) return;
      this.walkEnd[place] = walk < 0 ? end - clearance : Math.min(walk, end - clearance);
    });
  }

  private phasesOf(stage: number): readonly number[] {
    return this.plan.stages[stage]?.phases ?? [];
  }

  private hasEnded(): boolean {
    for (const phase of this.phasesOf(this.stage)) if (this.lamp[phase] !== Lamp.green) return true;
    // A stage whose phases all go on into the next has no end of its own.
    if (this.next < 0 || this.age < this.due) return false;
    return this.phasesOf(this.stage).every((phase) => this.phasesOf(this.next).includes(phase));
  }

  private nothingClears(): boolean {
    const stays = this.phasesOf(this.next);
    for (let phase = 0; phase < this.plan.phases.length; phase++) {
      if (this.lamp[phase] === Lamp.yellow || this.lamp[phase] === Lamp.clearing) return false;
      if (this.lamp[phase] === Lamp.green && !stays.includes(phase)) return false;
    }
    return true;
  }

  /** Age of a green phase at which it may end when it is asked to now. */
  private lawfulEnd(phase: number): number {
    const { minimum, flash, crosswalks } = this.plan.phases[phase] as CompiledPhase;
    const age = this.since[phase] as number;
    let end = Math.max(age + flash, minimum);
    crosswalks.forEach(({ least, clearance }, at) => {
      const ends = this.walkEnd[phase * this.width + at] as number;
      if (ends === -2) return;
      const walked = ends >= 0 && age >= ends ? ends : Math.max(age, least);
      end = Math.max(end, walked + clearance);
    });
    return end;
  }

  private advance(phase: number): void {
    if (this.lamp[phase] === Lamp.red) return;
    const { yellow, redClearance, flash, crosswalks } = this.plan.phases[phase] as CompiledPhase;
    const age = (this.since[phase] as number) + 1;
    this.since[phase] = age;
    const end = this.endAge[phase] as number;
    if (this.lamp[phase] === Lamp.green) {
      if (end >= 0 && age >= end) this.turn(phase, Lamp.yellow);
      else if (end >= 0 && age === end - flash) this.isChanged = true;
      for (let at = 0; at < crosswalks.length; at++) {
        const walked = this.walkEnd[phase * this.width + at] as number;
        if (walked >= 0 && (age === walked || age === walked + (crosswalks[at]?.clearance ?? 0))) this.isChanged = true;
      }
    }
    if (this.lamp[phase] === Lamp.yellow && (this.since[phase] as number) >= yellow) this.turn(phase, Lamp.clearing);
    if (this.lamp[phase] === Lamp.clearing && (this.since[phase] as number) >= redClearance) this.turn(phase, Lamp.red);
  }

  private turn(phase: number, lamp: number): void {
    this.lamp[phase] = lamp;
    this.since[phase] = 0;
    this.isChanged = true;
  }

  /** Of several phases that serve one movement the most favourable shows; it yields only if it would by all of them. */
  private paint(phase: number, board: Board): void {
    if (this.lamp[phase] !== Lamp.green && this.lamp[phase] !== Lamp.yellow) return;
    const its = this.plan.phases[phase] as CompiledPhase;
    const age = this.since[phase] as number;
    const end = this.endAge[phase] as number;
    const flashes = end >= 0 && age >= end - its.flash;
    const aspect = this.lamp[phase] === Lamp.yellow ? Aspect.yellow : flashes ? Aspect.greenFlash : Aspect.green;
    its.movements.forEach((position, at) => {
      const movement = this.controller.movements[position] as number;
      const before = board.aspects[movement] as Aspect;
      const wasGreen = before === Aspect.green || before === Aspect.greenFlash;
      const yields = its.permissive[at] === 1 && (!wasGreen || board.permissive[movement] === 1);
      board.permissive[movement] = yields ? 1 : 0;
      if (FAVOUR[aspect]! > FAVOUR[before]!) board.aspects[movement] = aspect;
    });
    if (this.lamp[phase] !== Lamp.green) return;
    its.crosswalks.forEach(({ crosswalk, clearance }, at) => {
      const walked = this.walkEnd[phase * this.width + at] as number;
      if (walked === -2) return;
      const number = this.controller.crosswalks[crosswalk] as number;
      const shown =
        walked < 0 || age < walked ? Aspect.green : age < walked + clearance ? Aspect.greenFlash : Aspect.red;
      if (FAVOUR[shown]! > FAVOUR[board.walks[number]!]!) board.walks[number] = shown;
    });
  }
}

/** By aspect: what shows where several would; red least. */
const FAVOUR: Readonly<Record<number, number>> = {
  [Aspect.red]: 0,
  [Aspect.yellow]: 1,
  [Aspect.greenFlash]: 2,
  [Aspect.green]: 3,
};
