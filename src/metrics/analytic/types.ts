/** What the handbooks' formulas say of an intersection in a window, movement by movement, beside what was simulated. */
import type { CompassSide } from '../../network/index.ts';
import type { Turn } from '../../scenario/index.ts';

/** Which formula gave the delay. */
export type Method = 'signal' | 'permittedLeft' | 'twoWayStop';

/** Why none did, or why it is not set against the simulation. */
export type Obstacle =
  | 'nobodyCame'
  | 'planChanged'
  | 'noGreen'
  | 'rightOnRed'
  | 'sharedPermittedLeft'
  | 'unequalGreens'
  | 'overSaturated'
  | 'layout';

/** What the formulas say of one movement. */
export interface Analysis {
  readonly method: Method | null;
  readonly obstacle: Obstacle | null;
  /** [veh/s] of all its lanes, with those who share them; null where nothing is computed or it never yields. */
  readonly capacity: number | null;
  /** Degree of saturation. */
  readonly x: number | null;
  /** [s/veh] */
  readonly delay: number | null;
}

export interface AnalysedMovement extends Analysis {
  readonly movement: number;
  readonly side: CompassSide;
  readonly turn: Turn;
  /** [veh/s] */
  readonly flow: number;
  readonly simulated: number | null;
}

export interface AnalyticReport {
  readonly from: number;
  readonly to: number;
  readonly control: 'signal' | 'priority';
  readonly movements: readonly AnalysedMovement[];
  /** Mean over the movements where both are known and comparable, by arrivals [s/veh]; null where there is none. */
  readonly comparable: { readonly delay: number; readonly simulated: number } | null;
}

export const NOTHING = { method: null, capacity: null, x: null, delay: null } as const;
