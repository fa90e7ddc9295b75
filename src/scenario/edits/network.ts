import { changeControllers, controllerNames, type Edit } from './edit.ts';

/** Connects controllers to the centre, which also sets their clocks right. */
export const network: Edit<'network'> = {
  apply: (model, { controllers }) =>
    changeControllers(
      model,
      controllers,
      ({ clockError: _error, clockDrift: _drift, ...rest }) => ({ ...rest, class: 'networked' }),
      (controller, { zh, en }) =>
        controller.class === 'networked'
          ? { zh: `${zh}的信号机已经联网`, en: `${en} is networked already` }
          : undefined,
    ),
  describe({ controllers }, model) {
    const { zh, en } = controllerNames(model, controllers);
    return { zh: `信号机联网：${zh}`, en: `Networked: ${en}` };
  },
};
