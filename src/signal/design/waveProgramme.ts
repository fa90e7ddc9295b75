/**
 * Two-way offsets of an arterial as a mixed-integer programme, and what whole-second offsets let through.
 *
 * Time u = 0 is when the forward band begins at the first signal, v when the backward band leaves it again; both passed signal i
 *   there_i       = o + begin_i  + s_i + C_i·p_i,   0 ≤ s_i,  s_i + b  ≤ green_i
 *   v − back_i    = o + begin'_i + t_i + C_i·q_i,   0 ≤ t_i,  t_i + b' ≤ green'_i      p, q whole numbers
 * and w·b + w'·b' is to be greatest, where w : w' are the directions' volumes and the lighter direction gets at least its share of the
 * heavier one's band. This is MAXBAND at fixed speeds (Little 1966; Little, Kelson and Gartner 1981). C_i is the signal's own cycle: one at half
 * the common cycle shows its green twice in it and the wave takes either; where one is double, its cycle is the common one and the band comes once
 * in two cycles of all others. Time that queues need after the start of green is cut from the greens' beginnings.
 * Not included: speeds and cycles to be chosen, greens of other lengths, several greens of a movement in one cycle.
 */
import type { WaveGreen, WaveSignal } from './bandwidth.ts';
import { bandThrough, commonCycle } from './progression.ts';

/** A signal of an arterial; a direction that does not go on here, or that it does not stop, has no green. */
export interface WaveStop extends Pick<WaveSignal, 'there' | 'back'> {
  /** Its own [s]: the common one, or a whole part of it (half, a third …). */
  readonly cycle: number;
  readonly forward: WaveGreen | undefined;
  readonly backward: WaveGreen | undefined;
  /** Signals with the same number are of one controller and move together. */
  readonly controller: number;
  /** Seconds of green until the queue of each direction has gone; 0 when left out. */
  readonly clearing?: { readonly forward: number; readonly backward: number };
}

export interface WaveProblem {
  readonly signals: readonly WaveStop[];
  /** Volumes or any other weights ≥ 0, not both 0. */
  readonly weights: { readonly forward: number; readonly backward: number };
}

/** Bands [s]. */
export interface WaveBands {
  readonly forward: number;
  readonly backward: number;
}

export interface WaveAnswer {
  /** Of whole-second offsets: what these let through. */
  readonly bands: WaveBands;
  /** Of the programme's own offsets, which may be fractions of a second. */
  readonly optimum: WaveBands;
  /** By signal, whole seconds, 0 ≤ offset < its cycle. */
  readonly offsets: readonly number[];
}

/** @throws RangeError without signals, common cycle or weight, or where a green does not fit its cycle */
export function assertSolvable({ signals, weights }: WaveProblem): void {
  if (commonCycle(signals.map(({ cycle }) => cycle)) === undefined)
    throw new RangeError('a green wave needs signals whose cycles are whole parts of the longest');
  if (!(weights.forward >= 0 && weights.backward >= 0 && weights.forward + weights.backward > 0))
    throw new RangeError('a green wave needs the weight of at least one direction');
  for (const signal of signals)
    for (const green of [signal.forward, signal.backward])
      if (green && !(green.length > 0 && green.length <= signal.cycle))
        throw new RangeError('a green wave needs signals whose greens fit their cycles');
}

/** In the CPLEX LP format. Columns: b, c (bands forward, backward), v, o‹controller›, and s, t, p, q ‹signal›. */
export function programmeOf(problem: WaveProblem): string {
  assertSolvable(problem);
  const { signals } = problem;
  const cycle = commonCycle(signals.map((signal) => signal.cycle)) as number;
  const { forward, backward } = shares(problem);
  const rows = shareRows(forward, backward);
  const bounds = [`b <= ${cycle}`, `c <= ${cycle}`, `0 <= v <= ${cycle}`];
  const whole: string[] = [];
  const placed = new Set<number>();
  signals.forEach((signal, index) => {
    const turns = Math.ceil((4 * cycle) / signal.cycle);
    const passing = (names: readonly [string, string, string], green: WaveGreen, at: number, clock: string) => {
      const [slack, turn, band] = names.map((name) => (name === 'b' || name === 'c' ? name : `${name}${index}`));
      const isFirst = !placed.has(signal.controller);
      placed.add(signal.controller);
      rows.push(
        `${clock} o${signal.controller} + ${slack} + ${signal.cycle} ${turn} = ${modulo(at - green.begin, signal.cycle)}`,
      );
      rows.push(`${slack} + ${band} <= ${green.length}`);
      // Whole cycles of its first green are in the controller's offset.
      bounds.push(isFirst ? `${turn} = 0` : `${-turns} <= ${turn} <= ${turns}`);
      if (isFirst) bounds.push(`${-3 * cycle} <= o${signal.controller} <= ${3 * cycle}`);
      whole.push(turn as string);
    };
    const greens = usable(signal);
    if (greens.forward) passing(['s', 'p', 'b'], greens.forward, signal.there, '');
    if (greens.backward) passing(['t', 'q', 'c'], greens.backward, -signal.back, '- v +');
  });
  return [
    'Maximize',
    ` efficiency: ${forward} b + ${backward} c`,
    'Subject To',
    ...rows.map((row, index) => ` r${index}: ${row}`),
    'Bounds',
    ...bounds.map((bound) => ` ${bound}`),
    'Generals',
    ` ${whole.join(' ')}`,
    'End',
  ].join('\n');
}

/** The lighter direction's band is at least its share of the heavier one's. */
function shareRows(forward: number, backward: number): string[] {
  if (forward === backward) return ['b - c = 0'];
  return forward > backward ? [`c - ${backward / forward} b >= 0`] : [`b - ${forward / backward} c >= 0`];
}

/**
 * From the programme's columns to whole-second offsets: rounded, then each moved by a second or two as long as that widens the bands.
 *
 * @param valueOf a column by name
 */
export function answerOf(problem: WaveProblem, valueOf: (column: string) => number): WaveAnswer {
  const { signals } = problem;
  const shift = new Map(
    signals
      .filter((signal) => usable(signal).forward ?? usable(signal).backward)
      .map(({ controller }) => [controller, Math.round(valueOf(`o${controller}`))]),
  );
  const offsets = () => signals.map(({ controller, cycle }) => modulo(shift.get(controller) ?? 0, cycle));
  let best = waveValue(problem, bandsWith(problem, offsets()));
  for (let better = true; better; ) {
    better = false;
    for (const [controller, at] of shift)
      for (const by of [-2, -1, 1, 2]) {
        const before = shift.get(controller) ?? at;
        shift.set(controller, at + by);
        const value = waveValue(problem, bandsWith(problem, offsets()));
        better ||= value > best + TINY;
        if (value > best + TINY) best = value;
        else shift.set(controller, before);
      }
  }
  return {
    bands: bandsWith(problem, offsets()),
    optimum: { forward: valueOf('b'), backward: valueOf('c') },
    offsets: offsets(),
  };
}

/** The widest bands that offsets let through after the queues have gone, found from the greens themselves [s]. */
export function bandsWith({ signals }: WaveProblem, offsets: readonly number[]): WaveBands {
  const widthOf = (pick: 'forward' | 'backward', time: (signal: WaveStop) => number): number => {
    const going = signals.flatMap((signal, index) => {
      const green = usable(signal)[pick];
      if (green === undefined) return [];
      const begin = green.begin + (offsets[index] ?? 0);
      return [{ cycle: signal.cycle, greens: [{ begin, length: green.length }], time: time(signal) }];
    });
    return going.length === 0 ? 0 : (bandThrough(going)?.width ?? 0);
  };
  return { forward: widthOf('forward', ({ there }) => there), backward: widthOf('backward', ({ back }) => -back) };
}

/**
 * What the programme makes greatest, of bands of which either may be used less wide [s]; of equals, the wider sum by a hair.
 * A lighter direction's band is worth nothing without one of the heavier.
 */
export function waveValue(problem: WaveProblem, bands: WaveBands): number {
  const { forward, backward } = shares(problem);
  const [most, least] = [Math.max(forward, backward), Math.min(forward, backward)];
  const [heavy, light] = forward >= backward ? [bands.forward, bands.backward] : [bands.backward, bands.forward];
  const ratio = least / most;
  const heavyUsed = ratio === 0 ? heavy : Math.min(heavy, light / ratio);
  const lightUsed = ratio === 1 ? heavyUsed : heavy > TINY ? light : 0;
  return most * heavyUsed + least * lightUsed + 1e-6 * (heavy + light);
}

/** The heavier direction alone, for an arterial through which no two waves lead. */
export function oneWay(problem: WaveProblem): WaveProblem {
  const isForward = problem.weights.forward >= problem.weights.backward;
  return {
    weights: isForward ? { forward: 1, backward: 0 } : { forward: 0, backward: 1 },
    signals: problem.signals.map((signal) => ({
      ...signal,
      ...(isForward ? { backward: undefined } : { forward: undefined }),
    })),
  };
}

function shares({ signals, weights: { forward, backward } }: WaveProblem): WaveBands {
  // A direction without greens has no band to be weighed.
  const own = signals.some((signal) => usable(signal).forward) ? forward : 0;
  const other = signals.some((signal) => usable(signal).backward) ? backward : 0;
  const sum = own + other;
  return sum === 0 ? { forward: 0.5, backward: 0.5 } : { forward: own / sum, backward: other / sum };
}

/** The greens that limit a band; one that lasts all the cycle limits none. */
function usable({ cycle, forward, backward, clearing }: WaveStop): {
  forward: WaveGreen | undefined;
  backward: WaveGreen | undefined;
} {
  const after = (green: WaveGreen | undefined, seconds: number): WaveGreen | undefined =>
    green && green.length < cycle
      ? { begin: green.begin + seconds, length: Math.max(0, green.length - seconds) }
      : undefined;
  return { forward: after(forward, clearing?.forward ?? 0), backward: after(backward, clearing?.backward ?? 0) };
}

const TINY = 1e-9;
const modulo = (time: number, cycle: number): number => time - cycle * Math.floor(time / cycle);
