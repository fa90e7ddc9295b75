/** The planner's instant answer for one intersection: formulas with the arrivals of a window, beside what was simulated in it. */
import type { Network } from '../../network/index.ts';
import type { SignalProgram } from '../../signal/index.ts';
import type { IntersectionReport } from '../report-types.ts';
import { analysePriority } from './priority.ts';
import { analyseSignal } from './signal.ts';
import { type AnalysedMovement, type AnalyticReport, NOTHING } from './types.ts';

/**
 * @param report         of the intersection in the window
 * @param saturationFlow of a through lane, as the scenario has it [veh/h]
 * @param from           [s since midnight]   @param to
 */
export function analyse(
  network: Network,
  program: SignalProgram,
  report: IntersectionReport,
  saturationFlow: number,
  from: number,
  to: number,
): AnalyticReport {
  const node = network.nodeIndex.get(report.id) ?? -1;
  const flows = new Map(
    report.approaches.flatMap(({ movements }) =>
      movements.map(({ movement, measures }) => [movement, Math.max(0, measures.arrivals) / (to - from)] as const),
    ),
  );
  const analyses =
    report.control === 'signal'
      ? analyseSignal({ network, program, node, saturationFlow: saturationFlow / 3600, flows, from, to })
      : analysePriority({ network, node, flows, period: to - from });
  const movements = report.approaches.flatMap(({ side, movements: own }) =>
    own.map(
      ({ movement, turn, measures }): AnalysedMovement => ({
        movement,
        side,
        turn,
        flow: flows.get(movement) ?? 0,
        simulated: measures.delay,
        ...(analyses.get(movement) ?? { ...NOTHING, obstacle: 'layout' as const }),
      }),
    ),
  );
  return { from, to, control: report.control, movements, comparable: comparableMean(movements) };
}

function comparableMean(movements: readonly AnalysedMovement[]): AnalyticReport['comparable'] {
  let flow = 0;
  let delay = 0;
  let simulated = 0;
  for (const movement of movements) {
    if (movement.delay === null || movement.simulated === null || movement.obstacle !== null) continue;
    flow += movement.flow;
    delay += movement.flow * movement.delay;
    simulated += movement.flow * movement.simulated;
  }
  return flow > 0 ? { delay: delay / flow, simulated: simulated / flow } : null;
}
