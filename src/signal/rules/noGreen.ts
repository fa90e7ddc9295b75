/**
 * Every movement has a green in some stage, unless it is banned or turns right on red; every crosswalk walks in some stage. A
 * movement without green would wait for ever.
 */
import type { Finding } from '../../scenario/index.ts';
import { SOURCES } from '../figures.ts';
import { crosswalkName, nameOf } from '../names.ts';
import { finding } from './context.ts';
import type { PlanContext } from './context.ts';

export function noGreen({ model, network, plan, path, movements, crosswalks, phases }: PlanContext): Finding[] {
  const inStages = phases.filter(({ phase }) => plan.stages.some((stage) => stage.phases.includes(phase.id)));
  const green = new Set(inStages.flatMap(({ served }) => served.map(({ movement }) => movement.index)));
  const walking = new Set(inStages.flatMap((its) => its.crosswalks.map(({ index }) => index)));
  const forgotten = movements.filter(
    ({ node, index, turn }) =>
      !green.has(index) && !(turn === 'right' && model.intersections[node]?.rightTurnOnRed !== false),
  );
  const never = crosswalks.filter(({ index }) => !walking.has(index));
  return [
    ...forgotten.map((movement) => {
      const { zh, en } = nameOf(network, movement);
      const to = network.links[movement.toLink]?.id ?? '';
      const message = {
        zh: `方案 ${plan.id} 中${zh}（到 ${to}）没有任何阶段放行`,
        en: `Plan ${plan.id} gives ${en} (to ${to}) no green in any stage`,
      };
      return finding('error', 'noGreen', [...path, 'stages'], message, SOURCES.signal);
    }),
    ...never.map((crosswalk) => {
      const { zh, en } = crosswalkName(network, crosswalk);
      const message = { zh: `方案 ${plan.id} 中${zh}没有绿灯`, en: `Plan ${plan.id}: the ${en} never walks` };
      return finding('warning', 'crosswalkNeverWalks', [...path, 'phases'], message, SOURCES.signal);
    }),
  ];
}
