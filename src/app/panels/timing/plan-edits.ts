/** Gestures on a plan as functions from plan to plan. The cycle is closed afterwards by the bench, which knows the clearances. */
import type { Control, Controller, Phase, Plan } from '../../../scenario/index.ts';

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

const freeId = (kind: string, records: readonly { id: string }[]): string => {
  const taken = new Set(records.map(({ id }) => id));
  let number = records.length + 1;
  while (taken.has(`${kind}-${number}`)) number++;
  return `${kind}-${number}`;
};

/** One that lets nobody go yet; all its times are derived. */
export const newPhase = ({ phases }: Plan): Phase => ({ id: freeId('phase', phases), movements: [] });

const isEmpty = ({ movements, crosswalks = [] }: Phase): boolean => movements.length === 0 && crosswalks.length === 0;

/** One stage more, at the end; nobody goes in it until they are let in. */
export function addStage(plan: Plan): Plan {
  const phase = newPhase(plan);
  const stage = { id: freeId('stage', plan.stages), phases: [phase.id], green: NEW_GREEN };
  return { ...plan, phases: [...plan.phases, phase], stages: [...plan.stages, stage] };
}

/** The last stage stays; where the reference goes, the first stage is it. Its phases stay in the table, but for those that are empty. */
export function removeStage(plan: Plan, stage: number): Plan {
  const stages = plan.stages.filter((_, index) => index !== stage);
  if (stages.length === 0) return plan;
  const isReference = plan.reference !== undefined && plan.reference === plan.stages[stage]?.id;
  const lost = plan.phases.filter((phase) => isEmpty(phase) && !stages.some(({ phases }) => phases.includes(phase.id)));
  return without(patched({ ...plan, stages }, isReference ? { reference: undefined } : {}), lost);
}

export const addPhase = (plan: Plan): Plan => ({ ...plan, phases: [...plan.phases, newPhase(plan)] });

/** Stages in which nobody else goes: as long as there is one, the phase cannot be removed. */
export const stagesAlone = (plan: Plan, phase: number): number[] =>
  plan.stages.flatMap(({ phases }, stage) => (phases.every((id) => id === plan.phases[phase]?.id) ? stage : []));

export function removePhase(plan: Plan, phase: number): Plan {
  const its = plan.phases[phase];
  return its && plan.phases.length > 1 && stagesAlone(plan, phase).length === 0 ? without(plan, [its]) : plan;
}

/** Phases that a gesture has emptied are taken out, where no stage is left without a phase; one that was only just added stays. */
export function dropEmptied(before: Plan, after: Plan): Plan {
  const isFresh = (phase: Phase): boolean =>
    before.phases.includes(phase) && !after.stages.some(({ phases }) => phases.includes(phase.id));
  return after.phases
    .filter((phase) => isEmpty(phase) && !isFresh(phase))
    .reduce((plan, phase) => removePhase(plan, plan.phases.indexOf(phase)), after);
}

/** Takes phases out of the table, the stages, and the list of main phases. */
function without(plan: Plan, lost: readonly Phase[]): Plan {
  if (lost.length === 0) return plan;
  const stays = (id: string): boolean => !lost.some((phase) => phase.id === id);
  const main = plan.control?.mode === 'semiActuated' ? plan.control.main?.filter(stays) : undefined;
  return {
    ...plan,
    ...(main === undefined ? {} : { control: semiActuated(main) }),
    phases: plan.phases.filter(({ id }) => stays(id)),
    stages: plan.stages.map((stage) => ({ ...stage, phases: stage.phases.filter(stays) })),
  };
}

/** No main phases written: those of the first stage are. */
export const semiActuated = (main: readonly string[]): Control => ({
  mode: 'semiActuated',
  ...(main.length === 0 ? {} : { main: [...main] }),
});

export function setPhase(plan: Plan, phase: number, patch: Patch<Phase>): Plan {
  return { ...plan, phases: plan.phases.map((each, index) => (index === phase ? patched(each, patch) : each)) };
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
