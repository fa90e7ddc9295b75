/** One run of one scenario and seed, and the figures the study compares. */
import { longestWalkGap } from '../../src/metrics/index.ts';
import { drive, planOf, prepare, startRun } from '../../src/runner/index.ts';
import { stepOnce } from '../../src/runner/run.ts';
import type { LoadedScenario } from '../../src/scenario/index.ts';
import type { Period } from './cases.ts';
import { LostTime } from './lost.ts';

/** Figures of a window. */
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
  /** By intersection: the control delay of all [s], and how many vehicles it is of. */
  readonly at: Readonly<Record<string, readonly [seconds: number, vehicles: number]>>;
  /** By approach: the control delay of all [veh·h] by reason, in the order of `REASONS`. */
  readonly lost: Readonly<Record<string, readonly number[]>>;
  /** The same by the approach on which the reason is: that of the first of the queue. */
  readonly due: Readonly<Record<string, number>>;
}

type Cache = NonNullable<Parameters<typeof prepare>[1]>['cache'];

/** Routes are chosen once a base, for all seeds and scenarios. */
const cache: NonNullable<Cache> = { assignments: new Map(), freeFlow: new Map() };

export async function measure(loaded: LoadedScenario, period: Period, seed: number): Promise<Figures> {
  const run = startRun(prepare(planOf(loaded, seed, period.start), { cache }), {});
  await drive(run, period.from);
  const lost = new LostTime(run.simulation);
  while (run.simulation.time < period.to) {
    stepOnce(run);
    lost.afterStep();
  }
  const { county, intersections } = run.collector.report(period.from, period.to);
  const { program } = run.simulation.input;
  return {
    delay: county.delayPerTrip ?? 0,
    stops: county.stopsPerTrip ?? 0,
    queue: Math.max(...intersections.map(({ measures }) => measures.queueMax)),
    walkGap: (run.signalLog && longestWalkGap(run.signalLog, program, period.from, period.to)?.seconds) ?? 0,
    done: county.doneInWindow,
    entry: county.entryDelayHours,
    at: Object.fromEntries(
      intersections.map(({ id, measures: { delay, totalDelay, arrivals } }) => [
        id,
        [totalDelay, delay === null || delay <= 0 ? arrivals : totalDelay / delay] as const,
      ]),
    ),
    lost: lost.hours(),
    due: lost.dueHours(),
  };
}
