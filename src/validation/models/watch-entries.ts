/** Who waits long to enter: only where the road before the entry is full may somebody. */
import { type Simulation, Where } from '../../engine/index.ts';

/** Waiting for longer than this is long, and counted as often [s]. */
const LONG = 60;
/** Between two looks at the road [s]. */
const LOOK = 5;
/** Slower than this [m/s], with the body this near to the mouth [m], is a queue before it. */
const SLOW = 4;
const NEAR = 10;
/** As many who wait at an entry are a queue; fewer may wait long for a gap in dense traffic. */
const QUEUE = 3;

interface Counted {
  /** Entries × minutes in which somebody had waited long; of them, where no queue stood before the entry all that time: those with an
   * entry queue, and those with one or two. */
  longEntries: number;
  needlessEntries: number;
  gapEntries: number;
}

/** @returns to be called after every tick */
export function watchEntries({ vehicles, lanes, input }: Simulation, seen: Counted): () => void {
  const { places, links } = input.network;
  /** By place: looks since a queue stood before it. */
  const free = new Int32Array(places.length);
  const [waiting, longest] = [new Int32Array(places.length), new Float64Array(places.length)];
  const [lookEvery, countEvery] = [LOOK * input.ticksPerSecond, LONG * input.ticksPerSecond];
  let ticks = 0;

  const isQueueBefore = (at: number, link: number) =>
    links[link]!.lanes.some((lane) => {
      const start = lanes.start[lane]!;
      return lanes.order.subarray(start, start + lanes.count[lane]!).some((v) => {
        const front = vehicles.position[v]!;
        return vehicles.speed[v]! < SLOW && front > at - NEAR && front - vehicles.length[v]! < at + NEAR;
      });
    });

  return () => {
    ticks++;
    if (ticks % lookEvery !== 0) return;
    for (const { index, at, link } of places) free[index] = isQueueBefore(at, link) ? 0 : free[index]! + 1;
    if (ticks % countEvery !== 0) return;
    waiting.fill(0);
    longest.fill(0);
    for (let v = 0; v < vehicles.highest; v++) {
      if (vehicles.where[v] !== Where.entryQueue) continue;
      const { origin } = input.trips[vehicles.trip[v]!]!;
      waiting[origin]!++;
      longest[origin] = Math.max(longest[origin]!, vehicles.entryDelay[v]!);
    }
    for (const { index } of places) {
      if (longest[index]! <= LONG) continue;
      seen.longEntries++;
      if (free[index]! * LOOK < LONG) continue;
      if (waiting[index]! < QUEUE) seen.gapEntries++;
      else seen.needlessEntries++;
    }
  };
}
