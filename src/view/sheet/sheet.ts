/**
 * 配时表: the sheet of a controller for the cabinet and for the file, from a model and the model it was changed from.
 *
 * The date is given, never asked of a clock; left out, it is a line to write on.
 */
import { buildNetwork, movementText, type Network } from '../../network/index.ts';
import type { Controller, Model, Plan, Quantity, Text } from '../../scenario/index.ts';
import {
  type CompiledController,
  compilePlans,
  ConflictTable,
  crosswalkName,
  isLeg,
  signalFindings,
  type TimedPlan,
  timedPlan,
} from '../../signal/index.ts';
import { changesBetween, type Names } from './changes.ts';
import { equipmentSections } from './equipmentSections.ts';
import { facts, type Lang, note, type Pen, penOf, section, table } from './markup.ts';
import { planSection, stageTextOf } from './planSection.ts';
import { scheduleSection } from './scheduleSection.ts';
import { STYLE } from './style.ts';
import { CLASS_TEXT, clockText, quantityText, reportText, TRANSITION_TEXT } from './words.ts';

export interface SheetSource {
  readonly model: Model;
  /**
   * The model at the root of the scenario: what the cabinets run today, and so what the sheet in them says. Not the scenario this one was
   * made from: that is a draft, which nobody has taken to a cabinet.
   */
  readonly base: Model;
  /** File of `base`, and how many scenarios lie between it and this one. */
  readonly baseFile: string;
  readonly between: number;
  /** Of the model. */
  readonly network: Network;
  /** Of the document that was opened. */
  readonly name: Text;
  readonly file: string;
  /** As it shall stand on the sheet; a line to write on when left out. */
  readonly date?: string;
  /** Written under every sheet: the program and its version. */
  readonly madeWith: string;
}

/** One controller with what its sheet is made from. */
export interface SheetController {
  readonly model: Model;
  readonly network: Network;
  readonly nodes: readonly number[];
  readonly controller: Controller;
  readonly compiled: CompiledController;
  timed(plan: Plan): TimedPlan;
  stageText(plan: Plan, stage: number): Text;
}

/** Ticks do not matter for what stands on paper: whole seconds fit. */
const TICKS_PER_SECOND = 1;

/** @param ids of controllers, in the order they are wanted   @returns a whole HTML document, one sheet a page or more */
export function timingSheets(source: SheetSource, ids: readonly string[], lang: Lang): string {
  const pen = penOf(lang);
  const baseNetwork = source.base === source.model ? source.network : buildNetwork(source.base);
  const sheets = ids.flatMap((id) => {
    const controller = source.model.controllers.find((one) => one.id === id);
    if (controller === undefined) return [];
    const old = source.base.controllers.find((one) => one.id === id);
    const before = old && sheetController(source.base, baseNetwork, old);
    return [sheet(source, sheetController(source.model, source.network, controller), before, pen)];
  });
  const title = pen.say('信号配时表', 'Signal timing sheet');
  return `<!doctype html>\n<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"/><title>${title} ${pen.text(source.name)}</title><style>${STYLE}</style></head><body>${sheets.join('')}</body></html>\n`;
}

function sheetController(model: Model, network: Network, controller: Controller): SheetController {
  const alone = { ...model, controllers: [controller] };
  const nodes = controller.intersections.flatMap((id) => network.nodeIndex.get(id) ?? []);
  const compiled = compilePlans(alone, network, TICKS_PER_SECOND).controllers[0] as CompiledController;
  const conflicts = new ConflictTable(network, nodes);
  return {
    model: alone,
    network,
    nodes,
    controller,
    compiled,
    timed: (plan) => timedPlan(plan, network, conflicts, nodes),
    stageText: (plan, stage) => stageTextOf({ network, compiled }, plan, stage),
  };
}

function sheet(source: SheetSource, own: SheetController, before: SheetController | undefined, pen: Pen): string {
  const { controller } = own;
  return [
    '<article>',
    head(source, own, pen),
    ...controller.plans.map((plan, index) => planSection(own, plan, index + 1, pen)),
    scheduleSection(controller, pen),
    ...equipmentSections(own, pen),
    changesSection(source, own, before, pen),
    findingsSection(own, pen),
    signatures(source.date, pen),
    `<footer>${pen.text({ zh: source.madeWith, en: source.madeWith })}　${pen.say('文件', 'file')} ${pen.text({ zh: source.file, en: source.file })}</footer>`,
    '</article>',
  ].join('');
}

function head({ model, name, date }: SheetSource, { controller }: SheetController, pen: Pen): string {
  const places = model.intersections.filter(({ id }) => controller.intersections.includes(id));
  const title = places.map((one) => pen.text(one.name)).join(pen.say('、', ', '));
  const codes = places.flatMap(({ code }) => code ?? []).join(', ');
  const all = (key: 'squadron' | 'jurisdiction') =>
    [...new Set(places.flatMap((one) => one[key] ?? []))].map((word) => pen.text({ zh: word, en: word })).join('、') ||
    '–';
  const { limits, transition } = controller;
  const stores = (limit: Quantity | undefined, zh: string, en: string) =>
    limit === undefined ? [] : [`${pen.text(quantityText(limit))} ${pen.say(zh, en)}`];
  const room = [...stores(limits?.plans, '套方案', 'plans'), ...stores(limits?.bands, '个时段', 'bands')];
  return `<header><div class="top"><span>${pen.text(model.name)}</span>${
    model.synthetic
      ? `<span class="synthetic">${pen.say('合成数据，不代表任何真实县城', 'Synthetic data, not a real county')}</span>`
      : ''
  }<span>${pen.say('日期', 'Date')} ${date === undefined ? pen.say('____年__月__日', '____-__-__') : pen.text({ zh: date, en: date })}</span></div><h1>${title}<span>${pen.say('信号配时表', 'Signal timing sheet')}</span></h1></header>${facts(
    [
      [pen.say('路口编号', 'Intersection'), codes || '–'],
      [pen.say('信号机编号', 'Controller'), pen.text({ zh: controller.id, en: controller.id })],
      [pen.say('配时文件', 'Scenario'), pen.text(name)],
      [pen.say('中队', 'Squadron'), all('squadron')],
      [pen.say('辖区', 'Beat'), all('jurisdiction')],
      [pen.say('信号机', 'Class'), pen.text(CLASS_TEXT[controller.class])],
      [pen.say('时钟', 'Clock'), pen.text(clockText(controller))],
      [pen.say('方案过渡', 'Transition'), pen.text(TRANSITION_TEXT[transition?.method ?? 'dwell'])],
      [pen.say('可存', 'Stores'), room.join(pen.say('，', ', ')) || pen.say('未写明', 'not stated')],
      [pen.say('故障', 'Faults'), pen.text(reportText(controller, model))],
    ],
  )}`;
}

function changesSection(
  source: SheetSource,
  own: SheetController,
  before: SheetController | undefined,
  pen: Pen,
): string {
  const { base, baseFile, between, model } = source;
  const title = pen.say('与现状配时相比的变更', 'Changes from the timing of today');
  // On paper a folder of somebody's machine tells nothing.
  const file = baseFile.split(/[\\/]/).at(-1) ?? baseFile;
  const [zh, en] = [`${base.name.zh}（${file}）`, `${base.name.en} (${file})`];
  if (base === model)
    return section(
      title,
      note(
        pen.say(
          `本表就是现状：${zh}，信号机里现在执行的配时。没有变更。`,
          `This sheet is the timing of today: ${en}, which the cabinet runs now. No changes.`,
        ),
      ),
    );
  const drafts =
    between === 0
      ? ''
      : pen.say(
          `本场景由另外 ${between} 个场景文件接续而来，它们没有装进信号机，不作比较。`,
          ` This scenario goes on from ${between} other scenario files; no cabinet runs those, so they are not compared with.`,
        );
  const last =
    pen.say(
      `比较对象：现状 ${zh}，即信号机里现在执行的配时、机箱里的上一张配时表。`,
      `Compared with the timing of today, ${en}: what the cabinet runs now and the sheet in it says.`,
    ) + drafts;
  if (before === undefined)
    return section(
      title,
      note(`${last} ${pen.say('现状里没有这台信号机，是新设的。', 'Today there is no such controller; it is new.')}`),
    );
  const changes = changesBetween(before.controller, own.controller, namesOf(own, before));
  if (changes.length === 0) return section(title, note(`${last} ${pen.say('没有变更。', 'No changes.')}`));
  const rows = changes.map(({ what, before: old, after }) => [
    pen.text(what),
    pen.text(old),
    `<b>${pen.text(after)}</b>`,
  ]);
  return section(
    title,
    note(last),
    table([pen.say('项目', 'Field'), pen.say('原', 'Before'), pen.say('现', 'Now')], rows, 'long'),
  );
}

/** Streets may have changed too: what the model of now does not know is named by that of today. */
function namesOf(own: SheetController, before: SheetController): Names {
  const both = [own, before];
  return {
    stage: (plan, stage) => (own.controller.plans.includes(plan) ? own : before).stageText(plan, stage),
    movement({ approach, turn }) {
      const link = both.flatMap(({ network }) => network.links[network.linkIndex.get(approach) ?? -1] ?? [])[0];
      return link === undefined ? { zh: `${approach} ${turn}`, en: `${approach} ${turn}` } : movementText(link, turn);
    },
    crosswalk(leg) {
      const found = both.flatMap(({ network }) =>
        network.crosswalks.filter((one) => isLeg(network, one, leg)).map((one) => crosswalkName(network, one)),
      );
      return found[0] ?? { zh: leg, en: leg };
    },
  };
}

function findingsSection({ model, network }: SheetController, pen: Pen): string {
  const found = signalFindings(model, network);
  const title = pen.say('检查', 'Checks');
  if (found.length === 0)
    return section(title, note(pen.say('检查通过：没有错误，没有提醒。', 'No errors, no warnings.')));
  const items = found.map(
    ({ severity, message }) =>
      `<li><b>${severity === 'error' ? pen.say('错误', 'Error') : pen.say('提醒', 'Warning')}</b> ${pen.text(message)}</li>`,
  );
  return section(title, `<ul>${items.join('')}</ul>`);
}

function signatures(date: string | undefined, pen: Pen): string {
  const names = [pen.say('编制：', 'Made by:'), pen.say('审核：', 'Checked:'), pen.say('批准：', 'Approved:')];
  const day = `${pen.say('日期：', 'Date:')} ${date === undefined ? '' : pen.text({ zh: date, en: date })}`;
  return `<div class="signatures">${[...names, day].map((name) => `<div>${name}</div>`).join('')}</div>`;
}
