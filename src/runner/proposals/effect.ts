/**
 * What the formulas expect of a proposal at once: degree of saturation and HCM delay, d1 + d2, of every movement, with the saturation flow
 * and lost time that the proposal was made with. Lane groups as in the proposal, so that every movement has a number; arrivals without platoons,
 * but where a corridor's are known: see `platoons.ts`.
 */
import { incrementalDelay, uniformDelay } from '../../metrics/index.ts';
import type { SplitProposal, StreamEffect } from '../../signal/index.ts';

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
  readonly before: Served;
  readonly after: Served;
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

/** Mean over all who arrive [s/veh]; null where nobody does. */
export function meanDelay(effects: readonly MovementEffect[]): { before: number; after: number } | null {
  const sum = (of: (one: MovementEffect) => number) => effects.reduce((total, one) => total + one.flow * of(one), 0);
  const flow = sum(() => 1);
  return flow > 0
    ? { before: sum((one) => one.before.delay) / flow, after: sum((one) => one.after.delay) / flow }
    : null;
}
