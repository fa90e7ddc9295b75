/** Gestures on a plan as functions from plan to plan. The cycle is closed afterwards by the bench, which knows the clearances. */
import type { Controller, Phase, Plan } from '../../../scenario/index.ts';

/** Keys that are undefined are left out, so that a blank is no key in the file. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined };

export function patched<T extends object>(record: T, patch: Patch<T>): T {
  const all = { ...record, ...patch };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;
}

const withGreens = (plan: Plan, green: (green: number, stage: number) => number): Plan => ({
  ...plan,
  stages: plan.stages.map((stage, index) => ({ ...stage, green: green(stage.green, index) })),
});

export const setGreen = (plan: Plan, stage: number, seconds: number): Plan =>
  withGreens(plan, (green, index) => (index === stage ? Math.max(1, seconds) : green));

/**
 * Moves the end of a stage's green: the seconds are the next stage's, or with `keepsCycle` false the cycle's. The end of the
 * last stage is the end of the cycle. No stage falls below 1 s.
 */
export function moveBoundary(plan: Plan, stage: number, seconds: number, keepsCycle: boolean): Plan {
  const [own, next] = [plan.stages[stage], plan.stages[stage + 1]];
  if (!own) return plan;
  if (!keepsCycle || !next) return setGreen(plan, stage, own.green + seconds);
  const moved = Math.max(1 - own.green, Math.min(next.green - 1, seconds));
  return withGreens(plan, (green, index) =>
    index === stage ? green + moved : index === stage + 1 ? green - moved : green,
  );
}

/** A stage changes places with the one after it. */
export function swapWithNext(plan: Plan, stage: number): Plan {
  const [own, next] = [plan.stages[stage], plan.stages[stage + 1]];
  if (!own || !next) return plan;
  return {
    ...plan,
    // The offset belongs to the reference stage, which is named so that it stays the same one.
    reference: plan.reference ?? plan.stages[0]?.id,
    stages: plan.stages.map((each, index) => (index === stage ? next : index === stage + 1 ? own : each)),
  };
}

/** Seconds of green that a new stage begins with. */
const NEW_GREEN = 10;

/** One stage more, at the end, with the phases of the last until others are chosen. */
export function addStage(plan: Plan): Plan {
  const taken = new Set(plan.stages.map(({ id }) => id));
  let number = plan.stages.length + 1;
  while (taken.has(`stage-${number}`)) number++;
  const phases = plan.stages.at(-1)?.phases ?? [];
  return { ...plan, stages: [...plan.stages, { id: `stage-${number}`, phases: [...phases], green: NEW_GREEN }] };
}

/** The last stage stays; where the reference goes, the first stage is it. */
export function removeStage(plan: Plan, stage: number): Plan {
  const stages = plan.stages.filter((_, index) => index !== stage);
  if (stages.length === 0) return plan;
  const isReference = plan.reference !== undefined && plan.reference === plan.stages[stage]?.id;
  return patched({ ...plan, stages }, isReference ? { reference: undefined } : {});
}

export function setPhase(plan: Plan, phase: number, patch: Patch<Phase>): Plan {
  return { ...plan, phases: plan.phases.map((each, index) => (index === phase ? patched(each, patch) : each)) };
}

/** Between protected and permissive. */
export function toggleYield(plan: Plan, phase: number, movement: number): Plan {
  const movements = plan.phases[phase]?.movements.map((each, index) =>
    index === movement ? patched(each, { permissive: each.permissive === true ? undefined : true }) : each,
  );
  return movements ? setPhase(plan, phase, { movements }) : plan;
}

export function withPlan(controller: Controller, plan: Plan): Controller {
  return { ...controller, plans: controller.plans.map((each) => (each.id === plan.id ? plan : each)) };
}

/** A copy to be changed, at the end of the list. */
export function addPlan(controller: Controller, from: Plan): Controller {
  const taken = new Set(controller.plans.map(({ id }) => id));
  let number = 2;
  while (taken.has(`${from.id}-${number}`)) number++;
  const name = from.name ?? { zh: from.id, en: from.id };
  const copy = {
    ...from,
    id: `${from.id}-${number}`,
    name: { zh: `${name.zh} ${number}`, en: `${name.en} ${number}` },
  };
  return { ...controller, plans: [...controller.plans, copy] };
}
