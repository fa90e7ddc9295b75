/**
 * Before a lane with a waiting area 左转待转区 the left turn lags: its green follows directly on a stage in which the through traffic of
 * its approach is green and it is not. Else nobody would be let into the area, or whoever stands in it would be caught.
 */
import type { Finding } from '../../scenario/index.ts';
import { SOURCES } from '../figures.ts';
import { finding, modeOf, phasesOf } from './context.ts';
import type { PlanContext } from './context.ts';

export function waitingArea(context: PlanContext): Finding[] {
  const { model, nodes, network, plan, path } = context;
  return model.links.flatMap((link, index): Finding[] => {
    const its = network.links[index];
    if (its === undefined || !nodes.includes(its.to)) return [];
    if (!link.lanes.some((lane) => lane.waitingArea !== undefined && lane.closed !== true)) return [];
    const isFree = modeOf(plan) === 'maxPressure';
    if (!isFree && isLagging(context, index)) return [];
    const why = isFree
      ? { zh: '最大压力控制的阶段顺序不固定', en: 'max pressure keeps no order of stages' }
      : {
          zh: '左转绿灯没有紧跟在同一进口直行放行的阶段之后（应直行先放、左转后放）',
          en: 'its left turn does not directly follow a stage with the through green of the same approach',
        };
    const message = {
      zh: `方案 ${plan.id}：${link.id} 设有左转待转区，但${why.zh}`,
      en: `Plan ${plan.id}: ${link.id} has a left-turn waiting area, but ${why.en}`,
    };
    return [finding('error', 'waitingArea', [...path, 'stages'], message, SOURCES.laggingLeft)];
  });
}

function isLagging(context: PlanContext, link: number): boolean {
  const { stages } = context.plan;
  const isGreen = (stage: number, turn: 'left' | 'through') =>
    phasesOf(context, stage).some(({ served }) =>
      served.some(({ movement }) => movement.fromLink === link && movement.turn === turn),
    );
  const begins = stages
    .map((_, stage) => [(stage + stages.length - 1) % stages.length, stage] as const)
    .filter(([before, stage]) => isGreen(stage, 'left') && !isGreen(before, 'left'));
  return begins.length > 0 && begins.every(([before]) => isGreen(before, 'through'));
}
