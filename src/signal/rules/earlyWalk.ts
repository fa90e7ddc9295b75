/**
 * Walk begins when the last vehicle of the green before is off the crosswalk. A warning, not an error: the intergreens that plans are
 * refused for are those between vehicles, and today's plans look at no others.
 */
import type { Finding } from '../../scenario/index.ts';
import type { Crosswalk, Movement } from '../../network/index.ts';
import { beforeWalk } from '../derive.ts';
import { SOURCES } from '../figures.ts';
import { crosswalkName, nameOf } from '../names.ts';
import { finding, seconds } from './context.ts';
import type { PhaseContext, PlanContext } from './context.ts';
import { gapBetween } from './gaps.ts';

export function earlyWalk(context: PlanContext): Finding[] {
  const { network, plan, path, phases } = context;
  return phases.flatMap((ending) => {
    const worst = earliestWalk(context, ending);
    if (worst === undefined) return [];
    const [last, over] = [nameOf(network, worst.last), crosswalkName(network, worst.crosswalk)];
    const missing = seconds(worst.needed - worst.gap);
    const message = {
      zh: `方案 ${plan.id}：${last.zh}绿灯结束后 ${worst.gap} s ${over.zh}就放行，最后一辆车要 ${worst.needed} s 才驶离，差 ${missing} s`,
      en: `Plan ${plan.id}: the ${over.en} walks ${worst.gap} s after the end of ${last.en}, whose last vehicle takes ${worst.needed} s to be off it, ${missing} s are missing`,
    };
    return [finding('warning', 'earlyWalk', [...path, 'phases', ending.index], message, SOURCES.intergreen, missing)];
  });
}

/** Of the crosswalks that walk too early after a phase's green, the one that lacks most. */
export function earliestWalk(context: PlanContext, ending: PhaseContext): EarlyWalk | undefined {
  return context.phases
    .flatMap((starting) => shortfalls(context, ending, starting))
    .sort((a, b) => b.needed - b.gap - (a.needed - a.gap))[0];
}

export interface EarlyWalk {
  readonly last: Movement;
  readonly crosswalk: Crosswalk;
  readonly gap: number;
  readonly needed: number;
}

function shortfalls({ network, timeline }: PlanContext, ending: PhaseContext, starting: PhaseContext): EarlyWalk[] {
  const gap = gapBetween(timeline, ending.index, starting.index);
  if (gap === undefined) return [];
  return ending.served.flatMap((served) =>
    starting.crosswalks.flatMap((crosswalk): EarlyWalk[] => {
      const needed = beforeWalk(network, served, crosswalk);
      return needed > gap + 1e-6 ? [{ last: served.movement, crosswalk, gap: seconds(gap), needed }] : [];
    }),
  );
}
