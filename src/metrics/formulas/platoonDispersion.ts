/**
 * How a platoon that left a signal spreads on its way: what arrives in a step is a share F of what left a lag earlier, and the
 * rest carries on to the next step.
 *
 * Sources: Robertson (1969), TRANSYT, RRL report LR 253, with the factors commonly used since; Highway Capacity Manual, 7th
 * edition, chapter 18.
 */

/** Parameters of Robertson's form: how much platoons spread, and the head's share of the mean travel time. */
export const ROBERTSON = { alpha: 0.35, beta: 0.8 } as const;

export interface Dispersion {
  /** Share of what is left of the platoon that arrives in each step. */
  readonly share: number;
  /** Travel time of the head [s]. */
  readonly lag: number;
}

/** @param travelTime mean [s]   @param step of the profile [s] */
export function robertson(
  travelTime: number,
  step = 1,
  { alpha, beta }: { alpha: number; beta: number } = ROBERTSON,
): Dispersion {
  const head = beta * travelTime;
  return { share: 1 / (1 + (alpha * head) / step), lag: head };
}

/** @param runningTime [s]   @param step of the profile [s] */
export function hcmDispersion(runningTime: number, step = 1): Dispersion {
  const steps = runningTime / step;
  const share = 1 / (1 + 0.138 * steps + 0.315 / step);
  return { share, lag: (steps - 1 / share + 1.25) * step };
}

/** Mean time from leaving to arriving [s]: the lag and what the spreading adds. */
export function meanLag({ share, lag }: Dispersion, step = 1): number {
  return lag + ((1 - share) / share) * step;
}

/**
 * The profile that arrives, as long as the one that left and so much longer that less than 1e-10 of it is missing.
 *
 * @param departures veh/s by step   @param step [s]; the lag is rounded to whole steps
 */
export function dispersed(departures: readonly number[], { share, lag }: Dispersion, step = 1): number[] {
  const shift = Math.round(lag / step);
  const arrivals = Array.from({ length: shift }, () => 0);
  const total = departures.reduce((sum, flow) => sum + flow, 0);
  let arriving = 0;
  let arrived = 0;
  for (let at = 0; at < departures.length || total - arrived > 1e-10 * total; at++) {
    arriving += share * ((departures[at] ?? 0) - arriving);
    arrivals.push(arriving);
    arrived += arriving;
  }
  return arrivals;
}
