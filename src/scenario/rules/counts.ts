import { byId } from '../holes.ts';
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
