import { changeControllers, controllerName, controllerNames, type Edit, hoursText, refuse } from './edit.ts';

/** All detectors of the controllers tell nothing in these hours. */
export const failDetectors: Edit<'failDetectors'> = {
  apply(model, { controllers, hours }) {
    const without = controllers.findIndex((id) => {
      const controller = model.controllers.find((one) => one.id === id);
      return controller !== undefined && (controller.detectors ?? []).length === 0;
    });
    if (without >= 0) {
      const { zh, en } = controllerName(model, controllers[without]!);
      return refuse(['controllers', without], `${zh}没有检测器`, `${en} has no detectors`);
    }
    return changeControllers(model, controllers, (controller) => ({
      ...controller,
      detectors: controller.detectors?.map((detector) => ({
        ...detector,
        failed: [...(detector.failed ?? []), ...hours],
      })),
    }));
  },
  describe({ controllers, hours }, model) {
    const [names, when] = [controllerNames(model, controllers), hoursText(hours)];
    return { zh: `检测器失效 ${when.zh}：${names.zh}`, en: `Detectors dead ${when.en}: ${names.en}` };
  },
};
