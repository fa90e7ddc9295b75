import { eachSchedule } from './schedules.ts';
import { each, idsOf, type Rule, unknownId } from './rule.ts';

/** What controllers, plans, stages and schedules name exists. */
export const signalIds: Rule = (model) => {
  const intersections = idsOf(model.intersections);
  const links = idsOf(model.links);
  return each(model.controllers, (controller, index) => {
    const own = ['controllers', index];
    const plans = idsOf(controller.plans);
    return [
      ...each(controller.intersections, (id, number) =>
        unknownId([...own, 'intersections', number], 'intersection', id, intersections),
      ),
      ...eachSchedule(controller, (schedule, path) =>
        each(schedule, (entry, number) => unknownId([...own, ...path, number, 'plan'], 'plan', entry.plan, plans)),
      ),
      ...(controller.storedPlan === undefined
        ? []
        : unknownId([...own, 'storedPlan'], 'plan', controller.storedPlan, plans)),
      ...each(controller.plans, (plan, number) => {
        const here = [...own, 'plans', number];
        const phases = idsOf(plan.phases);
        return [
          ...(plan.reference === undefined
            ? []
            : unknownId([...here, 'reference'], 'stage', plan.reference, idsOf(plan.stages))),
          ...(plan.control?.mode !== 'semiActuated'
            ? []
            : each(plan.control.main, (id, at) => unknownId([...here, 'control', 'main', at], 'phase', id, phases))),
          ...each(plan.phases, (phase, place) => [
            ...each(phase.movements, (movement, at) =>
              unknownId([...here, 'phases', place, 'movements', at, 'approach'], 'link', movement.approach, links),
            ),
            ...each(phase.crosswalks, (leg, at) =>
              unknownId([...here, 'phases', place, 'crosswalks', at], 'link', leg, links),
            ),
          ]),
          ...each(plan.stages, (stage, place) =>
            each(stage.phases, (phase, at) =>
              unknownId([...here, 'stages', place, 'phases', at], 'phase', phase, phases),
            ),
          ),
        ];
      }),
    ];
  });
};
