/** The groups of cases, each with the sentence that says to somebody who is no engineer what it shows. */
import type { Text } from '../scenario/index.ts';

export type GroupId =
  | 'carFollowing'
  | 'discharge'
  | 'laneChanging'
  | 'gapAcceptance'
  | 'formulas'
  | 'delay'
  | 'progression'
  | 'repeatability'
  | 'county';

export interface Group {
  readonly id: GroupId;
  readonly title: Text;
  /** What a good result means. */
  readonly meaning: Text;
}

/** In the order they are shown. */
export const GROUPS: readonly Group[] = [
  {
    id: 'carFollowing',
    title: { zh: '跟车与刹车', en: 'Following and braking' },
    meaning: {
      zh: '仿真里的车起步、跟车、遇红灯停车，和公开发表的驾驶模型一致，不追尾、不急刹。',
      en: 'Simulated cars start, follow and stop at red as the published driving models do, without collisions or harsh braking.',
    },
  },
  {
    id: 'discharge',
    title: { zh: '绿灯放行', en: 'Discharge at green' },
    meaning: {
      zh: '绿灯亮后，排队的车按实测的快慢一辆一辆通过停车线：这决定一个绿灯能放多少车。',
      en: 'When the light turns green, queued cars pass the stop line as quickly as is measured in the street; that decides how many one green lets through.',
    },
  },
  {
    id: 'laneChanging',
    title: { zh: '换道', en: 'Lane changing' },
    meaning: {
      zh: '车辆会合理使用各条车道，该换道时换得过去，不会卡死在错的车道上。',
      en: 'Cars use the lanes evenly and get into the lane they need; nobody is stuck in the wrong one.',
    },
  },
  {
    id: 'gapAcceptance',
    title: { zh: '让行与穿插', en: 'Giving way' },
    meaning: {
      zh: '没有信号灯时，支路的车等多大的空当才走、一小时能走多少辆，与美国《道路通行能力手册》的公式相符。',
      en: "Without a signal, the gap a minor-road car waits for, and how many get through in an hour, agree with the Highway Capacity Manual's formula.",
    },
  },
  {
    id: 'formulas',
    title: { zh: '手册公式', en: 'Handbook formulas' },
    meaning: {
      zh: '页面上"理论值"用的公式，算出的答案与手册和论文里公布的例题一致。',
      en: 'The formulas behind the theoretical values on the page give the published answers of the handbooks’ own examples.',
    },
  },
  {
    id: 'delay',
    title: { zh: '信号灯延误', en: 'Delay at signals' },
    meaning: {
      zh: '车辆在信号灯前平均等多久，与排队论的精确解和手册一致：仿真报出的延误秒数可以相信。',
      en: 'How long cars wait at a signal agrees with exact queueing theory and the handbook: the seconds of delay reported can be believed.',
    },
  },
  {
    id: 'progression',
    title: { zh: '绿波、车队与自适应', en: 'Green waves, platoons and adaptive signals' },
    meaning: {
      zh: '车队在路上怎样拉散、绿波能让多少车一路不停、自适应信号能应付多大流量，与理论一致。',
      en: 'How platoons spread along a street, how many cars ride a green wave without stopping, and how much traffic an adaptive signal keeps up with, agree with theory.',
    },
  },
  {
    id: 'repeatability',
    title: { zh: '可重复、可比较', en: 'Repeatable and comparable' },
    meaning: {
      zh: '同样的输入每次得到一位不差的同样结果；比较两个方案时用的是同一批车和同一批驾驶人。',
      en: 'The same input gives the same digits every time, and two plans are compared on the same cars and the same drivers.',
    },
  },
  {
    id: 'county',
    title: { zh: '全县运行', en: 'The whole county' },
    meaning: {
      zh: '把全县几千辆车跑上一整天：没有一次重叠、没有凭空消失，时间步长取大取小结论不变。',
      en: 'Thousands of cars through a whole day in the county: none overlaps another, none vanishes, and the length of the time step does not change the result.',
    },
  },
];
