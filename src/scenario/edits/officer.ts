import { CONTROLLER, controllerName, type Edit, hoursText, refuseUnknown, replaced } from './edit.ts';

/** Puts an officer at the cabinet in these periods, beside those already there. */
export const officer: Edit<'officer'> = {
  apply(model, { controller: id, duties }) {
    if (!model.controllers.some((controller) => controller.id === id)) {
      return refuseUnknown(['controller'], CONTROLLER, id, model.controllers);
    }
    const controllers = replaced(model.controllers, id, (old) => ({
      ...old,
      officer: [...(old.officer ?? []), ...duties].sort((a, b) => (a.from < b.from ? -1 : 1)),
    }));
    return { model: { ...model, controllers } };
  },
  describe({ controller, duties }, model) {
    const name = controllerName(model, controller);
    const when = hoursText(duties.map(({ from, to }) => [from, to]));
    return { zh: `${name.zh}：民警手控 ${when.zh}`, en: `${name.en}: by hand ${when.en}` };
  },
};
