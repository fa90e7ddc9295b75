/**
 * Of a scenario that lets travellers choose anew: the county's figures of both its runs, with the model's routes and with the new ones,
 * by period. They stand beside one another and are never mixed.
 */
import type { PeriodReport } from '../metrics/index.ts';

export interface RouteRuns {
  keep(isFrozen: boolean, period: PeriodReport): void;
  /** The same period of the run with the model's routes, or of the other; undefined until that run has been there. */
  of(isFrozen: boolean, period: PeriodReport): PeriodReport | undefined;
  clear(): void;
}

export function createRouteRuns(): RouteRuns {
  // The county alone: whole reports of a day would be large.
  const kept = new Map<string, PeriodReport['county']>();
  const keyOf = (isFrozen: boolean, { from, to }: PeriodReport): string => `${isFrozen} ${from} ${to}`;
  return {
    keep: (isFrozen, period) => kept.set(keyOf(isFrozen, period), period.county),
    of: (isFrozen, period) => {
      const county = kept.get(keyOf(isFrozen, period));
      return county && { ...period, county };
    },
    clear: () => kept.clear(),
  };
}
