/**
 * Bands of a corridor as it stands: signals with their own cycles, one or more greens each, and a driving time between them.
 *
 * A **band** is a stretch of the cycle at whose every moment a vehicle that passes the first signal meets green at all that follow,
 * at the driving time given. **efficiency**: band ÷ cycle. **attainability**: band ÷ the smallest green on the way, the most
 * that any offsets can reach (both as in Morgan and Little 1964, and MAXBAND). There is a band only where every cycle is a whole part of the longest:
 * otherwise the signals shift against each other from cycle to cycle, and what is a wave now is none a few minutes later.
 */
import type { WaveGreen } from './bandwidth.ts';

/** One signal in driving order. */
export interface ProgressionSignal {
  /** [s] */
  readonly cycle: number;
  /** Within its cycle, from the common zero of time. */
  readonly greens: readonly WaveGreen[];
  /** Driving time from the first signal [s]. */
  readonly time: number;
}

export interface Band {
  /** [s]; 0 where no moment is green all the way. */
  readonly width: number;
  /** When it begins at the first signal, within the cycle [s]. */
  readonly begin: number;
  /** Common to all [s]. */
  readonly cycle: number;
  readonly efficiency: number;
  readonly attainability: number;
}

/** The longest cycle if all others are whole parts of it (half, a third …), else undefined. */
export function commonCycle(cycles: readonly number[]): number | undefined {
  const longest = Math.max(...cycles);
  const fits = (cycle: number) => Math.abs(longest / cycle - Math.round(longest / cycle)) < TINY;
  return cycles.length > 0 && cycles.every(fits) ? longest : undefined;
}

/** The widest band through all signals of one direction; undefined without a common cycle. Of equals the earliest. */
export function bandThrough(signals: readonly ProgressionSignal[]): Band | undefined {
  const cycle = commonCycle(signals.map((signal) => signal.cycle));
  if (cycle === undefined) return undefined;
  let open: Stretch[] = [[0, cycle]];
  for (const signal of signals) open = both(open, greenStretches(signal, cycle));
  const { begin, width } = widest(open, cycle);
  const smallest = Math.min(...signals.map(({ greens }) => Math.max(0, ...greens.map(({ length }) => length))));
  return {
    width,
    begin,
    cycle,
    efficiency: width / cycle,
    attainability: smallest > 0 ? width / Math.min(smallest, cycle) : 0,
  };
}

/** Signals from `first` to `last` that share a cycle, as far as they follow one another. */
export interface CommonStretch {
  readonly first: number;
  readonly last: number;
  readonly cycle: number;
}

/**
 * The corridor cut where cycles stop having a common multiple among them, each piece as long as can be, from the first signal on;
 * single signals are left out.
 */
export function commonStretches(cycles: readonly number[]): CommonStretch[] {
  const found: CommonStretch[] = [];
  let first = 0;
  for (let end = 1; end <= cycles.length; end++) {
    if (end < cycles.length && commonCycle(cycles.slice(first, end + 1)) !== undefined) continue;
    const cycle = commonCycle(cycles.slice(first, end));
    if (cycle !== undefined && end - first > 1) found.push({ first, last: end - 1, cycle });
    first = end;
  }
  return found;
}

/**
 * The same signals some days after their clocks were set right.
 *
 * @param drifts by signal, seconds a day its clock gains; 0 for a networked one
 * @param days since the last visit
 */
export function afterDrift(
  signals: readonly ProgressionSignal[],
  drifts: readonly number[],
  days: number,
): ProgressionSignal[] {
  return signals.map((signal, index) => ({
    ...signal,
    // A clock that is ahead shows its greens early.
    greens: signal.greens.map(({ begin, length }) => ({ begin: begin - (drifts[index] ?? 0) * days, length })),
  }));
}

/** [from, to) within the cycle. */
type Stretch = readonly [number, number];

const TINY = 1e-6;
const modulo = (time: number, cycle: number): number => time - cycle * Math.floor(time / cycle);

/** A signal's greens as moments at which to pass the first signal, sorted. */
function greenStretches({ cycle: own, greens, time }: ProgressionSignal, cycle: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { begin, length } of greens) {
    if (length >= own) return [[0, cycle]];
    for (let turn = 0; turn < Math.round(cycle / own); turn++) {
      const from = modulo(begin - time + turn * own, cycle);
      if (from + length <= cycle) stretches.push([from, from + length]);
      else stretches.push([from, cycle], [0, from + length - cycle]);
    }
  }
  return stretches.sort((a, b) => a[0] - b[0]);
}

function both(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const [from, to] of some) {
    for (const [begin, end] of others) {
      const [first, last] = [Math.max(from, begin), Math.min(to, end)];
      if (last - first > TINY) found.push([first, last]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}

function widest(open: readonly Stretch[], cycle: number): { begin: number; width: number } {
  const [first, last] = [open[0], open.at(-1)];
  let best = { begin: 0, width: 0 };
  for (const [from, to] of open) if (to - from > best.width + TINY) best = { begin: from, width: to - from };
  // What ends with the cycle and begins with it is one stretch.
  if (first !== undefined && last !== undefined && first !== last && first[0] < TINY && last[1] > cycle - TINY) {
    const width = last[1] - last[0] + first[1];
    if (width > best.width + TINY) best = { begin: last[0], width };
  }
  return best;
}
