/** Walk and clearance of a crosswalk within the green of its phase. */
import type { Phase } from '../scenario/index.ts';

/** Design walking speed [m/s]: GB 50647-2011, as reported in a design text; the standard itself was not seen. */
export const WALKING_SPEED = 1.0;
/** Shortest walk [s]: Chinese practice is 5–7 s; assumed where a plan states none. */
export const SHORTEST_WALK = 5;

/** Seconds to cross at the design speed, rounded up to whole seconds. @param length kerb to kerb [m] */
export function crossingTime(length: number): number {
  // A hair's breadth over a whole second is the arithmetic's, not the street's.
  return Math.ceil(length / WALKING_SPEED - 1e-6);
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
 */
export function walkTimes(phase: Phase, length: number, green: number): WalkTimes {
  const clearance = Math.min(green, phase.pedestrianClearance ?? crossingTime(length));
  const walk = Math.min(green - clearance, phase.walk ?? green - clearance);
  return { walk, clearance, least: Math.min(walk, phase.walk ?? SHORTEST_WALK) };
}
