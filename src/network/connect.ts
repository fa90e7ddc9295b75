/**
 * Which lane leads to which exit lane. Left turns and U-turns count from the centre line, right turns from the kerb, and
 * through lanes keep their order with as little sideways shift as can be. A lane fans out only to an exit lane that nobody
 * would reach otherwise.
 */
import type { Turn } from '../scenario/index.ts';

export interface LaneAt {
  readonly lane: number;
  /** Metres right of the straight line through the approach's inner edge: comparable between approach and exit. */
  readonly offset: number;
}

export interface Group {
  readonly turn: Turn;
  /** Lanes of the approach that may take this turn to this exit, from the centre outward. */
  readonly sources: readonly LaneAt[];
  /** Full lanes of the exit, from the centre outward. */
  readonly exits: readonly LaneAt[];
}

/** [lane, exit lane] pairs of one movement. */
export function pairLanes({ turn, sources, exits }: Group): [number, number][] {
  const last = exits.length - 1;
  return sources.map((source, order) => {
    const target =
      turn === 'right'
        ? Math.max(0, last - (sources.length - 1 - order))
        : turn === 'through'
          ? clamp(order + throughShift(sources, exits), last)
          : clamp(order, last);
    return [source.lane, (exits[target] as LaneAt).lane];
  });
}

/** By how many lanes the through lanes move outward at the exit, so that the sideways way is least; ties to the centre. */
function throughShift(sources: readonly LaneAt[], exits: readonly LaneAt[]): number {
  const spare = exits.length - sources.length;
  let best = 0;
  let least = Infinity;
  for (let shift = Math.min(0, spare); shift <= Math.max(0, spare); shift++) {
    const sideways = sources.reduce((sum, source, order) => {
      const miss = source.offset - (exits[clamp(order + shift, exits.length - 1)] as LaneAt).offset;
      return sum + miss * miss;
    }, 0);
    if (sideways < least - 1e-6) [best, least] = [shift, sideways];
  }
  return best;
}

/**
 * Pairs to add so that every exit lane is reached by somebody: from the through movement into this exit if there is one,
 * else from the right turn, else from the left turn; from the lane whose exit lane is nearest.
 *
 * @param groups  the movements into one exit, with their pairs
 * @returns       index of the group and the pair
 */
export function fanOut(groups: readonly (Group & { pairs: [number, number][] })[]): [number, [number, number]][] {
  const exits = groups[0]?.exits ?? [];
  const reached = new Set(groups.flatMap((group) => group.pairs.map(([, exit]) => exit)));
  const order: Turn[] = ['through', 'right', 'left', 'uTurn'];
  const donor = order.map((turn) => groups.findIndex((group) => group.turn === turn)).find((index) => index >= 0);
  if (donor === undefined) return [];
  const { pairs } = groups[donor] as { pairs: [number, number][] };
  const rank = new Map(exits.map((exit, index) => [exit.lane, index]));
  const added: [number, [number, number]][] = [];
  exits.forEach(({ lane }, index) => {
    if (reached.has(lane)) return;
    const byDistance = [...pairs].sort(
      (a, b) => Math.abs((rank.get(a[1]) ?? 0) - index) - Math.abs((rank.get(b[1]) ?? 0) - index),
    );
    if (byDistance[0] !== undefined) added.push([donor, [byDistance[0][0], lane]]);
  });
  return added;
}

const clamp = (value: number, last: number): number => Math.min(last, Math.max(0, value));
