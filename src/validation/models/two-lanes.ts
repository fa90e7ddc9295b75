/** A street of two lanes without reason to prefer either: who drives where, and how often somebody changes. */
import { type DriverSettings, Where } from '../../engine/index.ts';
import type { Lane } from '../../scenario/index.ts';
import { runUntil, simulateDemand } from './simulate.ts';
import { crossing, square, withCounts } from './streets.ts';

const LANES: readonly Lane[] = [{ turns: ['through'] }, { turns: ['through'] }];
/** Middle to the portals [m]. */
const REACH = 3000;
const WARM_UP = 900;
const HOUR = 3600;
/** Watched, from the portal [m]: neither those who have just come in nor those who choose a lane for the end of the road. */
const WATCHED = [500, 2500] as const;

export interface TwoLanes {
  /** Share of the vehicle kilometres on the inner lane [%]. */
  readonly inner: number;
  /** Per hour and kilometre of road. */
  readonly changes: number;
  /** Passed the middle of what is watched [veh/h]. */
  readonly flow: number;
}

/** One hour. @param flow on both lanes together, arriving at random [veh/h] */
export function shareLanes(flow: number, seed: number, drivers: DriverSettings): TwoLanes {
  // The street has priority where it is crossed: nothing holds anybody up.
  const streets = crossing(square(LANES, 2, REACH), 'ew', { start: '00:00', end: '02:00' });
  const model = withCounts(streets, [['E-in', 'W-out', flow]]);
  const simulation = simulateDemand(model, seed, drivers);
  const { vehicles, input } = simulation;
  const [from, to] = WATCHED;
  const middle = (from + to) / 2;
  const [inner, outer] = input.network.links.find(({ id }) => id === 'E-in')!.lanes as [number, number];
  const lane = new Map<number, { on: number; at: number }>();
  let [changes, passed, onInner, all] = [0, 0, 0, 0];
  const look = () => {
    for (let v = 0; v < vehicles.highest; v++) {
      const [on, at, trip] = [vehicles.on[v]!, vehicles.position[v]!, vehicles.trip[v]!];
      if (vehicles.where[v] !== Where.lane || (on !== inner && on !== outer) || at < from) continue;
      const last = lane.get(trip);
      if (at >= to) {
        lane.delete(trip);
        continue;
      }
      if (last !== undefined) {
        if (last.on !== on) changes++;
        if (last.at < middle && at >= middle) passed++;
        if (on === inner) onInner += at - last.at;
        all += at - last.at;
      }
      lane.set(trip, { on, at });
    }
  };
  runUntil(simulation, WARM_UP);
  runUntil(simulation, WARM_UP + HOUR, look);
  return { inner: (onInner / all) * 100, changes: changes / ((to - from) / 1000), flow: passed };
}
