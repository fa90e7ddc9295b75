/**
 * What the formulas expect of a proposal at once: degree of saturation and HCM delay, d1 + d2, of every movement, with the saturation flow
 * and lost time that the proposal was made with. Lane groups as in the proposal, so that every movement has a number; arrivals without platoons,
 * but where a corridor's are known: see `platoons.ts`.
 */
import { incrementalDelay, uniformDelay } from '../../metrics/index.ts';
import type { PlanStreams, SplitProposal, StreamEffect } from '../../signal/index.ts';

export interface Served {
  /** Degree of saturation. */
  readonly x: number;
  /** [s/veh] */
  readonly delay: number;
}

export interface MovementEffect {
  /** Index. */
  readonly movement: number;
  /** [pcu/h] */
  readonly flow: number;
  /** Null where the plan gives it no green. */
  readonly before: Served | null;
  readonly after: Served | null;
}

/** @param green effective [s]   @param period [s] */
export function servedBy(
  { flow, saturation }: Pick<StreamEffect, 'flow' | 'saturation'>,
  cycle: number,
  green: number,
  period: number,
): Served {
  const capacity = ((saturation / 3600) * Math.max(0.5, green)) / cycle;
  const x = flow / 3600 / capacity;
  return { x, delay: uniformDelay(cycle, green, x) + incrementalDelay(x, capacity, period) };
}

/** Delay of each lane group [s/veh], where platoons are known. */
export interface PlatoonDelays {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export function movementEffects(
  { streams, cycle }: SplitProposal,
  arrivals: ReadonlyMap<number, number>,
  period: number,
  platoons?: PlatoonDelays,
): MovementEffect[] {
  return streams.flatMap((stream, index) => {
    const served = (which: 'before' | 'after'): Served => {
      const alone = servedBy(stream, cycle[which], stream.green[which], period);
      return { x: alone.x, delay: platoons?.[which][index] ?? alone.delay };
    };
    const [before, after] = [served('before'), served('after')];
    return stream.movements
      .map((movement) => ({ movement, flow: arrivals.get(movement) ?? 0, before, after }))
      .filter(({ flow }) => flow > 0);
  });
}

/** Of these movements, what two plans give them; those at which nobody arrives are left out. */
export function effectOfPlans(
  movements: readonly number[],
  before: PlanStreams,
  after: PlanStreams,
  arrivals: ReadonlyMap<number, number>,
  period: number,
): MovementEffect[] {
  const under = ({ streams, cycle }: PlanStreams, movement: number): Served | null => {
    const stream = streams.find((one) => one.movements.includes(movement));
    return stream === undefined ? null : servedBy(stream, cycle, stream.green, period);
  };
  return movements
    .map((movement) => ({
      movement,
      flow: arrivals.get(movement) ?? 0,
      before: under(before, movement),
      after: under(after, movement),
    }))
    .filter(({ flow }) => flow > 0);
}

/** Mean over all who arrive where both plans give green [s/veh]; null where nobody does. */
export function meanDelay(effects: readonly MovementEffect[]): { before: number; after: number } | null {
  let [flow, before, after] = [0, 0, 0];
  for (const one of effects) {
    if (one.before === null || one.after === null) continue;
    flow += one.flow;
    before += one.flow * one.before.delay;
    after += one.flow * one.after.delay;
  }
  return flow > 0 ? { before: before / flow, after: after / flow } : null;
}
