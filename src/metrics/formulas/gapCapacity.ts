/** What a stream that waits for gaps in another can pass. All in seconds and veh/s; a stream alone has 1 ÷ follow-up time. */
import { exp, pow } from '../../common/index.ts';

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

/**
 * Potential capacity behind a signal upstream, whose platoons shut the major street for a part of the time and leave it thinner
 * for the rest.
 *
 * @param blockedShare share of time a platoon passes, 0…1
 * @param majorLanes   through lanes per direction; a platoon is taken to flow at 1.5 × 1,000 veh/h on each
 * Source: Highway Capacity Manual, 7th edition, equations 20-19 to 20-21.
 */
export function blockedCapacity(
  conflicting: number,
  criticalHeadway: number,
  followUp: number,
  blockedShare: number,
  majorLanes: number,
): number {
  const inPlatoons = 1.5 * (1000 / 3600) * majorLanes * blockedShare;
  const unblocked = Math.max(0, conflicting - inPlatoons) / (1 - blockedShare);
  return (1 - blockedShare) * exponentialCapacity(unblocked, criticalHeadway, followUp);
}

/**
 * Capacity of a crossing in two stages with room to wait in the median.
 *
 * @param near      capacity of the first stage, @param far of the second, @param whole of crossing at one go [veh/s]
 * @param majorLeft flow of the near left turn, which also waits in the median [veh/s]
 * @param storage   vehicles that fit there, ≥ 1
 * Source: Highway Capacity Manual, 7th edition, equations 20-37 to 20-40.
 */
export function twoStageCapacity(near: number, far: number, whole: number, majorLeft: number, storage: number): number {
  const adjust = 1 - 0.32 * exp(-1.3 * Math.sqrt(storage));
  const left = far - majorLeft;
  // The second stage passes no more than the whole crossing: the median helps nobody.
  if (left <= whole) return whole;
  const y = (near - whole) / (left - whole);
  if (Math.abs(y - 1) < 1e-6) return (adjust / (storage + 1)) * (storage * left + whole);
  const power = pow(y, storage);
  return (adjust / (power * y - 1)) * (y * (power - 1) * left + (y - 1) * whole);
}

/** Capacity of a lane that several streams share. Source: the same, equation 20-49. @param streams flow and capacity [veh/s] */
export function sharedCapacity(streams: readonly { readonly flow: number; readonly capacity: number }[]): number {
  const flow = streams.reduce((sum, stream) => sum + stream.flow, 0);
  if (flow === 0) return Math.min(...streams.map(({ capacity }) => capacity));
  return flow / streams.reduce((sum, stream) => sum + stream.flow / stream.capacity, 0);
}

/**
 * Capacity of a lane that widens at the stop line so that right turns can stand beside the others.
 * @param room vehicles that fit beside; 0: it does not widen
 * Source: the same, equation 20-50.
 */
export function flaredCapacity(
  right: { readonly flow: number; readonly capacity: number },
  others: { readonly flow: number; readonly capacity: number },
  room: number,
): number {
  const power = room + 1;
  const sum = pow(right.flow / right.capacity, power) + pow(others.flow / others.capacity, power);
  return sum === 0 ? Math.max(right.capacity, others.capacity) : (right.flow + others.flow) / pow(sum, 1 / power);
}
