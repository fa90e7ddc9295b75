/** The timing sheet: what is typed into the cabinet stands on it, and what changed since the last one, old and new. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/index.ts';
import { applyChange, type Change, type Model, modelSchema } from '../../src/scenario/index.ts';
import { detectorsFor } from '../../src/signal/index.ts';
import { timingSheets } from '../../src/view/index.ts';
import { exampleModel } from '../metrics/scripted.ts';

const base = exampleModel();
const [controller] = base.controllers;
const plan = controller!.plans[0]!;

function changed(...changes: Change[]): Model {
  return changes.reduce((model, change) => {
    const result = applyChange(model, change);
    if (!('model' in result)) throw new Error(result.finding.message.en);
    return result.model;
  }, base);
}

function sheetOf(model: Model, lang: 'zh' | 'en' = 'zh', date?: string, between = 0): string {
  return timingSheets(
    {
      model,
      base,
      baseFile: 'town.json',
      between,
      network: buildNetwork(model),
      name: { zh: '试验', en: 'Trial' },
      file: 'trial.json',
      madeWith: 'lukou',
      ...(date === undefined ? {} : { date }),
    },
    ['centre'],
    lang,
  );
}

/** Words only, cells and items apart. */
const wordsOf = (html: string): string =>
  html
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, '|')
    .replace(/\|+/g, '|');

it('the numbers of the plan, the schedule and where they are from', () => {
  const words = wordsOf(sheetOf(base));
  for (const [index, stage] of plan.stages.entries()) {
    const phase = plan.phases.find(({ id }) => id === stage.phases[0])!;
    expect(words).toMatch(
      new RegExp(
        `\\|${index + 1} [东西南北]+[直行左转]+\\|[^|]+\\|${stage.green}\\|${phase.greenFlash}\\|${phase.yellow}\\|${phase.redClearance}\\|`,
      ),
    );
  }
  expect(words).toContain(`周期 |${plan.cycle}| 秒`);
  expect(words).toContain('|每天|');
  expect(words).toContain('合成数据，不代表任何真实县城');
  expect(words).toContain('数字依据：');
  expect(words).toMatch(/本表就是现状：.*（town\.json），信号机里现在执行的配时。没有变更。/);
  for (const name of ['编制：', '审核：', '批准：', '日期：']) expect(words).toContain(name);
});

it('a date only when it is given, and the same digits every time', () => {
  expect(wordsOf(sheetOf(base))).toContain('____年__月__日');
  expect(wordsOf(sheetOf(base, 'zh', '2026年11月27日'))).toContain('日期 2026年11月27日');
  expect(sheetOf(base)).toBe(sheetOf(base));
});

it('what changed since the last sheet, field by field, old and new', () => {
  const stages = plan.stages.map((stage, at) => (at === 0 ? { ...stage, green: stage.green + 10 } : stage));
  const model = changed(
    { do: 'retime', controller: 'centre', plan: { ...plan, cycle: plan.cycle + 10, offset: 7, stages } },
    { do: 'network', controllers: ['centre'] },
  );
  const words = wordsOf(sheetOf(model, 'en'));
  expect(words).toContain('|free-running, not networked|networked (the centre can change plans)|');
  expect(words).toContain(`|${plan.name!.en}: cycle|${plan.cycle} s|${plan.cycle + 10} s|`);
  expect(words).toContain(`|${plan.name!.en}: offset|${plan.offset} s|7 s|`);
  expect(words).toContain(
    `|${plan.name!.en}: east–west through green|${plan.stages[0]!.green} s|${plan.stages[0]!.green + 10} s|`,
  );
  // Nothing else changed, and nothing else is said to have.
  const section = words.slice(words.indexOf('Changes from the timing of today'), words.indexOf('|Checks|'));
  expect(section.split('|').filter((cell) => cell !== '')).toHaveLength(1 + 1 + 3 + 5 * 3);
});

it('who goes in a phase, new phases and how the plan is run are told by name', () => {
  const left = { approach: 'north-in', turn: 'left' as const };
  const [first, ...rest] = plan.phases;
  const phases = [
    { ...first!, movements: first!.movements.slice(0, 3), crosswalks: ['north-in'] },
    ...rest,
    { id: 'extra', movements: [left], yellow: 3, redClearance: 2 },
  ];
  const stages = plan.stages.map((stage, at) => (at === 3 ? { ...stage, phases: [...stage.phases, 'extra'] } : stage));
  const control = { mode: 'semiActuated' as const, main: [first!.id, 'extra'] };
  const detectors = detectorsFor(base, buildNetwork(base), controller!, 'test');
  const model = changed(
    { do: 'equip', controller: 'centre', detectors },
    { do: 'retime', controller: 'centre', plan: { ...plan, phases, stages, control } },
  );
  const words = wordsOf(sheetOf(model));
  expect(words).toContain('：相位 1 放行|东直、西直、东右（让行）、西右（让行）、北侧人行横道、南侧人行横道|');
  expect(words).toContain('|东直、西直、东右（让行）、北侧人行横道|');
  expect(words).toContain(`：相位 ${plan.phases.length + 1} 放行|没有|北左|`);
  expect(words).toContain(`|定时|半感应（主相位 1、${plan.phases.length + 1}）|`);
});

it('says what it is compared with: what the cabinet runs today, not a scenario in between', () => {
  const model = changed({ do: 'network', controllers: ['centre'] });
  expect(wordsOf(sheetOf(model))).toMatch(/比较对象：现状 .*（town\.json），即信号机里现在执行的配时/);
  expect(wordsOf(sheetOf(model))).not.toContain('不作比较');
  expect(wordsOf(sheetOf(model, 'zh', undefined, 2))).toContain('另外 2 个场景文件');
  expect(wordsOf(sheetOf(model, 'en', undefined, 2))).toContain('2 other scenario files');
});

it('stands by itself: nothing is fetched, the text of the file cannot break out of it', () => {
  const model: Model = { ...base, name: { zh: '<b>县</b>&', en: 'x' } };
  const html = sheetOf(model);
  expect(html).not.toMatch(/(src|href)=/);
  expect(html).toContain('&lt;b&gt;县&lt;/b&gt;&amp;');
});

it('every controller of the county has its sheet, warnings and all', () => {
  const county = modelSchema.parse(JSON.parse(readFileSync('scenarios/county.json', 'utf8')));
  const source = {
    model: county,
    base: county,
    baseFile: 'county.json',
    between: 0,
    network: buildNetwork(county),
    name: county.name,
    file: 'county.json',
    madeWith: 'lukou',
  };
  const html = timingSheets(
    source,
    county.controllers.map(({ id }) => id),
    'zh',
  );
  expect(html.match(/<article>/g)).toHaveLength(county.controllers.length);
  expect(html).not.toMatch(/undefined|NaN|\[object/);
});
