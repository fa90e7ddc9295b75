/**
 * What each intersection of a corridor would be given at every common cycle that it could run: from the longest of the cycles that one of
 * them needs at least to the longest allowed, in steps, and those of today. Each has its greens at the cycle, and at half of it where it needs
 * no more; where it needs more than the cycle, at double. Which of all this is best is decided with the offsets, see `choose-cycle.ts`.
 */
import { leastCycle, proposeSplits, type SplitProposal } from '../../signal/index.ts';
import { pause } from '../pause.ts';
import type { Candidate } from './candidates.ts';
import type { ProposalOptions } from './propose.ts';

/** Between two cycles that are looked at [s]. */
const STEP = 5;

/** What one intersection could be given at one common cycle. */
export interface CyclePlace {
  /** At the cycle or at double, equally full; today's where neither is legal. */
  readonly equal: SplitProposal;
  /** The same cycle, with the green that nobody needs for the corridor. */
  readonly wide: SplitProposal;
  /** Both at half of the cycle. */
  readonly half: { readonly equal: SplitProposal; readonly wide: SplitProposal } | undefined;
}

export interface CycleOption {
  /** [s] */
  readonly cycle: number;
  /** In the order of the candidates. */
  readonly places: readonly CyclePlace[];
}

/** @param favoured movements that go on along the corridor   @returns undefined when it was stopped */
export async function cycleRange(
  candidates: readonly Candidate[],
  favoured: readonly number[],
  options: ProposalOptions,
): Promise<CycleOption[] | undefined> {
  const cycles = cyclesOf(candidates);
  const found: CycleOption[] = [];
  for (const cycle of cycles) {
    const places: CyclePlace[] = [];
    for (const candidate of candidates) {
      places.push(placeAt(candidate, cycle, favoured));
      options.onProgress?.((found.length + places.length / candidates.length) / cycles.length);
      await pause();
      if (options.shouldStop?.() === true) return undefined;
    }
    found.push({ cycle, places });
  }
  return found;
}

/** Shortest first. */
function cyclesOf(candidates: readonly Candidate[]): number[] {
  const { least, most } = (candidates[0] as Candidate).wish.allowed;
  const needs = candidates.map(({ wish }) => leastCycle(wish)).filter((cycle) => cycle <= most);
  const from = Math.max(least, ...needs);
  const cycles = new Set<number>([Math.ceil(from)]);
  for (let cycle = Math.ceil(from / STEP) * STEP; cycle <= most; cycle += STEP) cycles.add(cycle);
  for (const { single } of candidates) {
    const today = single.cycle.before;
    if (Number.isInteger(today) && today >= from && today <= most) cycles.add(today);
  }
  return [...cycles].sort((a, b) => a - b);
}

function placeAt({ wish }: Candidate, cycle: number, favoured: readonly number[]): CyclePlace {
  const { least, most } = wish.allowed;
  const at = (one: number) => {
    const given = { ...wish, allowed: { least: one, most: one } };
    const equal = proposeSplits(given);
    const wide = proposeSplits({ ...given, favoured });
    // Where only one of the two keeps the rules it stands for both.
    return { equal: equal.isToday ? wide : equal, wide: wide.isToday ? equal : wide };
  };
  const own = leastCycle(wish);
  const whole = own <= cycle || 2 * cycle > most ? at(cycle) : at(2 * cycle);
  const half = Number.isInteger(cycle / 2) && cycle / 2 >= Math.max(least, own) ? at(cycle / 2) : undefined;
  return { ...whole, half: half?.equal.isToday === true ? undefined : half };
}
