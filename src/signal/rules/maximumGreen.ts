/** A maximum green is no shorter than the minimum. */
import type { Finding } from '../../scenario/index.ts';
import { SOURCES } from '../figures.ts';
import { finding, seconds } from './context.ts';
import type { PlanContext } from './context.ts';

export function maximumGreen({ plan, path, phases }: PlanContext): Finding[] {
  return phases.flatMap(({ phase, index }): Finding[] => {
    const { maximumGreen: most, minimumGreen: least = 0 } = phase;
    if (most === undefined || most >= least) return [];
    const missing = seconds(least - most);
    const message = {
      zh: `方案 ${plan.id} 相位 ${phase.id} 最大绿灯 ${most} s，短于最小绿灯 ${least} s，差 ${missing} s`,
      en: `Plan ${plan.id}, phase ${phase.id}: the maximum green of ${most} s is shorter than the minimum of ${least} s by ${missing} s`,
    };
    const where = [...path, 'phases', index, 'maximumGreen'];
    return [finding('error', 'maximumGreen', where, message, SOURCES.signal, missing)];
  });
}
