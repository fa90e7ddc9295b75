/** Rows of the references that are not here, and why: of models that are not shipped, without all their inputs, or held elsewhere. */
import type { Text } from '../scenario/index.ts';

export interface LeftOut {
  /** The references' own names, with spaces between. */
  readonly ids: string;
  readonly why: Text;
}

export const LEFT_OUT: readonly LeftOut[] = [
  {
    ids: 'CF-01 CF-02 CF-07 CF-08 SF-01 SF-02',
    why: { zh: '普通 IDM 跟驰模型，本引擎不用', en: 'the plain IDM, which this engine does not use' },
  },
  {
    ids: 'SF-03',
    why: {
      zh: '普通 IIDM；本引擎用它的 ACC 形式（SF-04）',
      en: 'the plain IIDM; this engine uses its ACC form (SF-04)',
    },
  },
  {
    ids: 'HCM-S1 HCM-P2',
    why: {
      zh: '缺少输入：手册算例的部分输入只在另一个软件的数据文件里',
      en: "inputs missing: part of the example's inputs is only in another program's data files",
    },
  },
  {
    ids: 'HCM-A1 HCM-A2',
    why: { zh: '全向停车路口，本软件没有', en: 'all-way stops, which this program does not have' },
  },
  {
    ids: 'HCM-U1',
    why: {
      zh: '手册的城市路段行程速度模型，本软件没有',
      en: "the handbook's model of urban street segments, not shipped",
    },
  },
  {
    ids: 'HCM-B1',
    why: { zh: '非机动车还不在仿真里', en: 'riders are not in the simulation yet' },
  },
  {
    ids: 'MP-01',
    why: {
      zh: '最大压力控制的选相规则：由 test/signal/controllers.test.ts 检验，不必开车',
      en: 'which stage control by maximum pressure chooses: held by test/signal/controllers.test.ts, nothing to drive',
    },
  },
  {
    ids: 'SM-01 SM-02 SM-03 SM-04 SM-05 SM-06 EV-01 EV-02 EV-03 EV-04 EV-05 HSM-01 HSM-02 HSM-03 HSM-04 HSM-05 EB-01 EB-02 EB-03 CI-01 CI-02 CI-03 CI-04',
    why: {
      zh: '交通安全评估（冲突、事故预测及其区间），本软件没有',
      en: 'safety appraisal (conflicts, crash prediction and its intervals), not shipped',
    },
  },
  {
    ids: 'GH-01 RN-01 WU-01 MC-01',
    why: {
      zh: '用实测流量标定和多方案统计检验，本软件没有',
      en: 'calibration to counts and statistics of many plans, not shipped',
    },
  },
];
