/** One timing plan as aspects per tick, and how it may be left for another. */
import type { Movement, Network } from '../network/index.ts';
import type { Plan } from '../scenario/index.ts';
import type { ConflictTable } from './conflicts.ts';
import { type TimedPhase as Phase, timedPlan, type TimedPlan } from './derive.ts';
import { bindingIntergreen } from './design/intergreen.ts';
import type { Equipment } from './equipment.ts';
import { clearTime, timelineOf } from './timeline.ts';
import type { Run, Timeline } from './timeline.ts';
import { walkTimes } from './pedestrians.ts';
import type { WalkTimes } from './pedestrians.ts';
import { walkingSpeedAt } from './schools.ts';
import { Aspect } from './program.ts';
import type { CompiledPhase, CompiledPlan, CompiledStage, CompiledWalk, Leaving } from './program.ts';

/** Of several phases that serve one movement the most favourable shows: these, from least to most. */
const FAVOUR: readonly Aspect[] = [Aspect.red, Aspect.yellow, Aspect.greenFlash, Aspect.green];
const better = (a: Aspect, b: Aspect): Aspect => (FAVOUR.indexOf(a) >= FAVOUR.indexOf(b) ? a : b);

/** Green kept for one more actuation where a phase does not say [s]; assumed. */
const PASSAGE = 3;

type Picture = Pick<CompiledPlan, 'aspects' | 'permissive' | 'walks'>;

/** What a phase and its crosswalks show `t` seconds after its green began; the green lasts `green` seconds. */
interface Showing {
  readonly phase: Phase;
  readonly green: number;
  readonly walks: readonly WalkTimes[];
}

export class PlanCompiler {
  private readonly timeline: Timeline;
  /** By phase: positions in `movements` and `crosswalks`. */
  private readonly served: { movement: number; permissive: boolean }[][];
  private readonly crossed: number[][];
  private readonly plan: TimedPlan;
  private readonly network: Network;
  private readonly movements: readonly number[];
  private readonly crosswalks: readonly number[];
  private readonly ticksPerSecond: number;
  private readonly table: ConflictTable;
  private readonly equipment: Equipment;

  constructor(
    plan: Plan,
    network: Network,
    table: ConflictTable,
    movements: readonly number[],
    crosswalks: readonly number[],
    ticksPerSecond: number,
    equipment: Equipment,
  ) {
    const nodes = [...new Set(movements.map((index) => (network.movements[index] as Movement).node))];
    this.plan = timedPlan(plan, network, table, nodes);
    this.network = network;
    this.table = table;
    this.equipment = equipment;
    this.movements = movements;
    this.crosswalks = crosswalks;
    this.ticksPerSecond = ticksPerSecond;
    this.timeline = timelineOf(this.plan);
    this.served = plan.phases.map((phase) =>
      phase.movements.flatMap(({ approach, turn, permissive }) =>
        movements.flatMap((index, movement) => {
          const { fromLink, turn: its } = network.movements[index] as Network['movements'][number];
          const isServed = network.links[fromLink]?.id === approach && its === turn;
          return isServed ? [{ movement, permissive: permissive === true }] : [];
        }),
      ),
    );
    this.crossed = plan.phases.map((phase) =>
      (phase.crosswalks ?? []).flatMap((leg) => {
        const link = network.linkIndex.get(leg);
        const opposite = link === undefined ? -1 : network.links[link]?.opposite;
        const crosswalk = crosswalks.findIndex((index) => {
          const its = network.crosswalks[index]?.leg;
          return its === link || (its !== undefined && its === opposite);
        });
        return crosswalk < 0 ? [] : [crosswalk];
      }),
    );
  }

  run(): CompiledPlan {
    const { plan, timeline } = this;
    const cycle = this.ticks(timeline.cycle);
    const picture = this.picture(cycle);
    plan.phases.forEach((phase, index) => {
      for (const run of timeline.runs[index] ?? []) {
        const begin = this.ticks(run.begin);
        const length = run.always ? cycle : this.ticks(run.end + phase.yellow) - begin;
        const showing = this.showing(index, run);
        this.paint(
          picture,
          index,
          length,
          (t) => [(begin + t) % cycle, (begin + t) / this.ticksPerSecond - run.begin],
          showing,
          run,
        );
      }
    });
    const reference = Math.max(
      0,
      plan.stages.findIndex((stage) => stage.id === plan.reference),
    );
    const stages = timeline.stages.map(({ begin, end }, index) => ({
      id: plan.stages[index]?.id ?? '',
      begin: this.ticks(begin),
      end: this.ticks(end),
      phases: (plan.stages[index]?.phases ?? []).map((id) => plan.phases.findIndex((phase) => phase.id === id)),
    }));
    const point = stages[reference];
    const leaving = this.leaving();
    return {
      id: plan.id,
      cycle,
      offset: this.ticks(plan.offset ?? 0),
      reference,
      referenceTick: (plan.referencePoint === 'end' ? point?.end : point?.begin) ?? 0,
      control: plan.control ?? { mode: 'fixedTime' },
      phases: plan.phases.map((phase, index) => this.phase(phase, index)),
      stages,
      ...picture,
      leaving,
      quiet: quietIn(picture, cycle, stages, leaving.at),
      minimumDwell: this.minimumDwell(reference),
    };
  }

  private ticks(seconds: number): number {
    return Math.round(seconds * this.ticksPerSecond);
  }

  private picture(length: number): Picture {
    return {
      aspects: new Uint8Array(this.movements.length * length).fill(Aspect.red),
      permissive: new Uint8Array(this.movements.length * length),
      walks: new Uint8Array(this.crosswalks.length * length).fill(Aspect.red),
    };
  }

  private showing(phase: number, run: Run): Showing {
    const its = this.plan.phases[phase] as Phase;
    const green = run.end - run.begin;
    const walks = (this.crossed[phase] as number[]).map((crosswalk) => {
      const { length, node } = this.network.crosswalks[
        this.crosswalks[crosswalk] as number
      ] as Network['crosswalks'][number];
      return walkTimes(its, length, green, walkingSpeedAt(this.network, node).value);
    });
    return { phase: its, green, walks };
  }

  /** Lays one green of a phase over a picture. @param place tick of painting → tick of the picture and seconds since green began */
  private paint(
    picture: Picture,
    phase: number,
    length: number,
    place: (t: number) => [number, number],
    showing: Showing,
    run: Pick<Run, 'always'>,
  ): void {
    const width = picture.aspects.length / Math.max(1, this.movements.length);
    const crosswalkWidth = picture.walks.length / Math.max(1, this.crosswalks.length);
    for (let t = 0; t < length; t++) {
      const [tick, since] = place(t);
      const aspect = run.always ? Aspect.green : vehicleAspect(showing, since);
      for (const { movement, permissive } of this.served[phase] ?? []) {
        const at = movement * width + tick;
        const before = picture.aspects[at] as Aspect;
        const wasGreen = before === Aspect.green || before === Aspect.greenFlash;
        // A movement green by two phases yields only if it would by both.
        if (aspect !== Aspect.red)
          picture.permissive[at] = permissive && (!wasGreen || picture.permissive[at] === 1) ? 1 : 0;
        picture.aspects[at] = better(aspect, before);
      }
      (this.crossed[phase] ?? []).forEach((crosswalk, index) => {
        const at = crosswalk * crosswalkWidth + tick;
        const shown = run.always ? Aspect.green : walkAspect(showing.walks[index] as WalkTimes, since);
        picture.walks[at] = better(shown, picture.walks[at] as Aspect);
      });
    }
  }

  /**
   * The cycle is left at the last stage whose phases all end with it. Where every stage hands a phase on to the next, at the
   * last stage, and those phases are held until minimum green, walk and clearance are done.
   */
  private leaving(): Leaving {
    const { stages, runs, cycle } = this.timeline;
    const handsOn = (stage: number) =>
      this.plan.phases.some((phase, index) => {
        const isIn = this.plan.stages[stage]?.phases.includes(phase.id) === true;
        return isIn && !(runs[index] ?? []).some((run) => !run.always && run.lastStage === stage);
      });
    const clean = stages.map((_, stage) => stage).filter((stage) => !handsOn(stage));
    const stage = clean[clean.length - 1] ?? stages.length - 1;
    const at = stages[stage]?.end ?? 0;
    const ending = this.plan.phases.flatMap((phase, index) => {
      if (this.plan.stages[stage]?.phases.includes(phase.id) !== true) return [];
      const run = runs[index]?.find(({ begin, end }) => [at, at + cycle].some((time) => begin < time && time <= end));
      return run === undefined ? [] : [{ phase, index, ...this.cutShort(index, run, at) }];
    });
    const length = this.ticks(
      Math.max(0, ...ending.map(({ phase, index, hold }) => hold + Math.max(clearTime(phase), this.clearOfAll(index)))),
    );
    const picture = this.picture(length);
    for (const { phase, index, showing, elapsed, hold } of ending) {
      const place = (t: number): [number, number] => [t, elapsed + t / this.ticksPerSecond];
      this.paint(picture, index, this.ticks(hold + phase.yellow), place, showing, { always: false });
    }
    return { at: this.ticks(at) % this.ticks(cycle), stage, length, ...picture };
  }

  /** Longest intergreen of a phase: the next plan may begin with movements that never follow on it in its own. */
  private clearOfAll(phase: number): number {
    const own = (this.served[phase] ?? []).map(({ movement }) => this.movementAt(movement));
    const all = this.movements.map((_, movement) => this.movementAt(movement));
    const needed = own.flatMap((ending) => all.map((starting) => bindingIntergreen(this.table, ending, starting)));
    return Math.max(0, ...needed);
  }

  private movementAt(position: number): Movement {
    return this.network.movements[this.movements[position] as number] as Movement;
  }

  /** A green that ends `hold` seconds after the cycle is left at `at`, as soon as it may. */
  private cutShort(index: number, run: Run, at: number): { showing: Showing; elapsed: number; hold: number } {
    const { cycle } = this.timeline;
    const whole = this.showing(index, run);
    const elapsed = run.always ? cycle : at > run.begin ? at - run.begin : at + cycle - run.begin;
    if (!run.always && elapsed >= whole.green) return { showing: whole, elapsed, hold: 0 };
    const walks = whole.walks.map(({ walk, clearance, least }) => ({
      walk: run.always || elapsed < walk ? Math.max(least, elapsed) : walk,
      clearance,
      least,
    }));
    const green = Math.max(
      elapsed + (whole.phase.greenFlash ?? 0),
      whole.phase.minimumGreen ?? 0,
      ...walks.map(({ walk, clearance }) => walk + clearance),
    );
    return { showing: { phase: whole.phase, green, walks }, elapsed, hold: green - elapsed };
  }

  /** What a run by detectors or by hand needs to know of a phase. */
  private phase(phase: Phase, index: number): CompiledPhase {
    const own = this.served[index] ?? [];
    const lanes = new Set(
      own.flatMap(({ movement }) =>
        this.movementAt(movement).connections.map((connection) => this.network.connections[connection]?.fromLane),
      ),
    );
    const greens = (this.timeline.runs[index] ?? []).map(({ begin, end }) => end - begin);
    const minimum = this.ticks(phase.minimumGreen ?? 0);
    return {
      id: phase.id,
      movements: own.map(({ movement }) => movement),
      permissive: own.map(({ permissive }) => (permissive ? 1 : 0)),
      minimum,
      maximum: Math.max(minimum, this.ticks(phase.maximumGreen ?? Math.max(0, ...greens))),
      yellow: this.ticks(phase.yellow),
      redClearance: this.ticks(phase.redClearance),
      flash: this.ticks(phase.greenFlash ?? 0),
      crosswalks: (this.crossed[index] ?? []).map((crosswalk) => this.walk(phase, crosswalk)),
      passage: this.ticks(phase.passage ?? PASSAGE),
      recall: phase.recall ?? 'none',
      detectors: this.equipment.detectors.flatMap((detector, number) =>
        detector.lanes.some((lane) => lanes.has(lane)) ? [number] : [],
      ),
    };
  }

  private walk(phase: Phase, crosswalk: number): CompiledWalk {
    const number = this.crosswalks[crosswalk] as number;
    const { length, node } = this.network.crosswalks[number] as Network['crosswalks'][number];
    const speed = walkingSpeedAt(this.network, node).value;
    const { least, clearance } = walkTimes(phase, length, Infinity, speed);
    return {
      crosswalk,
      walk: phase.walk === undefined ? -1 : this.ticks(phase.walk),
      least: this.ticks(least),
      clearance: this.ticks(clearance),
      buttons: this.equipment.buttons.flatMap((button, at) => (button.crosswalk === number ? [at] : [])),
    };
  }

  private minimumDwell(reference: number): number {
    const { stages, runs, cycle } = this.timeline;
    const begin = stages[reference]?.begin ?? 0;
    const lacking = this.plan.phases.map((phase, index) => {
      if (this.plan.stages[reference]?.phases.includes(phase.id) !== true) return 0;
      const run = runs[index]?.find((one) =>
        [begin, begin + cycle].some((time) => one.begin <= time && time < one.end),
      );
      if (run === undefined || run.always) return 0;
      const rest = run.end - (begin >= run.begin ? begin : begin + cycle);
      return Math.min(run.end - run.begin, phase.minimumGreen ?? 0) - rest;
    });
    return this.ticks(Math.max(0, ...lacking));
  }
}

function vehicleAspect({ phase, green }: Showing, since: number): Aspect {
  if (since >= green - TINY) return since < green + phase.yellow - TINY ? Aspect.yellow : Aspect.red;
  return since >= green - (phase.greenFlash ?? 0) - TINY ? Aspect.greenFlash : Aspect.green;
}

function walkAspect({ walk, clearance }: WalkTimes, since: number): Aspect {
  if (since < walk - TINY) return Aspect.green;
  return since < walk + clearance - TINY ? Aspect.greenFlash : Aspect.red;
}

/** Tick times are quotients; a boundary met exactly must not depend on their last bit [s]. */
const TINY = 1e-6;

/** By tick of the cycle, how many follow at which no stage begins, nothing new is shown, and the plan is not left. */
function quietIn(picture: Picture, cycle: number, stages: readonly CompiledStage[], leavingAt: number): Int32Array {
  const changes = new Uint8Array(cycle);
  changes[leavingAt] = 1;
  for (const { begin } of stages) changes[begin % cycle] = 1;
  for (const shown of [picture.aspects, picture.permissive, picture.walks]) {
    for (let at = 0; at < shown.length; at++) {
      const tick = at % cycle;
      const before = tick === 0 ? at + cycle - 1 : at - 1;
      if (shown[at] !== shown[before]) changes[tick] = 1;
    }
  }
  const quiet = new Int32Array(cycle);
  for (let at = 2 * cycle - 2; at >= 0; at--) {
    const next = (at + 1) % cycle;
    quiet[at % cycle] = changes[next] === 1 ? 0 : quiet[next]! + 1;
  }
  return quiet;
}
