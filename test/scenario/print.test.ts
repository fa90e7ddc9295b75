/** Printing and reading are inverse, and whatever is done to a file, reading never throws and never gives half a model. */
import { assert, constantFrom, integer, oneof, property, asyncProperty, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  loadScenario,
  printDocument,
  readDocument,
  type ScenarioDocument,
  scenarioOf,
} from '../../src/scenario/index.ts';
import { bytesOf, folder, goodModel, goodText, richModel } from './fixture.ts';

function read(text: string): ScenarioDocument {
  const { document, findings } = readDocument(bytesOf(text), 'test.json');
  expect(findings).toEqual([]);
  return document!;
}

describe('printing', () => {
  it('gives the shipped file back, letter for letter', () => {
    expect(printDocument(read(goodText))).toBe(goodText);
  });

  it.each([
    ['a model', richModel()],
    [
      'a scenario',
      scenarioOf({
        name: { zh: '方案“一”', en: 'Plan "one"' },
        description: { zh: '引号与\\反斜杠', en: 'quotes and\nlines' },
        extends: 'county.json',
        $schema: '../public/scenario.schema.json',
        settings: { end: '10:00' },
        changes: [{ do: 'closeLane', link: 'a', lane: 0 }, { do: 'reassign' }],
      }),
    ],
  ] satisfies [string, ScenarioDocument][])('%s and reading it gives the same document', (_what, document) => {
    const text = printDocument(document);
    expect(read(text)).toEqual(document);
    const again = printDocument(read(text));
    expect(printDocument(read(again))).toBe(again);
  });

  it('keeps lines to 120 columns where they can be broken, and leaves out what is undefined', () => {
    const text = printDocument({ ...richModel(), description: undefined });
    expect(text).not.toContain('description');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});

const SEED = 20261123;

describe('a good file with anything done to it', () => {
  const scenario = printDocument(
    scenarioOf({
      name: { zh: '方案', en: 'Plan' },
      extends: 'one.json',
      changes: [
        { do: 'network', controllers: ['centre'] },
        { do: 'scaleDemand', factor: 1.2 },
        { do: 'retime', controller: 'centre', plan: goodModel().controllers[0]!.plans[0]! },
      ],
    }),
  );
  const neverBoth = async (files: Record<string, string>) => {
    const { findings, loaded } = await loadScenario('plan.json', folder(files));
    const isBad = findings.some((finding) => finding.severity === 'error');
    expect(loaded === undefined).toBe(isBad);
    for (const finding of findings) {
      expect(finding.line).toBeGreaterThanOrEqual(1);
      expect(finding.column).toBeGreaterThanOrEqual(1);
      expect(finding.message.zh.length * finding.message.en.length).toBeGreaterThan(0);
    }
  };

  it('as text never throws, and never loads together with an error', async () => {
    const spoil = tuple(
      integer({ min: 0, max: 1_000_000 }),
      integer({ min: 0, max: 40 }),
      oneof(string(), constantFrom('{', '}', '[', ']', ',', '"', '\\', '//', 'NaN', '1e999', '-', '\u0000', '"kind"')),
    );
    await assert(
      asyncProperty(spoil, constantFrom('plan.json', 'one.json'), async ([at, length, by], which) => {
        const files: Record<string, string> = { 'plan.json': scenario, 'one.json': goodText };
        const text = files[which]!;
        const place = at % text.length;
        files[which] = text.slice(0, place) + by + text.slice(place + length);
        await neverBoth(files);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('as a value never throws, and never loads together with an error', async () => {
    const values = constantFrom<unknown>(
      undefined,
      null,
      true,
      0,
      -1,
      0.5,
      1e308,
      '',
      'x',
      'centre',
      '24:00',
      [],
      {},
      [[]],
      ['left'],
    );
    await assert(
      asyncProperty(integer({ min: 0, max: 1_000_000 }), values, async (pick, value) => {
        const model = richModel() as unknown as Record<string, unknown>;
        const places = placesOf(model);
        const { holder, key } = places[pick % places.length]!;
        holder[key] = value;
        await neverBoth({ 'plan.json': scenario, 'one.json': JSON.stringify(model) });
      }),
      { seed: SEED, numRuns: 600 },
    );
  });

  it('as bytes never throws', () => {
    const bytes = bytesOf(goodText);
    assert(
      property(integer({ min: 0, max: bytes.length - 1 }), integer({ min: 0, max: 255 }), (at, byte) => {
        const spoilt = bytes.slice();
        spoilt[at] = byte;
        const { document, findings } = readDocument(spoilt, 'test.json');
        expect(document === undefined).toBe(findings.some((finding) => finding.severity === 'error'));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

/** Every place in a value where something may be put instead. */
function placesOf(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}
