/**
 * Control delay at a signal with a fixed cycle: d = d1 + d2 + d3. All in seconds and veh/s.
 *
 * Source: Highway Capacity Manual, 7th edition, chapter 19. `capacity` is that of the whole lane group.
 */
import { pow } from '../../common/index.ts';

/** Incremental-delay factor of a fixed-time signal; `actuatedK` gives that of an actuated one. */
const PRETIMED_K = 0.5;

/**
 * d1, uniform delay: what even arrivals wait.
 *
 * @param cycle  [s]
 * @param green  effective green [s], ≤ cycle
 * @param x      degree of saturation, ≥ 0
 * @param progression `progressionFactor`; 1 for random arrivals
 * @returns      [s/veh]; above x = 1 that of x = 1, as d2 holds the rest
 */
export function uniformDelay(cycle: number, green: number, x: number, progression = 1): number {
  const red = 1 - green / cycle;
  return red <= 0 ? 0 : (progression * 0.5 * cycle * red * red) / (1 - (Math.min(1, x) * green) / cycle);
}

/**
 * PF, by which platoons that arrive on green or on red change d1.
 *
 * @param platoonRatio share of vehicles that arrive on green ÷ green ratio: 1/3, 2/3, 1, 4/3, 5/3, 2 for arrival types 1 (worst) to
 *                     6 (best); 1 is random arrival
 */
export function progressionFactor(cycle: number, green: number, x: number, platoonRatio: number): number {
  const ratio = green / cycle;
  const onGreen = Math.min(1, platoonRatio * ratio);
  const used = Math.min(1, x);
  const flowRatio = used * ratio;
  return (
    ((1 - onGreen) / (1 - ratio)) *
    ((1 - flowRatio) / (1 - used * onGreen)) *
    (1 + (flowRatio * (1 - onGreen / ratio)) / (1 - ratio))
  );
}

/**
 * d2, incremental delay: what chance costs below capacity, and the growing queue above it.
 *
 * @param capacity [veh/s], > 0
 * @param period   length of the analysed period [s]
 * @param k        factor of the control: 0.5 for fixed time
 * @param upstream factor of metering by the signal before, `upstreamFilter`; 1 when alone
 * @returns        [s/veh]
 */
export function incrementalDelay(x: number, capacity: number, period: number, k = PRETIMED_K, upstream = 1): number {
  const over = x - 1;
  return (period / 4) * (over + Math.sqrt(over * over + (8 * k * upstream * x) / (capacity * period)));
}

export interface InitialQueue {
  /** Vehicles that stand there when the period begins. */
  readonly initial: number;
  /** Arriving flow and capacity [veh/s]. */
  readonly flow: number;
  readonly capacity: number;
  /** [s] */
  readonly period: number;
}

/** d3, initial queue delay [s/veh]: what those already standing cost everyone who arrives in the period. */
export function initialQueueDelay(queue: InitialQueue): number {
  const { initial, flow, capacity, period } = queue;
  const { unmet, end, endWithout } = queueAtEnd(queue);
  if (initial === 0) return 0;
  return (
    ((unmet * (initial + end - endWithout)) / 2 +
      (end * end - endWithout * endWithout - initial * initial) / (2 * capacity)) /
    (flow * period)
  );
}

/** Seconds of unmet demand, and vehicles at the period's end, with the initial queue and as if there had been none. */
export function queueAtEnd({ initial, flow, capacity, period }: InitialQueue): {
  unmet: number;
  end: number;
  endWithout: number;
} {
  const over = flow >= capacity;
  const unmet = over ? period : Math.min(initial / (capacity - flow), period);
  return { unmet, end: initial + unmet * (flow - capacity), endWithout: over ? period * (flow - capacity) : 0 };
}

/**
 * I, by which a signal upstream evens out arrivals.
 * @param upstreamX degree of saturation of the movements that feed this one, weighted by their flow
 */
export function upstreamFilter(upstreamX: number): number {
  return Math.max(0.09, 1 - 0.91 * pow(Math.min(1, upstreamX), 2.68));
}
