/**
 * Offsets that are moved in the diagram: within half a cycle either way, each of one plan, and how they become changes of the scenario.
 * A plan that is not in force any more keeps what was moved in it.
 */
import type { Change, Controller, Model, Plan } from '../scenario/index.ts';
import type { CorridorSignal } from '../signal/index.ts';
import type { App } from './app.ts';

/** Seconds added to the offset, by controller and plan; see `secondsMoved`. */
export type Moved = ReadonlyMap<string, number>;

/** Ids hold no stroke. */
const keyOf = (controller: string, plan: string): string => `${controller}/${plan}`;

export const secondsMoved = (moved: Moved, controller: string, plan: string): number =>
  moved.get(keyOf(controller, plan)) ?? 0;

/** @param seconds whole; a whole cycle more or less is the same */
export function moveOffset({ corridor }: App, { controller, plan, cycle }: CorridorSignal, seconds: number): void {
  const within = seconds - cycle * Math.round(seconds / cycle);
  setMoved(corridor.moved, controller.id, plan.id, within);
}

export function setMoved(moved: { value: Moved }, controller: string, plan: string, seconds: number): void {
  const next = new Map(moved.value);
  if (seconds === 0) next.delete(keyOf(controller, plan));
  else next.set(keyOf(controller, plan), seconds);
  moved.value = next;
}

export interface MovedPlan {
  readonly controller: Controller;
  readonly plan: Plan;
  readonly seconds: number;
}

/** What is moved, as the planner wrote it, in the model's order. */
export function movedPlans(model: Model, moved: Moved): MovedPlan[] {
  return model.controllers.flatMap((controller) =>
    controller.plans.flatMap((plan) => {
      const seconds = secondsMoved(moved, controller.id, plan.id);
      return seconds === 0 ? [] : [{ controller, plan, seconds }];
    }),
  );
}

/** One retiming a plan: the same with the new offset. */
export const changesOf = (model: Model, moved: Moved): Change[] =>
  movedPlans(model, moved).map(({ controller, plan, seconds }) => {
    const offset = (plan.offset ?? 0) + seconds;
    const within = offset - plan.cycle * Math.floor(offset / plan.cycle);
    return { do: 'retime', controller: controller.id, plan: { ...plan, offset: within } };
  });
