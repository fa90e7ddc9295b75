/** The rules of all rooms together: of the shipped files, and of a model to which anything is done. */
import { asyncProperty, assert, constantFrom, integer } from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/runner/check.ts';
import { modelSchema } from '../../src/scenario/index.ts';
import { folder, goodModel, goodText, town } from '../scenario/fixture.ts';

describe('check', () => {
  //  What today's plans of the county carry is named in test/scenarios/county.test.ts.
  it.each([
    ['scenarios/one-intersection.json', []],
    ['scenarios/county.json', ['signal.earlyWalk', 'signal.longestRed', 'signal.schoolWalk']],
  ])('finds no error in %s', async (file, warnings) => {
    const { findings, loaded } = await check(file, (path) => readFile(path));
    expect([...new Set(findings.map(({ code }) => code))].sort()).toEqual(warnings);
    expect(findings.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(loaded!.model).toBe(loaded!.base);
  });

  //  main-through and minor-through in one stage: the two roads cross under green
  it('finds two greens that cross, which only geometry can tell, at their place in the file', async () => {
    const text = goodText.replace(
      '"phases": ["main-through"], "green"',
      '"phases": ["main-through", "minor-through"], "green"',
    );
    const { findings, loaded } = await check('a.json', folder({ 'a.json': text }));
    expect(loaded).toBeUndefined();
    const finding = findings.find(({ code }) => code === 'signal.conflictingGreens');
    expect(finding).toMatchObject({ file: 'a.json', severity: 'error' });
    expect(text.split('\n')[finding!.line - 1]).toContain('"minor-through"], "green"');
  });

  it('keeps a plan out that a scenario makes cross', async () => {
    const plan = goodModel().controllers[0]!.plans[0]!;
    plan.stages[0]!.phases.push('minor-through');
    const scenario = {
      version: 2,
      kind: 'scenario',
      name: { zh: '方案', en: 'Plan' },
      extends: 'one.json',
      changes: [{ do: 'reassign' }, { do: 'retime', controller: 'centre', plan }],
    };
    const { findings, loaded } = await check('a.json', folder({ 'a.json': scenario, 'one.json': goodText }));
    expect(loaded).toBeUndefined();
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'signal.conflictingGreens', path: ['changes', 1] }),
    );
  });

  const SEED = 20261123;
  it('never throws, whatever one thing of a model is, and where its form is wrong tells no more than that', async () => {
    const values = constantFrom<unknown>(
      undefined,
      0,
      1,
      0.5,
      3,
      600,
      -300,
      'centre',
      'north-in',
      'main',
      'far',
      '24:00',
      '07:30',
      'left',
      'uTurn',
      [],
      [0, 0],
      ['right'],
      true,
    );
    await assert(
      asyncProperty(integer({ min: 0, max: 1_000_000 }), values, async (pick, value) => {
        const model: unknown = town();
        const places = placesOf(model);
        const { holder, key } = places[pick % places.length]!;
        holder[key] = value;
        const parsed = modelSchema.safeParse(model);
        const { findings, loaded } = await check('a.json', folder({ 'a.json': JSON.stringify(model) }));
        expect(loaded === undefined).toBe(findings.some(({ severity }) => severity === 'error'));
        // One fault of form in a good model: whatever else is told would be a false alarm. (A lane at a portal with turns that
        // are none is wrong twice.)
        const more = findings.filter(({ code }) => !code.startsWith('file.') && code !== 'scenario.turnsAtPortal');
        if (!parsed.success) expect(more).toEqual([]);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});

/** Every place in a value where something may be put instead. */
function placesOf(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}
