/** Yellow is never shorter than the least that is allowed. */
import type { Finding } from '../../scenario/index.ts';
import { FIGURES } from '../figures.ts';
import { finding, seconds } from './context.ts';
import type { PlanContext } from './context.ts';

export function shortYellow({ plan, path, phases }: PlanContext): Finding[] {
  const least = FIGURES.shortestYellow.value;
  return phases
    .filter(({ phase, served }) => served.length > 0 && phase.yellow < least)
    .map(({ phase, index }) => {
      const missing = seconds(least - phase.yellow);
      const message = {
        zh: `方案 ${plan.id} 相位 ${phase.id} 黄灯 ${phase.yellow} s，少于 ${least} s，差 ${missing} s`,
        en: `Plan ${plan.id}, phase ${phase.id}: yellow of ${phase.yellow} s, less than ${least} s by ${missing} s`,
      };
      return finding(
        'warning',
        'shortYellow',
        [...path, 'phases', index, 'yellow'],
        message,
        FIGURES.shortestYellow,
        missing,
      );
    });
}
