/**
 * Y, the sum of the critical flow ratios, stays below 0.9: beyond it no cycle helps, the layout or the stages must change. Of turning
 * counts, where the model has any, in the plan that is in force while they were made; the editor and proposals give volumes of their own.
 */
import { secondsOfDay } from '../../common/index.ts';
import type { Movement } from '../../network/index.ts';
import type { Controller, Finding } from '../../scenario/index.ts';
import { flowRatios } from '../design/flowRatios.ts';
import { FIGURES } from '../figures.ts';
import { finding, phasesOf } from './context.ts';
import type { PlanContext } from './context.ts';

/** Movement index → veh/h. */
export type Volumes = ReadonlyMap<number, number>;

export function overloaded(context: PlanContext): Finding[] {
  const { model, network, controller, plan, nodes } = context;
  return (model.demand.turningCounts ?? []).flatMap(({ intersection, from, to, counts }) => {
    if (!nodes.includes(network.nodeIndex.get(intersection) ?? -1)) return [];
    if (!isInForce(controller, plan.id, secondsOfDay(from), secondsOfDay(to))) return [];
    const volumes = new Map<number, number>();
    for (const { approach, exit, volume } of counts) {
      const own = context.movements.find(
        (one) => network.links[one.fromLink]?.id === approach && network.links[one.toLink]?.id === exit,
      );
      if (own !== undefined) volumes.set(own.index, (volumes.get(own.index) ?? 0) + volume);
    }
    return overloadedBy(context, volumes, { zh: `${from}–${to}的流量下`, en: `with the volumes of ${from}–${to}` });
  });
}

/** @param when "早高峰的流量下" */
export function overloadedBy(
  context: PlanContext,
  volumes: Volumes,
  when: { zh: string; en: string } = { zh: '这些流量下', en: 'with these volumes' },
): Finding[] {
  const sum = ySum(context, volumes);
  if (sum <= FIGURES.largestY.value) return [];
  const { plan, path } = context;
  const shown = sum.toFixed(2);
  const message = {
    zh: `方案 ${plan.id}：${when.zh} Y = ${shown}，超过 ${FIGURES.largestY.value}；配时已无余地，应改渠化或相位`,
    en: `Plan ${plan.id}: ${when.en} Y = ${shown}, above ${FIGURES.largestY.value}; no timing helps, the layout or the stages must change`,
  };
  return [finding('warning', 'overloaded', [...path, 'stages'], message, FIGURES.largestY)];
}

function ySum(context: PlanContext, volumes: Volumes): number {
  const seen = new Set<number>();
  const fresh = context.plan.stages.map((_, stage) => {
    const own = phasesOf(context, stage).filter(({ index }) => !seen.has(index));
    for (const { index } of own) seen.add(index);
    return own.flatMap(({ served }) => served);
  });
  const volume = (movement: Movement) => volumes.get(movement.index) ?? 0;
  const ratios = flowRatios(context.network, fresh, volume, context.model.settings.saturationFlow.value);
  return ratios.reduce((sum, ratio) => sum + ratio, 0);
}

function isInForce({ schedule }: Controller, plan: string, from: number, to: number): boolean {
  return schedule.some((band, index) => {
    const next = schedule[index + 1];
    const end = next === undefined ? secondsOfDay('24:00') : secondsOfDay(next.from);
    return band.plan === plan && secondsOfDay(band.from) < to && from < end;
  });
}
