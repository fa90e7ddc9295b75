import type { Finding } from '../finding.ts';
import { each, error, idsOf, type Rule, unknownId } from './rule.ts';

/**
 * An officer's duties end after they begin and follow one another; the stage he favours is one of a plan. Only a networked controller can
 * lose its centre. Hours of failure end after they begin.
 */
export const duties: Rule = (model) =>
  each(model.controllers, (controller, index) => {
    const own = ['controllers', index];
    return [
      ...each(controller.officer, ({ from, to, main }, number) => {
        const path = [...own, 'officer', number];
        const before = controller.officer?.[number - 1];
        const stages = idsOf(...controller.plans.map((plan) => plan.stages));
        return [
          ...ordered(path, from, to),
          ...(before === undefined || before.to <= from
            ? []
            : [
                error(
                  'scenario.dutiesOverlap',
                  [...path, 'from'],
                  `手控时段要先后排列、互不重叠：${from} 早于上一段的结束 ${before.to}`,
                  `Duties stand in order and do not overlap: ${from} is before ${before.to}, when the one before ends`,
                ),
              ]),
          ...(main === undefined ? [] : unknownId([...path, 'main'], 'stage', main, stages)),
        ];
      }),
      ...(controller.offline !== undefined && controller.offline.length > 0 && controller.class !== 'networked'
        ? [
            error(
              'scenario.offlineWithoutCentre',
              [...own, 'offline'],
              '只有联网信号机才会与中心失去联系',
              'Only a networked controller can lose its centre',
            ),
          ]
        : []),
      ...each(controller.offline, ([from, to], number) => ordered([...own, 'offline', number], from, to)),
      ...(['detectors', 'pushButtons'] as const).flatMap((kind) =>
        each<{ failed?: [string, string][] | undefined }>(controller[kind], ({ failed }, number) =>
          each(failed, ([from, to], at) => ordered([...own, kind, number, 'failed', at], from, to)),
        ),
      ),
    ];
  });

function ordered(path: Finding['path'], from: string, to: string): Finding[] {
  if (from < to) return [];
  return [
    error(
      'scenario.timeOrder',
      path,
      `结束时刻 ${to} 应晚于开始时刻 ${from}`,
      `The end, ${to}, must be later than the start, ${from}`,
    ),
  ];
}
