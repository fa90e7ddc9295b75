/**
 * Delay by formula along a corridor whose signals run in step: what leaves one signal reaches the next as a platoon, on its green or on its red.
 *
 * Of every lane group d1 is the area of the queue over the common cycle (HCM 7, chapter 31: incremental queue accumulation) and d2 as
 * everywhere. What leaves upstream, straight on and out of the side streets, spreads by Robertson's formula on its way; what joins between the
 * signals comes evenly, as does all that comes from outside the corridor or from a signal without a common cycle.
 * Not included: queues that reach back to the signal before, and that fewer come by chance behind a signal upstream.
 */
import { dispersed, incrementalDelay, platoonQueue, robertson } from '../../metrics/index.ts';
import type { CorridorStop, CorridorWay, Network } from '../../network/index.ts';
import {
  commonStretches,
  corridorSignals,
  type CorridorSignal,
  cycleStart,
  greensOf,
  type SignalProgram,
  steadyAspect,
} from '../../signal/index.ts';

/**
 * Mean speed of a platoon on a street with side streets, as a share of the limit. Measured in the county in both simulators of `test/compare`:
 * offsets for four fifths of the limit halved the delay along Renmin Road, those for the limit gained nothing.
 */
export const PACE = 0.8;

/** A lane group as one plan serves it. */
export interface ServedStream {
  /** Indices. */
  readonly movements: readonly number[];
  /** [pcu/h] */
  readonly flow: number;
  readonly saturation: number;
  /** Effective green of its cycle [s]. */
  readonly green: number;
}

export interface PlatoonInput {
  readonly network: Network;
  /** With the plans and offsets that are meant. */
  readonly program: SignalProgram;
  readonly way: CorridorWay;
  /** [s since midnight] whose plans are meant. */
  readonly time: number;
  /** By movement index [pcu/h]. */
  readonly arrivals: ReadonlyMap<number, number>;
  /** Length of the period [s]. */
  readonly period: number;
  /** Of the controllers of the corridor, by id. */
  readonly streams: ReadonlyMap<string, readonly ServedStream[]>;
}

/** Shares of a cycle's arrivals by step, that sum to 1. */
type Shape = readonly number[];

/** One cycle of one clock for all signals of a stretch, cut into steps. */
interface Clock {
  /** [s] */
  readonly cycle: number;
  readonly steps: number;
}

/** Control delay of each lane group [s/veh], by controller, in the order of `streams`. */
export function platoonDelays(input: PlatoonInput): Map<string, number[]> {
  const { program, way, time } = input;
  const signals = corridorSignals(program, way, time).filter(({ plan }) => steadyAspect(plan) === undefined);
  const delays = new Map<string, number[]>();
  const note = (signal: CorridorSignal, clock: Clock, shapes: ReadonlyMap<number, Shape>) => {
    const { id } = signal.controller;
    const own = input.streams.get(id) ?? [];
    delays.set(
      id,
      own.map((stream) => delayOf(input, signal, stream, clock, shapes)),
    );
  };
  for (const signal of signals) note(signal, clockOf(signal.cycle), new Map());
  for (const { first, last, cycle } of commonStretches(signals.map((signal) => signal.cycle))) {
    const part = signals.slice(first, last + 1);
    const clock = clockOf(cycle);
    const there = shapesAlong(input, part, way.forward, clock);
    const back = shapesAlong(input, [...part].reverse(), way.backward, clock);
    const shapes = new Map([...there, ...back]);
    for (const signal of part) note(signal, clock, shapes);
  }
  return delays;
}

const clockOf = (cycle: number): Clock => ({ cycle, steps: Math.max(1, Math.round(cycle)) });

/** How arrivals lie in the cycle on each link of the corridor that leads from one of these signals to the next, in driving order. */
function shapesAlong(
  input: PlatoonInput,
  signals: readonly CorridorSignal[],
  stops: readonly CorridorStop[],
  clock: Clock,
): Map<number, Shape> {
  const { network, arrivals } = input;
  const shapes = new Map<number, Shape>();
  const places = signals.map(({ place }) => (stops === input.way.forward ? place : stops.length - 1 - place));
  for (const [order, signal] of signals.slice(0, -1).entries()) {
    const here = places[order] as number;
    const [stop, next] = [stops[here], stops[here + 1]];
    // A signal that is dark, or an intersection without one, lies between: no platoon is followed through it.
    if (stop === undefined || next === undefined || next.approach < 0 || places[order + 1] !== here + 1) continue;
    const leaving = Array.from({ length: clock.steps }, () => 0);
    for (const { index } of network.movements.filter(({ toLink }) => toLink === next.approach)) {
      const flow = arrivals.get(index) ?? 0;
      if (flow === 0) continue;
      const shape = departing(input, signal, index, clock, shapes);
      for (let step = 0; step < clock.steps; step++) leaving[step] = (leaving[step] ?? 0) + flow * (shape[step] ?? 0);
    }
    const wanted = (network.links[next.approach]?.movements ?? []).reduce(
      (sum, movement) => sum + (arrivals.get(movement) ?? 0),
      0,
    );
    shapes.set(next.approach, arriving(leaving, wanted, stop.time / PACE, clock));
  }
  return shapes;
}

/** When in the cycle a movement's vehicles leave. */
function departing(
  input: PlatoonInput,
  signal: CorridorSignal,
  movement: number,
  clock: Clock,
  shapes: ReadonlyMap<number, Shape>,
): Shape {
  const stream = input.streams.get(signal.controller.id)?.find(({ movements }) => movements.includes(movement));
  if (stream === undefined) return even(clock.steps);
  const { departures } = queueOf(input, signal, stream, clock, shapes);
  const sum = departures.reduce((total, one) => total + one, 0);
  return sum > 0 ? Array.from(departures, (one) => one / sum) : even(clock.steps);
}

/** @param leaving by step, any unit   @param wanted of the same unit a cycle: what is more than leaves comes evenly   @param seconds of driving */
function arriving(leaving: readonly number[], wanted: number, seconds: number, { cycle, steps }: Clock): Shape {
  const step = cycle / steps;
  const sum = leaving.reduce((total, one) => total + one, 0);
  if (sum === 0) return even(steps);
  const spread = Array.from({ length: steps }, () => 0);
  for (const [at, flow] of dispersed(leaving, robertson(seconds, step), step).entries())
    spread[at % steps] = (spread[at % steps] ?? 0) + flow;
  const joining = Math.max(0, wanted - sum);
  return spread.map((flow) => (flow + joining / steps) / (sum + joining));
}

const even = (steps: number): Shape => Array.from({ length: steps }, () => 1 / steps);

function delayOf(
  input: PlatoonInput,
  signal: CorridorSignal,
  stream: ServedStream,
  clock: Clock,
  shapes: ReadonlyMap<number, Shape>,
): number {
  const { delay, capacity } = queueOf(input, signal, stream, clock, shapes);
  return capacity > 0 ? delay + incrementalDelay(stream.flow / 3600 / capacity, capacity, input.period) : Infinity;
}

function queueOf(
  { network, program }: PlatoonInput,
  signal: CorridorSignal,
  { movements, flow, saturation, green }: ServedStream,
  clock: Clock,
  shapes: ReadonlyMap<number, Shape>,
) {
  const from = network.movements[movements[0] ?? -1]?.fromLink ?? -1;
  const shape = shapes.get(from) ?? even(clock.steps);
  const perCycle = (flow / 3600) * clock.steps;
  const capacity = ((saturation / 3600) * Math.max(0.5, green)) / signal.cycle;
  const service = shownIn(program, signal, movements, clock).map((share) => share * capacity * clock.steps);
  return platoonQueue(
    service,
    clock.cycle / clock.steps,
    shape.map((share) => share * perCycle),
  );
}

/** Shares of the green that lie in each step, of all the greens of a movement in the common cycle; they sum to 1. */
function shownIn(
  { ticksPerSecond }: SignalProgram,
  { controller, plan, cycle: own }: CorridorSignal,
  movements: readonly number[],
  { cycle, steps }: Clock,
): number[] {
  const row = movements.map((movement) => controller.movements.indexOf(movement)).find((one) => one >= 0) ?? -1;
  const greens = row < 0 ? [] : greensOf(plan, row, ticksPerSecond);
  const start = cycleStart(plan, 0, ticksPerSecond);
  const step = cycle / steps;
  const shown = Array.from({ length: steps }, () => 0);
  for (let turn = 0; turn < Math.round(cycle / own); turn++)
    for (const { begin, length } of greens) {
      const from = start + begin + turn * own;
      for (let at = Math.floor(from / step); at * step < from + length; at++) {
        const inside = Math.min((at + 1) * step, from + length) - Math.max(at * step, from);
        const place = ((at % steps) + steps) % steps;
        shown[place] = (shown[place] ?? 0) + inside;
      }
    }
  const sum = shown.reduce((total, one) => total + one, 0);
  return sum > 0 ? shown.map((one) => one / sum) : [...even(steps)];
}
