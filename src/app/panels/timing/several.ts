/** What is done to several intersections at once, as changes of the scenario; one step to undo. */
import type { Network } from '../../../network/index.ts';
import type { Change, Controller, Model, Plan, Text } from '../../../scenario/index.ts';
import { copyPlan, toCycle } from '../../../signal/index.ts';
import { planText } from './names.ts';

export interface Refusal {
  readonly intersection: string;
  readonly reason: Text;
}

/** Either changes for all, or why not. */
export interface Outcome {
  readonly changes: readonly Change[];
  readonly refusals: readonly Refusal[];
}

/** The controllers of the selected intersections, each once, in the order of selection. */
export function controllersOf(model: Model, selection: readonly string[]): Controller[] {
  const found = selection.flatMap(
    (id) => model.controllers.find(({ intersections }) => intersections.includes(id)) ?? [],
  );
  return [...new Set(found)];
}

/** Names of plans that some of the controllers have, and how many. */
export function planNames(controllers: readonly Controller[]): { id: string; text: Text; count: number }[] {
  const found = new Map<string, { id: string; text: Text; count: number }>();
  for (const { plans } of controllers)
    for (const plan of plans) {
      const known = found.get(plan.id);
      found.set(plan.id, { id: plan.id, text: known?.text ?? planText(plan), count: (known?.count ?? 0) + 1 });
    }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** One cycle for the plan of this id at all controllers that have it. @param cycle [s] */
export function commonCycle(
  model: Model,
  network: Network,
  controllers: readonly Controller[],
  planId: string,
  cycle: number,
): Outcome {
  const changes: Change[] = [];
  const refusals: Refusal[] = [];
  for (const controller of controllers) {
    const plan = controller.plans.find(({ id }) => id === planId);
    if (!plan) continue;
    const scaled = toCycle(model, network, controller, plan, cycle);
    if ('plan' in scaled) changes.push({ do: 'retime', controller: controller.id, plan: scaled.plan });
    else
      refusals.push({
        intersection: controller.intersections[0] ?? '',
        reason: { zh: `最短只能到 ${scaled.least} 秒`, en: `${scaled.least} s at least` },
      });
  }
  return { changes, refusals };
}

/** A plan of one controller for all the others that are like it. */
export function copyToAll(
  model: Model,
  network: Network,
  from: Controller,
  plan: Plan,
  controllers: readonly Controller[],
): Outcome {
  const name = model.intersections.find(({ id }) => id === from.intersections[0])?.name ?? { zh: from.id, en: from.id };
  const source = `复制自${name.zh} copied from ${name.en}`;
  const changes: Change[] = [];
  const refusals: Refusal[] = [];
  for (const controller of controllers) {
    if (controller === from) continue;
    const copied = copyPlan(model, network, from, plan, controller, source);
    if ('plan' in copied) changes.push({ do: 'retime', controller: controller.id, plan: copied.plan });
    else refusals.push({ intersection: controller.intersections[0] ?? '', reason: copied.refusal });
  }
  return { changes, refusals };
}
