/** Every green lasts its minimum: the plan's own, or what drivers need to notice it where it states none. */
import type { Finding } from '../../scenario/index.ts';
import { FIGURES, SOURCES } from '../figures.ts';
import { finding, seconds } from './context.ts';
import type { PlanContext } from './context.ts';

export function shortGreen({ plan, path, phases, timeline }: PlanContext): Finding[] {
  return phases.flatMap(({ phase, index }): Finding[] => {
    const runs = timeline.runs[index] ?? [];
    const least = phase.minimumGreen ?? FIGURES.shortestGreen.value;
    const shown = seconds(Math.min(...runs.map(({ begin, end }) => end - begin)));
    if (runs.length === 0 || shown >= least) return [];
    const missing = seconds(least - shown);
    const message = {
      zh: `方案 ${plan.id} 相位 ${phase.id} 绿灯 ${shown} s，短于最小绿灯 ${least} s，差 ${missing} s`,
      en: `Plan ${plan.id}, phase ${phase.id}: green of ${shown} s, shorter than the minimum of ${least} s by ${missing} s`,
    };
    const source = phase.minimumGreen === undefined ? FIGURES.shortestGreen : SOURCES.planItself;
    return [finding('warning', 'shortGreen', [...path, 'phases', index], message, source, missing)];
  });
}
