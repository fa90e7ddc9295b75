/** What all makers of trips share. */
import type { Trip } from '../simulation-types.ts';

/** A trip before all trips are put in order and numbered. */
export type UnnumberedTrip = Omit<Trip, 'id'>;

/**
 * A whole number with the expected value wanted; grows with it for the same draw, so that scaled demand keeps its first trips.
 * @param draw uniform in [0, 1)
 */
export function wholeNumber(expected: number, draw: number): number {
  return Math.floor(expected + draw);
}

/** A duration spread around its mean: triangular between half and one and a half of it. */
export function aroundMean(mean: number, draw: number, other: number): number {
  return mean * (0.5 + 0.5 * (draw + other));
}

/** The network's own rules find such a pair before a run; here it ends the preparation. */
export function noWay(from: string, to: string): Error {
  return new Error(`没有从 ${from} 到 ${to} 的路径 / there is no way from ${from} to ${to}`);
}
