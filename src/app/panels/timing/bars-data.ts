/** A plan as bars over its cycle. */
import { type TimedPlan, timelineOf, walkTimes } from '../../../signal/index.ts';
import type { Finding, Plan } from '../../../scenario/index.ts';
import type { PhaseBarsData, PhaseSpan } from '../../../view/index.ts';
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
      spans: (runs[at] ?? []).flatMap((run) => spansOf(bench, timed, at, run)),
    })),
    stages: stages.map(({ begin, end }, at) => ({
      label: words.stage(at + 1),
      short: String(at + 1),
      from: begin,
      to: end,
    })),
  };
}

/** The longest crosswalk that walks with a phase [m]; 0 without any. */
export function crossingOf({ network, nodes }: Bench, phase: Plan['phases'][number]): number {
  const legs = phase.crosswalks ?? [];
  const own = network.crosswalks.filter(({ node, leg }) => {
    const link = network.links[leg];
    const opposite = network.links[link?.opposite ?? -1];
    return nodes.includes(node) && (legs.includes(link?.id ?? '') || legs.includes(opposite?.id ?? ''));
  });
  return Math.max(0, ...own.map(({ length }) => length));
}

function spansOf(
  bench: Bench,
  plan: TimedPlan,
  index: number,
  run: { begin: number; end: number; always: boolean },
): PhaseSpan[] {
  const phase = plan.phases[index];
  if (!phase) return [];
  const { begin, end, always } = run;
  if (always) return [{ from: begin, to: end, shows: 'green' }];
  const flash = Math.min(phase.greenFlash ?? 0, end - begin);
  const spans: PhaseSpan[] = [
    { from: begin, to: end - flash, shows: 'green' },
    { from: end - flash, to: end, shows: 'greenFlash' },
    { from: end, to: end + phase.yellow, shows: 'yellow' },
    { from: end + phase.yellow, to: end + phase.yellow + phase.redClearance, shows: 'clearance' },
  ];
  const length = crossingOf(bench, phase);
  if (length > 0) {
    const { walk, clearance } = walkTimes(phase, length, end - begin);
    spans.push(
      { from: begin, to: begin + walk, shows: 'walk' },
      { from: begin + walk, to: begin + walk + clearance, shows: 'walkFlash' },
    );
  }
  return spans.filter(({ from, to }) => to > from);
}
