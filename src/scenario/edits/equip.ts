import { CONTROLLER, controllerName, type Edit, refuseUnknown, replaced } from './edit.ts';

/** Gives a controller detectors and push buttons; those of the same id are replaced, the others stay. */
export const equip: Edit<'equip'> = {
  apply(model, { controller: id, detectors, pushButtons }) {
    if (!model.controllers.some((controller) => controller.id === id)) {
      return refuseUnknown(['controller'], CONTROLLER, id, model.controllers);
    }
    const controllers = replaced(model.controllers, id, (old) => ({
      ...old,
      ...(detectors && { detectors: merged(old.detectors, detectors) }),
      ...(pushButtons && { pushButtons: merged(old.pushButtons, pushButtons) }),
    }));
    return { model: { ...model, controllers } };
  },
  describe({ controller, detectors = [], pushButtons = [] }, model) {
    const name = controllerName(model, controller);
    return {
      zh: `${name.zh}：加装检测器 ${detectors.length} 个、行人按钮 ${pushButtons.length} 个`,
      en: `${name.en}: ${detectors.length} detectors and ${pushButtons.length} push buttons`,
    };
  },
};

function merged<T extends { id: string }>(old: readonly T[] = [], fresh: readonly T[]): T[] {
  return [...old.filter(({ id }) => !fresh.some((one) => one.id === id)), ...fresh];
}
