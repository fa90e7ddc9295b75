import { CONTROLLER, controllerName, type Edit, refuseUnknown, replaced } from './edit.ts';

/** Replaces the schedule, and the days that have one of their own where they are given; that its plans exist is checked on the result. */
export const reschedule: Edit<'reschedule'> = {
  apply(model, { controller: id, schedule, otherDays }) {
    if (!model.controllers.some((controller) => controller.id === id)) {
      return refuseUnknown(['controller'], CONTROLLER, id, model.controllers);
    }
    const controllers = replaced(model.controllers, id, (controller) => ({
      ...controller,
      schedule,
      ...(otherDays === undefined ? {} : { otherDays }),
    }));
    return { model: { ...model, controllers } };
  },
  describe({ controller, schedule, otherDays }, model) {
    const name = controllerName(model, controller);
    const list = schedule.map((entry) => `${entry.from} ${entry.plan}`);
    const others = otherDays?.length ?? 0;
    return {
      zh: `${name.zh}：时段表改为 ${list.join('、')}${others > 0 ? `；另有 ${others} 组日子各用各的` : ''}`,
      en: `${name.en}: schedule ${list.join(', ')}${others > 0 ? `; ${others} more for other days` : ''}`,
    };
  },
};
