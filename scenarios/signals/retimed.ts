/** School-side signals timed for the arrivals of the school run; and signals where there are none today. */
import type { Change, Controller, Plan } from '../../src/scenario/index.ts';
import { proposePlan } from '../../src/signal/index.ts';
import { AFTERNOON, assumed, type County, type Hours, MORNING, type Shipped, withBand } from './county.ts';

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

function retimed(
  county: County,
  hours: Hours,
  period: { id: string; zh: string; en: string; from: string; to: string },
): Change[] {
  return schoolSide(county).flatMap((controller): Change[] => {
    const plan = planFor(county, controller.intersections[0] ?? '', hours, period.id, {
      zh: `${period.zh}学校`,
      en: `School ${period.en}`,
    });
    return [
      {
        do: 'retime',
        controller: controller.id,
        plan: assumed(plan, `按${period.zh}到达流量配时`, `timed for the arrivals of the ${period.en}`),
      },
      {
        do: 'reschedule',
        controller: controller.id,
        schedule: withBand(controller, period.id, period.from, period.to),
      },
    ];
  });
}

export function retimedSchools(county: County): Shipped[] {
  const count = schoolSide(county).length;
  return [
    {
      file: 'retimed-school-morning.json',
      name: { zh: '学校周边重新配时：早', en: 'School-side signals retimed: morning' },
      description: {
        zh: `虚构示例县（合成数据）。校门所在街道两端的 ${count} 个单点信号，在 06:50–08:15 改用按早高峰到达流量算出的方案（韦伯斯特周期，最长 150 秒；绿灯按流量比；行人时间保留）。看点：只改配时、不加设备，能换来多少。`,
        en: `Made-up county (synthetic data). The ${count} isolated signals at the ends of streets with a school gate run a plan for the morning's arrivals from 06:50 to 08:15 (Webster's cycle, 150 s at most; greens by flow ratio; walkers' times kept). What it shows: how far retiming alone goes, without equipment.`,
      },
      changes: retimed(county, MORNING, {
        id: 'school-morning',
        zh: '早高峰',
        en: 'morning',
        from: '06:50',
        to: '08:15',
      }),
    },
    {
      file: 'retimed-school-afternoon.json',
      name: { zh: '学校周边重新配时：午后', en: 'School-side signals retimed: afternoon' },
      description: {
        zh: `虚构示例县（合成数据）。同样的 ${count} 个信号，在 16:00–18:15 改用按放学时段到达流量算出的方案。看点：放学的拥堵多因路边停满，配时能改善的有限；与早高峰的结果对照着看。`,
        en: `Made-up county (synthetic data). The same ${count} signals run a plan for the afternoon's arrivals from 16:00 to 18:15. What it shows: the jam after school is largely one of full kerbs, which timing cannot empty; to be read beside the morning's result.`,
      },
      changes: retimed(county, AFTERNOON, {
        id: 'school-afternoon',
        zh: '放学时段',
        en: 'afternoon',
        from: '16:00',
        to: '18:15',
      }),
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
      zh: `虚构示例县（合成数据）。今日由次路让行的 ${without.length} 处路口各装一台单点定时信号机，按早高峰到达流量配时。看点：流量小的路口装灯，原来不停的主路也要停，多数车的延误会增加；装灯要看设灯条件，不是越多越好。`,
      en: `Made-up county (synthetic data). The ${without.length} intersections where the minor road yields today each get an isolated fixed-time signal for the morning's arrivals. What it shows: where little traffic comes, a signal stops those who did not stop before; signals are put up where warrants are met, not everywhere.`,
    },
    changes,
  };
}
