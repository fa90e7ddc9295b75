/**
 * A corridor's signals at one time of the day, and the bands their plans and clocks give.
 *
 * Greens are those of the movement that goes on along the corridor, as the compiled plan in force shows them, flashing included. An intersection
 * without a signal or with one that is dark or flashes yellow, or at which a direction does not go on, hinders no band of it.
 */
import type { CorridorStop, CorridorWay } from '../../network/index.ts';
import { cycleStart, greensOf, plannedAt, steadyAspect } from '../planned.ts';
import type { CompiledController, CompiledPlan, SignalProgram } from '../program.ts';
import {
  afterDrift,
  type Band,
  bandThrough,
  commonCycle,
  commonStretches,
  type ProgressionSignal,
} from './progression.ts';

export interface CorridorSignal {
  /** Place among the corridor's intersections. */
  readonly place: number;
  readonly controller: CompiledController;
  readonly plan: CompiledPlan;
  /** [s] */
  readonly cycle: number;
  readonly offset: number;
  /** Of each direction's movement in the controller's list, −1 without one. */
  readonly forward: number;
  readonly backward: number;
}

export interface BandOptions {
  /** First and last intersection looked at; all when left out. */
  readonly section?: readonly [first: number, last: number];
  /** Driven all the way [m/s]; the links' speed limits when left out. */
  readonly speed?: number;
  /** [s] added to the offsets of a controller, by its index. */
  readonly later?: (controller: number) => number;
  /** Clocks as the scenario has them now, or all right as after a visit. */
  readonly clocks?: 'now' | 'right';
}

/** A band with the first and the last intersection it leads through, in driving order. */
export interface CorridorBand extends Band {
  readonly from: number;
  readonly to: number;
}

/** Both directions' bands from one intersection of the corridor to another. */
export interface StretchBands {
  readonly first: number;
  readonly last: number;
  /** Undefined where fewer than two signals of the direction are in it. */
  readonly forward: CorridorBand | undefined;
  readonly backward: CorridorBand | undefined;
}

export interface CorridorBands {
  /** The longest pieces within which cycles have a common multiple among them. */
  readonly stretches: readonly StretchBands[];
  /** Between neighbours with a common cycle. */
  readonly segments: readonly StretchBands[];
  /** Of the whole section; undefined where its cycles have no common multiple among them. */
  readonly cycle: number | undefined;
}

/** @param time [s since midnight] whose plans are meant */
export function corridorSignals(program: SignalProgram, way: CorridorWay, time: number): CorridorSignal[] {
  const { ticksPerSecond } = program;
  return way.nodes.flatMap((node, place) => {
    const controller = program.controllers.find(({ nodes }) => nodes.includes(node));
    const plan = controller?.plans[plannedAt(controller, time, ticksPerSecond)];
    if (controller === undefined || plan === undefined) return [];
    const rowOf = (stop: CorridorStop | undefined) => controller.movements.indexOf(stop?.movement ?? -1);
    return [
      {
        place,
        controller,
        plan,
        cycle: plan.cycle / ticksPerSecond,
        offset: plan.offset / ticksPerSecond,
        forward: rowOf(way.forward[place]),
        backward: rowOf(way.backward[way.nodes.length - 1 - place]),
      },
    ];
  });
}

export function corridorBands(
  program: SignalProgram,
  way: CorridorWay,
  signals: readonly CorridorSignal[],
  options: BandOptions = {},
): CorridorBands {
  const inside = playing(signals, options);
  const between = (from: CorridorSignal | undefined, to: CorridorSignal | undefined): StretchBands[] => {
    if (from === undefined || to === undefined) return [];
    const part = inside.filter(({ place }) => place >= from.place && place <= to.place);
    const band = (isForward: boolean): CorridorBand | undefined => {
      const going = progression(program, way, part, isForward, options);
      const found = going.length < 2 ? undefined : bandThrough(going);
      return found && { ...found, from: going[0]!.place, to: going.at(-1)!.place };
    };
    return [{ first: from.place, last: to.place, forward: band(true), backward: band(false) }];
  };
  return {
    stretches: commonStretches(inside.map(({ cycle }) => cycle)).flatMap((one) =>
      between(inside[one.first], inside[one.last]),
    ),
    segments: inside.slice(1).flatMap((signal, index) => {
      const before = inside[index];
      return before && commonCycle([before.cycle, signal.cycle]) !== undefined ? between(before, signal) : [];
    }),
    cycle: commonCycle(inside.map(({ cycle }) => cycle)),
  };
}

/**
 * Efficiency of both directions' bands by days since the clocks were last set right, 0 … `days`.
 *
 * @param drift seconds a day that a controller's clock gains, by its index; 0 for a networked one
 * @returns per direction; undefined without a common cycle or with fewer than two signals
 */
export function bandAfterDrift(
  program: SignalProgram,
  way: CorridorWay,
  signals: readonly CorridorSignal[],
  drift: (controller: number) => number,
  days: number,
  options: BandOptions = {},
): { readonly forward: readonly number[] | undefined; readonly backward: readonly number[] | undefined } {
  const inside = playing(signals, options);
  const of = (isForward: boolean): number[] | undefined => {
    const right = progression(program, way, inside, isForward, { ...options, clocks: 'right' });
    if (right.length < 2 || commonCycle(right.map(({ cycle }) => cycle)) === undefined) return undefined;
    const drifts = right.map(({ controller }) => drift(controller));
    return Array.from({ length: days + 1 }, (_, day) => bandThrough(afterDrift(right, drifts, day))?.efficiency ?? 0);
  };
  return { forward: of(true), backward: of(false) };
}

/** The signals of the section that show greens at all. */
function playing(signals: readonly CorridorSignal[], { section }: BandOptions): CorridorSignal[] {
  const [first, last] = section ?? [0, Number.POSITIVE_INFINITY];
  return signals.filter(({ place, plan }) => place >= first && place <= last && steadyAspect(plan) === undefined);
}

/** Driving time [s] from the first intersection of the corridor to each, in driving order. @param speed [m/s] or the limits */
export function drivingTimes(stops: readonly CorridorStop[], speed?: number): number[] {
  const times = [0];
  for (const stop of stops.slice(0, -1))
    times.push((times.at(-1) ?? 0) + (speed === undefined ? stop.time : stop.onward / speed));
  return times;
}

/** The signals of one direction in driving order, with the controller of each; times from the first of them. */
function progression(
  { ticksPerSecond }: SignalProgram,
  way: CorridorWay,
  signals: readonly CorridorSignal[],
  isForward: boolean,
  { speed, later = () => 0, clocks = 'now' }: BandOptions,
): (ProgressionSignal & { readonly controller: number; readonly place: number })[] {
  const times = drivingTimes(isForward ? way.forward : way.backward, speed);
  const order = isForward ? signals : [...signals].reverse();
  const timeAt = ({ place }: CorridorSignal) => times[isForward ? place : way.nodes.length - 1 - place] ?? 0;
  const going = order.filter((signal) => (isForward ? signal.forward : signal.backward) >= 0);
  return going.map((signal) => {
    const { controller, plan, cycle } = signal;
    const error = clocks === 'right' ? 0 : controller.clockError / ticksPerSecond;
    const start = cycleStart(plan, error, ticksPerSecond) + later(controller.index);
    const greens = greensOf(plan, isForward ? signal.forward : signal.backward, ticksPerSecond);
    return {
      controller: controller.index,
      place: signal.place,
      cycle,
      greens: greens.map(({ begin, length }) => ({ begin: begin + start, length })),
      time: timeAt(signal) - timeAt(going[0]!),
    };
  });
}
