/**
 * Between the end of a green and the start of a conflicting one lies at least the intergreen that geometry asks for.
 * Turns right on red are left out: they yield at any time. Source: `design/intergreen`.
 */
import type { Finding } from '../../scenario/index.ts';
import { bindingIntergreen } from '../design/intergreen.ts';
import { clearTime } from '../timeline.ts';
import { nameOf } from '../names.ts';
import { finding } from './context.ts';
import type { PhaseContext, PlanContext } from './context.ts';

export function brokenIntergreen(context: PlanContext): Finding[] {
  const { network, plan, path, phases } = context;
  return phases.flatMap((ending) => {
    const worst = worstShortfall(context, ending);
    if (worst === undefined) return [];
    const missing = worst.needed - worst.gap;
    const [last, next] = [nameOf(network, worst.last), nameOf(network, worst.next)];
    const shown = clearTime(ending.phase);
    return [
      finding('error', 'brokenIntergreen', [...path, 'phases', ending.index, 'redClearance'], {
        zh: `方案 ${plan.id}：${last.zh}绿灯结束到${next.zh}绿灯开始只有 ${worst.gap} s（黄灯加红灯清空 ${shown} s），按几何需要 ${worst.needed} s，还差 ${missing} s（依据：清空距离与车速，RiLSA 算法）`,
        en: `Plan ${plan.id}: ${worst.gap} s lie between the end of ${last.en} and the start of ${next.en} (yellow + red clearance ${shown} s); geometry asks for ${worst.needed} s, ${missing} s are missing (source: clearing distances and speeds, RiLSA form)`,
      }),
    ];
  });
}

/** A green that follows too early on a conflicting one [s]. */
export interface Shortfall {
  readonly last: PhaseContext['served'][number]['movement'];
  readonly next: PhaseContext['served'][number]['movement'];
  readonly gap: number;
  readonly needed: number;
}

/** Of all greens that follow too early on this phase's, the one that lacks most. */
export function worstShortfall(context: PlanContext, ending: PhaseContext): Shortfall | undefined {
  return context.phases
    .flatMap((starting) => shortfalls(context, ending, starting))
    .sort((a, b) => b.needed - b.gap - (a.needed - a.gap))[0];
}

function shortfalls(context: PlanContext, ending: PhaseContext, starting: PhaseContext): Shortfall[] {
  const gap = gapBetween(context, ending.index, starting.index);
  if (gap === undefined) return [];
  return ending.served.flatMap(({ movement: last }) =>
    starting.served.flatMap(({ movement: next }): Shortfall[] => {
      const needed = bindingIntergreen(context.table, last, next);
      return needed > gap ? [{ last, next, gap, needed }] : [];
    }),
  );
}

/** Shortest time from an end of one phase's green to the next start of the other's; undefined if they are green together then. */
function gapBetween({ timeline }: PlanContext, ending: number, starting: number): number | undefined {
  const { cycle, runs } = timeline;
  const gaps = (runs[ending] ?? [])
    .filter(({ always }) => !always)
    .flatMap(({ end }) =>
      (runs[starting] ?? []).flatMap((run) => {
        const since = modulo(end - run.begin, cycle);
        const isGreen = run.always || (since > 0 && since < run.end - run.begin);
        return isGreen ? [] : [modulo(run.begin - end, cycle)];
      }),
    );
  return gaps.length === 0 ? undefined : Math.min(...gaps);
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;
