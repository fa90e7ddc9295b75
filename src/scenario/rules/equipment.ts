import type { Finding } from '../finding.ts';
import { byId, whereKnown } from '../holes.ts';
import type { Controller, Model } from '../schema.ts';
import { each, error, idsOf, type Rule, unknownId } from './rule.ts';

/** Detectors lie on lanes that lead to an intersection of their controller; push buttons stand at crosswalks of one. */
export const equipment: Rule = (model) => {
  const linkOf = byId(model.links);
  const links = idsOf(model.links);
  return each(model.controllers, (controller, index) => {
    const own = ['controllers', index];
    return [
      ...each(controller.detectors, ({ link: id, lanes }, number) => {
        const path = [...own, 'detectors', number];
        const link = linkOf.get(id);
        if (link === undefined) return unknownId([...path, 'link'], 'link', id, links);
        if (!controller.intersections.includes(link.to))
          return [
            error(
              'scenario.otherApproach',
              [...path, 'link'],
              `路段“${id}”不通到这台信号机控制的路口，检测器看不到它的车`,
              `Link "${id}" does not lead to an intersection of this controller, which the detector is to serve`,
            ),
          ];
        return lanes.flatMap((lane, at): Finding[] =>
          lane < link.lanes.length
            ? []
            : [
                error(
                  'scenario.noLane',
                  [...path, 'lanes', at],
                  `路段“${id}”只有 ${link.lanes.length} 条车道（从 0 编号），没有车道 ${lane}`,
                  `Link "${id}" has ${link.lanes.length} lanes, numbered from 0; there is no lane ${lane}`,
                ),
              ],
        );
      }),
      ...each(controller.pushButtons, ({ crosswalk }, number) => {
        const path = [...own, 'pushButtons', number, 'crosswalk'];
        if (!links.has(crosswalk)) return unknownId(path, 'link', crosswalk, links);
        return whereKnown(() => hasCrosswalk(model, controller, crosswalk), true)
          ? []
          : [
              error(
                'scenario.noCrosswalk',
                path,
                `这台信号机控制的路口在“${crosswalk}”处没有人行横道`,
                `The intersections of this controller have no crosswalk across "${crosswalk}"`,
              ),
            ];
      }),
    ];
  });
};

const hasCrosswalk = (model: Model, controller: Controller, leg: string): boolean =>
  model.intersections.some(
    ({ id, crosswalks }) =>
      controller.intersections.includes(id) && crosswalks?.some((crosswalk) => crosswalk.leg === leg) === true,
  );
