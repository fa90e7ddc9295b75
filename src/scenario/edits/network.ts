import { CONTROLLER, controllerName, type Edit, refuse, refuseUnknown } from './edit.ts';

/** Connects controllers to the centre, which also sets their clocks right. */
export const network: Edit<'network'> = {
  apply(model, { controllers: ids }) {
    for (const [index, id] of ids.entries()) {
      const controller = model.controllers.find((candidate) => candidate.id === id);
      if (controller === undefined) return refuseUnknown(['controllers', index], CONTROLLER, id, model.controllers);
      if (controller.networked) {
        const name = controllerName(model, id);
        return refuse(['controllers', index], `${name.zh}的信号机已经联网`, `${name.en} is networked already`);
      }
    }
    const controllers = model.controllers.map((controller) => {
      if (!ids.includes(controller.id)) return controller;
      const { clockError: _error, clockDrift: _drift, ...rest } = controller;
      return { ...rest, networked: true };
    });
    return { model: { ...model, controllers } };
  },
  describe({ controllers }, model) {
    const names = controllers.map((id) => controllerName(model, id));
    return {
      zh: `信号机联网：${names.map((name) => name.zh).join('、')}`,
      en: `Networked: ${names.map((name) => name.en).join(', ')}`,
    };
  },
};
