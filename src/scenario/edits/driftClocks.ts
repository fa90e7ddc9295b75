import type { Controller } from '../schema.ts';
import { type Edit, refuse } from './edit.ts';

/** Lets the clocks of free-running controllers gain what they gain in so many days; whole seconds, as a plan's times are. */
export const driftClocks: Edit<'driftClocks'> = {
  apply(model, { days }) {
    const drifts = model.controllers.some((one) => one.class === 'freeRunning' && one.clockDrift !== undefined);
    if (!drifts) {
      return refuse(
        ['days'],
        '没有哪台信号机写明时钟漂移（clockDrift）',
        'No controller states how much its clock drifts (clockDrift)',
      );
    }
    return { model: { ...model, controllers: model.controllers.map((controller) => drifted(controller, days)) } };
  },
  describe: ({ days }) => ({ zh: `距上次校时 ${days} 天`, en: `${days} days since clocks were last set` }),
};

function drifted(controller: Controller, days: number): Controller {
  const { clockDrift, clockError } = controller;
  if (controller.class !== 'freeRunning' || clockDrift === undefined) return controller;
  const value = Math.round((clockError?.value ?? 0) + days * clockDrift.value);
  return { ...controller, clockError: { ...clockDrift, value } };
}
