/** Every green lasts its minimum: the plan's own, or 5 s where it states none (assumed; shorter ones surprise drivers). */
import type { Finding } from '../../scenario/index.ts';
import { finding } from './context.ts';
import type { PlanContext } from './context.ts';

const SHORTEST_GREEN = 5;

export function shortGreen({ plan, path, phases, timeline }: PlanContext): Finding[] {
  return phases.flatMap(({ phase, index }): Finding[] => {
    const runs = timeline.runs[index] ?? [];
    const least = phase.minimumGreen ?? SHORTEST_GREEN;
    const shown = Math.min(...runs.map(({ begin, end }) => end - begin));
    if (runs.length === 0 || shown >= least) return [];
    const source =
      phase.minimumGreen === undefined ? { zh: '假设', en: 'assumed' } : { zh: '方案自定', en: 'the plan itself' };
    return [
      finding('warning', 'shortGreen', [...path, 'phases', index], {
        zh: `方案 ${plan.id} 相位 ${phase.id} 绿灯 ${shown} s，短于最小绿灯 ${least} s，差 ${least - shown} s（依据：${source.zh}）`,
        en: `Plan ${plan.id}, phase ${phase.id}: green of ${shown} s, shorter than the minimum of ${least} s by ${least - shown} s (source: ${source.en})`,
      }),
    ];
  });
}
