/**
 * Every stage releases somebody: at fixed times one that does not is time lost, a warning. Where stages are served when something asks
 * for them, every stage releases somebody who can ask; one that nothing can see (no detector, push button or standing call) is called at
 * every moment, as nobody knows whether there is traffic: a warning.
 */
import type { Finding } from '../../scenario/index.ts';
import { SOURCES } from '../figures.ts';
import { isLeg } from '../names.ts';
import { finding, isCalled, modeOf, phasesOf } from './context.ts';
import type { PhaseContext, PlanContext } from './context.ts';

export function unreachableStage(context: PlanContext): Finding[] {
  const { plan, path } = context;
  const calls = isCalled(plan);
  return plan.stages.flatMap((stage, index): Finding[] => {
    const phases = phasesOf(context, index);
    if (phases.every(({ served, crosswalks }) => served.length === 0 && crosswalks.length === 0)) {
      const message = {
        zh: `方案 ${plan.id} 阶段 ${stage.id} 不放行任何车辆和行人${calls ? '，按需放行时没有谁能请求它' : '，这段时间各方向都是红灯'}`,
        en: `Plan ${plan.id}: stage ${stage.id} releases nobody, ${calls ? 'so that nobody can call it' : 'so that all is red for its time'}`,
      };
      const [severity, code] = calls ? (['error', 'unreachableStage'] as const) : (['warning', 'emptyStage'] as const);
      return [finding(severity, code, [...path, 'stages', index], message, SOURCES.signal)];
    }
    if (!calls || restsIn(context, index) || phases.some((its) => canCall(context, its))) return [];
    const message = {
      zh: `方案 ${plan.id} 阶段 ${stage.id} 没有检测器、行人按钮或固定请求，每个周期都会放行`,
      en: `Plan ${plan.id}: nothing sees the traffic of stage ${stage.id} (no detector, push button or recall), so it is always called`,
    };
    return [finding('warning', 'blindStage', [...path, 'stages', index], message, SOURCES.signal)];
  });
}

/** Semi-actuated control rests in its main phases, coordinated control in the reference stage. */
function restsIn({ plan }: PlanContext, stage: number): boolean {
  const its = plan.stages[stage];
  const { control } = plan;
  if (modeOf(plan) === 'coordinated') return its?.id === (plan.reference ?? plan.stages[0]?.id);
  if (control?.mode !== 'semiActuated') return false;
  const main = control.main ?? plan.stages[0]?.phases ?? [];
  return its?.phases.some((phase) => main.includes(phase)) === true;
}

function canCall({ network, controller }: PlanContext, { phase, served, crosswalks }: PhaseContext): boolean {
  if ((phase.recall ?? 'none') !== 'none') return true;
  const lanes = served.flatMap(({ movement }) =>
    movement.connections.map((connection) => network.connections[connection]?.fromLane),
  );
  const isDetected = (controller.detectors ?? []).some(({ link, lanes: numbers }) => {
    const own = network.links[network.linkIndex.get(link) ?? -1]?.lanes ?? [];
    return numbers.some((number) => lanes.includes(own[number]));
  });
  const hasButton = (controller.pushButtons ?? []).some((button) =>
    crosswalks.some((crosswalk) => isLeg(network, crosswalk, button.crosswalk)),
  );
  return isDetected || hasButton;
}
