/** A plan as bars over its cycle. */
import { timelineOf } from '../../../signal/index.ts';
import type { Finding, Plan } from '../../../scenario/index.ts';
import { type PhaseBarsData, phaseSpans } from '../../../view/index.ts';
import { type Bench, findingsAt } from './bench.ts';

export function barsData(
  bench: Bench,
  plan: Plan,
  findings: readonly Finding[],
  words: { label: string; xLabel: string; stage(number: number): string; phase(index: number): string },
): PhaseBarsData {
  const timed = bench.timed(plan);
  const { cycle, stages, runs } = timelineOf(timed);
  const index = bench.controller.plans.findIndex(({ id }) => id === plan.id);
  return {
    label: words.label,
    xLabel: words.xLabel,
    cycle,
    rows: timed.phases.map((_, at) => ({
      label: words.phase(at),
      isWrong: findingsAt(findings, 'plans', index, 'phases', at).length > 0,
      spans: (runs[at] ?? []).flatMap((run) => phaseSpans(bench, timed, at, run)),
    })),
    stages: stages.map(({ begin, end }, at) => ({
      label: words.stage(at + 1),
      short: String(at + 1),
      from: begin,
      to: end,
    })),
  };
}
