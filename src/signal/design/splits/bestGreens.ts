/**
 * Whole seconds of green for the stages of a cycle that cost least, where the cost is a sum of convex functions of the green that
 * some stages have together: what a lane group loses, what a minimum lacks.
 *
 * Let p be the running sums of the greens. Stages that follow one another have p_j − p_i seconds together (the other way round the cycle:
 * the total less that), so the cost is L♮-convex in p where every lane group is green once a cycle: a p that no step of one
 * second on any set of its sums improves is best of all. Steps of 16, 8, 4, 2 s come first, to get near.
 * Source: K. Murota (2003), Discrete Convex Analysis, SIAM, theorems 7.14 and 10.5. Where a lane group is green twice a cycle the
 * same steps are taken, but nobody proves that they end at the best.
 */
export interface GreenCost {
  /** Stages, by index. */
  readonly stages: readonly number[];
  /** Convex, of the seconds of green they have together. */
  readonly cost: (green: number) => number;
}

/** Costs that differ by less are the same: the arithmetic's last digits. */
const SAME = 1e-9;
const STEPS = [16, 8, 4, 2, 1];

/** @param total seconds to give, whole   @param start greens to begin from, that sum to `total` */
export function bestGreens(total: number, start: readonly number[], costs: readonly GreenCost[]): number[] {
  if (start.reduce((sum, green) => sum + green, 0) !== total)
    throw new Error(`greens ${start.join(' + ')} are not ${total} s`);
  const inner = start.length - 1;
  let greens = [...start];
  let best = costOf(greens, costs);
  for (const step of STEPS) {
    for (let improved = true; improved; ) {
      improved = false;
      let next = greens;
      for (let set = 1; set < 1 << inner; set++) {
        for (const way of [step, -step]) {
          const moved = shifted(greens, set, way);
          if (moved.some((green) => green < 0)) continue;
          const cost = costOf(moved, costs);
          if (cost >= best - SAME) continue;
          [best, next, improved] = [cost, moved, true];
        }
      }
      greens = next;
    }
  }
  return greens;
}

export function costOf(greens: readonly number[], costs: readonly GreenCost[]): number {
  let sum = 0;
  for (const { stages, cost } of costs) sum += cost(greenOf(greens, stages));
  return sum;
}

export const greenOf = (greens: readonly number[], stages: readonly number[]): number =>
  stages.reduce((sum, stage) => sum + (greens[stage] as number), 0);

/** Ends of the stages of the set are moved, bit k the end of stage k; the end of the last is the cycle's. */
function shifted(greens: readonly number[], set: number, way: number): number[] {
  return greens.map((green, stage) => {
    const begin = stage > 0 && (set & (1 << (stage - 1))) !== 0 ? way : 0;
    const end = stage < greens.length - 1 && (set & (1 << stage)) !== 0 ? way : 0;
    return green + end - begin;
  });
}
