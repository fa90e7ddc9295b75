/** What a cabinet can hold: so many plans and bands, and the kinds of control its class and its detectors allow. */
import type { Controller, Finding, Text } from '../../scenario/index.ts';
import { SOURCES } from '../figures.ts';
import { finding, isCalled, modeOf } from './context.ts';
import type { ControllerContext } from './context.ts';

export function classLimits(context: ControllerContext): Finding[] {
  return [...stored(context), ...controlled(context), ...days(context)];
}

/** Free-running and satellite-timed cabinets run from what is stored in them; a networked one has its plans from the centre. */
function stored({ controller, path }: ControllerContext): Finding[] {
  const { limits, plans, schedule, otherDays = [] } = controller;
  if (limits === undefined || controller.class === 'networked') return [];
  const [most, bands] = [limits.plans.value, limits.bands.value];
  const shown = [schedule, ...otherDays.map((one) => one.schedule)].reduce((sum, list) => sum + list.length, 0);
  const source = {
    source: { zh: limits.plans.source, en: limits.plans.source },
    grade: limits.plans.evidence === 'assumed' ? 'assumption' : 'logic',
  } as const;
  const found: Finding[] = [];
  if (plans.length > most)
    found.push(
      finding(
        'error',
        'tooManyPlans',
        [...path, 'plans'],
        {
          zh: `信号机 ${controller.id} 最多存 ${most} 个方案，这里有 ${plans.length} 个`,
          en: `Controller ${controller.id} stores at most ${most} plans; there are ${plans.length}`,
        },
        source,
      ),
    );
  if (shown > bands)
    found.push(
      finding(
        'error',
        'tooManyBands',
        [...path, 'schedule'],
        {
          zh: `信号机 ${controller.id} 最多存 ${bands} 个时段，各类日子合计 ${shown} 个`,
          en: `Controller ${controller.id} stores at most ${bands} bands; all its days together have ${shown}`,
        },
        source,
      ),
    );
  return found;
}

const CONTROL: Readonly<Record<string, Text>> = {
  semiActuated: { zh: '半感应', en: 'semi-actuated control' },
  fullyActuated: { zh: '全感应', en: 'fully actuated control' },
  coordinated: { zh: '感应协调', en: 'coordinated actuated control' },
  maxPressure: { zh: '自适应（最大压力）', en: 'max-pressure control' },
};

function controlled({ controller, path }: ControllerContext): Finding[] {
  return controller.plans.flatMap((plan, number): Finding[] => {
    const mode = CONTROL[modeOf(plan)];
    if (!isCalled(plan) || mode === undefined) return [];
    const where = [...path, 'plans', number, 'control'];
    const found: Finding[] = [];
    const say = (severity: Finding['severity'], code: string, zh: string, en: string) =>
      found.push(
        finding(
          severity,
          code,
          where,
          { zh: `方案 ${plan.id} 用${mode.zh}，${zh}`, en: `Plan ${plan.id} runs ${mode.en}, ${en}` },
          SOURCES.signal,
        ),
      );
    if (!canSense(controller)) say('error', 'noDetectors', '但信号机没有检测器', 'but the controller has no detectors');
    if (modeOf(plan) === 'maxPressure' && controller.class !== 'networked')
      say(
        'error',
        'classCannot',
        '要联网信号机，由中心比较上下游的车辆',
        'which needs a networked controller: the centre compares the traffic up- and downstream',
      );
    if (modeOf(plan) === 'coordinated' && controller.class === 'freeRunning')
      say(
        'warning',
        'driftingCoordination',
        '但单点信号机时钟会漂移，协调保持不住',
        'but the clock of a free-running controller drifts, so that it does not stay coordinated',
      );
    return found;
  });
}

const canSense = ({ detectors = [], pushButtons = [] }: Controller): boolean =>
  detectors.length > 0 || pushButtons.length > 0;

/** A free-running cabinet knows the day of the week, not the school calendar. */
function days({ controller, path }: ControllerContext): Finding[] {
  if (controller.class !== 'freeRunning') return [];
  return (controller.otherDays ?? []).flatMap(({ days: { calendar } }, index): Finding[] => {
    if (calendar === undefined) return [];
    const message = {
      zh: `单点信号机 ${controller.id} 不知道上课日和节假日，每次都要有人到现场切换`,
      en: `Free-running controller ${controller.id} knows nothing of school terms and holidays: somebody must go there each time`,
    };
    return [finding('warning', 'calendarByHand', [...path, 'otherDays', index, 'days'], message, SOURCES.signal)];
  });
}
