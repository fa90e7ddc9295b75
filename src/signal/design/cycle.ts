/** Cycle length and split of the greens. */

import { FIGURES } from '../figures.ts';

/** Cycle lengths in use [s]; Chinese practice 60–150, up to 180–200 at large intersections. */
export const CYCLE_BOUNDS = { least: FIGURES.shortestCycle.value, most: FIGURES.longestCycle.value };

/**
 * Webster's optimum cycle, whole seconds, within the bounds.
 *
 * @param lost        time lost per cycle [s]
 * @param flowRatios  of the critical movement of each stage, no unit
 * Source: F. V. Webster (1958), Traffic signal settings, Road Research Technical Paper 39: C = (1.5 L + 5) ÷ (1 − Y). From
 * Y = 0.9 on the formula runs away; the layout should be changed then, and the longest cycle is returned.
 */
export function websterCycle(
  lost: number,
  flowRatios: readonly number[],
  bounds: { least: number; most: number } = CYCLE_BOUNDS,
): number {
  const sum = flowRatios.reduce((total, ratio) => total + ratio, 0);
  if (sum >= 0.9) return bounds.most;
  return Math.min(bounds.most, Math.max(bounds.least, Math.ceil((1.5 * lost + 5) / (1 - sum) - 1e-9)));
}

/**
 * Whole-second greens in proportion to the flow ratios, none below its minimum; they sum to `total`.
 *
 * @param total     seconds of green to give; at least the sum of the minimums
 * @param minimums  [s], whole
 */
export function splitGreens(total: number, flowRatios: readonly number[], minimums: readonly number[]): number[] {
  const spare = total - minimums.reduce((sum, minimum) => sum + minimum, 0);
  if (spare < 0) throw new Error(`${total} s of green are less than the minimums ${minimums.join(' + ')}`);
  const fixed = new Set<number>();
  // Stages whose share would fall below their minimum are set to it; the others share what is left.
  for (;;) {
    const free = flowRatios.map((_, stage) => stage).filter((stage) => !fixed.has(stage));
    const left = total - sumOf([...fixed].map((stage) => minimums[stage] as number));
    const ratios = sumOf(free.map((stage) => flowRatios[stage] as number));
    const share = (stage: number) =>
      ratios > 0 ? (left * (flowRatios[stage] as number)) / ratios : left / Math.max(1, free.length);
    const short = free.filter((stage) => share(stage) < (minimums[stage] as number));
    if (short.length > 0 && short.length < free.length) {
      for (const stage of short) fixed.add(stage);
      continue;
    }
    const wanted = flowRatios.map((_, stage) => (fixed.has(stage) ? (minimums[stage] as number) : share(stage)));
    return wholeSeconds(
      short.length > 0 ? minimums.map((minimum) => minimum + spare / minimums.length) : wanted,
      total,
    );
  }
}

/** Rounded down, and the seconds lost given to the largest remainders, earlier stages first. */
function wholeSeconds(wanted: readonly number[], total: number): number[] {
  const greens = wanted.map((value) => Math.floor(value + 1e-9));
  const order = wanted.map((_, stage) => stage);
  const remainder = (stage: number) => (wanted[stage] as number) - (greens[stage] as number);
  order.sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (let given = sumOf(greens), next = 0; given < total; given++, next++) {
    const stage = order[next % order.length] as number;
    greens[stage] = (greens[stage] as number) + 1;
  }
  return greens;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
