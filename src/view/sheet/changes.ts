/** What a controller's sheet says otherwise than before: field by field, the old value and the new one. */
import type { Controller, Phase, Plan, Text } from '../../scenario/index.ts';
import {
  CLASS_TEXT,
  clockText,
  controlText,
  daysText,
  DUTY_TEXT,
  listed,
  numberText,
  planName,
  RECALL_TEXT,
  secondsText,
  TRANSITION_TEXT,
} from './words.ts';

export interface FieldChange {
  readonly what: Text;
  readonly before: Text;
  readonly after: Text;
}

/** What the ids of a controller stand for. */
export interface Names {
  /** What a stage of one of the controller's plans lets go. */
  stage(plan: Plan, stage: number): Text;
  movement(movement: Phase['movements'][number]): Text;
  crosswalk(leg: string): Text;
}

export function changesBetween(before: Controller, after: Controller, names: Names): FieldChange[] {
  return [
    field('信号机类型', 'class', before, after, ({ class: kind }) => CLASS_TEXT[kind]),
    field('时钟', 'clock', before, after, clockText),
    field('方案过渡', 'transition', before, after, ({ transition }) => TRANSITION_TEXT[transition?.method ?? 'dwell']),
    field('存储方案', 'stored plan', before, after, (one) =>
      planName(one.plans.find(({ id }) => id === (one.storedPlan ?? one.plans[0]?.id))),
    ),
    field('时段表', 'schedule', before, after, (one) => bandsText(one, one.schedule)),
    field('其他日子', 'other days', before, after, (one) =>
      listed(
        (one.otherDays ?? []).map(({ days, schedule }) => joined(daysText(days), bandsText(one, schedule), '：', ': ')),
      ),
    ),
    field('检测器', 'detectors', before, after, ({ detectors = [] }) => ids(detectors)),
    field('行人按钮', 'push buttons', before, after, ({ pushButtons = [] }) => ids(pushButtons)),
    field('民警手控', 'by hand', before, after, ({ officer = [] }) =>
      listed(officer.map(({ from, to, rule }) => joined(same(`${from}–${to}`), DUTY_TEXT[rule], ' ', ' '))),
    ),
    ...after.plans.flatMap((plan) => {
      const old = before.plans.find(({ id }) => id === plan.id);
      return old === undefined ? [added(plan)] : planChanges(old, plan, names);
    }),
    ...before.plans
      .filter((old) => !after.plans.some(({ id }) => id === old.id))
      .map((old) => ({ what: planTitle(old), before: secondsText(old.cycle), after: { zh: '取消', en: 'removed' } })),
  ].filter((one): one is FieldChange => one !== undefined);
}

const same = (text: string): Text => ({ zh: text, en: text });
const joined = (a: Text, b: Text, zh: string, en: string): Text => ({
  zh: `${a.zh}${zh}${b.zh}`,
  en: `${a.en}${en}${b.en}`,
});

function field<T>(zh: string, en: string, before: T, after: T, read: (one: T) => Text): FieldChange | undefined {
  const [old, now] = [read(before), read(after)];
  return old.zh === now.zh ? undefined : { what: { zh, en }, before: old, after: now };
}

function ids(list: readonly { id: string }[]): Text {
  if (list.length <= 4) return listed(list.map(({ id }) => same(id)));
  return { zh: `${list.length} 个`, en: `${list.length}` };
}

function bandsText({ plans }: Controller, bands: Controller['schedule']): Text {
  return listed(
    bands.map(({ from, plan }) =>
      joined(
        same(from),
        planName(
          plans.find(({ id }) => id === plan),
          plan,
        ),
        ' ',
        ' ',
      ),
    ),
  );
}

const planTitle = (plan: Plan): Text => joined({ zh: '方案', en: 'plan' }, planName(plan), ' ', ' ');

function added(plan: Plan): FieldChange {
  return {
    what: planTitle(plan),
    before: { zh: '没有', en: 'none' },
    after: { zh: `新增，周期 ${plan.cycle} 秒`, en: `new, cycle ${plan.cycle} s` },
  };
}

function planChanges(before: Plan, after: Plan, names: Names): FieldChange[] {
  const stages = (plan: Plan): Text => listed(plan.stages.map((_, stage) => names.stage(plan, stage)));
  const isSameSequence = stages(before).zh === stages(after).zh;
  const found = [
    field('周期', 'cycle', before, after, ({ cycle }) => secondsText(cycle)),
    field('相位差', 'offset', before, after, ({ offset = 0 }) => secondsText(offset)),
    field('相位差参考', 'reference', before, after, (plan) => referenceText(plan, names.stage)),
    field('控制方式', 'control', before, after, controlText),
    field('阶段', 'stages', before, after, stages),
    ...(isSameSequence ? after.stages : []).map((stage, at) =>
      fieldOf(joined(names.stage(after, at), { zh: '绿灯', en: 'green' }, ' ', ' '), before, after, (plan) =>
        secondsText(plan.stages[at]?.green ?? stage.green),
      ),
    ),
    ...after.phases.flatMap((phase, at) => {
      const old = before.phases.find(({ id }) => id === phase.id);
      const what = { zh: `相位 ${at + 1} `, en: `phase ${at + 1} ` };
      if (old !== undefined) return phaseChanges(old, phase, what, names);
      return [{ what: joined(what, GOES, '', ''), before: { zh: '没有', en: 'none' }, after: goingText(phase, names) }];
    }),
    ...before.phases
      .filter((old) => !after.phases.some(({ id }) => id === old.id))
      .map((old) => ({
        what: joined({ zh: '原相位 ', en: 'former phase ' }, numberText(before.phases.indexOf(old) + 1), '', ''),
        before: goingText(old, names),
        after: { zh: '取消', en: 'removed' },
      })),
  ];
  return found
    .filter((one) => one !== undefined)
    .map((one) => ({ ...one, what: joined(planName(after), one.what, '：', ': ') }));
}

const GOES: Text = { zh: '放行', en: 'lets go' };

/** Movements, those that yield marked, and crosswalks of a phase. */
function goingText({ movements, crosswalks = [] }: Phase, names: Names): Text {
  const yields = { zh: '（让行）', en: ' (yields)' };
  return listed([
    ...movements.map((one) => joined(names.movement(one), one.permissive ? yields : same(''), '', '')),
    ...crosswalks.map((leg) => names.crosswalk(leg)),
  ]);
}

function fieldOf<T>(what: Text, before: T, after: T, read: (one: T) => Text): FieldChange | undefined {
  return field(what.zh, what.en, before, after, read);
}

export function referenceText(plan: Plan, stageName: (plan: Plan, stage: number) => Text): Text {
  const at = Math.max(
    0,
    plan.stages.findIndex(({ id }) => id === plan.reference),
  );
  const point =
    plan.referencePoint === 'end' ? { zh: '绿灯结束', en: 'end of green' } : { zh: '绿灯开始', en: 'begin of green' };
  return joined(
    { zh: `阶段${at + 1} ${stageName(plan, at).zh}`, en: `stage ${at + 1} ${stageName(plan, at).en}` },
    point,
    ' ',
    ', ',
  );
}

const PHASE_FIELDS: readonly (readonly [keyof Phase, string, string])[] = [
  ['minimumGreen', '最小绿灯', 'minimum green'],
  ['maximumGreen', '最大绿灯', 'maximum green'],
  ['greenFlash', '绿闪', 'green flash'],
  ['yellow', '黄灯', 'yellow'],
  ['redClearance', '红灯清空', 'red clearance'],
  ['walk', '行人绿灯', 'walk'],
  ['pedestrianClearance', '行人清空', 'pedestrian clearance'],
  ['passage', '单位绿灯延长', 'passage'],
];

function phaseChanges(before: Phase, after: Phase, phase: Text, names: Names): (FieldChange | undefined)[] {
  const named = (zh: string, en: string): Text => joined(phase, { zh, en }, '', '');
  return [
    fieldOf(joined(phase, GOES, '', ''), before, after, (one) => goingText(one, names)),
    ...PHASE_FIELDS.map(([key, zh, en]) =>
      fieldOf(named(zh, en), before, after, (one) => numberText(one[key] as number | undefined)),
    ),
    fieldOf(named('固定请求', 'recall'), before, after, ({ recall }) => RECALL_TEXT[recall ?? 'none']),
  ];
}
