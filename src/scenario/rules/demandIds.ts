import { each, idsOf, type Rule, unknownId } from './rule.ts';

/** What zones, schools, buses and demand name exists. */
export const demandIds: Rule = (model) => {
  const links = idsOf(model.links);
  const zones = idsOf(model.zones);
  const ends = idsOf(model.zones, model.portals);
  const stops = idsOf(model.busStops);
  const profiles = idsOf(model.demand.profiles);
  const intersections = idsOf(model.intersections);
  return [
    ...each(model.zones, (zone, index) =>
      each(zone.access, (access, number) =>
        unknownId(['zones', index, 'access', number, 'link'], 'link', access.link, links),
      ),
    ),
    ...each(model.schools, (school, index) => [
      ...each(school.gates, (gate, number) =>
        unknownId(['schools', index, 'gates', number, 'link'], 'link', gate.link, links),
      ),
      ...each(school.catchment, ([zone], number) =>
        unknownId(['schools', index, 'catchment', number, 0], 'zone', zone, zones),
      ),
      ...each(school.work, ([zone], number) => unknownId(['schools', index, 'work', number, 0], 'zone', zone, zones)),
    ]),
    ...each(model.busStops, (stop, index) => unknownId(['busStops', index, 'link'], 'link', stop.link, links)),
    ...each(model.busLines, (line, index) => [
      ...unknownId(['busLines', index, 'from'], 'end', line.from, ends),
      ...unknownId(['busLines', index, 'to'], 'end', line.to, ends),
      ...each(line.links, (link, number) => unknownId(['busLines', index, 'links', number], 'link', link, links)),
      ...each(line.stops, (stop, number) => unknownId(['busLines', index, 'stops', number], 'busStop', stop, stops)),
    ]),
    ...each(model.demand.od, (layer, index) => [
      ...unknownId(['demand', 'od', index, 'profile'], 'profile', layer.profile, profiles),
      ...each(layer.trips, ([from, to], number) => [
        ...unknownId(['demand', 'od', index, 'trips', number, 0], 'end', from, ends),
        ...unknownId(['demand', 'od', index, 'trips', number, 1], 'end', to, ends),
      ]),
    ]),
    ...each(model.demand.turningCounts, (count, index) => [
      ...unknownId(
        ['demand', 'turningCounts', index, 'intersection'],
        'intersection',
        count.intersection,
        intersections,
      ),
      ...each(count.counts, (turn, number) => [
        ...unknownId(['demand', 'turningCounts', index, 'counts', number, 'approach'], 'link', turn.approach, links),
        ...unknownId(['demand', 'turningCounts', index, 'counts', number, 'exit'], 'link', turn.exit, links),
      ]),
    ]),
  ];
};
