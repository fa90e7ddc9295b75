/** Formula and simulation side by side, movement by movement. */
import { SIDE_TEXT, TURN_TEXT } from '../../network/index.ts';
import type { Text } from '../../scenario/index.ts';
import type { AnalysedMovement, AnalyticReport, Method, Obstacle } from '../analytic/types.ts';
import { type Cell, numberColumn, type Table, textColumn } from './table.ts';
import { UNIT, windowText } from './words.ts';

const METHOD: Readonly<Record<Method, Text>> = {
  signal: { zh: 'HCM 信号', en: 'HCM signal' },
  permittedLeft: { zh: 'HCM 许可左转', en: 'HCM permitted left' },
  twoWayStop: { zh: 'HCM 让行', en: 'HCM two-way stop' },
};

const OBSTACLE: Readonly<Record<Obstacle, Text>> = {
  nobodyCame: { zh: '无车到达', en: 'nobody came' },
  planChanged: { zh: '时段内换方案', en: 'plan changes in window' },
  noGreen: { zh: '没有绿灯', en: 'no green' },
  rightOnRed: { zh: '红灯可右转', en: 'right on red' },
  sharedPermittedLeft: { zh: '许可左转与直行合用车道', en: 'yielding left in a shared lane' },
  unequalGreens: { zh: '同车道灯色不同', en: 'unequal greens in one lane' },
  overSaturated: { zh: '超饱和，不比较', en: 'over capacity, not compared' },
  layout: { zh: '此布局无公式', en: 'no formula for this layout' },
};

const GAP: Text = {
  zh: '差很大时，多半是公式没有算的东西在起作用：下游排队回溢、车队同时到达、时段初的积车；先看排队，再决定信哪个数。',
  en: 'A large gap mostly tells of what the formula leaves out: queues from downstream, platoons, a queue left from before. Look at the queues before trusting either figure.',
};

const NOTES: Readonly<Record<AnalyticReport['control'], readonly Text[]>> = {
  signal: [
    {
      zh: '公式：美国《道路通行能力手册》第7版，d1+d2，k=0.5。流量取时段内到达，饱和流率取场景值（左转÷1.05，右转÷1.18），有效绿灯=绿灯−2秒启动损失+2秒黄灯利用。',
      en: 'Formula: HCM 7, d1 + d2 with k = 0.5. Flow: arrivals in the window. Saturation flow of the scenario (left ÷ 1.05, right ÷ 1.18). Effective green: green − 2 s start-up + 2 s of yellow.',
    },
    {
      zh: '公式按随机到达，不计上游信号的车队、时段初已有的排队和红灯右转；差 = 仿真 − 公式。',
      en: 'The formula takes arrivals as random: no platoons from upstream, no queue left from before, no right turn on red. Gap = simulated − formula.',
    },
    GAP,
  ],
  priority: [
    {
      zh: '公式：美国《道路通行能力手册》第7版，两路让行。流量取时段内到达；不计行人、大车和上游信号的车队；掉头按左转。差 = 仿真 − 公式。',
      en: 'Formula: HCM 7, two-way stop. Flow: arrivals in the window; walkers, heavy vehicles and platoons from upstream not counted; U-turns as left turns. Gap = simulated − formula.',
    },
    GAP,
  ],
};

export function analyticTable(name: Text, report: AnalyticReport): Table {
  const window = windowText(report.from, report.to);
  const rows = report.movements.map(movementRow);
  if (report.comparable !== null) {
    const { delay, simulated } = report.comparable;
    rows.push([{ zh: '可比流向', en: 'compared' }, null, null, delay, simulated, signed(simulated - delay), null]);
  }
  return {
    id: 'analytic',
    title: { zh: `${name.zh} 公式与仿真 ${window}`, en: `${name.en}, formula and simulation ${window}` },
    columns: [
      textColumn('movement', '流向', 'Movement'),
      numberColumn('arrivals', { zh: '到达', en: 'Arrivals' }, { zh: '辆/时', en: 'veh/h' }, 0),
      numberColumn('x', { zh: '饱和度', en: 'v/c' }, null, 2),
      numberColumn('formula', { zh: '公式延误', en: 'Formula' }, UNIT.secondsEach, 1),
      numberColumn('simulated', { zh: '仿真延误', en: 'Simulated' }, UNIT.secondsEach, 1),
      { ...numberColumn('difference', { zh: '差', en: 'Gap' }, UNIT.secondsEach, 1) },
      textColumn('method', '公式', 'By'),
    ],
    rows,
    notes: NOTES[report.control],
  };
}

function movementRow(movement: AnalysedMovement): Cell[] {
  const { side, turn, flow, x, delay, simulated, method, obstacle } = movement;
  const comparable = obstacle === null && delay !== null && simulated !== null;
  return [
    { zh: `${SIDE_TEXT[side].zh}${TURN_TEXT[turn].zh}`, en: `${SIDE_TEXT[side].en} ${TURN_TEXT[turn].en}` },
    flow * 3600,
    x,
    delay,
    simulated,
    comparable ? signed(simulated - delay) : null,
    obstacle !== null ? OBSTACLE[obstacle] : method === null ? null : METHOD[method],
  ];
}

/** "+3.1": which of the two is greater is what one looks for. */
function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
  return Number(text) === 0 ? text : `${value > 0 ? '+' : '−'}${text}`;
}
