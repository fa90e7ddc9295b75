import { CONTROLLER, controllerName, type Edit, refuseUnknown, replaced } from './edit.ts';

/** Replaces the plan of the same id, or adds it. */
export const retime: Edit<'retime'> = {
  apply(model, { controller: id, plan }) {
    if (!model.controllers.some((controller) => controller.id === id)) {
      return refuseUnknown(['controller'], CONTROLLER, id, model.controllers);
    }
    const controllers = replaced(model.controllers, id, (controller) => {
      const known = controller.plans.some((old) => old.id === plan.id);
      const plans = known ? replaced(controller.plans, plan.id, () => plan) : [...controller.plans, plan];
      return { ...controller, plans };
    });
    return { model: { ...model, controllers } };
  },
  describe({ controller: id, plan }, model) {
    const name = controllerName(model, id);
    const controller = model.controllers.find((candidate) => candidate.id === id);
    const old = controller?.plans.find((candidate) => candidate.id === plan.id);
    const plans = { zh: plan.name?.zh ?? plan.id, en: plan.name?.en ?? plan.id };
    if (old === undefined) {
      return {
        zh: `${name.zh}：增加配时方案“${plans.zh}”，周期 ${plan.cycle} 秒`,
        en: `${name.en}: new timing plan "${plans.en}", cycle ${plan.cycle} s`,
      };
    }
    const cycle = old.cycle === plan.cycle ? `${plan.cycle}` : `${old.cycle} → ${plan.cycle}`;
    return {
      zh: `${name.zh}：重新配时“${plans.zh}”，周期 ${cycle} 秒`,
      en: `${name.en}: retime "${plans.en}", cycle ${cycle} s`,
    };
  },
};
