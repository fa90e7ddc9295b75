/** One run of one scenario and seed, and the figures the study compares. */
import { type IntersectionReport, longestWalkGap } from '../../src/metrics/index.ts';
import { drive, planOf, prepare, startRun } from '../../src/runner/index.ts';
import type { LoadedScenario } from '../../src/scenario/index.ts';
import type { Period } from './cases.ts';

/** Figures of a window; the local ones by scenario whose places they are of. */
export interface Figures {
  /** [s/veh] control delay per vehicle on the road. */
  readonly delay: number;
  /** Per vehicle. */
  readonly stops: number;
  /** [m] longest of all approaches of all intersections. */
  readonly queue: number;
  /** [s] longest between two walks of a crosswalk. */
  readonly walkGap: number;
  /** Trips that ended in the window. */
  readonly done: number;
  /** [veh·h] waited at the entries, beside the control delay. */
  readonly entry: number;
  /** [s/veh] at some intersections only, by the scenario that they are of. */
  readonly local: Readonly<Record<string, number>>;
}

type Cache = NonNullable<Parameters<typeof prepare>[1]>['cache'];

/** Routes are chosen once a base, for all seeds and scenarios. */
const cache: NonNullable<Cache> = { assignments: new Map(), freeFlow: new Map() };

/** @param places by scenario: the intersections its local figure is of */
export async function measure(
  loaded: LoadedScenario,
  period: Period,
  seed: number,
  places: Readonly<Record<string, readonly string[]>>,
): Promise<Figures> {
  const run = startRun(prepare(planOf(loaded, seed, period.start), { cache }), {});
  await drive(run, period.to);
  const { county, intersections } = run.collector.report(period.from, period.to);
  const { program } = run.simulation.input;
  return {
    delay: county.delayPerTrip ?? 0,
    stops: county.stopsPerTrip ?? 0,
    queue: Math.max(...intersections.map(({ measures }) => measures.queueMax)),
    walkGap: (run.signalLog && longestWalkGap(run.signalLog, program, period.from, period.to)?.seconds) ?? 0,
    done: county.doneInWindow,
    entry: county.entryDelayHours,
    local: Object.fromEntries(Object.entries(places).map(([id, own]) => [id, localDelay(intersections, own)])),
  };
}

/** [s/veh] of every passage of one of these intersections. */
function localDelay(intersections: readonly IntersectionReport[], places: readonly string[]): number {
  let [seconds, vehicles] = [0, 0];
  for (const { id, measures } of intersections) {
    if (!places.includes(id) || measures.delay === null) continue;
    seconds += measures.totalDelay;
    vehicles += measures.delay > 0 ? measures.totalDelay / measures.delay : measures.arrivals;
  }
  return vehicles > 0 ? seconds / vehicles : 0;
}
