import { byId } from '../holes.ts';
import { each, error, idsOf, type Rule, unknownId } from './rule.ts';

/** The links of a guarded route exist, and each begins where the one before it ends. Whether the turns are allowed is a matter of geometry. */
export const guardedRoutes: Rule = (model) => {
  const linkOf = byId(model.links);
  const links = idsOf(model.links);
  return each(model.guardedRoutes, (route, index) =>
    each(route.links, (id, number) => {
      const path = ['guardedRoutes', index, 'links', number];
      const link = linkOf.get(id);
      if (link === undefined) return unknownId(path, 'link', id, links);
      const before = linkOf.get(route.links[number - 1] ?? '');
      if (number === 0 || before === undefined || before.to === link.from) return [];
      return [
        error(
          'scenario.routeBroken',
          path,
          `优先路线“${route.id}”在这里断开：“${before.id}”通到“${before.to}”，“${id}”从“${link.from}”出发`,
          `Guarded route "${route.id}" is broken here: "${before.id}" leads to "${before.to}", "${id}" starts at "${link.from}"`,
        ),
      ];
    }),
  );
};
