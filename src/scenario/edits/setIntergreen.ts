import { type Edit, nameOf, refuseUnknown, replaced } from './edit.ts';

/** Replaces the intergreen of one pair of movements, with a reason. */
export const setIntergreen: Edit<'setIntergreen'> = {
  apply(model, { intersection: id, intergreen }) {
    if (!model.intersections.some((intersection) => intersection.id === id)) {
      return refuseUnknown(['intersection'], { zh: '路口', en: 'intersection' }, id, model.intersections);
    }
    const key = (one: typeof intergreen) => JSON.stringify([one.ending, one.starting]);
    const intersections = replaced(model.intersections, id, (old) => ({
      ...old,
      intergreens: [...(old.intergreens ?? []).filter((one) => key(one) !== key(intergreen)), intergreen],
    }));
    return { model: { ...model, intersections } };
  },
  describe({ intersection, intergreen: { seconds, reason } }, model) {
    const name = nameOf(model.intersections, intersection);
    return {
      zh: `${name.zh}：绿灯间隔改为 ${seconds} 秒（${reason}）`,
      en: `${name.en}: an intergreen of ${seconds} s (${reason})`,
    };
  },
};
