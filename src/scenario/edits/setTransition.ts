import { changeControllers, controllerNames, type Edit } from './edit.ts';

const METHODS = {
  immediate: { zh: '立即切换', en: 'immediate' },
  dwell: { zh: '驻留过渡', en: 'dwell' },
  shortway: { zh: '就近过渡', en: 'shortway' },
};

/** How controllers get in step with a new plan. */
export const setTransition: Edit<'setTransition'> = {
  apply: (model, { controllers, transition }) =>
    changeControllers(model, controllers, (controller) => ({ ...controller, transition })),
  describe({ controllers, transition }, model) {
    const [names, method] = [controllerNames(model, controllers), METHODS[transition.method]];
    return { zh: `方案过渡改为${method.zh}：${names.zh}`, en: `Transition ${method.en}: ${names.en}` };
  },
};
