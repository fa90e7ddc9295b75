/** Discharge of a standing queue at green: the most quoted test of a traffic simulator. */
import { type Discharge, discharge, type QueueSettings } from '../models/queue.ts';
import { atMost, between, cell, percent, printed, type Row, within } from '../row.ts';

const QUEUES = { seeds: [1, 2, 3, 4], queues: 5 };
const PROTOCOL = {
  zh: '30 辆车在红灯前排队，进口道每个转向一条车道，限速 50 公里/时；以前轴过停车线计时，饱和流率取第 5–30 辆',
  en: 'a queue of 30 at red, an approach with a lane per turn, limit 50 km/h; front axles over the line; saturation flow from vehicles 5–30',
};
/** Drivers all alike, who start with the light, on the step of the references. */
const REFERENCE = { tickLength: 0.05, seeds: [1], queues: 1 };
const alike = (accel: number) => ({ spread: 0, timeGap: 1.2, accel, brake: 2, reaction: 0 });

const flow = cell('flow', '饱和流率', 'saturation flow', 'veh/h', 0);
const flowOfFirst = cell('flowOfFirst', '第 5–12 辆的流率', 'flow of vehicles 5–12', 'veh/h', 0);
const lost = cell('lost', '启动损失时间', 'start-up lost time', 's');
const wave = cell('wave', '起动波速度', 'speed of the starting wave', 'm/s');

function valuesOf({ flow, flowOfFirst, lost, wave }: Discharge) {
  return { flow, flowOfFirst, lost, wave };
}

function queueOf(saturationFlow: number, more: Partial<QueueSettings> = {}): Discharge {
  return discharge({ turn: 'through', saturationFlow, ...QUEUES, ...more });
}

/** Vehicle that a truck counts for [pcu], from the flow with every fifth a truck. */
function truckFactor(saturationFlow: number): number {
  const share = 1 / 5;
  const ratio = queueOf(saturationFlow, { truckEvery: 5 }).flow / queueOf(saturationFlow).flow;
  return 1 + (1 / ratio - 1) / share;
}

const shipped = (setting: number) => ({
  zh: `出厂驾驶人，饱和流率设为 ${setting} 辆/时；${PROTOCOL.zh}；4 个种子 × 5 次排队`,
  en: `shipped drivers set to ${setting} veh/h; ${PROTOCOL.en}; 4 seeds × 5 queues`,
});
const reference = (accel: number) => ({
  zh: `期望速度 13.89 米/秒，时距 1.2 秒，加速 ${accel}、减速 2.0 米/秒²，驾驶人无差别；${PROTOCOL.zh}`,
  en: `desired speed 13.89 m/s, time gap 1.2 s, acceleration ${accel}, braking 2.0 m/s², drivers all alike; ${PROTOCOL.en}`,
});
const COMPUTED = 'ACC model of Treiber & Kesting (2013), ch. 11–12, integrated independently at 0.05 s';
const STEPS = [0.05, 0.1, 0.2, 0.5];

export const dischargeRows: readonly Row[] = [
  {
    id: 'SF-04',
    group: 'discharge',
    inputs: reference(1.5),
    source: COMPUTED,
    quick: true,
    seconds: 1,
    cells: [percent(flow, 1795, 1), percent(flowOfFirst, 1642, 1), within(lost, 2.33, 0.1)],
    run: () => ({ values: valuesOf(queueOf(1800, { ...REFERENCE, drivers: alike(1.5) })) }),
  },
  {
    id: 'SF-05 SF-06',
    group: 'discharge',
    inputs: reference(2),
    source: 'the plain IIDM, integrated independently at 0.05 s; shipped is its ACC form, so this is shown only',
    quick: true,
    seconds: 1,
    cells: [
      printed(flow, 1915),
      printed(flowOfFirst, 1787),
      printed(lost, 1.66),
      ...[1.34, 3.04, 2.5, 2.3, 2.19, 2.11, 2.05, 2.01].map((headway, index) =>
        printed(cell(`h${index + 1}`, `第 ${index + 1} 辆车头时距`, `headway of vehicle ${index + 1}`, 's'), headway),
      ),
    ],
    run: () => {
      const found = queueOf(1800, { ...REFERENCE, drivers: alike(2) });
      const headways = found.headways.map((headway, index) => [`h${index + 1}`, headway]);
      return { values: { ...valuesOf(found), ...Object.fromEntries(headways) } };
    },
  },
  {
    id: 'SF-07',
    group: 'discharge',
    inputs: reference(2),
    source: 'start of each queued vehicle above 5 km/h; field about 5 m/s (SUMO issue 2242)',
    quick: true,
    seconds: 1,
    cells: [between(wave, 4.5, 6)],
    run: () => ({ values: valuesOf(queueOf(1800, { ...REFERENCE, drivers: alike(2) })) }),
  },
  {
    id: 'SF-ACC through',
    group: 'discharge',
    inputs: shipped(1800),
    source: 'base 1800 pcu/h/lane: Shao, Rong & Liu (2011), Procedia SBS 16:504; lost time 2.0 s: HCM 7',
    quick: true,
    seconds: 2,
    cells: [percent(flow, 1800, 3), printed(flowOfFirst), within(lost, 2, 0.3), between(wave, 4.5, 6)],
    run: () => ({ values: valuesOf(queueOf(1800)) }),
  },
  {
    id: 'SF-ACC left',
    group: 'discharge',
    inputs: shipped(1800),
    source: 'HCM 7: E_L 1.05 for protected left turns, on 1800 ± 3 %',
    quick: true,
    seconds: 2,
    cells: [between(flow, 1630, 1766), printed(lost), printed(wave)],
    run: () => ({ values: valuesOf(queueOf(1800, { turn: 'left' })) }),
  },
  {
    id: 'SF-ACC right',
    group: 'discharge',
    inputs: shipped(1800),
    source: 'GB 50647—2011 practice: 1550 pcu/h/lane; depends on the kerb radius, so it is shown only',
    quick: true,
    seconds: 2,
    cells: [printed(flow, 1550), printed(lost)],
    run: () => ({ values: valuesOf(queueOf(1800, { turn: 'right' })) }),
  },
  {
    id: 'SF-ACC heavy',
    group: 'discharge',
    inputs: {
      zh: `${shipped(1800).zh}；每第 5 辆为货车`,
      en: `${shipped(1800).en}; every fifth is a truck`,
    },
    source: 'HCM: f_HV = 1/(1 + P (E_T − 1)), E_T 2.0–2.3, ± 5 %',
    quick: true,
    seconds: 3,
    cells: [between(cell('trucks', '货车换算系数 E_T', 'equivalents of a truck E_T', 'pcu'), 1.9, 2.415)],
    run: () => ({ values: { trucks: truckFactor(1800) } }),
  },
  {
    id: 'SF-ACC county',
    group: 'discharge',
    inputs: shipped(1700),
    source: "the example county's own setting, 1700 veh/h, which its drivers must give within 3 %",
    quick: true,
    seconds: 4,
    cells: [
      percent(flow, 1700, 3),
      printed(lost),
      between(wave, 4.5, 6),
      printed(cell('left', '左转饱和流率', 'saturation flow of left turns', 'veh/h', 0)),
      printed(cell('trucks', '货车换算系数 E_T', 'equivalents of a truck E_T', 'pcu')),
    ],
    run: () => ({
      values: {
        ...valuesOf(queueOf(1700)),
        left: queueOf(1700, { turn: 'left' }).flow,
        trucks: truckFactor(1700),
      },
    }),
  },
  {
    id: 'CF-10',
    group: 'discharge',
    inputs: {
      zh: `${shipped(1800).zh}；时间步长 ${STEPS.join('、')} 秒`,
      en: `${shipped(1800).en}; time steps ${STEPS.join(', ')} s`,
    },
    source: 'what the step of a sound engine may change; SUMO moves by 18 % from 1.0 to 0.1 s (its issue 10494)',
    quick: true,
    seconds: 8,
    cells: [
      atMost(cell('flowChange', '饱和流率的最大差', 'greatest change of saturation flow', '%'), 1),
      atMost(cell('lostChange', '启动损失的最大差', 'greatest change of lost time', 's'), 0.2),
      ...STEPS.map((step) => printed(cell(`flow${step}`, `步长 ${step} 秒`, `at ${step} s`, 'veh/h', 0))),
    ],
    run: () => {
      const found = STEPS.map((tickLength) => queueOf(1800, { tickLength }));
      const [flows, losses] = [found.map((each) => each.flow), found.map((each) => each.lost)];
      return {
        values: {
          flowChange: (Math.max(...flows) / Math.min(...flows) - 1) * 100,
          lostChange: Math.max(...losses) - Math.min(...losses),
          ...Object.fromEntries(STEPS.map((step, index) => [`flow${step}`, flows[index]!])),
        },
      };
    },
  },
];
