/** The figures of several seeds side by side, and how near they are to ours. */
import type { Figures } from './journeys.ts';

export interface Comparison {
  ours: Figures[];
  matched: Figures[];
  defaults: Figures[];
}

/** One simulator's column, means over the seeds. */
export interface Column {
  readonly wanted: number;
  readonly inserted: number;
  readonly finished: number;
  /** Of the trips that finished in both this simulator and ours [s]. */
  readonly meanTime: number;
  readonly oursOfTheSame: number;
  readonly time95: number;
  /** Way over time on the road, of the same trips, and ours [m/s]. */
  readonly meanSpeed: number;
  readonly ourSpeed: number;
  /** Everybody's time by the end [veh h]. */
  readonly spent: number;
  /** Mean delay by intersection or movement [s/veh]. */
  readonly delays: ReadonlyMap<string, number>;
  /** Past a stop line, mean over the links [veh/h]. */
  readonly meanFlow: number;
  /** Share of links with GEH < 5 against ours, the largest GEH, and how many links. */
  readonly nearFlows: number;
  readonly largestGeh: number;
  readonly links: number;
  /** Spearman's rank correlation of the delays with ours. */
  readonly rank: number;
}

/** Intersections that fewer vehicles pass in the window have no mean worth ranking. */
const LEAST_PASSED = 30;

export function compareAll({ ours, matched, defaults }: Comparison): Record<keyof Comparison, Column> {
  return { ours: columnOf(ours, ours), matched: columnOf(matched, ours), defaults: columnOf(defaults, ours) };
}

function columnOf(own: readonly Figures[], ours: readonly Figures[]): Column {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const both = own.flatMap(({ travelTimes }, seed) =>
    travelTimes.flatMap((time, trip): [number, number][] => {
      const other = ours[seed]!.travelTimes[trip]!;
      return Number.isNaN(time) || Number.isNaN(other) ? [] : [[time, other]];
    }),
  );
  const speedOf = (figures: readonly Figures[]) => {
    let [way, time] = [0, 0];
    figures.forEach(({ distances, roadTimes }, seed) =>
      distances.forEach((distance, trip) => {
        if (Number.isNaN(own[seed]!.roadTimes[trip]! + ours[seed]!.roadTimes[trip]!)) return;
        way += distance;
        time += roadTimes[trip]!;
      }),
    );
    return way / time;
  };
  const times = both.map(([time]) => time).sort((a, b) => a - b);
  const [delays, ourDelays] = [delaysOf(own), delaysOf(ours)];
  const shared = [...delays.keys()].filter((key) => ourDelays.has(key));
  const gehs = gehOf(own, ours);
  return {
    wanted: mean(own.map(({ wanted }) => wanted)),
    inserted: mean(own.map(({ inserted }) => inserted)),
    finished: mean(own.map(({ finished }) => finished)),
    meanTime: mean(times),
    oursOfTheSame: mean(both.map(([, time]) => time)),
    time95: times[Math.floor(0.95 * times.length)] ?? NaN,
    meanSpeed: speedOf(own),
    ourSpeed: speedOf(ours),
    spent: mean(own.map(({ spent }) => spent)) / 3600,
    delays,
    meanFlow: mean(own.map(({ flows }) => [...flows.values()].reduce((sum, flow) => sum + flow, 0))) / gehs.length,
    nearFlows: gehs.filter((geh) => geh < 5).length / gehs.length,
    largestGeh: Math.max(...gehs),
    links: gehs.length,
    rank: spearman(
      shared.map((key) => delays.get(key)!),
      shared.map((key) => ourDelays.get(key)!),
    ),
  };
}

function delaysOf(figures: readonly Figures[]): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { delays } of figures)
    for (const [key, { sum, count }] of delays) {
      const known = sums.get(key) ?? { sum: 0, count: 0 };
      sums.set(key, { sum: known.sum + sum, count: known.count + count });
    }
  const most = [...sums].filter(([, { count }]) => count >= LEAST_PASSED * figures.length);
  return new Map(most.map(([key, { sum, count }]) => [key, sum / count]));
}

/** GEH of every link's hourly flow in the window, means over the seeds. */
function gehOf(own: readonly Figures[], ours: readonly Figures[]): number[] {
  const links = new Set([...own, ...ours].flatMap(({ flows }) => [...flows.keys()]));
  const flowOf = (figures: readonly Figures[], link: number) =>
    figures.reduce((sum, { flows }) => sum + (flows.get(link) ?? 0), 0) / figures.length;
  return [...links].map((link) => {
    const [a, b] = [flowOf(own, link), flowOf(ours, link)];
    return Math.sqrt((2 * (a - b) * (a - b)) / (a + b));
  });
}

export function spearman(a: readonly number[], b: readonly number[]): number {
  const [first, second] = [ranksOf(a), ranksOf(b)];
  const middle = (a.length - 1) / 2;
  let [across, alongA, alongB] = [0, 0, 0];
  first.forEach((rank, index) => {
    const [x, y] = [rank - middle, second[index]! - middle];
    across += x * y;
    alongA += x * x;
    alongB += y * y;
  });
  return across / Math.sqrt(alongA * alongB);
}

/** Rank of each value from 0; equal values share the mean of their ranks. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const lower = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return lower + (equal - 1) / 2;
  });
}
