/**
 * Mean delay of a movement in a period as drivers expect it when they choose a route.
 *
 * Uniform and overflow delay of HCM chapter 19 (d1, and d2 with k = 0.5, no initial queue) with signal; d2 and the service
 * time of HCM chapter 20 without. Both are smooth in the flow and keep rising beyond capacity, so that an equilibrium exists.
 */
import type { Supply } from './movement-capacity.ts';

/** HCM's incremental-delay factor of fixed-time signals. */
const K = 0.5;

/**
 * @param flow   of the movement [veh/s]
 * @param loads  Σ flow ÷ capacity per lane over the movements of each lane group, by group [lanes' worth of capacity]
 * @param period length of the period [s]
 * @returns      [s per vehicle]
 */
export function movementDelay(supply: Supply, m: number, flow: number, loads: Float64Array, period: number): number {
  const group = supply.group[m]!;
  const capacity = supply.capacity[m]! * supply.lanes[m]!;
  const x = Math.max(flow / capacity, loads[group]! / supply.groupLanes[group]!);
  const over = x - 1;
  const overflow =
    (period / 4) *
    (over + Math.sqrt(over * over + (8 * K * x) / (supply.capacity[m]! * supply.groupLanes[group]! * period)));
  const cycle = supply.cycle[m]!;
  if (cycle === 0) return overflow + (supply.conflicting[m]!.length > 0 ? 1 / supply.capacity[m]! : 0);
  const green = supply.greenRatio[m]!;
  const red = 1 - green;
  return (cycle * red * red) / (2 * (1 - Math.min(1, x) * green)) + overflow;
}

/** How fast the delay rises with the movement's own flow [s per veh/s], ≥ 0; steers the size of a shift, not where it ends. */
export function movementDelaySlope(
  supply: Supply,
  m: number,
  flow: number,
  loads: Float64Array,
  period: number,
): number {
  const group = supply.group[m]!;
  const capacity = supply.capacity[m]! * supply.lanes[m]!;
  const groupCapacity = supply.capacity[m]! * supply.groupLanes[group]!;
  const own = flow / capacity;
  const shared = loads[group]! / supply.groupLanes[group]!;
  const x = Math.max(own, shared);
  const perFlow = own >= shared ? 1 / capacity : 1 / groupCapacity;
  const over = x - 1;
  const under = (8 * K) / (groupCapacity * period);
  const root = Math.sqrt(over * over + under * x);
  const overflow = (period / 4) * (1 + (root > 0 ? (over + under / 2) / root : 0));
  const cycle = supply.cycle[m]!;
  if (cycle === 0 || x >= 1) return overflow * perFlow;
  const green = supply.greenRatio[m]!;
  const red = 1 - green;
  const below = 1 - x * green;
  return (overflow + (cycle * red * red * green) / (2 * below * below)) * perFlow;
}
