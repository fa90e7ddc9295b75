/** The shipped county as the cases run it: any seed, start and time step, on the routes of the county as it is. */
import { prepare, type Run, startRun } from '../../runner/index.ts';
import type { LoadedScenario } from '../../scenario/index.ts';

export interface CountyRuns {
  /** @param start [s since midnight]   @param tickLength [s], the county's own where left out */
  begin(start: number, seed: number, tickLength?: number): Run;
}

/** Runs of one county share its routes. */
export function countyRuns({ model, base, file }: LoadedScenario): CountyRuns {
  const cache = { assignments: new Map(), freeFlow: new Map() };
  return {
    begin(start, seed, tickLength) {
      const settings = { ...model.settings, ...(tickLength === undefined ? {} : { tickLength }) };
      return startRun(prepare({ model: { ...model, settings }, base, file, seed, start }, { cache }));
    },
  };
}

/** Steps and measures until a time of the day [s], telling after every tick. */
export function measureUntil({ simulation, collector }: Run, time: number, each: () => void): void {
  const last = Math.round(time * simulation.input.ticksPerSecond);
  while (simulation.tick < last) {
    simulation.step();
    collector.afterStep();
    each();
  }
}
