/**
 * The queue of even arrivals before a service that changes within a cycle: its area is the uniform delay of any sequence of greens,
 * protected, permissive or none. For one green it is `uniformDelay`.
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

/**
 * @param service [veh/s] in each step of one cycle
 * @param step    [s]
 * @param flow    arrivals [veh/s], ≥ 0
 */
export function queuePolygon(service: ArrayLike<number>, step: number, flow: number): QueuePolygon {
  const steps = service.length;
  let served = 0;
  for (let at = 0; at < steps; at++) served += service[at] as number;
  const capacity = served / steps;
  const arriving = Math.min(flow, capacity);
  const queue = new Float64Array(steps);
  if (arriving === 0) return { capacity, delay: 0, queue };
  let standing = 0;
  let area = 0;
  // The first round ends with the queue the second begins with: what is left over at the end of the cycle comes round once.
  for (const counts of [false, true]) {
    area = 0;
    for (let at = 0; at < steps; at++) {
      if (counts) queue[at] = standing;
      const change = (arriving - (service[at] as number)) * step;
      if (standing + change >= 0) {
        area += (standing + change / 2) * step;
        standing += change;
      } else {
        area += (standing * standing * step) / (2 * -change);
        standing = 0;
      }
    }
  }
  return { capacity, delay: area / (arriving * steps * step), queue };
}
