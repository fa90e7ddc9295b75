/** School-side signals timed for the arrivals of the school run; and signals where there are none today. */
import { buildNetwork } from '../../src/network/index.ts';
import { propose } from '../../src/runner/index.ts';
import { applyChange, type Change, type Controller, type Model, type Plan } from '../../src/scenario/index.ts';
import { proposePlan } from '../../src/signal/index.ts';
import { assumed, type County, type Hours, MORNING, type Shipped, withBand } from './county.ts';

/** Cycles that a new signal may have [s]: none in the county is longer today. */
const CYCLES = { least: 50, most: 150 };

/** Signalised intersections at either end of a street with a school gate, but for those that keep a common cycle. */
export function schoolSide({ model }: County): Controller[] {
  const gates = new Set((model.schools ?? []).flatMap(({ gates: own }) => own.map(({ link }) => link)));
  const beside = new Set(model.links.filter(({ id }) => gates.has(id)).flatMap(({ from, to }) => [from, to]));
  return model.controllers.filter((one) => one.class !== 'networked' && one.intersections.some((id) => beside.has(id)));
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

/**
 * The intersections without a signal get one each, timed for the morning: stages first, then the shipped proposal's cycle and greens.
 * Webster's cycle alone would not do: where walkers need most of a short one, the major road was left with a quarter of it.
 */
export async function getSignals(county: County): Promise<Shipped> {
  const without = county.model.intersections.filter(({ control }) => control === 'priority');
  const source = '路口虚构示例县 lukou synthetic county：新设信号 new signal';
  const installed = (id: string, plan: Plan): Change => ({
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
  });
  const first = without.map(({ id }) => installed(id, stagesFor(county, id)));
  const model = first.reduce((so, change) => applied(so, change), county.model);
  const network = buildNetwork(model);
  const changes: Change[] = [];
  for (const [index, { id }] of without.entries()) {
    const proposal = await propose(
      { model, network, trips: county.trips },
      { intersections: [id], ...MORNING, criterion: 'webster', allowed: CYCLES, common: false, isCorridor: false },
    );
    const plan = proposal?.places[0]?.split.plan;
    changes.push(plan === undefined ? (first[index] as Change) : installed(id, plan));
  }
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

function applied(model: Model, change: Change): Model {
  const result = applyChange(model, change);
  if ('finding' in result) throw new Error(result.finding.message.en);
  return result.model;
}

/** Stages and walkers' times, with Webster's cycle. */
function stagesFor(county: County, intersection: string): Plan {
  const { model, network } = county;
  return proposePlan({
    model,
    network,
    node: county.node(intersection),
    volumes: county.volumes(MORNING),
    id: 'day',
    name: { zh: '全天', en: 'All day' },
  });
}
