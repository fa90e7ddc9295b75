import { byId } from '../holes.ts';
import { each, error, type Rule } from './rule.ts';

/** Every intersection can be entered and left, every portal has a link, and what an intersection says of a leg is of its own legs. */
export const legs: Rule = (model) => {
  const linkOf = byId(model.links);
  return [
    ...each(model.intersections, (intersection, index) => {
      const own = ['intersections', index];
      const findings = [];
      const canEnter = model.links.some((link) => link.to === intersection.id);
      const canLeave = model.links.some((link) => link.from === intersection.id);
      if (!canEnter || !canLeave) {
        findings.push(
          error(
            'scenario.deadEnd',
            own,
            `${intersection.name.zh}没有${canEnter ? '驶出' : '驶入'}的路段`,
            `No link ${canEnter ? 'leaves' : 'leads to'} ${intersection.name.en}`,
          ),
        );
      }
      const named = [
        ...(intersection.crosswalks ?? []).map((crosswalk, number) => ({
          id: crosswalk.leg,
          path: [...own, 'crosswalks', number, 'leg'],
          mayLeave: true,
        })),
        ...(intersection.bans ?? []).map((ban, number) => ({
          id: ban.approach,
          path: [...own, 'bans', number, 'approach'],
          mayLeave: false,
        })),
        ...(intersection.rightTurnIslands ?? []).map((island, number) => ({
          id: island.approach,
          path: [...own, 'rightTurnIslands', number, 'approach'],
          mayLeave: false,
        })),
      ];
      for (const { id, path, mayLeave } of named) {
        const link = linkOf.get(id);
        if (link === undefined || link.to === intersection.id || (mayLeave && link.from === intersection.id)) continue;
        findings.push(
          error(
            'scenario.otherLeg',
            path,
            `路段“${id}”不${mayLeave ? '与' : '通到'}${intersection.name.zh}${mayLeave ? '相连' : ''}`,
            `Link "${id}" does not ${mayLeave ? 'touch' : 'lead to'} ${intersection.name.en}`,
          ),
        );
      }
      if (intersection.majorRoad !== undefined) {
        const road = intersection.majorRoad;
        const isHere = model.links.some((link) => link.to === intersection.id && link.road === road);
        if (!isHere && model.roads.some((known) => known.id === road)) {
          findings.push(
            error(
              'scenario.majorRoadElsewhere',
              [...own, 'majorRoad'],
              `主路“${road}”不经过${intersection.name.zh}`,
              `The major road "${road}" does not lead to ${intersection.name.en}`,
            ),
          );
        }
      }
      return findings;
    }),
    ...each(model.portals, (portal, index) =>
      model.links.some((link) => link.from === portal.id || link.to === portal.id)
        ? []
        : [
            error(
              'scenario.deadEnd',
              ['portals', index],
              `边界出入口${portal.name.zh}没有连接任何路段`,
              `No link touches the portal ${portal.name.en}`,
            ),
          ],
    ),
  ];
};
