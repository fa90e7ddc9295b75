/** Which cycle length, and its greens. */
import { cycleFor } from '../criticalRatio.ts';
import { splitGreens, websterCycle } from '../cycle.ts';
import { equallyFull, type Frame, fullest, greensWithin, leastQueue, residualQueue, spareTo } from './greens.ts';
import { type GreenNeed, leastGreens, needCosts } from './needs.ts';
import type { Stream } from './streams.ts';

/** webster: least delay by Webster's formula. equalSaturation: the shortest cycle with which nobody's queue is fuller than 0.9. */
export type Criterion = 'webster' | 'equalSaturation';

/** How full the fullest may be. Source: practice; HCM 7, chapter 19, reckons with 0.8–1.0 when it chooses a cycle. */
export const FULL = 0.9;

export interface CycleCase {
  readonly streams: readonly Stream[];
  readonly needs: readonly GreenNeed[];
  /** Interstages of a cycle [s]. */
  readonly between: number;
  /** Time lost in a cycle [s]. */
  readonly lost: number;
  /** Critical flow ratios by stage. */
  readonly ratios: readonly number[];
  readonly stages: number;
  readonly allowed: { readonly least: number; readonly most: number };
  readonly criterion: Criterion;
  /** Who gets the seconds that nobody needs; nobody in particular when left out. */
  readonly isFavoured?: (stream: Stream) => boolean;
  readonly isOversaturated: boolean;
  /** Length of the period [h]. */
  readonly hours: number;
  /** Delay of all by formula, of the greens of a cycle; any unit. */
  readonly delay: (greens: readonly number[], cycle: number) => number;
}

export interface Choice {
  readonly cycle: number;
  readonly greens: readonly number[];
  /** What the formula asked for, before bounds, needs and rules [s]. */
  readonly formula: number;
  /** What moved it from there. */
  readonly moved: 'bounds' | 'needs' | 'rules' | null;
}

/** Cycle and greens; undefined where no cycle allowed is legal. */
export function chooseCycle(at: CycleCase, isLegal: (choice: Choice) => boolean): Choice | undefined {
  const cycles = cyclesOf(at);
  const formula = formulaCycle(at);
  const make = (cycle: number, moved: Choice['moved'], greens: readonly number[] = greensOf(at, cycle)): Choice => ({
    cycle,
    greens,
    formula,
    moved,
  });
  const wanted = at.isOversaturated ? fewestLeft(at, cycles) : shortestFree(at, cycles, formula);
  if (wanted === undefined) return undefined;
  const first = make(wanted.cycle, movedBy(at, formula, wanted.cycle), wanted.greens);
  if (isLegal(first)) return first;
  // The nearest legal one, the shorter first: the rules that can be broken here are those against long waits.
  const others = cycles
    .filter((cycle) => cycle !== first.cycle)
    .sort((a, b) => Math.abs(a - first.cycle) - Math.abs(b - first.cycle) || a - b);
  for (const cycle of others) {
    const choice = make(cycle, 'rules');
    if (isLegal(choice)) return choice;
  }
  return undefined;
}

/** Cycles of the bounds whose greens are whole seconds and hold all needs, in order. */
function cyclesOf({ allowed, between, needs, stages }: CycleCase): number[] {
  const least = leastGreens(needs, stages).reduce((sum, green) => sum + green, 0);
  const cycles: number[] = [];
  for (let total = Math.max(least, Math.ceil(allowed.least - between - 1e-9)); total + between <= allowed.most + 1e-9; )
    cycles.push(between + total++);
  return cycles;
}

function formulaCycle({ criterion, lost, ratios }: CycleCase): number {
  if (criterion === 'equalSaturation') return cycleFor(lost, ratios, FULL);
  const sum = ratios.reduce((total, ratio) => total + ratio, 0);
  return sum >= 1 ? Infinity : (1.5 * lost + 5) / (1 - sum);
}

const movedBy = ({ allowed }: CycleCase, formula: number, cycle: number): Choice['moved'] => {
  if (Math.abs(cycle - formula) <= 1) return null;
  return (formula < allowed.least && cycle <= allowed.least + 1) ||
    (formula > allowed.most && cycle >= allowed.most - 1)
    ? 'bounds'
    : 'needs';
};

/** A longer cycle that is no better so many times in a row: no longer one is. */
const PATIENCE = 8;

/**
 * The formula's cycle, or the next longer one in which nothing is too full; else the one in which the fullest is least so. Webster's
 * formula knows no minimums: where they make the cycle longer, the one with the least delay is looked for from there on.
 */
function shortestFree(
  at: CycleCase,
  cycles: readonly number[],
  formula: number,
): Pick<Choice, 'cycle' | 'greens'> | undefined {
  const { criterion, lost, ratios, allowed, between } = at;
  const wanted = criterion === 'webster' ? websterCycle(lost, ratios, allowed) : Math.min(allowed.most, formula);
  const last = cycles.at(-1);
  if (last === undefined) return undefined;
  const from = Math.min(last, Math.ceil(wanted - between - 1e-9) + between);
  const longer = cycles.filter((cycle) => cycle >= from - 1e-9);
  const first = longer.findIndex((cycle) => greensWithin(frameOf(at, cycle), FULL) !== undefined);
  if (first >= 0) {
    const cycle = longer[first] as number;
    if (criterion === 'webster' && cycle > formula + 1) return leastDelay(at, longer.slice(first));
    return { cycle, greens: greensOf(at, cycle) };
  }
  const fits = longer.map((cycle) => {
    const greens = greensOf(at, cycle);
    return { cycle, greens, full: fullest({ streams: at.streams, cycle }, greens) };
  });
  return fits.reduce((best, one) => (one.full < best.full - 1e-9 ? one : best));
}

function leastDelay(at: CycleCase, cycles: readonly number[]): Pick<Choice, 'cycle' | 'greens'> | undefined {
  let best: (Pick<Choice, 'cycle' | 'greens'> & { delay: number; place: number }) | undefined;
  for (const [place, cycle] of cycles.entries()) {
    if (best !== undefined && place > best.place + PATIENCE) break;
    const greens = greensOf(at, cycle);
    const delay = at.delay(greens, cycle);
    if (best === undefined || delay < best.delay - 1e-9) best = { cycle, greens, delay, place };
  }
  return best;
}

/** The shortest cycle of those with the fewest left standing. */
function fewestLeft(at: CycleCase, cycles: readonly number[]): Pick<Choice, 'cycle' | 'greens'> | undefined {
  let best: (Pick<Choice, 'cycle' | 'greens'> & { left: number; full: number }) | undefined;
  for (const cycle of cycles) {
    const greens = greensOf(at, cycle);
    const frame = { streams: at.streams, cycle };
    const [left, full] = [residualQueue(frame, greens, at.hours), fullest(frame, greens)];
    const isBetter =
      best === undefined ||
      left < best.left - 1e-3 ||
      (left < best.left + 1e-3 && left < 1e-3 && full < best.full - 1e-3);
    if (isBetter) best = { cycle, greens, left, full };
  }
  return best;
}

function greensOf(at: CycleCase, cycle: number): number[] {
  const frame = frameOf(at, cycle);
  if (at.isOversaturated) return leastQueue(frame, at.hours);
  return at.isFavoured ? spareTo(frame, at.isFavoured) : equallyFull(frame);
}

function frameOf({ streams, needs, between, ratios, stages }: CycleCase, cycle: number): Frame {
  const total = Math.round(cycle - between);
  const least = leastGreens(needs, stages);
  const start = splitGreens(total, ratios, least);
  return { cycle, total, start, needs: needCosts(needs, stages), streams };
}
