import { byId } from '../holes.ts';
import type { Link, Model } from '../schema.ts';
import { each, error, type Rule, warning } from './rule.ts';

/** Turning counts are of the intersection they name, each turn once; a model has some demand. */
export const counts: Rule = (model) => {
  const linkOf = byId(model.links);
  const findings = each(model.demand.turningCounts, (count, index) => {
    const seen = new Set<string>();
    return each(count.counts, ({ approach, exit }, number) => {
      const own = ['demand', 'turningCounts', index, 'counts', number];
      const found = [];
      const from = linkOf.get(approach);
      const to = linkOf.get(exit);
      if (from !== undefined && from.to !== count.intersection) {
        found.push(
          error(
            'scenario.otherLeg',
            [...own, 'approach'],
            `路段“${approach}”不通到路口“${count.intersection}”`,
            `Link "${approach}" does not lead to intersection "${count.intersection}"`,
          ),
        );
      }
      if (to !== undefined && to.from !== count.intersection) {
        found.push(
          error(
            'scenario.otherLeg',
            [...own, 'exit'],
            `路段“${exit}”不从路口“${count.intersection}”驶出`,
            `Link "${exit}" does not leave intersection "${count.intersection}"`,
          ),
        );
      }
      for (const [key, link] of [
        ['approach', from],
        ['exit', to],
      ] as const) {
        if (link === undefined || hasEnd(model, link)) continue;
        found.push(
          error(
            'scenario.countWithoutEnd',
            [...own, key],
            `路段“${link.id}”既不连接边界出入口，也没有小区出入口：调查到的车无处${key === 'approach' ? '出现' : '离开'}；请在该路段上给一个小区加出入口，或改用 OD 需求`,
            `Link "${link.id}" touches no portal and has no driveway, so counted vehicles cannot ${key === 'approach' ? 'begin' : 'end'} there; give a zone a driveway on it, or use OD demand`,
          ),
        );
      }
      const pair = `${approach} ${exit}`;
      if (seen.has(pair)) {
        found.push(
          error(
            'scenario.countTwice',
            own,
            `“${approach}”到“${exit}”在这段计数里写了两次`,
            `"${approach}" to "${exit}" stands twice in this count`,
          ),
        );
      }
      seen.add(pair);
      return found;
    });
  });
  const { od, turningCounts } = model.demand;
  const isEmpty = (od ?? []).length === 0 && (turningCounts ?? []).length === 0;
  if (isEmpty && (model.busLines ?? []).length === 0 && (model.schools ?? []).length === 0) {
    findings.push(
      warning(
        'scenario.noDemand',
        ['demand'],
        '没有交通需求：路上不会有车',
        'There is no demand: the roads stay empty',
      ),
    );
  }
  return findings;
};

/** Whether counted vehicles can begin or end on a link: at a portal or a driveway. Of a link that is wrong itself nothing is said. */
function hasEnd(model: Model, link: Link): boolean {
  const isInside = (node: string): boolean => model.intersections.some(({ id }) => id === node);
  if (link.from === link.to || !isInside(link.from) || !isInside(link.to)) return true;
  return (model.zones ?? []).some((zone) => zone.access.some((access) => access.link === link.id));
}
