import { CONTROLLER, controllerName, type Edit, refuseUnknown, replaced } from './edit.ts';

/** Replaces the schedule; that its plans exist is checked on the result. */
export const reschedule: Edit<'reschedule'> = {
  apply(model, { controller: id, schedule }) {
    if (!model.controllers.some((controller) => controller.id === id)) {
      return refuseUnknown(['controller'], CONTROLLER, id, model.controllers);
    }
    return {
      model: { ...model, controllers: replaced(model.controllers, id, (controller) => ({ ...controller, schedule })) },
    };
  },
  describe({ controller, schedule }, model) {
    const name = controllerName(model, controller);
    const list = schedule.map((entry) => `${entry.from} ${entry.plan}`);
    return { zh: `${name.zh}：时段表改为 ${list.join('、')}`, en: `${name.en}: schedule ${list.join(', ')}` };
  },
};
