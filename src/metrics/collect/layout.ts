/**
 * Where each counter of a minute stands in a flat array: one block per counter, one place per movement, link or node in it.
 * Every figure of every report is made from these counters.
 */
import type { Network } from '../../network/index.ts';

/** How a counter of several minutes becomes one: added, the highest, or the one at the end. */
export type Combine = 'sum' | 'max' | 'last';

const MOVEMENT = {
  /** Vehicles whose front passed the stop line. */
  passed: 'sum',
  /** Control delay of everyone [s]. */
  delay: 'sum',
  stops: 'sum',
  /** In the influence area at the minute's end and not past the stop line. */
  inside: 'last',
  queueMetreSeconds: 'sum',
  queueVehicleSeconds: 'sum',
  queueMaxMetres: 'max',
  queueMaxVehicles: 'max',
  spillback: 'sum',
} as const satisfies Record<string, Combine>;

const LINK = {
  queueMetreSeconds: 'sum',
  queueMaxMetres: 'max',
  queueMaxVehicles: 'max',
  spillback: 'sum',
  /** Vehicles that left by the link's far end: over the stop line, or out at a portal. */
  throughput: 'sum',
  /** On the link at the minute's end. */
  inside: 'last',
  /** Seconds spent and metres driven on the link and through the intersection at its end, sampled once a second. */
  vehicleSeconds: 'sum',
  metres: 'sum',
  /** Waiting to enter the link [s]. */
  entryDelay: 'sum',
} as const satisfies Record<string, Combine>;

const NODE = {
  queueMetreSeconds: 'sum',
  queueMaxMetres: 'max',
  queueMaxVehicles: 'max',
  spillback: 'sum',
} as const satisfies Record<string, Combine>;

const COUNTY = {
  /** Delay and stops where no influence area is: on links that end at the destination or at a portal. */
  delayElsewhere: 'sum',
  stopsElsewhere: 'sum',
  hardBrakings: 'sum',
  /** Metres driven, from the engine's own count. */
  distance: 'sum',
  schoolArrived: 'sum',
  schoolFetched: 'sum',
  made: 'last',
  waiting: 'last',
  inside: 'last',
  done: 'last',
} as const satisfies Record<string, Combine>;

type Offsets<T> = { readonly [K in keyof T]: number };

export interface Layout {
  /** First place of each block: the counter of movement m stands at `movement.passed + m`. */
  readonly movement: Offsets<typeof MOVEMENT>;
  readonly link: Offsets<typeof LINK>;
  readonly node: Offsets<typeof NODE>;
  readonly county: Offsets<typeof COUNTY>;
  readonly size: number;
  readonly blocks: readonly { readonly begin: number; readonly end: number; readonly combine: Combine }[];
}

export function createLayout(network: Network): Layout {
  const blocks: { begin: number; end: number; combine: Combine }[] = [];
  let size = 0;
  const place = <T extends Record<string, Combine>>(counters: T, count: number): Offsets<T> => {
    const offsets: Record<string, number> = {};
    for (const [name, combine] of Object.entries(counters)) {
      offsets[name] = size;
      blocks.push({ begin: size, end: size + count, combine });
      size += count;
    }
    return offsets as Offsets<T>;
  };
  const movement = place(MOVEMENT, network.movements.length);
  const link = place(LINK, network.links.length);
  const node = place(NODE, network.nodes.length);
  const county = place(COUNTY, 1);
  return { movement, link, node, county, size, blocks };
}
