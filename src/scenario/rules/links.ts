import { byId } from '../holes.ts';
import { each, error, idsOf, type Rule } from './rule.ts';

/** Links join two different nodes, have a length, and lanes that lead somewhere. */
export const links: Rule = (model) => {
  const portals = idsOf(model.portals);
  const nodes = byId<{ id: string; at: [number, number] }>(model.intersections, model.portals);
  const linkOf = byId(model.links);
  return each(model.links, (link, index) => {
    const own = ['links', index];
    const findings = [];
    const from = nodes.get(link.from);
    const to = nodes.get(link.to);
    if (link.from === link.to) {
      findings.push(
        error('scenario.linkLoop', [...own, 'to'], '路段的起点和终点相同', 'The link ends where it starts'),
      );
    } else if (from !== undefined && to !== undefined) {
      const points = [from.at, ...(link.via ?? []), to.at];
      const double = points.findIndex(([x, y], place) => {
        const before = points[place - 1];
        return before !== undefined && before[0] === x && before[1] === y;
      });
      if (double > 0) {
        findings.push(
          error(
            'scenario.noLength',
            own,
            `路段“${link.id}”有两个相邻的点重合在 (${points[double]!.join(', ')})，长度必须大于 0`,
            `Two neighbouring points of link "${link.id}" are the same, (${points[double]!.join(', ')}); every piece must have a length`,
          ),
        );
      }
    }
    if (link.lanes.every((lane) => lane.length !== undefined)) {
      findings.push(
        error(
          'scenario.onlyBays',
          [...own, 'lanes'],
          '每条车道都写了展宽段长度：至少要有一条贯通整个路段的车道',
          'Every lane has a bay length: at least one must run the whole link',
        ),
      );
    }
    const atPortal = portals.has(link.to);
    for (const [number, lane] of link.lanes.entries()) {
      const here = [...own, 'lanes', number];
      if (atPortal && lane.turns.length > 0) {
        findings.push(
          error(
            'scenario.turnsAtPortal',
            [...here, 'turns'],
            '路段通到边界出入口，车道没有转向：应写 []',
            'The link ends at a portal, where there is nothing to turn into: write []',
          ),
        );
      }
      if (!atPortal && lane.turns.length === 0) {
        findings.push(
          error(
            'scenario.noTurns',
            [...here, 'turns'],
            '车道通到路口，至少要允许一个转向',
            'The lane leads to an intersection and must allow at least one turn',
          ),
        );
      }
      for (const [place, exit] of (lane.to ?? []).entries()) {
        const start = linkOf.get(exit)?.from;
        if (start === undefined || start === link.to) continue;
        findings.push(
          error(
            'scenario.laneElsewhere',
            [...here, 'to', place],
            `路段“${exit}”不从“${link.to}”出发，车道到不了那里`,
            `Link "${exit}" does not start at "${link.to}", so the lane cannot lead there`,
          ),
        );
      }
    }
    return findings;
  });
};
