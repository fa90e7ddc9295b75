/** The cycle is what its greens and interstages add up to, also where geometry fills the blanks. */
import type { Finding } from '../../scenario/index.ts';
import { SOURCES } from '../figures.ts';
import { finding, seconds } from './context.ts';
import type { PlanContext } from './context.ts';

export function cycleSum({ plan, path, timeline }: PlanContext): Finding[] {
  const total = seconds(timeline.cycle);
  const off = seconds(total - plan.cycle);
  if (Math.abs(off) < 1e-3) return [];
  const greens = seconds(plan.stages.reduce((sum, { green }) => sum + green, 0));
  const rest = seconds(total - greens);
  const message = {
    zh: `方案 ${plan.id} 周期写的是 ${plan.cycle} s，但绿灯 ${greens} s 加黄灯与红灯清空 ${rest} s（空着的按几何推导）是 ${total} s`,
    en: `Plan ${plan.id}: the cycle is given as ${plan.cycle} s, but greens of ${greens} s and yellows with red clearance of ${rest} s (blanks by geometry) make ${total} s`,
  };
  return [finding('error', 'cycleSum', [...path, 'cycle'], message, SOURCES.signal, off > 0 ? off : undefined)];
}
