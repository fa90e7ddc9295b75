/** Who waits long to enter: only where the road beside the entry is full may somebody. */
import { type Simulation, Where } from '../../engine/index.ts';

/** Waiting for longer than this is long, and looked at as often [s]. */
const LONG = 60;
/** Slower is a queue [m/s]; so many of them on a link fill it. */
const SLOW = 4;
const QUEUE = 5;

interface Counted {
  /** Entries × minutes in which somebody had waited long; of them, those beside which no queue stood, a minute ago or now. */
  longEntries: number;
  needlessEntries: number;
}

/** @returns to be called after every tick */
export function watchEntries({ vehicles, lanes, input }: Simulation, seen: Counted): () => void {
  const { places, links } = input.network;
  const longest = new Float64Array(places.length);
  let before = new Int32Array(links.length);
  const every = LONG * input.ticksPerSecond;
  let ticks = 0;
  return () => {
    if (ticks++ % every !== 0) return;
    const slow = new Int32Array(links.length);
    for (const { index, lanes: own } of links)
      for (const lane of own) {
        const start = lanes.start[lane]!;
        const on = lanes.order.subarray(start, start + lanes.count[lane]!);
        for (const v of on) if (vehicles.speed[v]! < SLOW) slow[index]!++;
      }
    longest.fill(0);
    for (let v = 0; v < vehicles.highest; v++) {
      if (vehicles.where[v] !== Where.entryQueue) continue;
      const { origin } = input.trips[vehicles.trip[v]!]!;
      longest[origin] = Math.max(longest[origin]!, vehicles.entryDelay[v]!);
    }
    for (const { index, link } of places) {
      if (longest[index]! <= LONG) continue;
      seen.longEntries++;
      if (slow[link]! < QUEUE && before[link]! < QUEUE) seen.needlessEntries++;
    }
    before = slow;
  };
}
