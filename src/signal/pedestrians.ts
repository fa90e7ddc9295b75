/** Walk and clearance of a crosswalk within the green of its phase. */
import type { Phase } from '../scenario/index.ts';
import { FIGURES } from './figures.ts';

/** Where a plan states none [s]. */
export const SHORTEST_WALK = FIGURES.shortestWalk.value;

/** Seconds to cross at the design speed, rounded up to whole seconds. @param length kerb to kerb [m]  @param speed [m/s] */
export function crossingTime(length: number, speed: number = FIGURES.walkingSpeed.value): number {
  // A hair's breadth over a whole second is the arithmetic's, not the street's.
  return Math.ceil(length / speed - 1e-6);
}

export interface WalkTimes {
  /** [s] from the start of the green. */
  readonly walk: number;
  readonly clearance: number;
  /** Least walk that must be shown once it has begun [s]. */
  readonly least: number;
}

/**
 * @param length  of the crosswalk [m]
 * @param green   of the phase [s]; what the plan leaves out is derived from it: the clearance from the length, the walk as what remains
 * @param speed   design walking speed [m/s]; see `schools.ts`
 */
export function walkTimes(phase: Phase, length: number, green: number, speed?: number): WalkTimes {
  const clearance = Math.min(green, phase.pedestrianClearance ?? crossingTime(length, speed));
  const walk = Math.min(green - clearance, phase.walk ?? green - clearance);
  return { walk, clearance, least: Math.min(walk, phase.walk ?? SHORTEST_WALK) };
}
