/**
 * What has been measured so far: series through the day, kept small, and the one period that tables, layers and rankings show.
 *
 * The series keep a few numbers of every bin; everything else of a past period is asked of the worker again when somebody looks at it.
 */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { PeriodReport, SeriesUpdate } from '../metrics/index.ts';

export const BIN = 300;

/** How much of the past a table counts. */
export const WINDOWS = ['5', '15', '60', 'all'] as const;
export type WindowName = (typeof WINDOWS)[number];

export type SeriesPoint = readonly [time: number, value: number | null];
export interface PlaceSeries {
  delay: SeriesPoint[];
  queue: SeriesPoint[];
  /** Approach link of the longest queue in each bin. */
  queueAt: string[];
}

export interface Results {
  readonly window: Signal<WindowName>;
  /** End of the bin that is looked back at; null: the newest. */
  readonly lookBack: Signal<number | null>;
  /** The window asked for, as seconds; null before the first bin is complete. */
  readonly wanted: ReadonlySignal<{ from: number; to: number } | null>;
  /** The period shown everywhere. */
  readonly period: ReadonlySignal<PeriodReport | null>;
  /** The last complete bin, and the one that is being filled. */
  readonly latest: ReadonlySignal<PeriodReport | null>;
  readonly filling: ReadonlySignal<PeriodReport | null>;
  /** Counts up with every complete bin: what draws the series listens to it. */
  readonly bins: ReadonlySignal<number>;
  readonly intersections: ReadonlyMap<string, PlaceSeries>;
  readonly links: ReadonlyMap<string, SeriesPoint[]>;
  readonly county: { delay: [number, number][]; inside: [number, number][] };
  receive(update: SeriesUpdate): void;
  show(period: PeriodReport): void;
  clear(runStart: number): void;
}

export function createResults(): Results {
  const window = signal<WindowName>('15');
  const lookBack = signal<number | null>(null);
  const period = signal<PeriodReport | null>(null);
  const latest = signal<PeriodReport | null>(null);
  const filling = signal<PeriodReport | null>(null);
  const bins = signal(0);
  const end = signal<number | null>(null);
  let runStart = 0;
  const intersections = new Map<string, PlaceSeries>();
  const links = new Map<string, SeriesPoint[]>();
  const county: Results['county'] = { delay: [], inside: [] };

  const wanted = computed(() => {
    const to = lookBack.value ?? end.value;
    if (to === null) return null;
    const span = window.value === 'all' ? Number.POSITIVE_INFINITY : Number(window.value) * 60;
    return { from: Math.max(runStart, to - span), to };
  });

  function keep(report: PeriodReport): void {
    const middle = (report.from + report.to) / 2;
    county.delay.push([middle, report.county.delayPerTrip ?? 0]);
    county.inside.push([report.to, report.county.inside]);
    for (const each of report.intersections) {
      let series = intersections.get(each.id);
      if (!series) intersections.set(each.id, (series = { delay: [], queue: [], queueAt: [] }));
      series.delay.push([middle, each.measures.delay]);
      series.queue.push([middle, each.measures.queueMax]);
      const longest = each.approaches.reduce<(typeof each.approaches)[number] | undefined>(
        (most, approach) => (most && most.measures.queueMax >= approach.measures.queueMax ? most : approach),
        undefined,
      );
      series.queueAt.push(longest?.link ?? '');
    }
    for (const each of report.links) {
      let series = links.get(each.link);
      if (!series) links.set(each.link, (series = []));
      series.push([middle, each.speed]);
    }
  }

  return {
    window,
    lookBack,
    wanted,
    period,
    latest,
    filling,
    bins,
    intersections,
    links,
    county,
    receive(update) {
      if (!update.complete) {
        filling.value = update.period;
        return;
      }
      keep(update.period);
      latest.value = update.period;
      end.value = update.period.to;
      bins.value += 1;
    },
    show(report) {
      period.value = report;
    },
    clear(start) {
      runStart = start;
      intersections.clear();
      links.clear();
      county.delay.length = 0;
      county.inside.length = 0;
      lookBack.value = null;
      period.value = null;
      latest.value = null;
      filling.value = null;
      end.value = null;
      bins.value = 0;
    },
  };
}
