import type { Finding } from '../finding.ts';
import { whereKnown } from '../holes.ts';
import type { Text } from '../schema.ts';
import { each, error, type Rule } from './rule.ts';

type Path = Finding['path'];

/** Ids are unique among their kind; intersections, portals and zones share one kind, since trips and links name them alike. */
export const uniqueIds: Rule = (model) => {
  const places = [
    ...entries(['intersections'], model.intersections),
    ...entries(['portals'], model.portals),
    ...entries(['zones'], model.zones),
  ];
  const lists: [Text, Entry[]][] = [
    [{ zh: '路口、边界出入口和交通小区', en: 'intersections, portals and zones' }, places],
    [{ zh: '道路', en: 'roads' }, entries(['roads'], model.roads)],
    [{ zh: '路段', en: 'links' }, entries(['links'], model.links)],
    [{ zh: '信号机', en: 'controllers' }, entries(['controllers'], model.controllers)],
    [{ zh: '干线走廊', en: 'corridors' }, entries(['corridors'], model.corridors)],
    [{ zh: '优先路线', en: 'guarded routes' }, entries(['guardedRoutes'], model.guardedRoutes)],
    [{ zh: '学校', en: 'schools' }, entries(['schools'], model.schools)],
    [{ zh: '地点', en: 'places' }, entries(['places'], model.places)],
    [{ zh: '公交站', en: 'bus stops' }, entries(['busStops'], model.busStops)],
    [{ zh: '公交线路', en: 'bus lines' }, entries(['busLines'], model.busLines)],
    [{ zh: '时变曲线', en: 'profiles' }, entries(['demand', 'profiles'], model.demand.profiles)],
    [{ zh: '出行矩阵', en: 'od layers' }, entries(['demand', 'od'], model.demand.od)],
  ];
  return [
    ...lists.flatMap(([kind, list]) => twice(kind, list)),
    ...each(model.controllers, (controller, index) => {
      const plans: Path = ['controllers', index, 'plans'];
      return [
        ...twice({ zh: '该信号机的配时方案', en: 'plans of this controller' }, entries(plans, controller.plans)),
        ...twice(
          { zh: '该信号机的检测器', en: 'detectors of this controller' },
          entries(['controllers', index, 'detectors'], controller.detectors),
        ),
        ...twice(
          { zh: '该信号机的行人按钮', en: 'push buttons of this controller' },
          entries(['controllers', index, 'pushButtons'], controller.pushButtons),
        ),
        ...each(controller.plans, (plan, number) => {
          const own: Path = [...plans, number];
          return [
            ...twice({ zh: '该方案的相位', en: 'phases of this plan' }, entries([...own, 'phases'], plan.phases)),
            ...twice({ zh: '该方案的阶段', en: 'stages of this plan' }, entries([...own, 'stages'], plan.stages)),
          ];
        }),
      ];
    }),
  ];
};

interface Entry {
  id: string;
  path: Path;
}

function entries(path: Path, list: readonly { id: string }[] | undefined): Entry[] {
  return [...(list ?? []).keys()].flatMap((index) =>
    whereKnown(() => [{ id: list![index]!.id, path: [...path, index, 'id'] }], []),
  );
}

function twice(kind: Text, list: readonly Entry[]): Finding[] {
  const seen = new Set<string>();
  return each(list, ({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      error(
        'scenario.idTwice',
        path,
        `编号“${id}”在${kind.zh}中用了不止一次`,
        `The id "${id}" is used more than once among the ${kind.en}`,
      ),
    ];
  });
}
