import { type Edit, refuse } from './edit.ts';

/** A vehicle or convoy for which the signals on its way are held green. */
export const guardRoute: Edit<'guardRoute'> = {
  apply(model, { route }) {
    const known = model.guardedRoutes ?? [];
    if (known.some(({ id }) => id === route.id)) {
      return refuse(
        ['route', 'id'],
        `已经有编号为“${route.id}”的优先路线`,
        `There is already a guarded route "${route.id}"`,
      );
    }
    return { model: { ...model, guardedRoutes: [...known, route] } };
  },
  describe: ({ route }) => ({
    zh: `${route.kind === 'emergency' ? '紧急车辆' : '特勤'}路线“${route.name.zh}”，${route.at} 出发`,
    en: `${route.kind === 'emergency' ? 'Emergency' : 'Guarded'} route "${route.name.en}" at ${route.at}`,
  }),
};
