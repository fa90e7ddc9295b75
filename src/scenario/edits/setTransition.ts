import { changeControllers, controllerNames, type Edit } from './edit.ts';

const METHODS = {
  immediate: { zh: '立即切换', en: 'immediate' },
  dwell: { zh: '驻留过渡', en: 'dwell' },
  shortway: { zh: '就近过渡', en: 'shortway' },
};
const MIDNIGHTS = {
  continue: { zh: '，午夜不重新起算', en: ', the cycle runs on past midnight' },
  resynchronise: { zh: '，午夜重新起算', en: ', the cycle counts anew from midnight' },
};

/** How controllers get in step with a new plan, and what their cycle does at midnight. */
export const setTransition: Edit<'setTransition'> = {
  apply: (model, { controllers, transition, midnight }) =>
    changeControllers(model, controllers, (controller) => ({
      ...controller,
      transition,
      ...(midnight === undefined ? {} : { midnight }),
    })),
  describe({ controllers, transition, midnight }, model) {
    const [names, method] = [controllerNames(model, controllers), METHODS[transition.method]];
    const night = midnight === undefined ? { zh: '', en: '' } : MIDNIGHTS[midnight];
    return {
      zh: `方案过渡改为${method.zh}${night.zh}：${names.zh}`,
      en: `Transition ${method.en}${night.en}: ${names.en}`,
    };
  },
};
