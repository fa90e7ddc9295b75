import { changeControllers, controllerNames, type Edit } from './edit.ts';

/** Sets clocks by satellite from now on: offsets hold, and plans are still only what is stored. */
export const synchronise: Edit<'synchronise'> = {
  apply: (model, { controllers }) =>
    changeControllers(
      model,
      controllers,
      ({ clockError: _error, clockDrift: _drift, ...rest }) => ({ ...rest, class: 'synchronised' }),
      (controller, { zh, en }) =>
        controller.class === 'freeRunning'
          ? undefined
          : { zh: `${zh}的信号机时钟本来就准`, en: `The clock of ${en} is right already` },
    ),
  describe({ controllers }, model) {
    const { zh, en } = controllerNames(model, controllers);
    return { zh: `信号机加装卫星授时：${zh}`, en: `Clocks by satellite: ${en}` };
  },
};
