/**
 * What a change brings in simulation: today and tomorrow on the same travellers, seed by seed, and how sure the difference is.
 *
 * Both are driven from half an hour before the period (or from the scenario's start) with empty streets, so that the period begins with
 * the queues that such a time has. Delay counts everybody on the road in the period, also those not done.
 */
import { type PairedDifference, pairedDifference, type PeriodReport } from '../../metrics/index.ts';
import { secondsOfDay } from '../../common/index.ts';
import type { Model } from '../../scenario/index.ts';
import type { RunPlan } from '../plan.ts';
import { type PreparationCache, prepare } from '../prepare.ts';
import { drive, startRun } from '../run.ts';

/** [s] */
const WARM_UP = 1800;

export interface ComparisonWish {
  /** Run as it is, and with the changes; the routes of both are those of its base. */
  readonly plan: Omit<RunPlan, 'seed' | 'start'>;
  readonly changed: Model;
  readonly intersections: readonly string[];
  /** [s since midnight] */
  readonly from: number;
  readonly to: number;
  readonly seeds: readonly number[];
}

export interface Comparison {
  /** At the intersections together [s/veh]: mean before and after, and the difference seed by seed. */
  readonly intersections: Compared;
  /** Of the county, per trip on the road, with what waits to enter it [s/veh]. */
  readonly county: Compared;
  readonly warmUp: number;
}

export interface Compared {
  readonly before: number;
  readonly after: number;
  readonly difference: PairedDifference;
}

export interface ComparisonOptions {
  /** Told the share of the work done, 0…1. */
  readonly onProgress?: (share: number) => void;
  /** Looked at once a slice. */
  readonly shouldStop?: () => boolean;
  readonly cache?: PreparationCache;
}

/** What getting ready counts against a run, as a share; for the progress alone. */
const READY = 0.1;

/** @returns undefined when it was stopped */
export async function compare(wish: ComparisonWish, options: ComparisonOptions = {}): Promise<Comparison | undefined> {
  const { plan, changed, intersections, from, to, seeds } = wish;
  const start = Math.max(secondsOfDay(plan.model.settings.start), from - WARM_UP);
  const cache = options.cache ?? { assignments: new Map(), freeFlow: new Map() };
  const runs = seeds.flatMap((seed) => [plan.model, changed].map((model) => ({ seed, model })));
  const found: PeriodReport[] = [];
  for (const [number, { seed, model }] of runs.entries()) {
    const tell = (share: number) => options.onProgress?.((number + share) / runs.length);
    tell(0);
    const run = startRun(
      prepare(
        { ...plan, model, seed, start },
        {
          cache,
          onProgress: (what, share) => {
            if (what === 'assignment') tell(READY * share);
          },
        },
      ),
    );
    const onProgress = (time: number) => tell(READY + ((1 - READY) * (time - start)) / (to - start));
    const isDone = await drive(run, to, {
      onProgress,
      ...(options.shouldStop && { shouldStop: options.shouldStop }),
    });
    if (!isDone) return undefined;
    found.push(run.collector.report(from, to));
  }
  const compared = (of: (report: PeriodReport) => number): Compared => {
    const side = (odd: 0 | 1) => seeds.map((_, at) => of(found[2 * at + odd] as PeriodReport));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [before, after] = [side(0), side(1)];
    return { before: mean(before), after: mean(after), difference: pairedDifference(before, after) };
  };
  return {
    intersections: compared((report) => delayAt(report, intersections)),
    county: compared(delayOfAll),
    warmUp: from - start,
  };
}

/** Control delay per vehicle of all of them [s/veh]. */
function delayAt(report: PeriodReport, intersections: readonly string[]): number {
  const own = report.intersections.filter(({ id }) => intersections.includes(id)).map(({ measures }) => measures);
  const total = own.reduce((sum, { totalDelay }) => sum + totalDelay, 0);
  const vehicles = own.reduce((sum, { totalDelay, delay }) => sum + (delay ? totalDelay / delay : 0), 0);
  return vehicles > 0 ? total / vehicles : 0;
}

/** Control and entry delay, shared by those who were on the road or waited to be [s/veh]. */
function delayOfAll({ county }: PeriodReport): number {
  const { totalDelayHours, entryDelayHours, doneInWindow, inside, waiting } = county;
  const travellers = doneInWindow + inside + waiting;
  return travellers > 0 ? (3600 * (totalDelayHours + entryDelayHours)) / travellers : 0;
}
