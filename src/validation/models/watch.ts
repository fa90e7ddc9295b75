/** Counts, tick by tick, what must never happen: bodies in one another, brakes beyond their limit. */
import { EventKind, type LaneOrder, type Simulation, Where } from '../../engine/index.ts';
import { eachEvent } from './simulate.ts';

/** What tyres can do on a dry road [m/s²]. */
const BRAKE_LIMIT = 9;

export interface Seen {
  /** Ticks × pairs of vehicles one behind the other with bumper past bumper. */
  overlaps: number;
  /** Ticks × vehicles that braked harder than the limit. */
  beyondBrakes: number;
  /** Brakings for which more than 4.5 m/s² was asked. */
  hardBrakings: number;
  /** Ticks in which made was not waiting + inside + done. */
  lost: number;
}

export function watch(simulation: Simulation): { seen: Seen; look: () => void } {
  const seen: Seen = { overlaps: 0, beyondBrakes: 0, hardBrakings: 0, lost: 0 };
  const { vehicles, counts } = simulation;
  const lookAlong = ({ start, count, order }: LaneOrder) => {
    const { position, length } = vehicles;
    for (let on = 0; on < count.length; on++) {
      let rear = Infinity;
      for (let at = start[on]!; at < start[on]! + count[on]!; at++) {
        const v = order[at]!;
        if (position[v]! > rear) seen.overlaps++;
        rear = position[v]! - length[v]!;
      }
    }
  };
  const look = () => {
    lookAlong(simulation.lanes);
    lookAlong(simulation.connections);
    const { where, acceleration } = vehicles;
    for (let v = 0; v < vehicles.highest; v++) {
      const drives = where[v] === Where.lane || where[v] === Where.connection;
      if (drives && acceleration[v]! < -BRAKE_LIMIT - 1e-9) seen.beyondBrakes++;
    }
    eachEvent(simulation, EventKind.hardBraking, () => seen.hardBrakings++);
    if (counts.made !== counts.waiting + counts.inside + counts.done) seen.lost++;
  };
  return { seen, look };
}
