/** What a stream that waits for gaps in another can pass. All in seconds and veh/s; a stream alone has 1 ÷ follow-up time. */
import { exp } from '../../common/index.ts';

/**
 * Potential capacity where the conflicting vehicles arrive at random: c = q e^(−q tc) ÷ (1 − e^(−q tf)).
 *
 * @param conflicting     flow of all streams it yields to [veh/s], ≥ 0
 * @param criticalHeadway shortest headway between two of them in which one vehicle goes [s]
 * @param followUp        headway of those that use the same gap one after another [s]
 * @returns               [veh/s]
 * Source: Highway Capacity Manual, 7th edition, chapter 20 (and equation 31-100 for permitted left turns).
 */
export function exponentialCapacity(conflicting: number, criticalHeadway: number, followUp: number): number {
  if (conflicting * followUp < 1e-9) return 1 / followUp;
  return (conflicting * exp(-conflicting * criticalHeadway)) / (1 - exp(-conflicting * followUp));
}

/**
 * The same where nobody follows closer than `minHeadway` on one lane: random arrivals that had to queue up behind one another, so
 * that they come in bunches and leave longer gaps between.
 *
 * @param laneFlows  flow of each conflicting lane [veh/s]
 * @param minHeadway [s], the same on every lane; 0 gives `exponentialCapacity` of the sum
 * Source: Tanner (1962), Biometrika 49, 163, for one lane; several by the product of Fisk (1989), Transportation Research B 23, 477.
 */
export function tannerCapacity(
  laneFlows: readonly number[],
  criticalHeadway: number,
  followUp: number,
  minHeadway: number,
): number {
  const flow = laneFlows.reduce((sum, lane) => sum + lane, 0);
  const free = laneFlows.reduce((share, lane) => share * Math.max(0, 1 - lane * minHeadway), 1);
  return free * exponentialCapacity(flow, criticalHeadway - minHeadway, followUp);
}

/**
 * Control delay of a stream that yields or stops: service, queueing and the 5 s of slowing down and speeding up again.
 *
 * @param x        degree of saturation
 * @param capacity [veh/s]
 * @param period   [s]
 * @returns        [s/veh]
 * Source: Highway Capacity Manual, 7th edition, equation 20-64.
 */
export function yieldDelay(x: number, capacity: number, period: number): number {
  const over = x - 1;
  return 1 / capacity + (period / 4) * (over + Math.sqrt(over * over + (8 * x) / (capacity * period))) + 5;
}

/** 95th percentile of that queue [veh]. Source: the same, equation 20-68. */
export function yieldQueue95(x: number, capacity: number, period: number): number {
  const over = x - 1;
  return (period / 4) * (over + Math.sqrt(over * over + (24 * x) / (capacity * period))) * capacity;
}
