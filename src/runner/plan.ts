/** What a run is made of. */
import type { LoadedScenario, Model } from '../scenario/index.ts';

/** A scenario that passed all checks, and the seed it is run with. */
export interface RunPlan {
  readonly model: Model;
  /** The model the routes are chosen on: the root of the chain; the same as `model` without changes. */
  readonly base: Model;
  /** Routes are chosen anew on `model`; `base` is then not looked at. */
  readonly reassign?: boolean;
  /** Shown in results: the file the planner opened. */
  readonly file: string;
  readonly seed: number;
  /** [s since midnight] where the run starts; the model's start when left out. */
  readonly start?: number;
}

/** @param start [s since midnight]; the model's own when left out */
export function planOf({ model, base, reassign, file }: LoadedScenario, seed: number, start?: number): RunPlan {
  return { model, base, reassign, file, seed, ...(start === undefined ? {} : { start }) };
}
