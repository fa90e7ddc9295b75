/** What the fields of a controller are called on paper, and how their values are written. */
import type { Controller, Detector, Evidence, Model, Plan, Quantity, Text } from '../../scenario/index.ts';
import { faultCall } from '../../signal/index.ts';

const same = (text: string): Text => ({ zh: text, en: text });

export const CLASS_TEXT: Record<Controller['class'], Text> = {
  networked: { zh: '联网（中心可改方案）', en: 'networked (the centre can change plans)' },
  synchronised: { zh: '卫星授时，不联网', en: 'clock by satellite, not networked' },
  freeRunning: { zh: '单点，不联网', en: 'free-running, not networked' },
};

/** Who hears of a fault, and when. */
export function reportText({ class: its }: Controller, model: Pick<Model, 'settings'>): Text {
  if (its === 'networked') return { zh: '即时上报中心', en: 'reported to the centre at once' };
  const { value, evidence } = faultCall(model);
  const how = EVIDENCE_TEXT[evidence];
  return {
    zh: `不上报；有人来电才知道，${value} 小时后（${how.zh}）`,
    en: `not reported; known when somebody calls, after ${value} h (${how.en})`,
  };
}

const CONTROL_TEXT: Record<NonNullable<Plan['control']>['mode'], Text> = {
  fixedTime: { zh: '定时', en: 'fixed time' },
  semiActuated: { zh: '半感应', en: 'semi-actuated' },
  fullyActuated: { zh: '全感应', en: 'fully actuated' },
  coordinated: { zh: '感应协调', en: 'coordinated' },
  maxPressure: { zh: '自适应（最大压力）', en: 'adaptive (max pressure)' },
  flashingYellow: { zh: '黄闪', en: 'flashing yellow' },
  dark: { zh: '灭灯', en: 'dark' },
};

/** With the main phases it rests in, by number, or the time between its decisions, where the plan says them. */
export function controlText({ control, phases }: Pick<Plan, 'control' | 'phases'>): Text {
  const { zh, en } = CONTROL_TEXT[control?.mode ?? 'fixedTime'];
  if (control?.mode === 'semiActuated' && control.main !== undefined) {
    const main = control.main.map((id) => phases.findIndex((phase) => phase.id === id) + 1);
    return { zh: `${zh}（主相位 ${main.join('、')}）`, en: `${en} (main phases ${main.join(', ')})` };
  }
  if (control?.mode === 'maxPressure' && control.interval !== undefined)
    return { zh: `${zh}，每 ${control.interval} 秒决定`, en: `${en}, decides every ${control.interval} s` };
  return { zh, en };
}

export const TRANSITION_TEXT: Record<NonNullable<Controller['transition']>['method'], Text> = {
  immediate: { zh: '立即切换', en: 'immediate' },
  dwell: { zh: '驻留过渡', en: 'dwell' },
  shortway: { zh: '就近过渡', en: 'shortway' },
};

export const RECALL_TEXT: Record<'none' | 'minimum' | 'maximum' | 'walk', Text> = {
  none: { zh: '无', en: 'none' },
  minimum: { zh: '最小绿', en: 'minimum' },
  maximum: { zh: '最大绿', en: 'maximum' },
  walk: { zh: '行人', en: 'walk' },
};

export const KIND_TEXT: Record<Detector['kind'], Text> = {
  presence: { zh: '存在型', en: 'presence' },
  passage: { zh: '通过型', en: 'passage' },
};

export const EVIDENCE_TEXT: Record<Evidence, Text> = {
  measured: { zh: '实测', en: 'measured' },
  inferred: { zh: '推算', en: 'inferred' },
  assumed: { zh: '假定', en: 'assumed' },
  standard: { zh: '标准', en: 'standard' },
};

export const DUTY_TEXT: Record<NonNullable<Controller['officer']>[number]['rule'], Text> = {
  longestQueue: { zh: '放排队最长的阶段', en: 'releases the longest queue' },
  clearMain: { zh: '先清空主路', en: 'clears the main road first' },
};

const WEEKDAY_TEXT: Record<string, Text> = {
  mon: { zh: '周一', en: 'Mon' },
  tue: { zh: '周二', en: 'Tue' },
  wed: { zh: '周三', en: 'Wed' },
  thu: { zh: '周四', en: 'Thu' },
  fri: { zh: '周五', en: 'Fri' },
  sat: { zh: '周六', en: 'Sat' },
  sun: { zh: '周日', en: 'Sun' },
  term: { zh: '上课日', en: 'school days' },
  vacation: { zh: '寒暑假', en: 'vacation' },
  holiday: { zh: '节假日', en: 'public holidays' },
};

export function daysText({ weekdays = [], calendar = [] }: NonNullable<Controller['otherDays']>[number]['days']): Text {
  return listed([...weekdays, ...calendar].map((day) => WEEKDAY_TEXT[day] ?? same(day)));
}

export const secondsText = (seconds: number | undefined): Text =>
  seconds === undefined ? same('–') : { zh: `${round(seconds)} 秒`, en: `${round(seconds)} s` };

export const numberText = (value: number | undefined): Text => same(value === undefined ? '–' : round(value));

export const round = (value: number): string => String(Math.round(value * 10) / 10);

export function clockText({ class: kind, clockError, clockDrift }: Controller): Text {
  if (kind === 'networked') return { zh: '由中心校时', en: 'set by the centre' };
  if (kind === 'synchronised') return { zh: '卫星授时', en: 'set by satellite' };
  const error = clockError?.value ?? 0;
  const drift = clockDrift?.value ?? 0;
  const now =
    error === 0
      ? { zh: '准', en: 'right' }
      : error > 0
        ? { zh: `快 ${round(error)} 秒`, en: `${round(error)} s fast` }
        : { zh: `慢 ${round(-error)} 秒`, en: `${round(-error)} s slow` };
  if (drift === 0) return now;
  return {
    zh: `${now.zh}，每天走${drift > 0 ? '快' : '慢'} ${round(Math.abs(drift))} 秒`,
    en: `${now.en}, ${drift > 0 ? 'gains' : 'loses'} ${round(Math.abs(drift))} s a day`,
  };
}

export function planName(plan: Pick<Plan, 'id' | 'name'> | undefined, id = ''): Text {
  return plan?.name ?? same(plan?.id ?? id);
}

export function listed(texts: readonly Text[]): Text {
  if (texts.length === 0) return { zh: '无', en: 'none' };
  return { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') };
}

export function quantityText(quantity: Quantity | undefined): Text {
  return numberText(quantity?.value);
}
