/** Following and lane changing of the shipped model: one car alone, a line of cars, two lanes. */
import { accelerateFreely, disturbPlatoon, stopAtRed } from '../models/following.ts';
import { shareLanes } from '../models/two-lanes.ts';
import { atMost, between, cell, percent, printed, type Row, within } from '../row.ts';

/** Drivers all alike, who start with the light. */
const alike = (accel: number) => ({ spread: 0, accel, brake: 2, reaction: 0 });
/** The references' step, and the shipped one [s]. */
const FINE = 0.05;
const SHIPPED = 0.2;
const DESIRED = 13.89;
/** With it the plain IDM gives the references' own peaks, 1.81 and 2.63 m/s²: it is what they were computed with, and the shipped one [s]. */
const TIME_GAP = 1.333;
const STAND_GAP = 2;

const CARS = 100;
/** Makes the bus lose the 5 m/s of the reference [s]. */
const ARRIVAL = 1.2;
const LANE_SEEDS = [1, 2, 3];

const seconds = cell('seconds', '用时', 'time', 's');
const metres = cell('metres', '行驶距离', 'distance', 'm', 1);
const peak = cell('peak', '最大减速度', 'peak deceleration', 'm/s²');
const gap = cell('gap', '停稳后的间距', 'gap at rest', 'm');

function freeRun(id: string, accel: number, time: number, way: number): Row {
  return {
    id,
    group: 'carFollowing',
    inputs: {
      zh: `期望速度 ${DESIRED} 米/秒，加速度 ${accel} 米/秒²：绿灯亮后从静止到 0.9 倍期望速度；步长 ${FINE} 秒`,
      en: `desired speed ${DESIRED} m/s, acceleration ${accel} m/s²: from standing at green to 0.9 of the desired speed; step ${FINE} s`,
    },
    source: 'free acceleration of the IDM family, exponent 4, integrated independently',
    quick: true,
    seconds: 0.2,
    cells: [
      percent(seconds, time, 1),
      percent(metres, way, 1),
      printed(cell('shipped', `步长 ${SHIPPED} 秒时用时`, `time at a step of ${SHIPPED} s`, 's'), time),
    ],
    run: () => ({
      values: {
        ...accelerateFreely(DESIRED, alike(accel), FINE),
        shipped: accelerateFreely(DESIRED, alike(accel), SHIPPED).seconds,
      },
    }),
  };
}

function stop(id: string, distance: number, expected: number): Row {
  return {
    id,
    group: 'carFollowing',
    inputs: {
      zh: `车速 ${DESIRED} 米/秒，停车点前 ${distance} 米处变灯；加速、减速 2.0 米/秒²，时距 ${TIME_GAP} 秒，静止间距 ${STAND_GAP} 米；步长 ${FINE} 秒`,
      en: `at ${DESIRED} m/s the light changes ${distance} m before the stop; acceleration and braking 2.0 m/s², time gap ${TIME_GAP} s, standing gap ${STAND_GAP} m; step ${FINE} s`,
    },
    source: 'the improved IDM, integrated independently; its ACC form, which is shipped, is within 0.01 of it here',
    quick: true,
    seconds: 0.2,
    cells: [
      within(peak, expected, 0.05),
      within(gap, STAND_GAP, 0.05),
      between(cell('least', '途中最小间距', 'least gap on the way', 'm'), STAND_GAP - 0.05, distance),
      within(cell('from', '变灯时到停车点的距离', 'distance when the light changes', 'm', 1), distance, 1),
      printed(cell('shipped', `步长 ${SHIPPED} 秒时最大减速度`, `peak at a step of ${SHIPPED} s`, 'm/s²'), expected),
    ],
    run: () => {
      const drivers = { ...alike(2), timeGap: TIME_GAP };
      const shipped = stopAtRed(distance, DESIRED, drivers, SHIPPED).peak;
      return { values: { ...stopAtRed(distance, DESIRED, drivers, FINE), shipped } };
    },
  };
}

const stability: Row = {
  id: 'CF-11',
  group: 'carFollowing',
  inputs: {
    zh: `一辆公交车以 14 米/秒带着 ${CARS} 辆小汽车（出厂驾驶人，无差别）驶近红灯，减速 5 米/秒后绿灯亮；步长 ${SHIPPED} 秒`,
    en: `a bus at 14 m/s leads ${CARS} cars (shipped drivers, all alike) towards a red light that turns green when it has lost 5 m/s; step ${SHIPPED} s`,
  },
  source:
    'Treiber & Kesting (2013), ch. 15: a string-stable line damps what its leader does; braking at most the comfortable 2.0 + 0.5',
  quick: true,
  seconds: 1,
  cells: [
    within(cell('leader', '头车减速', 'lost by the leader', 'm/s'), 5, 0.3),
    atMost(cell('growth', '后车减速 ÷ 前车减速，最大', 'lost by a car ÷ lost by the one ahead, greatest'), 1),
    printed(cell('tenth', '第 10 辆减速', 'lost by the 10th', 'm/s')),
    atMost(cell('last', `第 ${CARS} 辆减速 ÷ 头车减速`, `lost by the ${CARS}th ÷ lost by the leader`), 0.5),
    atMost(peak, 2.5),
  ],
  run: () => {
    const { losses, peak: greatest } = disturbPlatoon(CARS, 14, ARRIVAL, SHIPPED);
    const leader = losses[0]!;
    const growth = Math.max(...losses.slice(1).map((loss, index) => loss / losses[index]!));
    return { values: { leader, growth, tenth: losses[10]!, last: losses[CARS]! / leader, peak: greatest } };
  },
};

const inner = cell('inner', '内侧车道所占车公里', 'share of the inner lane', '%', 1);
const changes = cell('changes', '换道次数', 'lane changes', '/km/h', 0);
const flow = cell('flow', '流量', 'flow', 'veh/h', 0);
const street = {
  zh: `两条车道，1200 辆/时随机到达，两条车道限速相同，观测 2 公里、1 小时；种子 ${LANE_SEEDS.join('、')}`,
  en: `two lanes with one limit, 1200 veh/h at random, 2 km watched for an hour; seeds ${LANE_SEEDS.join(', ')}`,
};

function twoLanes(drivers: { readonly spread?: number }) {
  const found = LANE_SEEDS.map((seed) => shareLanes(1200, seed, drivers));
  const mean = (of: (each: (typeof found)[number]) => number) =>
    found.reduce((sum, each) => sum + of(each), 0) / found.length;
  return {
    inner: mean((each) => each.inner),
    changes: mean((each) => each.changes),
    flow: mean((each) => each.flow),
  };
}

export const followingRows: readonly Row[] = [
  freeRun('CF-03', 1.5, 10.21, 72.6),
  freeRun('CF-04', 2, 7.66, 54.5),
  stop('CF-05', 100, 2.17),
  stop('CF-06', 60, 2.18),
  stability,
  {
    id: 'LC-01',
    group: 'laneChanging',
    inputs: { zh: `${street.zh}；出厂驾驶人`, en: `${street.en}; shipped drivers` },
    source: 'MOBIL: Kesting, Treiber & Helbing (2007), TRR 1999:86; plausible ranges',
    quick: false,
    seconds: 6,
    cells: [between(inner, 45, 55, 50), between(changes, 100, 500), printed(flow, 1200)],
    run: () => ({
      values: twoLanes({}),
      notes: [
        {
          zh: '参考数据中的“v0 相同”在这里理解为两条车道限速相同，驾驶人之间仍有差别；理解为驾驶人全都一样的，见下一行。',
          en: 'The reference asks for “equal v0”: read here as the same limit on both lanes, for drivers who differ. Read as drivers all alike, it is the next case.',
        },
      ],
    }),
  },
  {
    id: 'LC-01 alike',
    group: 'laneChanging',
    inputs: {
      zh: `${street.zh}；所有驾驶人期望速度相同`,
      en: `${street.en}; every driver with the same desired speed`,
    },
    source: 'MOBIL: Kesting, Treiber & Helbing (2007), TRR 1999:86; plausible ranges',
    quick: false,
    seconds: 6,
    cells: [between(inner, 45, 55, 50), printed(changes), printed(flow, 1200)],
    run: () => ({
      values: twoLanes({ spread: 0 }),
      notes: [
        {
          zh: '改进型 IDM 下，速度相同、间距足够的车互不影响，没有换道的动机，所以这里不要求换道次数。',
          en: 'In the improved IDM cars of one speed that are far enough apart do not hinder each other; nothing makes them change, so no rate is asked for here.',
        },
      ],
    }),
  },
];
