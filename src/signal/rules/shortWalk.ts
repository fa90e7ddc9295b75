/**
 * Walk and clearance are enough to cross at 1.0 m/s (to the refuge where there is one), and walk lasts 5 s.
 * Source: GB 50647-2011 for the speed, as reported; the 5 s are common practice.
 */
import type { Finding } from '../../scenario/index.ts';
import { crossingTime, SHORTEST_WALK, walkTimes } from '../pedestrians.ts';
import { crosswalkName } from '../names.ts';
import { finding } from './context.ts';
import type { PlanContext } from './context.ts';

export function shortWalk({ network, plan, path, phases, timeline }: PlanContext): Finding[] {
  return phases.flatMap(({ phase, index, crosswalks }) =>
    crosswalks.flatMap((crosswalk): Finding[] => {
      const runs = (timeline.runs[index] ?? []).filter(({ always }) => !always);
      if (runs.length === 0) return [];
      const shown = runs.map(({ begin, end }) => walkTimes(phase, crosswalk.length, end - begin));
      const clearance = Math.min(...shown.map((times) => times.clearance));
      const walk = Math.min(...shown.map((times) => times.walk));
      const way = crosswalk.refuge ? crosswalk.length / 2 : crosswalk.length;
      const missing = crossingTime(way) - clearance + Math.max(0, SHORTEST_WALK - walk);
      const enough = walk + clearance >= crossingTime(way) + SHORTEST_WALK && walk >= SHORTEST_WALK;
      if (enough || missing <= 0) return [];
      const { zh, en } = crosswalkName(network, crosswalk);
      const metres = crosswalk.length.toFixed(1);
      return [
        finding('warning', 'shortWalk', [...path, 'phases', index], {
          zh: `方案 ${plan.id} 相位 ${phase.id}：${zh}长 ${metres} m，行人绿灯 ${walk} s、清空 ${clearance} s，至少要 ${SHORTEST_WALK} s 加 ${crossingTime(way)} s，差 ${missing} s（依据：GB 50647，步速 1.0 m/s）`,
          en: `Plan ${plan.id}, phase ${phase.id}: the ${en} is ${metres} m long; walk ${walk} s and clearance ${clearance} s, at least ${SHORTEST_WALK} s and ${crossingTime(way)} s are needed, ${missing} s are missing (source: GB 50647, 1.0 m/s)`,
        }),
      ];
    }),
  );
}
