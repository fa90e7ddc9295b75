/**
 * When, within one cycle, each stage and phase of a plan is green: the one reading of a plan that compiler, rules, design and
 * drawings share. Seconds; time 0 is the start of green of the first stage.
 *
 * A phase that is also in the next stage stays green between the two. After a stage, the interstage lasts as long as the
 * longest yellow + red clearance of the phases that end.
 */
import type { TimedPhase as Phase, TimedPlan as Plan } from './derive.ts';

export interface StageTime {
  readonly begin: number;
  /** End of its green. */
  readonly end: number;
  /** Length of the interstage that follows. */
  readonly interstage: number;
}

/** One uninterrupted green of a phase; `end` may lie beyond the cycle. */
export interface Run {
  readonly begin: number;
  readonly end: number;
  /** Index of the stage it ends with. */
  readonly lastStage: number;
  /** In every stage: green for ever, from 0 to the cycle length. */
  readonly always: boolean;
}

export interface Timeline {
  readonly cycle: number;
  readonly stages: readonly StageTime[];
  /** By phase of the plan. */
  readonly runs: readonly (readonly Run[])[];
}

/** Seconds from the end of a phase's green until it is cleared. */
export const clearTime = (phase: Phase): number => phase.yellow + phase.redClearance;

export function timelineOf(plan: Plan): Timeline {
  const count = plan.stages.length;
  const isIn = (phase: Phase, stage: number) => plan.stages[stage % count]?.phases.includes(phase.id) === true;
  const stages: StageTime[] = [];
  let time = 0;
  plan.stages.forEach((stage, index) => {
    const ending = plan.phases.filter((phase) => isIn(phase, index) && !isIn(phase, index + 1));
    const interstage = Math.max(0, ...ending.map(clearTime));
    stages.push({ begin: time, end: time + stage.green, interstage });
    time += stage.green + interstage;
  });
  const cycle = time;
  const runs = plan.phases.map((phase): Run[] => {
    if (plan.stages.every((_, stage) => isIn(phase, stage)))
      return [{ begin: 0, end: cycle, lastStage: count - 1, always: true }];
    const found: Run[] = [];
    for (let first = 0; first < count; first++) {
      if (!isIn(phase, first) || isIn(phase, first + count - 1)) continue;
      let last = first;
      while (isIn(phase, last + 1)) last++;
      const wrap = last >= count ? cycle : 0;
      const { begin } = stages[first] as StageTime;
      const { end } = stages[last % count] as StageTime;
      found.push({ begin, end: end + wrap, lastStage: last % count, always: false });
    }
    return found;
  });
  return { cycle, stages, runs };
}
