/** Seconds of green that phases need whatever the traffic: their minimum, walk and clearance of their crosswalks. */
import { FIGURES } from '../../figures.ts';
import { crossingTime, SHORTEST_WALK } from '../../pedestrians.ts';
import type { PlanContext } from '../../rules/context.ts';
import { walkingSpeedAt } from '../../schools.ts';
import type { GreenCost } from './bestGreens.ts';

export interface GreenNeed {
  /** Stages of one uninterrupted green, by index. */
  readonly stages: readonly number[];
  /** Green that the stages must have together [s], whole. */
  readonly least: number;
  /** Index of the phase. */
  readonly phase: number;
  /** The walkers' time is what makes it so long; [m] of their crosswalk and seconds of their clearance. */
  readonly walkers: { readonly metres: number; readonly clearance: number } | null;
}

export function needsOf(context: PlanContext): GreenNeed[] {
  const { plan, network, phases, timeline } = context;
  const count = plan.stages.length;
  return phases.flatMap(({ phase, index, crosswalks }): GreenNeed[] => {
    const derived = crosswalks.map(({ length, node }) => crossingTime(length, walkingSpeedAt(network, node).value));
    const clearance = phase.pedestrianClearance ?? Math.max(0, ...derived);
    const walking = crosswalks.length === 0 ? 0 : (phase.walk ?? SHORTEST_WALK) + clearance;
    const minimum = phase.minimumGreen ?? FIGURES.shortestGreen.value;
    const walkers =
      walking >= minimum && walking > 0
        ? { metres: Math.max(...crosswalks.map(({ length }) => length)), clearance }
        : null;
    return (timeline.runs[index] ?? []).flatMap((run): GreenNeed[] => {
      if (run.always) return [];
      const stages: number[] = [];
      let held = 0;
      for (let stage = run.lastStage; ; stage = (stage + count - 1) % count) {
        if (plan.stages[stage]?.phases.includes(phase.id) !== true || stages.includes(stage)) break;
        if (stages.length > 0) held += timeline.stages[stage]?.interstage ?? 0;
        stages.unshift(stage);
      }
      return [{ stages, least: Math.ceil(Math.max(minimum, walking) - held - 1e-9), phase: index, walkers }];
    });
  });
}

/** What a missing second costs: more than any traffic. */
const DEAR = 1e6;

export function needCosts(needs: readonly GreenNeed[], count: number): GreenCost[] {
  const lacking = (stages: readonly number[], least: number): GreenCost => ({
    stages,
    cost: (green) => DEAR * Math.max(0, least - green),
  });
  return [
    ...Array.from({ length: count }, (_, stage) => lacking([stage], 1)),
    ...needs.filter(({ least }) => least > 1).map(({ stages, least }) => lacking(stages, least)),
  ];
}

/** Least sum of the greens that meets all needs: those of one stage, then what the longer ones still lack, in their last stage. */
export function leastGreens(needs: readonly GreenNeed[], count: number): number[] {
  const greens = Array.from({ length: count }, () => 1);
  for (const { stages, least } of [...needs].sort((a, b) => a.stages.length - b.stages.length)) {
    const lack = least - stages.reduce((sum, stage) => sum + (greens[stage] as number), 0);
    const last = stages.at(-1);
    if (lack > 0 && last !== undefined) greens[last] = (greens[last] as number) + lack;
  }
  return greens;
}
