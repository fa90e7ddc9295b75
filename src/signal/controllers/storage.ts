/**
 * How many vehicles stand before each stop line, as detectors tell: what came over the advance detector and has not passed the
 * stop line. What detectors miscount is forgotten whenever the stop line stays empty on green; while the advance detector stays covered, the
 * queue reaches it.
 */
import { isWithin } from '../days.ts';
import type { CompiledController, CompiledDetector, SignalInputs, SignalProgram, StateArray } from '../program.ts';
import type { Network } from '../../network/index.ts';

/** Metres of lane that a standing vehicle takes; assumed. */
const SPACING = 7;
/** A stop line empty on green for so long has no queue behind it; an advance detector covered for so long is under it [s]. Assumed. */
const EMPTY = 4;
const COVERED = 5;

interface Pair {
  readonly link: number;
  /** Positions of the movements that leave over its lanes. */
  readonly movements: readonly number[];
  readonly line: number;
  /** Numbers of advance detectors upstream, and 1 ÷ the stop-line detectors each feeds. */
  readonly advance: readonly number[];
  readonly shares: readonly number[];
  readonly capacity: number;
}

export class Storage {
  private readonly pairs: readonly Pair[];
  private readonly program: SignalProgram;
  /** By pair: vehicles, ticks the line has been empty on green, ticks the advance detector has been covered. */
  private readonly stored: Float64Array;
  private readonly empty: Int32Array;
  private readonly covered: Int32Array;

  constructor(controller: CompiledController, program: SignalProgram, network: Network) {
    this.program = program;
    this.pairs = pairsOf(controller, program, network);
    this.stored = new Float64Array(this.pairs.length);
    this.empty = new Int32Array(this.pairs.length);
    this.covered = new Int32Array(this.pairs.length);
  }

  get stateArrays(): readonly StateArray[] {
    return [this.stored, this.empty, this.covered];
  }

  /** @param isGreen by position of the movement */
  notice(tick: number, inputs: SignalInputs, isGreen: (movement: number) => boolean): void {
    const { ticksPerSecond } = this.program;
    this.pairs.forEach((pair, at) => {
      let stored = this.stored[at] as number;
      let isCovered = false;
      pair.advance.forEach((detector, place) => {
        stored += (inputs.counted[detector] as number) * (pair.shares[place] as number);
        isCovered ||= inputs.occupied[detector] === 1;
      });
      stored -= inputs.counted[pair.line] as number;
      const isOccupied = inputs.occupied[pair.line] === 1;
      this.covered[at] = isCovered ? (this.covered[at] as number) + 1 : 0;
      const green = pair.movements.some(isGreen);
      this.empty[at] = green && !isOccupied ? (this.empty[at] as number) + 1 : 0;
      if ((this.empty[at] as number) >= EMPTY * ticksPerSecond || this.isDead(pair.line, tick)) stored = 0;
      if ((this.covered[at] as number) >= COVERED * ticksPerSecond) stored = pair.capacity;
      const least = isOccupied ? 1 : 0;
      this.stored[at] = Math.min(pair.capacity, Math.max(least, stored));
    });
  }

  /** Vehicles that wait for a movement, by position: its share of those before the lines it leaves from. */
  of(movement: number): number {
    let sum = 0;
    this.pairs.forEach((pair, at) => {
      if (pair.movements.includes(movement)) sum += (this.stored[at] as number) / pair.movements.length;
    });
    return sum;
  }

  /** All that stands on a link [vehicles]. */
  on(link: number): number {
    let sum = 0;
    this.pairs.forEach((pair, at) => {
      if (pair.link === link) sum += this.stored[at] as number;
    });
    return sum;
  }

  private isDead(detector: number, tick: number): boolean {
    return isWithin(this.program.detectors[detector]?.failed ?? [], tick);
  }
}

function pairsOf(controller: CompiledController, program: SignalProgram, network: Network): Pair[] {
  const own = program.detectors.flatMap((detector, number) =>
    detector.controller === controller.index && detector.lanes.length > 0 ? [{ detector, number }] : [],
  );
  const linkOf = (detector: CompiledDetector) => network.lanes[detector.lanes[0] as number]?.link ?? -1;
  const toLine = (detector: CompiledDetector) => (network.links[linkOf(detector)]?.length ?? 0) - detector.to;
  const lines = own.filter(({ detector }) => toLine(detector) < 10);
  const upstream = own.filter(({ detector }) => toLine(detector) >= 10);
  return lines.map(({ detector, number }) => {
    const feeding = upstream.filter((one) => linkOf(one.detector) === linkOf(detector));
    const onLink = lines.filter((one) => linkOf(one.detector) === linkOf(detector)).length;
    const distance = Math.max(30, ...feeding.map((one) => toLine(one.detector)));
    const movements = [...controller.movements].flatMap((movement, position) =>
      network.movements[movement]?.connections.some((one) =>
        detector.lanes.includes(network.connections[one]?.fromLane ?? -1),
      )
        ? [position]
        : [],
    );
    return {
      link: linkOf(detector),
      movements,
      line: number,
      advance: feeding.map((one) => one.number),
      shares: feeding.map(() => 1 / Math.max(1, onLink)),
      capacity: (distance / SPACING) * detector.lanes.length,
    };
  });
}
