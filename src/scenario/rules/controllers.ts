import { each, error, type Rule } from './rule.ts';

/** Every signalised intersection has exactly one controller, and no other has any; a networked clock has no error. */
export const controllers: Rule = (model) => {
  const owners = new Map<string, string[]>();
  for (const controller of model.controllers) {
    for (const id of new Set(controller.intersections)) owners.set(id, [...(owners.get(id) ?? []), controller.id]);
  }
  return [
    ...each(model.intersections, (intersection, index) => {
      const own = owners.get(intersection.id) ?? [];
      const { zh, en } = intersection.name;
      if (intersection.control === 'priority') {
        if (own.length === 0) return [];
        return [
          error(
            'scenario.controllerWithoutSignal',
            ['intersections', index, 'control'],
            `信号机“${own[0]}”控制${zh}，但该路口没有信号灯（control 应为 signal）`,
            `Controller "${own[0]}" controls ${en}, which has no signal (control should be signal)`,
          ),
        ];
      }
      if (own.length === 1) return [];
      return [
        own.length === 0
          ? error(
              'scenario.noController',
              ['intersections', index],
              `${zh}有信号灯，但没有信号机控制它`,
              `${en} has a signal, but no controller controls it`,
            )
          : error(
              'scenario.twoControllers',
              ['intersections', index],
              `${zh}由不止一台信号机控制：${own.join('、')}`,
              `More than one controller controls ${en}: ${own.join(', ')}`,
            ),
      ];
    }),
    ...each(model.controllers, (controller, index) =>
      controller.class !== 'freeRunning' && controller.clockError !== undefined && controller.clockError.value !== 0
        ? [
            error(
              'scenario.networkedClock',
              ['controllers', index, 'clockError'],
              '联网信号机由中心校时，没有时钟误差',
              'A networked controller takes its time from the centre and has no clock error',
            ),
          ]
        : [],
    ),
  ];
};
