/** The last minutes of a watched corridor, put together from the pieces of its record. */
import { ASPECT_ROW, type CorridorRecord, QUEUE_ROW, VEHICLE_ROW } from './corridorWatch.ts';

/** Numbers by time, oldest first [ticks since midnight]. */
export interface Trajectory {
  readonly trip: number;
  readonly isForward: boolean;
  readonly ticks: number[];
  /** Along the corridor [m]. */
  readonly metres: number[];
  /** On the corridor so far [s]. */
  readonly delay: number[];
}

/** From a tick until the next of its stop. */
export interface ShownAspect {
  readonly from: number;
  readonly aspect: number;
}

export class CorridorHistory {
  /** Ticks since midnight: what is known, from … to. */
  from = 0;
  to = 0;
  /** By stop, as the record numbers them. */
  readonly shown = new Map<number, ShownAspect[]>();
  readonly queues = new Map<number, { tick: number; metres: number }[]>();
  readonly trajectories = new Map<number, Trajectory>();
  private readonly keep: number;
  private isEmpty = true;

  /** @param keep [ticks] of the past that is kept */
  constructor(keep: number) {
    this.keep = keep;
  }

  add(record: CorridorRecord): void {
    if (this.isEmpty) this.from = record.from;
    this.isEmpty = false;
    this.to = record.to;
    const { aspects, vehicles, queues } = record;
    for (let row = 0; row < aspects.length; row += ASPECT_ROW)
      listAt(this.shown, aspects[row] ?? 0).push({ from: aspects[row + 1] ?? 0, aspect: aspects[row + 2] ?? 0 });
    for (let row = 0; row < queues.length; row += QUEUE_ROW)
      listAt(this.queues, queues[row] ?? 0).push({ tick: queues[row + 1] ?? 0, metres: queues[row + 2] ?? 0 });
    for (let row = 0; row < vehicles.length; row += VEHICLE_ROW) this.addPoint(vehicles, row);
    this.forget(record.to - this.keep);
  }

  private addPoint(vehicles: Float32Array, row: number): void {
    const [trip, direction] = [vehicles[row] ?? 0, vehicles[row + 1] ?? 0];
    const key = 2 * trip + direction;
    let line = this.trajectories.get(key);
    if (line === undefined) {
      line = { trip, isForward: direction === 0, ticks: [], metres: [], delay: [] };
      this.trajectories.set(key, line);
    }
    line.ticks.push(vehicles[row + 2] ?? 0);
    line.metres.push(vehicles[row + 3] ?? 0);
    line.delay.push(vehicles[row + 4] ?? 0);
  }

  private forget(before: number): void {
    if (before <= this.from) return;
    this.from = before;
    for (const shown of this.shown.values()) {
      // The one that was on at `before` still says what showed then.
      while (shown.length > 1 && (shown[1]?.from ?? 0) <= before) shown.shift();
    }
    for (const queue of this.queues.values()) while ((queue[0]?.tick ?? before) < before) queue.shift();
    for (const [key, { ticks, metres, delay }] of this.trajectories) {
      if ((ticks.at(-1) ?? before) < before) {
        this.trajectories.delete(key);
        continue;
      }
      const old = ticks.findIndex((tick) => tick >= before);
      for (const list of [ticks, metres, delay]) list.splice(0, old);
    }
  }
}

function listAt<T>(lists: Map<number, T[]>, key: number): T[] {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
}
