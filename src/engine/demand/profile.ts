/** Demand profiles: how the trips of a layer spread over the day. */
import { secondsOfDay } from '../../common/index.ts';
import type { Model } from '../../scenario/index.ts';

/** Length of a slice of a profile [s]. */
export const SLICE = 900;

/** The 15-minute slices of a profile: start [s since midnight] and share. */
export function slicesOf(model: Model, id: string): { from: number; share: number }[] {
  const profile = (model.demand.profiles ?? []).find((each) => each.id === id);
  if (profile === undefined) throw new Error(`no profile "${id}"`);
  const start = secondsOfDay(profile.from);
  return profile.shares.map((share, slice) => ({ from: start + slice * SLICE, share }));
}
