/** A cycle of 40–200 s. */
import type { Finding } from '../../scenario/index.ts';
import { CYCLE_BOUNDS } from '../design/cycle.ts';
import { FIGURES } from '../figures.ts';
import { finding, seconds } from './context.ts';
import type { PlanContext } from './context.ts';

export function oddCycle({ plan, path, timeline: { cycle } }: PlanContext): Finding[] {
  const { least, most } = CYCLE_BOUNDS;
  if (cycle >= least && cycle <= most) return [];
  const off = seconds(cycle < least ? least - cycle : cycle - most);
  const message = {
    zh: `方案 ${plan.id} 周期 ${seconds(cycle)} s，超出 ${least}–${most} s 的常用范围 ${off} s`,
    en: `Plan ${plan.id}: a cycle of ${seconds(cycle)} s, ${off} s outside the usual ${least}–${most} s`,
  };
  return [finding('warning', 'oddCycle', [...path, 'cycle'], message, FIGURES.shortestCycle, off)];
}
