import { type Edit, nameOf, refuse, refuseUnknown, replaced } from './edit.ts';

/** Puts a signal where the minor road yielded until now. */
export const signalise: Edit<'signalise'> = {
  apply(model, { intersection: id, controller }) {
    const intersection = model.intersections.find((candidate) => candidate.id === id);
    if (intersection === undefined) {
      return refuseUnknown(['intersection'], { zh: '路口', en: 'intersection' }, id, model.intersections);
    }
    const name = intersection.name;
    if (intersection.control === 'signal') {
      return refuse(['intersection'], `${name.zh}已经有信号灯`, `${name.en} already has a signal`);
    }
    if (model.controllers.some((candidate) => candidate.id === controller.id)) {
      return refuse(
        ['controller', 'id'],
        `已经有编号为“${controller.id}”的信号机`,
        `There is already a controller "${controller.id}"`,
      );
    }
    if (!controller.intersections.includes(id)) {
      return refuse(
        ['controller', 'intersections'],
        `新信号机应当控制“${id}”`,
        `The new controller must control "${id}"`,
      );
    }
    return {
      model: {
        ...model,
        intersections: replaced(model.intersections, id, (old) => ({ ...old, control: 'signal' })),
        controllers: [...model.controllers, controller],
      },
    };
  },
  describe({ intersection }, model) {
    const name = nameOf(model.intersections, intersection);
    return { zh: `${name.zh}：新设信号灯`, en: `${name.en}: new signal` };
  },
};
