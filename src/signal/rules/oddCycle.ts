/** A cycle of 40–200 s. Source: Chinese practice 60–180 s with room on both sides; assumed bounds. */
import type { Finding } from '../../scenario/index.ts';
import { CYCLE_BOUNDS } from '../design/cycle.ts';
import { finding } from './context.ts';
import type { PlanContext } from './context.ts';

export function oddCycle({ plan, path, timeline: { cycle } }: PlanContext): Finding[] {
  const { least, most } = CYCLE_BOUNDS;
  if (cycle >= least && cycle <= most) return [];
  const off = cycle < least ? least - cycle : cycle - most;
  return [
    finding('warning', 'oddCycle', [...path, 'cycle'], {
      zh: `方案 ${plan.id} 周期 ${cycle} s，超出 ${least}–${most} s 的常用范围 ${off} s（依据：国内常用周期，假设）`,
      en: `Plan ${plan.id}: a cycle of ${cycle} s, ${off} s outside the usual ${least}–${most} s (source: Chinese practice, assumed bounds)`,
    }),
  ];
}
