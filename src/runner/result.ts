/** result.json: everything measured in a window of a run, and what it takes to run it again. */
import { DEFINITIONS, type PeriodReport, type RunResult, UNITS } from '../metrics/index.ts';
import type { Run } from './run.ts';
import { ENGINE_VERSION } from './version.ts';

const QUARTER = 900;

/**
 * @param from, to whole minutes within the run so far, or its present moment [s since midnight]
 * @throws RangeError otherwise
 */
export function makeResult({ prepared, simulation, collector, live }: Run, from: number, to: number): RunResult {
  const { plan, assignment, input } = prepared;
  const periods: PeriodReport[] = [];
  for (let begin = from; begin < to; ) {
    const end = Math.min(to, (Math.floor(begin / QUARTER) + 1) * QUARTER);
    periods.push(collector.report(begin, end));
    begin = end;
  }
  return {
    format: 'lukou-result',
    version: 1,
    scenario: {
      name: plan.model.name,
      file: plan.file,
      hash: prepared.scenarioHash,
      synthetic: plan.model.synthetic,
    },
    engine: ENGINE_VERSION,
    seed: plan.seed,
    tickLength: 1 / input.ticksPerSecond,
    window: { from, to },
    runStart: input.start,
    changedAt: live.taken,
    finalHash: simulation.hash(),
    assignment: {
      relativeGap: assignment.relativeGap,
      offShortestShare: assignment.offShortestShare,
      reassigned: prepared.reassigned,
    },
    units: UNITS,
    definitions: DEFINITIONS,
    total: collector.report(from, to),
    periods,
  };
}
