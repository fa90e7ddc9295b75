import type { Finding } from '../finding.ts';
import { each, error, type Rule, round } from './rule.ts';

/** [s] when the model does not say. */
const DEFAULT_TICK = 0.2;

/** The tick divides a second, and every time of a plan is a whole number of ticks: the engine rounds none. */
export const ticks: Rule = (model) => {
  const tick = model.settings.tickLength ?? DEFAULT_TICK;
  if (!isWhole(1 / tick)) {
    const near = round(1 / Math.ceil(1 / tick));
    return [
      error(
        'scenario.tickLength',
        ['settings', 'tickLength'],
        `仿真步长 ${tick} 秒不能整除 1 秒；可以用 ${near} 秒`,
        `A tick of ${tick} s does not divide 1 s; ${near} s does`,
      ),
    ];
  }
  const fits = (path: Finding['path'], seconds: number | undefined): Finding[] =>
    seconds === undefined || isWhole(seconds / tick)
      ? []
      : [
          error(
            'scenario.timeOffTick',
            path,
            `${seconds} 秒不是仿真步长 ${tick} 秒的整数倍；请用整秒`,
            `${seconds} s is not a whole number of ticks of ${tick} s; use whole seconds`,
          ),
        ];
  return each(model.controllers, (controller, index) => [
    ...fits(['controllers', index, 'clockError', 'value'], controller.clockError?.value),
    ...each(controller.plans, (plan, number) => {
      const own = ['controllers', index, 'plans', number];
      return [
        ...fits([...own, 'cycle'], plan.cycle),
        ...fits([...own, 'offset'], plan.offset),
        ...each(plan.phases, (phase, place) =>
          PHASE_TIMES.flatMap((key) => fits([...own, 'phases', place, key], phase[key])),
        ),
        ...each(plan.stages, (stage, place) => fits([...own, 'stages', place, 'green'], stage.green)),
      ];
    }),
  ]);
};

const PHASE_TIMES = [
  'minimumGreen',
  'maximumGreen',
  'passage',
  'yellow',
  'redClearance',
  'greenFlash',
  'walk',
  'pedestrianClearance',
] as const;

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}
