/** School-side signals timed for the arrivals of the school run; and signals where there are none today. */
import type { Change, Controller, Plan } from '../../src/scenario/index.ts';
import { propose } from '../../src/runner/index.ts';
import { proposePlan } from '../../src/signal/index.ts';
import { assumed, type County, type Hours, MORNING, type Shipped, withBand } from './county.ts';

/** No cycle in the county is longer today [s]. */
const LONGEST_CYCLE = 150;

/** Signalised intersections at either end of a street with a school gate, but for those that keep a common cycle. */
export function schoolSide({ model }: County): Controller[] {
  const gates = new Set((model.schools ?? []).flatMap(({ gates: own }) => own.map(({ link }) => link)));
  const beside = new Set(model.links.filter(({ id }) => gates.has(id)).flatMap(({ from, to }) => [from, to]));
  return model.controllers.filter((one) => one.class !== 'networked' && one.intersections.some((id) => beside.has(id)));
}

/** The first plan by arrivals: Webster's cycle, or the longest in use where that would be longer. */
export function planFor(county: County, intersection: string, hours: Hours, id: string, name: Plan['name']): Plan {
  const { model, network } = county;
  const wish = {
    model,
    network,
    node: county.node(intersection),
    volumes: county.volumes(hours),
    id,
    ...(name && { name }),
  };
  const free = proposePlan(wish);
  return free.cycle <= LONGEST_CYCLE ? free : proposePlan({ ...wish, cycle: LONGEST_CYCLE });
}

/** The rush to school and home again [s since midnight]: who wants to pass in it is what the greens are split for. */
const RUSH = {
  morning: { from: 7 * 3600 + 300, to: 7 * 3600 + 3000 },
  afternoon: { from: 16 * 3600 + 900, to: 17 * 3600 + 2700 },
};

interface SchoolPeriod {
  readonly id: string;
  readonly rush: Hours;
  readonly zh: string;
  readonly en: string;
  readonly from: string;
  readonly to: string;
}

/** Stages and cycle stay today's; the greens are split anew so that all lane groups are equally full. */
async function retimed(county: County, { id, rush, zh, en, from, to }: SchoolPeriod): Promise<Change[]> {
  const changes: Change[] = [];
  for (const controller of schoolSide(county)) {
    const inForce = controller.plans.at(-1) as Plan;
    const proposal = await propose(county, {
      intersections: controller.intersections,
      ...rush,
      criterion: 'equalSaturation',
      allowed: { least: inForce.cycle, most: inForce.cycle },
      common: false,
      isCorridor: false,
    });
    const place = proposal?.places[0];
    const greens = (plan: Plan | undefined) => plan?.stages.map(({ green }) => green).join();
    if (place === undefined || greens(place.split.plan) === greens(inForce)) continue;
    const plan = { ...place.split.plan, id, name: { zh: `${zh}学校`, en: `School ${en}` } };
    changes.push(
      {
        do: 'retime',
        controller: controller.id,
        plan: assumed(plan, `按${zh}想通过的流量重分绿灯`, `greens split for those who want to pass in the ${en}`),
      },
      { do: 'reschedule', controller: controller.id, schedule: withBand(controller, id, from, to) },
    );
  }
  return changes;
}

const controllersIn = (changes: readonly Change[]): number => changes.filter((one) => one.do === 'retime').length;

export async function retimedSchools(county: County): Promise<Shipped[]> {
  const morning = await retimed(county, {
    rush: RUSH.morning,
    id: 'school-morning',
    zh: '早高峰',
    en: 'morning',
    from: '06:50',
    to: '08:15',
  });
  const afternoon = await retimed(county, {
    rush: RUSH.afternoon,
    id: 'school-afternoon',
    zh: '放学时段',
    en: 'afternoon',
    from: '16:00',
    to: '18:15',
  });
  return [
    {
      file: 'retimed-school-morning.json',
      name: { zh: '学校周边重新配时：早', en: 'School-side signals retimed: morning' },
      description: {
        zh: `虚构示例县（合成数据）。校门所在街道两端的 ${controllersIn(morning)} 个单点信号，在 06:50–08:15 改用新方案：阶段和周期不变，绿灯按 07:05–07:50 想通过的流量重分，使各车道组同样饱和；行人时间保留。看点：只改绿灯分配、不加设备，能换来多少。`,
        en: `Made-up county (synthetic data). ${controllersIn(morning)} isolated signals at the ends of streets with a school gate run a new plan from 06:50 to 08:15: stages and cycle stay, greens are split for those who want to pass between 07:05 and 07:50 so that all lane groups are equally full; walkers' times are kept. What it shows: how far splits alone go, without equipment.`,
      },
      changes: morning,
    },
    {
      file: 'retimed-school-afternoon.json',
      name: { zh: '学校周边重新配时：午后', en: 'School-side signals retimed: afternoon' },
      description: {
        zh: `虚构示例县（合成数据）。校门周边 ${controllersIn(afternoon)} 个单点信号，在 16:00–18:15 改用按 16:15–17:45 想通过的流量重分绿灯的方案，阶段和周期不变。看点：放学时接孩子的车要在路边等，路边停满后排队堵住车道，这不是绿灯能放走的；与早高峰的结果对照着看。`,
        en: `Made-up county (synthetic data). ${controllersIn(afternoon)} isolated signals near school gates run a plan from 16:00 to 18:15 whose greens are split for those who want to pass between 16:15 and 17:45; stages and cycle stay. What it shows: cars that fetch children wait at the kerb, and once it is full their queue blocks the lane, which no green empties; to be read beside the morning's result.`,
      },
      changes: afternoon,
    },
  ];
}

/** The intersections without a signal get one each, timed for the morning. */
export function getSignals(county: County): Shipped {
  const without = county.model.intersections.filter(({ control }) => control === 'priority');
  const source = '路口虚构示例县 lukou synthetic county：新设信号 new signal';
  const changes = without.map(({ id }): Change => {
    const plan = planFor(county, id, MORNING, 'day', { zh: '全天', en: 'All day' });
    return {
      do: 'signalise',
      intersection: id,
      controller: {
        id: `C-${id}`,
        intersections: [id],
        class: 'freeRunning',
        clockError: { value: 0, evidence: 'assumed', source },
        plans: [assumed(plan, '按早高峰到达流量配时', 'timed for the arrivals of the morning')],
        schedule: [{ from: '00:00', plan: 'day' }],
        evidence: 'assumed',
        source,
      },
    };
  });
  return {
    file: 'unsignalised-get-signals.json',
    name: { zh: `${without.length} 处无灯路口装灯`, en: `The ${without.length} unsignalised get signals` },
    description: {
      zh: `虚构示例县（合成数据）。今日由次路让行的 ${without.length} 处路口各装一台单点定时信号机，按早高峰到达流量配时。看点：流量小的路口装灯，原来不停的主路也要停；次路少等的和主路多等的，哪个多。`,
      en: `Made-up county (synthetic data). The ${without.length} intersections where the minor road yields today each get an isolated fixed-time signal for the morning's arrivals. What it shows: where little traffic comes, a signal stops those who did not stop before; whether the minor roads gain more than the major ones lose.`,
    },
    changes,
  };
}
