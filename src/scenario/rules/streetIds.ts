import { each, idsOf, type Rule, unknownId } from './rule.ts';

/** What links, intersections and corridors name exists. */
export const streetIds: Rule = (model) => {
  const roads = idsOf(model.roads);
  const nodes = idsOf(model.intersections, model.portals);
  const links = idsOf(model.links);
  const intersections = idsOf(model.intersections);
  return [
    ...each(model.intersections, (intersection, index) => {
      const own = ['intersections', index];
      return [
        ...(intersection.majorRoad === undefined
          ? []
          : unknownId([...own, 'majorRoad'], 'road', intersection.majorRoad, roads)),
        ...each(intersection.crosswalks, (crosswalk, number) =>
          unknownId([...own, 'crosswalks', number, 'leg'], 'link', crosswalk.leg, links),
        ),
        ...each(intersection.bans, (ban, number) =>
          unknownId([...own, 'bans', number, 'approach'], 'link', ban.approach, links),
        ),
        ...each(intersection.rightTurnIslands, (island, number) =>
          unknownId([...own, 'rightTurnIslands', number, 'approach'], 'link', island.approach, links),
        ),
      ];
    }),
    ...each(model.links, (link, index) => [
      ...unknownId(['links', index, 'road'], 'road', link.road, roads),
      ...unknownId(['links', index, 'from'], 'node', link.from, nodes),
      ...unknownId(['links', index, 'to'], 'node', link.to, nodes),
      ...each(link.lanes, (lane, number) =>
        each(lane.to, (exit, place) => unknownId(['links', index, 'lanes', number, 'to', place], 'link', exit, links)),
      ),
    ]),
    ...each(model.corridors, (corridor, index) =>
      each(corridor.intersections, (id, place) =>
        unknownId(['corridors', index, 'intersections', place], 'intersection', id, intersections),
      ),
    ),
  ];
};
