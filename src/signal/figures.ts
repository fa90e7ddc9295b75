/**
 * The numbers that timing rules borrow, each with its papers. A planner can look up where one is from; a better one is put in here and
 * every rule, matrix and proposal follows. No clause was read in the official print: grades say how each was seen.
 */
import type { Grade, RuleSource, Text } from '../scenario/index.ts';

export interface Figure {
  readonly value: number;
  readonly unit: 's' | 'm' | 'm/s' | 'm/s²' | 'veh/h' | '';
  readonly source: Text;
  readonly grade: Grade;
}

const RILSA: Text = { zh: '德国 RiLSA 绿灯间隔算法，凭记忆引用', en: 'RiLSA intergreen method, quoted from memory' };
const ITE: Text = { zh: '美国 ITE 黄灯公式', en: "ITE's yellow formula" };
const CYCLES: Text = {
  zh: '国内常用周期 60–180 s，两头放宽',
  en: 'Chinese practice of 60–180 s, with room on both sides',
};
const OWN: Text = { zh: '本软件', en: 'this program' };

export const FIGURES = {
  /** Seconds into the yellow in which the last vehicle may still cross its stop line. */
  crossingThrough: { value: 3, unit: 's', source: RILSA, grade: 'textbook' },
  crossingTurn: { value: 2, unit: 's', source: RILSA, grade: 'textbook' },
  crossingRider: { value: 1, unit: 's', source: RILSA, grade: 'textbook' },
  clearingThrough: { value: 10, unit: 'm/s', source: RILSA, grade: 'textbook' },
  clearingTurn: { value: 7, unit: 'm/s', source: RILSA, grade: 'textbook' },
  clearingRider: { value: 4, unit: 'm/s', source: OWN, grade: 'assumption' },
  vehicleLength: { value: 6, unit: 'm', source: RILSA, grade: 'textbook' },
  riderLength: { value: 2, unit: 'm', source: OWN, grade: 'assumption' },
  /** The first of the next green arrives rolling at 40 km/h. */
  enteringVehicle: { value: 40 / 3.6, unit: 'm/s', source: RILSA, grade: 'textbook' },
  enteringRider: { value: 5, unit: 'm/s', source: RILSA, grade: 'textbook' },
  /** A hasty walker who steps off with the first second of walk. */
  enteringWalker: { value: 1.5, unit: 'm/s', source: RILSA, grade: 'textbook' },

  walkingSpeed: {
    value: 1.0,
    unit: 'm/s',
    source: {
      zh: 'GB 50647—2011 行人过街设计步速，经设计文献转引',
      en: 'GB 50647-2011 design walking speed, as a design text reports it',
    },
    grade: 'standard',
  },
  /** Middle of 0.8–0.9 m/s; pre-school children were measured at 0.88 ± 0.2 m/s, and 1.2 m/s was judged unsafe. */
  walkingSpeedAtSchools: {
    value: 0.85,
    unit: 'm/s',
    source: {
      zh: '学龄前儿童实测 0.88 ± 0.2 m/s（Varela-Martínez 2024），按 0.8–0.9 取中值',
      en: 'pre-school children measured at 0.88 ± 0.2 m/s (Varela-Martínez 2024), middle of 0.8–0.9 taken',
    },
    grade: 'assumption',
  },
  /** An intersection this near a gate is crossed by its pupils. */
  schoolReach: { value: 150, unit: 'm', source: OWN, grade: 'assumption' },

  shortestWalk: {
    value: 5,
    unit: 's',
    source: { zh: '国内行人绿灯 5–7 s 的做法', en: 'Chinese practice, walk of 5–7 s' },
    grade: 'practice',
  },
  /** Full stop of those who wait: the end of one walk to the beginning of the next. */
  longestRedForWalkers: {
    value: 120,
    unit: 's',
    source: {
      zh: '北京市《步行和自行车交通环境规划设计标准》2021 要求等待不超过 90 s，县城放宽',
      en: 'a Beijing standard of 2021 asks for at most 90 s of waiting; relaxed for a county',
    },
    grade: 'assumption',
  },
  shortestGreen: {
    value: 5,
    unit: 's',
    source: { zh: '本软件：更短的绿灯驾驶人来不及反应', en: 'this program: a shorter green surprises drivers' },
    grade: 'assumption',
  },
  shortestYellow: { value: 3, unit: 's', source: { zh: 'GB 14886', en: 'GB 14886' }, grade: 'practice' },
  /** Of the yellow formula t + v ÷ 2a: time to react, and deceleration. */
  yellowReaction: { value: 1, unit: 's', source: ITE, grade: 'textbook' },
  yellowDeceleration: { value: 3.05, unit: 'm/s²', source: ITE, grade: 'textbook' },
  usualFlash: {
    value: 3,
    unit: 's',
    source: {
      zh: '国内绿闪 3 s 的做法（实地研究未见安全收益，Dou 等 2013）',
      en: 'Chinese practice, 3 s of green flash (a field study found no gain in safety, Dou et al. 2013)',
    },
    grade: 'practice',
  },
  shortestCycle: { value: 40, unit: 's', source: CYCLES, grade: 'assumption' },
  longestCycle: { value: 200, unit: 's', source: CYCLES, grade: 'assumption' },
  largestY: {
    value: 0.9,
    unit: '',
    source: { zh: '上海市交叉口规程 DGJ 08-96 §8.5', en: 'Shanghai junction code DGJ 08-96 §8.5' },
    grade: 'standard',
  },
} as const satisfies Record<string, Figure>;

/** Where rules without a number of their own are from. */
export const SOURCES = {
  arrows: {
    source: {
      zh: 'GB 14886：箭头灯放行的流向不得与其他放行流向冲突',
      en: 'GB 14886: what an arrow releases must not conflict with others',
    },
    grade: 'standard',
  },
  yieldToWalkers: {
    source: { zh: '道路交通安全法实施条例第三十八条', en: '实施条例 art. 38' },
    grade: 'standard',
  },
  intergreen: { source: RILSA, grade: 'textbook' },
  laggingLeft: {
    source: {
      zh: '左转待转区：直行先放、左转后放',
      en: 'a waiting area is entered on the through green, so the left turn comes after',
    },
    grade: 'study',
  },
  setByHand: {
    source: { zh: '人工设定的绿灯间隔', en: 'an intergreen set by hand' },
    grade: 'logic',
  },
  planItself: { source: { zh: '方案自定', en: 'the plan itself' }, grade: 'logic' },
  signal: { source: { zh: '信号机怎样运行', en: 'how a controller runs' }, grade: 'logic' },
} as const satisfies Record<string, RuleSource>;
