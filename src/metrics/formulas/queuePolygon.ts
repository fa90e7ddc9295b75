/**
 * The queue before a service that changes within a cycle: its area is the uniform delay of any sequence of greens, protected, permissive or
 * none, and of arrivals that come evenly or in platoons. For even arrivals and one green it is `uniformDelay`.
 *
 * Source: Highway Capacity Manual, 7th edition, chapters 19 and 31 (incremental queue accumulation).
 */
export interface QueuePolygon {
  /** What the service passes in the mean [veh/s]. */
  readonly capacity: number;
  /** Uniform delay [s/veh]; beyond capacity, that at capacity. */
  readonly delay: number;
  /** Vehicles standing when each step begins. */
  readonly queue: Float64Array;
}

export interface PlatoonQueue extends QueuePolygon {
  /** [veh/s] in each step of the cycle; in a steady state, as many as arrive. */
  readonly departures: Float64Array;
}

/**
 * @param service [veh/s] in each step of one cycle
 * @param step    [s]
 * @param flow    arrivals [veh/s], ≥ 0
 */
export function queuePolygon(service: ArrayLike<number>, step: number, flow: number): QueuePolygon {
  return platoonQueue(service, step, new Float64Array(service.length).fill(flow));
}

/** @param arrivals [veh/s] in each step of the same cycle */
export function platoonQueue(service: ArrayLike<number>, step: number, arrivals: ArrayLike<number>): PlatoonQueue {
  const steps = service.length;
  let [served, wanted] = [0, 0];
  for (let at = 0; at < steps; at++) {
    served += service[at] as number;
    wanted += arrivals[at] as number;
  }
  const capacity = served / steps;
  const queue = new Float64Array(steps);
  const departures = new Float64Array(steps);
  // Beyond capacity all arrive less often, so that a cycle ends with the queue it began with.
  const share = wanted > served ? served / wanted : 1;
  if (wanted === 0 || share === 0) return { capacity, delay: 0, queue, departures };
  let standing = 0;
  let area = 0;
  // The first round ends with the queue the second begins with: what is left over at the end of the cycle comes round once.
  for (const counts of [false, true]) {
    area = 0;
    for (let at = 0; at < steps; at++) {
      if (counts) queue[at] = standing;
      const arriving = share * (arrivals[at] as number);
      const change = (arriving - (service[at] as number)) * step;
      const isFree = standing + change < 0;
      departures[at] = isFree ? arriving + standing / step : (service[at] as number);
      area += isFree ? (standing * standing * step) / (2 * -change) : (standing + change / 2) * step;
      standing = Math.max(0, standing + change);
    }
  }
  return { capacity, delay: area / (share * wanted * step), queue, departures };
}
