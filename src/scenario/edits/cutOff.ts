import { changeControllers, controllerNames, type Edit, hoursText } from './edit.ts';

/** The centre is not heard in these hours: networked controllers go by what they have stored. */
export const cutOff: Edit<'cutOff'> = {
  apply: (model, { controllers, hours }) =>
    changeControllers(
      model,
      controllers,
      (controller) => ({ ...controller, offline: [...(controller.offline ?? []), ...hours] }),
      (controller, { zh, en }) =>
        controller.class === 'networked'
          ? undefined
          : { zh: `${zh}的信号机没有联网，无从中断`, en: `${en} is not networked and cannot be cut off` },
    ),
  describe({ controllers, hours }, model) {
    const [names, when] = [controllerNames(model, controllers), hoursText(hours)];
    return { zh: `通信中断 ${when.zh}：${names.zh}`, en: `Cut off from the centre ${when.en}: ${names.en}` };
  },
};
