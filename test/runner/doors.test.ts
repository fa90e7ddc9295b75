/** No illegal plan gets in by any door (that of the command line is in `test/cli`): file, change, page, worker, preparation, engine, proposal. */
import { describe, expect, it } from 'vitest';
import { createDocument } from '../../src/app/document.ts';
import { buildNetwork } from '../../src/network/index.ts';
import { prepare, type ReplyMessage, type RunPlan, startRun, WorkerSide } from '../../src/runner/index.ts';
import { changeSignals } from '../../src/runner/live-changes.ts';
import { stepOnce } from '../../src/runner/run.ts';
import { check } from '../../src/runner/check.ts';
import type { Plan } from '../../src/scenario/index.ts';
import { compilePlans, judgePlan, noWorseThan, proposePlan, withClearances } from '../../src/signal/index.ts';
import { bytesOf, folder, goodModel } from '../scenario/fixture.ts';
import { SMUGGLED, spoilt } from './smuggled.ts';

describe.each(SMUGGLED)('%s', (_, spoil, code) => {
  const { model, plan } = spoilt(spoil);
  const network = buildNetwork(model);
  const retime = {
    version: 2,
    kind: 'scenario',
    name: { zh: '方案', en: 'Plan' },
    extends: 'm.json',
    changes: [{ do: 'retime', controller: 'centre', plan }],
  };
  const base = { ...spoilt(() => undefined).model };
  const codesOf = (found: readonly { code: string }[]) => found.map((one) => one.code.split('.')[1]);

  it('as a file', async () => {
    const { findings, loaded } = await check('a.json', folder({ 'a.json': model }));
    expect(loaded).toBeUndefined();
    expect(codesOf(findings)).toContain(code);
  });

  it('as a change of a file', async () => {
    const { findings, loaded } = await check('a.json', folder({ 'a.json': retime, 'm.json': base }));
    expect(loaded).toBeUndefined();
    expect(codesOf(findings)).toContain(code);
  });

  it('by a click in the page: what was open stays open', async () => {
    const checker: Parameters<typeof createDocument>[0] = (file, held) => check(file, folder2(held));
    const document = createDocument(checker, async () => undefined);
    expect(await document.openFiles([{ name: 'm.json', bytes: bytesOf(JSON.stringify(base)) }])).toBe(true);
    const before = document.open.value;
    expect(await document.apply({ do: 'retime', controller: 'centre', plan })).toBe(false);
    expect(document.open.value).toBe(before);
    expect(codesOf(document.findings.value!.findings)).toContain(code);
  });

  const run: RunPlan = { model, base: model, file: 'a.json', seed: 1 };

  it('past the loader, into a preparation', () => {
    expect(() => prepare(run)).toThrow(`signal.${code}`);
    expect(() => prepare({ ...run, base })).toThrow(`signal.${code}`);
  });

  it('straight into the compiler of plans', () => {
    expect(() => compilePlans(model, network, 5)).toThrow(`signal.${code}`);
  });

  it('into the worker', async () => {
    const replies: ReplyMessage[] = [];
    const side = new WorkerSide((message) => {
      if ('reply' in message) replies.push(message);
    });
    await side.receive({ request: 1, name: 'load', data: run });
    expect(replies).toEqual([{ reply: 1, error: expect.stringContaining(`signal.${code}`) }]);
  });

  it('into a run under way: it goes on as it was', () => {
    const under = startRun(prepare({ model: base, base, file: 'a.json', seed: 1 }));
    for (let tick = 0; tick < 50; tick++) stepOnce(under);
    const before = under.simulation.hash();
    expect(() => changeSignals(under, { ...base, controllers: model.controllers })).toThrow(`signal.${code}`);
    expect(under.live.pending.size).toBe(0);
    expect(under.live.model).toBe(base);
    expect(under.simulation.hash()).toBe(before);
  });

  it('as a proposal', () => {
    const today = judgePlan(base, network, base.controllers[0]!, base.controllers[0]!.plans[0]!);
    const proposed = judgePlan(base, network, base.controllers[0]!, plan);
    expect(codesOf(noWorseThan(today, proposed))).toContain(code);
  });
});

/** Files held in memory, as the page has them. */
const folder2 = (held: Readonly<Record<string, Uint8Array>>) => (path: string) => {
  const bytes = held[path];
  return bytes === undefined ? Promise.reject(new Error(`no ${path}`)) : Promise.resolve(bytes);
};

describe('proposals', () => {
  const model = goodModel();
  const network = buildNetwork(model);
  const volumes = new Map(network.movements.map(({ index }) => [index, 200]));

  it.each(['auto', 'permissive', 'protected', 'split'] as const)(
    '%s: no error, and no warning today has not',
    (template) => {
      const controller = model.controllers[0]!;
      const [plan] = controller.plans as [Plan];
      const proposed = proposePlan({ model, network, node: 0, volumes, template, id: plan.id });
      const today = judgePlan(model, network, controller, plan);
      const against = noWorseThan(today, judgePlan(model, network, controller, proposed));
      // One approach after another takes long; whoever offers that must first ask.
      expect(against.filter(({ code }) => code !== 'signal.oddCycle' && code !== 'signal.longestRed')).toEqual([]);
    },
  );

  it('a plan of others is mended where clearances help, and refused where they do not', () => {
    const { plan } = spoilt(SMUGGLED[2]![1]);
    const mended = withClearances(model, network, { intersections: ['centre'] }, plan);
    expect(
      judgePlan(model, network, model.controllers[0]!, mended).filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
    const crossing = spoilt(SMUGGLED[0]![1]).plan;
    expect(() => withClearances(model, network, { intersections: ['centre'] }, crossing)).toThrow('conflictingGreens');
  });
});
