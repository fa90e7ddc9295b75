/**
 * Walk and clearance are enough to cross at the design walking speed (to the refuge where there is one), and walk lasts long enough
 * to be noticed. Near schools once more, at the speed of children.
 */
import type { Crosswalk } from '../../network/index.ts';
import type { Finding } from '../../scenario/index.ts';
import { type Figure, FIGURES } from '../figures.ts';
import { crosswalkName } from '../names.ts';
import { crossingTime, SHORTEST_WALK, walkTimes } from '../pedestrians.ts';
import { schoolNear, walkingSpeedAt } from '../schools.ts';
import { finding, seconds } from './context.ts';
import type { PhaseContext, PlanContext } from './context.ts';

export function shortWalk(context: PlanContext): Finding[] {
  return tooShort(context, context.phases, 'shortWalk', FIGURES.walkingSpeed, { zh: '', en: '' });
}

export function schoolWalk(context: PlanContext): Finding[] {
  const { model, network, nodes } = context;
  return nodes.flatMap((node) => {
    const near = schoolNear(network, node);
    if (near === undefined) return [];
    const name = model.schools?.find(({ id }) => id === near.school)?.name ?? { zh: near.school, en: near.school };
    const metres = Math.floor(near.metres);
    const phases = context.phases.map((its) => ({
      ...its,
      crosswalks: its.crosswalks.filter((crosswalk) => crosswalk.node === node),
    }));
    return tooShort(context, phases, 'schoolWalk', FIGURES.walkingSpeedAtSchools, {
      zh: `（${name.zh}校门 ${metres} m）`,
      en: ` (${metres} m from a gate of ${name.en})`,
    });
  });
}

function tooShort(
  { network, plan, path, timeline }: PlanContext,
  phases: readonly PhaseContext[],
  code: string,
  speed: Figure,
  where: { zh: string; en: string },
): Finding[] {
  return phases.flatMap(({ phase, index, crosswalks }) =>
    crosswalks.flatMap((crosswalk): Finding[] => {
      const runs = (timeline.runs[index] ?? []).filter(({ always }) => !always);
      if (runs.length === 0) return [];
      const blank = walkingSpeedAt(network, crosswalk.node).value;
      const shown = runs.map(({ begin, end }) => walkTimes(phase, crosswalk.length, end - begin, blank));
      const clearance = seconds(Math.min(...shown.map((times) => times.clearance)));
      const walk = seconds(Math.min(...shown.map((times) => times.walk)));
      const needed = crossingTime(wayOver(crosswalk), speed.value);
      const enough = walk + clearance >= needed + SHORTEST_WALK && walk >= SHORTEST_WALK;
      const missing = seconds(needed - clearance + Math.max(0, SHORTEST_WALK - walk));
      if (enough || missing <= 0) return [];
      const { zh, en } = crosswalkName(network, crosswalk);
      const metres = crosswalk.length.toFixed(1);
      const message = {
        zh: `方案 ${plan.id} 相位 ${phase.id}：${zh}${where.zh}长 ${metres} m，行人绿灯 ${walk} s、清空 ${clearance} s，步速 ${speed.value} m/s 至少要 ${SHORTEST_WALK} s 加 ${needed} s，差 ${missing} s`,
        en: `Plan ${plan.id}, phase ${phase.id}: the ${en}${where.en} is ${metres} m long; walk ${walk} s and clearance ${clearance} s, at ${speed.value} m/s at least ${SHORTEST_WALK} s and ${needed} s are needed, ${missing} s are missing`,
      };
      return [finding('warning', code, [...path, 'phases', index], message, speed, missing)];
    }),
  );
}

/** What is crossed in one go [m]. */
const wayOver = ({ length, refuge }: Crosswalk): number => (refuge ? length / 2 : length);
