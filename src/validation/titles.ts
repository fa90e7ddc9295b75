/** What each case shows, in one line for somebody who is no engineer; by the beginning of its id, the longest that fits. */
import type { Text } from '../scenario/index.ts';

const TITLES: readonly (readonly [begin: string, zh: string, en: string])[] = [
  ['CF-03', '车从静止加速到行驶速度：缓加速', 'A car gets up to speed: gentle driver'],
  ['CF-04', '车从静止加速到行驶速度：快加速', 'A car gets up to speed: brisk driver'],
  ['CF-05', '离停车线 100 米见红灯，平稳停住', 'A car stops for a red light seen from 100 m'],
  ['CF-06', '离停车线 60 米见红灯，平稳停住', 'A car stops for a red light seen from 60 m'],
  ['CF-11', '前车一刹车，后面一百辆越来越缓', 'One car brakes; down a line of a hundred it fades'],
  [
    'CF-09 CF-10',
    '全县早高峰：不相撞、不闯灯，步长大小不变结论',
    'The county’s morning: no collision, no red run, any time step',
  ],
  [
    'CF-09 county day',
    '全县一整天：不相撞、不闯灯、不卡死',
    'The county’s whole day: no collision, no red run, nobody stuck',
  ],
  ['CF-10', '时间步长大小不改变放行能力', 'Discharge does not depend on the time step'],
  ['LC-01', '两条车道均匀使用，换道不多不少', 'Two lanes are used evenly'],
  ['LC-01 alike', '两条车道均匀使用：驾驶人都一样时', 'Two lanes are used evenly: drivers all alike'],
  ['SF-04', '排队放行与驾驶模型的独立计算一致', 'A queue’s discharge agrees with an independent calculation'],
  ['SF-05', '排队放行：逐辆车的时间间隔', 'A queue’s discharge, headway by headway'],
  ['SF-07', '绿灯后起动一辆接一辆向后传的快慢', 'How fast starting spreads back along a queue'],
  ['SF-ACC through', '直行车道一小时绿灯能放多少车', 'Cars an hour of green lets through, straight on'],
  ['SF-ACC left', '左转车道一小时绿灯能放多少车', 'Cars an hour of green lets through, turning left'],
  ['SF-ACC right', '右转车道一小时绿灯能放多少车', 'Cars an hour of green lets through, turning right'],
  ['SF-ACC heavy', '一辆货车相当于几辆小车', 'How many cars a truck counts for'],
  ['SF-ACC county', '本县的放行能力设多少就是多少', 'The county’s own discharge is what it is set to'],
  ['GA-08 minor right', '支路右转一小时能出来多少车', 'Cars an hour that get out of a side street, right'],
  ['GA-08 minor through', '支路直行一小时能过多少车', 'Cars an hour that cross from a side street'],
  ['GA-08 minor left', '支路左转一小时能出来多少车', 'Cars an hour that get out of a side street, left'],
  ['GA-08 major left', '主路左转一小时能过多少车', 'Cars an hour that turn left off the main road'],
  ['GA-08 minor right, four', '支路右转进四车道主路', 'Out of a side street to the right, four-lane main road'],
  ['GA-08 minor left, four', '支路左转进四车道主路', 'Out of a side street to the left, four-lane main road'],
  ['GA-01', '让行能力公式：支路右转，两车道主路', 'Capacity formula: right out of a side street, two-lane main road'],
  ['GA-02', '让行能力公式：支路直行', 'Capacity formula: straight across from a side street'],
  ['GA-03', '让行能力公式：支路左转，两车道主路', 'Capacity formula: left out of a side street, two-lane main road'],
  ['GA-04', '让行能力公式：主路左转', 'Capacity formula: left off the main road'],
  ['GA-05', '让行能力公式：支路右转，四车道主路', 'Capacity formula: right out of a side street, four-lane main road'],
  ['GA-06', '让行能力公式：支路左转，四车道主路', 'Capacity formula: left out of a side street, four-lane main road'],
  ['GA-07', '让行能力公式：信号灯许可型左转', 'Capacity formula: left turn that yields at a signal'],
  ['HCM-T', '手册算例：支路让行路口', 'Handbook example: a two-way stop'],
  ['HCM-S2', '手册算例：信号配时', 'Handbook example: signal timing'],
  ['HCM-S3', '手册算例：信号路口延误', 'Handbook example: delay at a signal'],
  ['HCM-P', '手册算例：行人等待', 'Handbook example: waiting on foot'],
  ['HCM-PF', '手册算例：绿波对延误的折减', 'Handbook example: delay in a green wave'],
  ['HCM-K', '手册算例：感应控制', 'Handbook example: actuated control'],
  ['Webster cycle', '韦伯斯特最佳周期', 'Webster’s best cycle'],
  ['Webster flat', '最佳周期附近延误变化不大', 'Near the best cycle delay hardly changes'],
  ['WQ-', '仿真的平均等待与排队论精确解', 'Simulated wait against exact queueing theory'],
  ['MS-HCM', '仿真延误与美国手册：从畅通到拥挤十二格', 'Simulated delay against the handbook, from free to crowded'],
  ['MS-HCM d1', '车辆均匀到达时的延误', 'Delay when cars come at equal intervals'],
  ['MS-HCM live', '页面上显示的延误与真实增加的时间', 'The delay the page shows against the time really lost'],
  ['PD-0', '车队离散公式', 'Formula of how platoons spread'],
  ['PD-04', '仿真车队在路上怎样拉散', 'How simulated platoons spread'],
  ['BW-0', '绿波带宽的精确解', 'Exact width of a green wave'],
  ['BW-07', '仿真里能一路绿灯的车有多少', 'How many simulated cars ride the green wave'],
  ['MP-02', '最大压力控制：装得下的流量四小时不积压', 'Control by maximum pressure keeps up for four hours'],
  ['CRN-01', '同样的输入，每一位都相同', 'The same input gives the same digits'],
  ['CRN-02', '比较方案时用的是同一批车', 'Plans are compared on the same cars'],
];

/** The id itself where nobody wrote a line for it. */
export function titleOf(id: string): Text {
  if (id.endsWith(' formulas')) return { zh: '延误公式', en: 'Delay formulas' };
  const fits = TITLES.filter(([begin]) => id.startsWith(begin));
  const best = fits.reduce((longest, one) => (one[0].length > longest.length ? one[0] : longest), '');
  const [, zh, en] = fits.find(([begin]) => begin === best) ?? ['', id, id];
  return { zh, en };
}
