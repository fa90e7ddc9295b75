/** Chains of scenarios: from a file to a model that may run, or to findings and nothing else. */
import { describe, expect, it } from 'vitest';
import { type Change, type Finding, loadScenario, type Model, pathFrom, scenarioOf } from '../../src/scenario/index.ts';
import { folder, goodModel, goodText, richModel } from './fixture.ts';

const name = { zh: '方案', en: 'Plan' };
const extending = (file: string, ...changes: Change[]) => scenarioOf({ name, extends: file, changes });
const network: Change = { do: 'network', controllers: ['centre'] };

/** The findings of a file that must not load, as [file, line, path, code]. */
async function refused(files: Record<string, string | object>, file = 'a.json') {
  const { findings, loaded } = await loadScenario(file, folder(files));
  expect(loaded).toBeUndefined();
  return findings;
}

describe('loading', () => {
  it('a model gives it as both base and model', async () => {
    const { findings, loaded } = await loadScenario('one.json', folder({ 'one.json': goodText }));
    expect(findings).toEqual([]);
    expect(loaded!.model).toBe(loaded!.base);
    expect(loaded).toMatchObject({ file: 'one.json', chain: ['one.json'], reassign: false, model: goodModel() });
  });

  it('a scenario of a scenario makes the changes from the model outward, and keeps the model as base', async () => {
    const files = folder({
      'plans/b.json': extending('../plans/a.json', { do: 'scaleDemand', factor: 10 }, { do: 'reassign' }),
      'plans/a.json': { ...extending('../one.json', network), settings: { end: '08:30' } },
      'one.json': goodText,
    });
    const { findings, loaded } = await loadScenario('./plans/b.json', files);
    expect(findings).toEqual([]);
    expect(loaded!.chain).toEqual(['plans/b.json', 'plans/a.json', 'one.json']);
    expect(loaded!.reassign).toBe(true);
    expect(loaded!.base).toEqual(goodModel());
    expect(loaded!.model.controllers[0]!.class).toBe('networked');
    expect(loaded!.model.settings).toMatchObject({ start: '07:00', end: '08:30' });
    expect(loaded!.model.demand.turningCounts![0]!.counts[0]!.volume).toBe(900);
    expect(loaded!.document).toMatchObject({ kind: 'scenario', extends: '../plans/a.json' });
  });

  it('a file that is not there says so', async () => {
    expect(await refused({})).toMatchObject([
      { file: 'a.json', line: 1, column: 1, code: 'file.notThere', message: { zh: '找不到文件 a.json' } },
    ]);
  });

  it('a scenario of a file that is not there says so where it names it', async () => {
    expect(await refused({ 'a.json': extending('b.json') })).toMatchObject([
      { file: 'a.json', line: 8, path: ['extends'], code: 'file.notThere', message: { en: 'There is no file b.json' } },
    ]);
  });

  it('a file that extends itself, also by another spelling', async () => {
    const [finding] = await refused({ 'x/a.json': extending('../x/./a.json') }, 'x/a.json');
    expect(finding).toMatchObject({ code: 'file.extendsItself', path: ['extends'] });
    expect(finding!.message.zh).toBe('场景引用了自己：x/a.json → x/a.json');
  });

  it('files that extend one another in a circle', async () => {
    const files = { 'a.json': extending('b.json'), 'b.json': extending('c.json'), 'c.json': extending('b.json') };
    expect(await refused(files)).toMatchObject([
      { file: 'c.json', message: { en: 'The scenario extends itself: b.json → c.json → b.json' } },
    ]);
  });

  it('a chain without end', async () => {
    const read = (path: string) => folder({ [path]: extending(`x${path}`) })(path);
    const { findings, loaded } = await loadScenario('a.json', read);
    expect(loaded).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'file.chainTooLong' }]);
  });

  it('what is wrong with the model it extends is told in that file', async () => {
    const files = { 'a.json': extending('one.json'), 'one.json': goodText.replace('"cycle": 110', '"cycle": 111') };
    const line = goodText.split('\n').findIndex((text) => text.includes('"cycle": 110')) + 1;
    expect(await refused(files)).toMatchObject([{ file: 'one.json', line, code: 'scenario.cycleSum' }]);
    files['one.json'] = '{';
    expect(await refused(files)).toMatchObject([{ file: 'one.json', code: 'file.syntax' }]);
  });

  it('every change that cannot be done is told at its place', async () => {
    const impossible: Change[] = [
      network,
      { do: 'closeLane', link: 'east-in', lane: 7 },
      { do: 'network', controllers: ['centre'] },
    ];
    const findings = await refused({ 'a.json': extending('one.json', ...impossible), 'one.json': goodText });
    expect(findings.map((finding) => finding.path.join('/'))).toEqual(['changes/1/lane', 'changes/2/controllers/0']);
    expect(findings.map((finding) => finding.file)).toEqual(['a.json', 'a.json']);
    expect(findings[0]!.line).toBeLessThan(findings[1]!.line);
  });

  it('a change that breaks a rule is where the finding stands, with the place in the model in its words', async () => {
    const broken = { ...goodModel().controllers[0]!.plans[0]!, cycle: 90 };
    const files = {
      'a.json': extending(
        'one.json',
        network,
        { do: 'retime', controller: 'centre', plan: broken },
        { do: 'reassign' },
      ),
      'one.json': goodText,
    };
    const [finding, ...others] = await refused(files);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ file: 'a.json', path: ['changes', 1], code: 'scenario.cycleSum' });
    expect(finding!.message.zh).toContain('改动之后的模型 /controllers/0/plans/0/cycle');
    expect(finding!.message.en).toContain('in the changed model /controllers/0/plans/0/cycle');
  });

  it('settings that break a rule are where the finding stands', async () => {
    const files = { 'a.json': { ...extending('one.json'), settings: { end: '06:00' } }, 'one.json': goodText };
    expect(await refused(files)).toMatchObject([{ file: 'a.json', path: ['settings'], code: 'scenario.timeOrder' }]);
  });

  it('warnings do not keep a model from running', async () => {
    const model = { ...goodModel(), demand: {} };
    const { findings, loaded } = await loadScenario('a.json', folder({ 'a.json': model }));
    expect(findings).toMatchObject([{ severity: 'warning', code: 'scenario.noDemand', file: 'a.json' }]);
    expect(loaded).toBeDefined();
  });

  it('gives rules of other rooms the base and the changed model, and their errors keep it closed', async () => {
    const seen: Model[] = [];
    const rules = (model: Model): Finding[] => {
      seen.push(model);
      const isNew = model.controllers[0]!.class === 'networked';
      return isNew ? [{ severity: 'error', code: 'x', path: ['links', 0], message: { zh: '不行', en: 'No' } }] : [];
    };
    const files = folder({ 'a.json': extending('m.json', { do: 'reassign' }, network), 'm.json': richModel() });
    const { findings, loaded } = await loadScenario('a.json', files, rules);
    expect(loaded).toBeUndefined();
    expect(findings).toMatchObject([{ path: ['changes', 1], message: { en: 'No (in the changed model /links/0)' } }]);
    expect(seen[0]).toEqual(richModel());
  });
});

describe('a path in a scenario file', () => {
  it.each([
    ['a/b.json', 'c.json', 'a/c.json'],
    ['a/b.json', '../c.json', 'c.json'],
    ['b.json', '../../c.json', '../../c.json'],
    ['a/b.json', './x/../c.json', 'a/c.json'],
    ['a/b.json', '/data/c.json', '/data/c.json'],
    ['/data/b.json', '../../c.json', '/c.json'],
    ['D:\\plans\\b.json', 'x\\c.json', 'D:/plans/x/c.json'],
    ['http://host/a/b.json', '../c.json', 'http://host/c.json'],
  ])('of %s, %s is %s', (file, relative, path) => {
    expect(pathFrom(file, relative)).toBe(path);
  });
});
