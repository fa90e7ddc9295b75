/** Signals that see: the seven adaptive, an officer at a school crossing; clocks that drift; a guarded route. */
import type { Change, Controller, Detector } from '../../src/scenario/index.ts';
import { detectorsFor } from '../../src/signal/index.ts';
import { NETWORKED } from '../county/intersections.ts';
import { assumed, type County, MORNING, type Shipped } from './county.ts';
import { schoolSide } from './retimed.ts';

const SOURCE = '路口虚构示例县 lukou synthetic county：假定加装 assumed to be installed';
const detectorsOf = ({ model, network }: County, controller: Controller): Detector[] =>
  detectorsFor(model, network, controller, SOURCE);

export function adaptiveSeven(county: County): Shipped {
  const changes = NETWORKED.flatMap((id): Change[] => {
    const controller = county.controllerOf(id);
    return [
      { do: 'equip', controller: controller.id, detectors: detectorsOf(county, controller) },
      ...controller.plans.map(
        (plan): Change => ({
          do: 'retime',
          controller: controller.id,
          plan: assumed(
            { ...plan, control: { mode: 'maxPressure' } },
            '阶段与行人时间照旧，放行由最大压力决定',
            'stages and walkers as before, max pressure decides',
          ),
        }),
      ),
    ];
  });
  return {
    file: 'adaptive-seven.json',
    name: { zh: '七处自适应', en: 'The seven adaptive' },
    description: {
      zh: '虚构示例县（合成数据）。人民路七处联网信号加装停止线和上游检测器，每 5 秒按最大压力决定放行哪个阶段；最小绿灯、行人时间和最长等待 90 秒照守。看点：不再有共同周期和绿波，各口只顾眼前的排队；与人民路绿波一场对照。',
      en: 'Made-up county (synthetic data). The seven networked signals of Renmin Road get stop-line and advance detectors and choose every 5 s, by max pressure, which stage goes; minimum greens, walkers and a longest wait of 90 s are kept. What it shows: without common cycle and wave each serves the queue before it; to be read beside the green wave.',
    },
    changes,
  };
}

/** The busiest isolated signal beside a school, watched over by an officer. */
export function officerAtSchool(county: County): Shipped {
  const [busiest] = schoolSide(county).sort(
    (a, b) =>
      county.entering(b.intersections[0] ?? '', MORNING) - county.entering(a.intersections[0] ?? '', MORNING) ||
      (a.id < b.id ? -1 : 1),
  );
  if (busiest === undefined) throw new Error('no signal beside a school');
  const name = county.model.intersections.find(({ id }) => busiest.intersections.includes(id))?.name;
  const number = (value: number) => ({ value, evidence: 'assumed' as const, source: SOURCE });
  return {
    file: 'officer-at-the-school-crossing.json',
    name: { zh: '校门口民警手控', en: 'An officer at the school crossing' },
    description: {
      zh: `虚构示例县（合成数据）。学校旁流量最大的单点信号（${name?.zh}）在 07:10–07:50 由民警手控：放行排队最长的阶段，看见到按下 2 秒，一个阶段最多保持 90 秒；各进口的检测器当作民警的眼睛。其余时间照旧。看点：民警只看得见自己的路口，邻近路口是得是失。`,
      en: `Made-up county (synthetic data). At the busiest isolated signal beside a school (${name?.en}) an officer takes over from 07:10 to 07:50: releases the longest queue, 2 s from seeing to pressing, holds a stage for 90 s at most; detectors on every approach stand for his eyes. What it shows: an officer sees his own intersection; whether its neighbours gain or lose.`,
    },
    changes: [
      { do: 'equip', controller: busiest.id, detectors: detectorsOf(county, busiest) },
      {
        do: 'officer',
        controller: busiest.id,
        duties: [
          {
            from: '07:10',
            to: '07:50',
            rule: 'longestQueue',
            reactionTime: number(2),
            longestHold: number(90),
            evidence: 'assumed',
            source: SOURCE,
          },
        ],
      },
    ],
  };
}

export function driftingClocks(): Shipped {
  return {
    file: 'drifting-clocks-30-days.json',
    name: { zh: '时钟走偏 30 天', en: 'Clocks drifting for 30 days' },
    description: {
      zh: '虚构示例县（合成数据）。距上次校时 30 天：每台单点信号机的时钟按每天最多 3 秒走快或走慢。看点：七处联网信号由中心校时，绿波不变；单点路口之间本来没有相位差关系，只是方案切换早晚一两分钟，路口之间的前后关系也随之变动。真正怕走偏的是靠各自时钟协调的绿波，见时距图里的衰减曲线。',
      en: 'Made-up county (synthetic data). Thirty days after the last visit: the clock of each isolated cabinet has gained or lost up to 3 s a day. What it shows: the seven networked signals are set by the centre and keep their wave; isolated ones never had offsets between them, their plans merely change a minute or two early or late, and what order they happened to run in shifts. What drift hurts are waves that rest on clocks of their own: see the decay in the time–space diagram.',
    },
    changes: [{ do: 'driftClocks', days: 30 }],
  };
}

/** Along Renmin Road from one end of the county to the other. */
export function guardedRoute({ model }: County): Shipped {
  const corridor = model.corridors?.find(({ id }) => id === 'renmin')?.intersections ?? [];
  const links = corridor.slice(1).map((to, index) => {
    const link = model.links.find((one) => one.from === corridor[index] && one.to === to);
    if (link === undefined) throw new Error(`no way from ${corridor[index]} to ${to}`);
    return link.id;
  });
  return {
    file: 'guarded-route.json',
    name: { zh: '特勤路线：横穿县城', en: 'A guarded route across town' },
    description: {
      zh: '虚构示例县（合成数据）。07:30 一支 4 辆车的车队以 40 公里/小时沿人民路由西向东穿城，沿途每个信号提前 25 秒放行，联网的由中心发令，单点的由民警在机箱旁执行；车队过后信号合法地回到原方案。看点：几分钟的优先，横向道路要多久才能恢复。',
      en: 'Made-up county (synthetic data). At 07:30 a convoy of four crosses town along Renmin Road from west to east at 40 km/h; every signal on its way is green 25 s before it comes, the networked ones by message, the others by an officer at the cabinet, and goes back to its plan lawfully. What it shows: a few minutes of priority, and how long the crossing streets take to recover.',
    },
    changes: [
      {
        do: 'guardRoute',
        route: {
          id: 'guard-renmin',
          name: { zh: '人民路由西向东', en: 'Renmin Road eastbound' },
          kind: 'guarded',
          links,
          at: '07:30',
          speedKmh: 40,
          vehicles: 4,
          lead: 25,
          evidence: 'assumed',
          source: '路口虚构示例县 lukou synthetic county',
        },
      },
    ],
  };
}
