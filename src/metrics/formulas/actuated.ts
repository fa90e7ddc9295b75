/**
 * How far an actuated signal evens out the chance part of the delay: its factor k for `incrementalDelay`.
 *
 * Source: Highway Capacity Manual, 7th edition, chapter 19.
 */

/** Least k by passage time [s]: 0.04 where greens end at once when nobody comes. */
export function leastK(passageTime: number): number {
  const fitted = -0.375 + passageTime * (0.354 + passageTime * (-0.091 + passageTime * 0.00889));
  return Math.max(0.04, fitted);
}

/** @param x flow ÷ capacity of the phase with its mean green; from 1 on the phase always runs to its maximum, as if fixed */
export function actuatedK(x: number, passageTime: number): number {
  const least = leastK(passageTime);
  return Math.min(0.5, Math.max(least, (1 - 2 * least) * (x - 0.5) + least));
}
