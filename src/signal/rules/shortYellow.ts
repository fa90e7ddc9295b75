/** Yellow of at least 3 s. Source: GB 14886 as known from practice; the clause was not seen, hence a warning. */
import type { Finding } from '../../scenario/index.ts';
import { finding } from './context.ts';
import type { PlanContext } from './context.ts';

export const SHORTEST_YELLOW = 3;

export function shortYellow({ plan, path, phases }: PlanContext): Finding[] {
  return phases
    .filter(({ phase, served }) => served.length > 0 && phase.yellow < SHORTEST_YELLOW)
    .map(({ phase, index }) => {
      const missing = SHORTEST_YELLOW - phase.yellow;
      return finding('warning', 'shortYellow', [...path, 'phases', index, 'yellow'], {
        zh: `方案 ${plan.id} 相位 ${phase.id} 黄灯 ${phase.yellow} s，少于 ${SHORTEST_YELLOW} s，差 ${missing} s（依据：GB 14886，条文待核）`,
        en: `Plan ${plan.id}, phase ${phase.id}: yellow of ${phase.yellow} s, less than ${SHORTEST_YELLOW} s by ${missing} s (source: GB 14886, clause to be verified)`,
      });
    });
}
