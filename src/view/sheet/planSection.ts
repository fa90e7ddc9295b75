/** One plan on the sheet: pictures of its stages, bars over the cycle, and the numbers that are typed into the cabinet. */
import type { Plan, Text } from '../../scenario/index.ts';
import { phaseText, stageName, type TimedPlan, timelineOf, walkTimes } from '../../signal/index.ts';
import { phaseBars } from '../charts/phase-bars.ts';
import { crossingOf, phaseSpans } from '../charts/phase-spans.ts';
import { stageData } from '../charts/stage-data.ts';
import { stagePicture } from '../charts/stage-picture.ts';
import { THEMES } from '../tokens.ts';
import { referenceText } from './changes.ts';
import { note, type Pen, table } from './markup.ts';
import type { SheetController } from './sheet.ts';
import { controlText, EVIDENCE_TEXT, planName, RECALL_TEXT, round } from './words.ts';

/** [px] of the browser, 96 an inch. */
const PICTURE = 104;
const WIDTH = 690;
/** How a plan that sees nothing is run. */
const BLIND = ['fixedTime', 'flashingYellow', 'dark'];

export function planSection(own: SheetController, plan: Plan, number: number, pen: Pen): string {
  const timed = own.timed(plan);
  const name = (one: Plan, stage: number): Text => own.stageText(one, stage);
  const facts = [
    `${pen.say('周期', 'cycle')} <b>${round(plan.cycle)}</b> ${pen.say('秒', 's')}`,
    `${pen.say('相位差', 'offset')} <b>${round(plan.offset ?? 0)}</b> ${pen.say('秒', 's')}${pen.say('（对准', ' (to ')}${pen.text(referenceText(plan, name))}${pen.say('）', ')')}`,
    `${pen.say('控制方式', 'control')} <b>${pen.text(controlText(plan))}</b>`,
  ];
  const title = `${pen.say('方案', 'Plan')} ${number} ${pen.text(planName(plan))}<span>${facts.join('　')}</span>`;
  return `<section class="plan"><h2>${title}</h2>${pictures(own, plan, timed, pen)}${bars(own, plan, timed, pen)}${times(own, plan, timed, pen)}${sources(own, plan, pen)}</section>`;
}

function pictures(own: SheetController, plan: Plan, timed: TimedPlan, pen: Pen): string {
  const figures = plan.stages.map((stage, at) => {
    const label = own.stageText(plan, at);
    const drawn = own.nodes
      .map((node) => stagePicture(stageData(own.network, timed, at, node, label[pen.lang]), PICTURE, THEMES.light))
      .join('');
    return `<figure>${drawn}<figcaption>${at + 1} ${pen.text(label)}<br/><b>${round(stage.green)}</b> ${pen.say('秒', 's')}</figcaption></figure>`;
  });
  return `<div class="stages">${figures.join('')}</div>`;
}

function bars(own: SheetController, plan: Plan, timed: TimedPlan, pen: Pen): string {
  const { cycle, stages, runs } = timelineOf(timed);
  const picture = phaseBars(
    {
      label: pen.say('一个周期', 'one cycle'),
      xLabel: pen.say('秒', 's'),
      cycle,
      rows: timed.phases.map((phase, at) => ({
        label: phaseText(own, phase)[pen.lang],
        isWrong: false,
        spans: (runs[at] ?? []).flatMap((run) => phaseSpans(own, timed, at, run)),
      })),
      stages: stages.map(({ begin, end }, at) => ({
        label: `${pen.say('阶段', 'stage ')}${at + 1}`,
        short: String(at + 1),
        from: begin,
        to: end,
      })),
    },
    WIDTH,
    THEMES.light,
  );
  // Several plans stand in one document: each picture's patterns go by a name of their own.
  const unique = picture.replaceAll('phase-flash', `flash-${own.controller.id}-${plan.id}`);
  return `<div class="keep">${unique.replaceAll('phase-walk"', `walk-${own.controller.id}-${plan.id}"`).replaceAll('#phase-walk)', `#walk-${own.controller.id}-${plan.id})`)}</div>`;
}

function times(own: SheetController, plan: Plan, timed: TimedPlan, pen: Pen): string {
  const { runs } = timelineOf(timed);
  const isSeeing = !BLIND.includes(plan.control?.mode ?? 'fixedTime');
  const head = [
    pen.say('阶段', 'Stage'),
    pen.say('放行相位', 'Phases'),
    pen.say('绿灯', 'Green'),
    pen.say('绿闪', 'Flash'),
    pen.say('黄灯', 'Yellow'),
    pen.say('红灯清空', 'Red clear.'),
    pen.say('行人绿灯', 'Walk'),
    pen.say('行人清空', 'Ped. clear.'),
    pen.say('最小绿灯', 'Min. green'),
    ...(isSeeing
      ? [pen.say('最大绿灯', 'Max. green'), pen.say('单位延长', 'Passage'), pen.say('固定请求', 'Recall')]
      : []),
  ];
  const rows = plan.stages.flatMap((stage, at) => {
    const next = plan.stages[(at + 1) % plan.stages.length];
    const own_ = timed.phases.filter(({ id }) => stage.phases.includes(id));
    return own_.map((phase, place) => {
      const index = timed.phases.indexOf(phase);
      const goesOn = plan.stages.length > 1 && next?.phases.includes(phase.id) === true;
      const run = runs[index]?.find(({ lastStage }) => lastStage === at);
      const crossing = crossingOf(own, phase);
      const walk = crossing && run && walkTimes(phase, crossing.length, run.end - run.begin, crossing.speed);
      const span = `rowspan="${own_.length}"`;
      const ending = goesOn
        ? [`<td colspan="5" style="text-align:left">${pen.say('下一阶段继续放行', 'goes on in the next stage')}</td>`]
        : [
            round(phase.greenFlash ?? 0),
            round(phase.yellow),
            round(phase.redClearance),
            walk === undefined ? '–' : round(walk.walk),
            walk === undefined ? '–' : round(walk.clearance),
          ];
      return [
        ...(place === 0 ? [`<td class="stage" ${span}>${at + 1} ${pen.text(own.stageText(plan, at))}</td>`] : []),
        `<td style="text-align:left">${pen.text(phaseText(own, phase))}</td>`,
        ...(place === 0 ? [`<td class="green" ${span}>${round(stage.green)}</td>`] : []),
        ...ending,
        phase.minimumGreen === undefined ? '–' : round(phase.minimumGreen),
        ...(isSeeing
          ? [
              phase.maximumGreen === undefined ? '–' : round(phase.maximumGreen),
              phase.passage === undefined ? '3' : round(phase.passage),
              pen.text(RECALL_TEXT[phase.recall ?? 'none']),
            ]
          : []),
      ];
    });
  });
  return (
    table(head, rows, 'times') +
    note(
      pen.say(
        '图中实条为绿灯，竖纹为绿闪，黄条为黄灯，红框为红灯清空，下方细条为行人绿灯与行人清空。表中单位为秒；行人清空期间行人灯绿闪，不得再起步过街。',
        'In the picture: solid green, striped green flash, yellow, outlined red clearance; the thin bar below is walk and pedestrian clearance. Times in seconds; while the green man flashes nobody starts to cross.',
      ),
    )
  );
}

function sources(own: SheetController, plan: Plan, pen: Pen): string {
  const records = [plan, own.controller, own.model];
  const evidence = records.find((one) => one.evidence)?.evidence ?? 'assumed';
  const source = records.find((one) => one.source)?.source ?? '–';
  return note(
    `${pen.say('数字依据：', 'Evidence: ')}${pen.text(EVIDENCE_TEXT[evidence])}${pen.say('；来源：', '; source: ')}${pen.text({ zh: source, en: source })}`,
  );
}

/** What a stage of any plan lets go, by the plan as compiled. */
export function stageTextOf(own: Pick<SheetController, 'network' | 'compiled'>, plan: Plan, stage: number): Text {
  const compiled = own.compiled.plans.find(({ id }) => id === plan.id);
  if (compiled?.stages[stage] === undefined)
    return { zh: plan.stages[stage]?.id ?? '–', en: plan.stages[stage]?.id ?? '–' };
  return stageName(own.network, own.compiled, compiled, stage);
}
