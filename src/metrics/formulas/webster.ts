/**
 * Delay at a fixed-time signal with random arrivals, in the long run. All in seconds and veh/s; the flow must stay below
 * capacity: at and above it the queue has no long run and the delay is Infinity.
 *
 * Source: F. V. Webster (1958), Traffic signal settings, Road Research Technical Paper 39. His delay counts from the middle of a
 * vehicle's service; HCM's d1 + d2 lies above it, most at x = 0.7–0.8.
 */
import { pow } from '../../common/index.ts';

/**
 * All three terms: even arrivals, chance, and the correction he fitted to simulation.
 *
 * @param cycle          [s]
 * @param green          effective green [s]
 * @param saturationFlow [veh/s]
 * @param flow           arrivals [veh/s], > 0
 * @returns              [s/veh]
 */
export function websterDelay(cycle: number, green: number, saturationFlow: number, flow: number): number {
  const ratio = green / cycle;
  const x = flow / (saturationFlow * ratio);
  if (x >= 1) return Infinity;
  const correction = 0.65 * pow(cycle / (flow * flow), 1 / 3) * pow(x, 2 + 5 * ratio);
  return firstTwoTerms(cycle, ratio, x, flow) - correction;
}

/** The short form: nine tenths of the first two terms. */
export function websterTwoTerm(cycle: number, green: number, saturationFlow: number, flow: number): number {
  const ratio = green / cycle;
  const x = flow / (saturationFlow * ratio);
  return x >= 1 ? Infinity : 0.9 * firstTwoTerms(cycle, ratio, x, flow);
}

function firstTwoTerms(cycle: number, ratio: number, x: number, flow: number): number {
  const red = 1 - ratio;
  return (cycle * red * red) / (2 * (1 - ratio * x)) + (x * x) / (2 * flow * (1 - x));
}
