/**
 * Signal programs as SUMO's tlLogic. What a controller shows is played from the window's start to its end by the shipped
 * controller itself; where it follows a plan by the clock that becomes a program that repeats, and where it goes from one plan to
 * the next (greens ended lawfully, the next plan's reference stage held) a program of that change alone, played once. SUMO's WAUT
 * switches between them at the very tick.
 *
 * A controller run by detectors, by an officer or for a convoy answers to traffic, and SUMO's is not ours: what it showed in our run is
 * written down, state by state, as a program played once (`shown-0700`). It shows the same in SUMO whatever comes along there; a convoy's
 * vehicles are ordinary cars there.
 *
 * Right on red is SUMO's `g`, a green that yields: drivers here need not stop first, which `s` would make them do.
 */
import type { Network } from '../../network/index.ts';
import {
  Aspect,
  type CompiledController,
  type CompiledPlan,
  ControlMode,
  createSignals,
  isByTheClock,
  type SignalProgram,
  type SignalState,
} from '../../signal/index.ts';
import { clockText } from '../../common/index.ts';
import type { SumoStreets } from './streets.ts';
import { endsOf } from './streets.ts';
import { element } from './xml.ts';

export interface Window {
  /** [s since midnight] */
  readonly from: number;
  readonly to: number;
}

/** A program, and the tick from which it is followed. */
interface Part {
  readonly tick: number;
  readonly name: string;
}

export interface SumoSignals {
  /** tlLogic elements, and the place of every connection in their states. */
  readonly logics: readonly string[];
  /** WAUT elements of the controllers that change their plan within the window. */
  readonly changes: readonly string[];
}

/** Signals that are played on, tick by tick from the window's start. */
export interface SignalShow {
  readonly signals: SignalState;
  advance(tick: number): void;
}

/** Whether it takes a run with its traffic to know what the controllers show. */
export const asksForTraffic = (program: SignalProgram): boolean =>
  program.controllers.some((controller) => !isByTheClock(controller, program));

function showAlone(program: SignalProgram, network: Network): SignalShow {
  if (asksForTraffic(program)) throw new Error('controllers that go by traffic are exported from a run');
  const signals = createSignals(program, network);
  return { signals, advance: (tick) => signals.advance(tick) };
}

/** @param show a run of ours with these controllers, where they go by traffic */
export function signalsFor(
  program: SignalProgram,
  network: Network,
  streets: SumoStreets,
  window: Window,
  { signals, advance }: SignalShow = showAlone(program, network),
): SumoSignals {
  const watches = program.controllers.map((controller) => new Watch(controller, program, network, signals));
  const [first, last] = [window.from, window.to].map((time) => Math.round(time * program.ticksPerSecond));
  for (let tick = first!; tick < last!; tick++) {
    advance(tick);
    for (const watch of watches) watch.see(tick);
  }
  return {
    logics: watches.flatMap((watch) => [...watch.logics(streets), ...watch.places(streets)]),
    changes: watches.flatMap((watch) => watch.changes(streets)),
  };
}

/** Everything one controller shows, as it comes, in programs. */
class Watch {
  private readonly controller: CompiledController;
  private readonly program: SignalProgram;
  private readonly network: Network;
  private readonly signals: SignalState;
  private readonly parts: Part[] = [];
  /** tlLogic of a program's name. */
  private readonly programs = new Map<string, ProgramText>();
  /** States of what is under way off the clock, tick by tick, and whether traffic has a hand in it. */
  private readonly changing: string[] = [];
  private isByTraffic = false;
  /** Tick of the first of them. */
  private begun = 0;
  private plan = -1;

  constructor(controller: CompiledController, program: SignalProgram, network: Network, signals: SignalState) {
    this.controller = controller;
    this.program = program;
    this.network = network;
    this.signals = signals;
  }

  see(tick: number): void {
    const { index, plans } = this.controller;
    const number = this.signals.plan[index]!;
    const plan = plans[number]!;
    if (this.isByTheClock(plan, tick)) {
      this.endChange();
      if (this.plan !== number) this.follow(plan, tick);
      this.plan = number;
      return;
    }
    this.plan = -1;
    if (this.changing.length === 0) this.begun = tick;
    this.isByTraffic ||= BY_TRAFFIC.has(this.signals.mode[index]!);
    this.changing.push(this.stateNow());
  }

  logics(streets: SumoStreets): string[] {
    this.endChange();
    const id = streets.signalNames[this.controller.index];
    return [...this.programs].map(([programID, { offset, states }]) =>
      element(
        'tlLogic',
        { id, type: 'static', programID, offset: this.seconds(offset) },
        runsOf(states).map(({ state, length }) => element('phase', { duration: this.seconds(length), state })),
      ),
    );
  }

  /** Which letter of the state belongs to which connection. */
  places(streets: SumoStreets): string[] {
    const tl = streets.signalNames[this.controller.index];
    return this.connections().map((connection, linkIndex) =>
      element('connection', { ...endsOf(this.network.connections[connection]!, this.network, streets), tl, linkIndex }),
    );
  }

  changes(streets: SumoStreets): string[] {
    const [first, ...later] = this.parts;
    if (first === undefined || later.length === 0) return [];
    const junction = streets.signalNames[this.controller.index]!;
    const id = `schedule.${junction}`;
    const switches = later.map(({ tick, name }) => element('wautSwitch', { time: this.seconds(tick), to: name }));
    return [
      element('WAUT', { id, refTime: 0, startProg: first.name }, switches),
      element('wautJunction', { wautID: id, junctionID: junction }),
    ];
  }

  private seconds(ticks: number): number {
    return ticks / this.program.ticksPerSecond;
  }

  private connections(): number[] {
    return [...this.controller.movements].flatMap((movement) => {
      const { banned, connections } = this.network.movements[movement]!;
      return banned ? [] : connections;
    });
  }

  /** Where the plan's cycle stands by the clock, and whether that is what is shown. */
  private isByTheClock(plan: CompiledPlan, tick: number): boolean {
    const { index, movements } = this.controller;
    // Where traffic decides, what looks like the plan for a while is none.
    if (BY_TRAFFIC.has(this.signals.mode[index]!)) return false;
    const at = modulo(tick - this.beginOf(plan), plan.cycle);
    if (at !== this.signals.cycleTick[index]) return false;
    return movements.every(
      (movement, m) =>
        this.signals.aspects[movement] === plan.aspects[m * plan.cycle + at] &&
        this.signals.permissive[movement] === plan.permissive[m * plan.cycle + at],
    );
  }

  /** A tick at which the plan's cycle begins by the controller's clock. */
  private beginOf(plan: CompiledPlan): number {
    return plan.offset - this.controller.clockError - plan.referenceTick;
  }

  private follow(plan: CompiledPlan, tick: number): void {
    this.parts.push({ tick, name: plan.id });
    if (this.programs.has(plan.id)) return;
    const states = Array.from({ length: plan.cycle }, (_, at) =>
      this.state((m) => [plan.aspects[m * plan.cycle + at]!, plan.permissive[m * plan.cycle + at]!]),
    );
    this.programs.set(plan.id, { offset: modulo(this.beginOf(plan), plan.cycle), states });
  }

  private endChange(): void {
    if (this.changing.length === 0) return;
    const name = this.freeName(this.begun);
    this.isByTraffic = false;
    this.parts.push({ tick: this.begun, name });
    this.programs.set(name, { offset: modulo(this.begun, this.changing.length), states: this.changing.splice(0) });
  }

  /** Off the clock twice within one minute: the later gets a number. */
  private freeName(begin: number): string {
    const what = this.isByTraffic ? 'shown' : 'change';
    const plain = `${what}-${clockText(this.seconds(begin)).replace(':', '')}`;
    let name = plain;
    for (let number = 2; this.programs.has(name); number++) name = `${plain}.${number}`;
    return name;
  }

  private stateNow(): string {
    const { movements } = this.controller;
    const { aspects, permissive } = this.signals;
    return this.state((m) => [aspects[movements[m]!]!, permissive[movements[m]!]!]);
  }

  /** @param shown aspect and permissive flag of the controller's m-th movement */
  private state(shown: (m: number) => readonly [number, number]): string {
    let text = '';
    this.controller.movements.forEach((movement, m) => {
      const { banned, connections } = this.network.movements[movement]!;
      if (!banned) text += letterOf(...shown(m), this.program.rightOnRed[movement] === 1).repeat(connections.length);
    });
    return text;
  }
}

const BY_TRAFFIC: ReadonlySet<number> = new Set([
  ControlMode.actuated,
  ControlMode.coordinated,
  ControlMode.adaptive,
  ControlMode.officer,
  ControlMode.preempted,
]);

interface ProgramText {
  /** [ticks] at which its first state begins, modulo its length. */
  readonly offset: number;
  /** Tick by tick. */
  readonly states: readonly string[];
}

function letterOf(aspect: number, permissive: number, rightOnRed: boolean): string {
  if (aspect === Aspect.green || aspect === Aspect.greenFlash) return permissive === 1 ? 'g' : 'G';
  if (aspect === Aspect.yellow) return 'y';
  if (aspect === Aspect.off) return 'O';
  if (aspect === Aspect.yellowFlash) return 'o';
  if (rightOnRed) return 'g';
  return aspect === Aspect.redYellow ? 'u' : 'r';
}

function runsOf(states: readonly string[]): { state: string; length: number }[] {
  const runs: { state: string; length: number }[] = [];
  for (const state of states) {
    const last = runs.at(-1);
    if (last?.state === state) last.length++;
    else runs.push({ state, length: 1 });
  }
  return runs;
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;
