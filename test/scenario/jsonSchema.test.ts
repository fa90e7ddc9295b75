/** The published schema is the one of today, and judges as the reader does. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { documentSchema, scenarioJsonSchema, scenarioOf } from '../../src/scenario/index.ts';
import { goodModel, richModel } from './fixture.ts';

const published: object = JSON.parse(readFileSync('public/scenario.schema.json', 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(published);

describe('the published JSON Schema', () => {
  it('is not stale (npm run -s lukou -- schema > public/scenario.schema.json)', () => {
    expect(published).toEqual(scenarioJsonSchema());
  });

  it('is named by every shipped file', () => {
    for (const file of readdirSync('scenarios').filter((entry) => entry.endsWith('.json'))) {
      expect(JSON.parse(readFileSync(`scenarios/${file}`, 'utf8'))).toHaveProperty(
        '$schema',
        '../public/scenario.schema.json',
      );
    }
  });

  const scenario = scenarioOf({
    name: { zh: '方案', en: 'Plan' },
    extends: 'county.json',
    settings: { end: '10:00' },
    changes: [{ do: 'moveBell', school: 'first', bell: 0, at: '07:50' }, { do: 'reassign' }],
  });
  /** The richer model with another value at one place; undefined: without it. */
  const spoilt = (path: string, value: unknown): unknown => {
    const model: unknown = structuredClone(richModel());
    const keys = path.split('/');
    const holder = keys.slice(0, -1).reduce((here, key) => (here as Record<string, unknown>)[key], model);
    (holder as Record<string, unknown>)[keys.at(-1)!] = value;
    return JSON.parse(JSON.stringify(model));
  };

  it.each([
    ['the smallest model', goodModel()],
    ['a richer model', richModel()],
    ['a scenario', scenario],
  ])('takes %s, as the reader does', (_what, document) => {
    expect(documentSchema.safeParse(document).success).toBe(true);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    ['nothing', null],
    ['an empty record', {}],
    ['another kind', { ...scenario, kind: 'county' }],
    ['an unknown key', { ...scenario, base: 'x' }],
    ['an unknown change', { ...scenario, changes: [{ do: 'fly' }] }],
    ['a key of another change', { ...scenario, changes: [{ do: 'reassign', link: 'a' }] }],
    ['half a lane', { ...scenario, changes: [{ do: 'closeLane', link: 'a', lane: 0.5 }] }],
    ['a later version', spoilt('version', 3)],
    ['a name in one language', spoilt('name/en', undefined)],
    ['a clock of 25 hours', spoilt('settings/start', '25:00')],
    ['a point of three numbers', spoilt('portals/0/at', [1, 2, 3])],
    ['a negative length', spoilt('links/0/lanes/0/length', -1)],
    ['no lanes', spoilt('links/0/lanes', [])],
    [
      'nine lanes',
      spoilt(
        'links/0/lanes',
        Array.from({ length: 9 }, () => ({ turns: [] })),
      ),
    ],
    ['a share above 1', spoilt('schools/0/escort/carShare', 1.1)],
    ['an id with a blank', spoilt('links/0/id', 'a b')],
    ['an id of 65 letters', spoilt('links/0/id', 'a'.repeat(65))],
    ['half a pupil', spoilt('schools/0/pupils', 1.5)],
    ['unknown evidence', spoilt('evidence', 'guessed')],
  ])('refuses %s, as the reader does', (_what, document) => {
    expect(documentSchema.safeParse(document).success).toBe(false);
    expect(validate(document)).toBe(false);
  });
});
