/**
 * Between the end of a green and the start of a conflicting one lies at least the intergreen that geometry asks for, or the one
 * set by hand in its place.
 */
import type { Finding } from '../../scenario/index.ts';
import { bindingIntergreen } from '../design/intergreen.ts';
import { SOURCES } from '../figures.ts';
import { nameOf } from '../names.ts';
import { clearTime } from '../timeline.ts';
import { finding, seconds } from './context.ts';
import type { PhaseContext, PlanContext } from './context.ts';
import { gapBetween } from './gaps.ts';

export function brokenIntergreen(context: PlanContext): Finding[] {
  const { network, plan, path, phases, table } = context;
  return phases.flatMap((ending) => {
    const worst = worstShortfall(context, ending);
    if (worst === undefined) return [];
    const missing = seconds(worst.needed - worst.gap);
    const [last, next] = [nameOf(network, worst.last), nameOf(network, worst.next)];
    const shown = clearTime(ending.phase);
    const set = table.setFor(worst.last.index, worst.next.index);
    const asks =
      set === undefined
        ? { zh: '按几何需要', en: 'geometry asks for' }
        : { zh: `按人工设定（${set.reason}）需要`, en: `as set by hand (${set.reason}) it must be` };
    return [
      finding(
        'error',
        'brokenIntergreen',
        [...path, 'phases', ending.index, 'redClearance'],
        {
          zh: `方案 ${plan.id}：${last.zh}绿灯结束到${next.zh}绿灯开始只有 ${worst.gap} s（黄灯加红灯清空 ${shown} s），${asks.zh} ${worst.needed} s，还差 ${missing} s`,
          en: `Plan ${plan.id}: ${worst.gap} s lie between the end of ${last.en} and the start of ${next.en} (yellow + red clearance ${shown} s); ${asks.en} ${worst.needed} s, ${missing} s are missing`,
        },
        set === undefined ? SOURCES.intergreen : SOURCES.setByHand,
        missing,
      ),
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
  const gap = gapBetween(context.timeline, ending.index, starting.index);
  if (gap === undefined) return [];
  return ending.served.flatMap(({ movement: last }) =>
    starting.served.flatMap(({ movement: next }): Shortfall[] => {
      const needed = bindingIntergreen(context.table, last, next);
      return needed > gap + 1e-6 ? [{ last, next, gap: seconds(gap), needed }] : [];
    }),
  );
}
