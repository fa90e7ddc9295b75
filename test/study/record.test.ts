/** A study goes on from what is still true in its file, and from nothing else. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Figures } from './measure.ts';
import { type Recorded, runsIn, writeStudy } from './record.ts';

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lukou-study-'));
  path = join(folder, 'study.json');
});
afterAll(() => rmSync(folder, { recursive: true }));

const figures: Figures = {
  delay: 50,
  stops: 2,
  queue: 100,
  walkGap: 120,
  done: 1000,
  entry: 1,
  at: { a: [30, 3] },
  lost: { 'a.b': [0.25, 0, 1, 0, 0, 0] },
  due: { 'a.b': 1.25 },
};
const wave: Recorded = {
  id: 'wave',
  name: { zh: '波', en: 'wave' },
  period: 'morning',
  hash: '0123',
  local: ['a'],
  approaches: { places: new Map([['a.b', 'main']]), nameOf: (link) => ({ zh: link, en: link }) },
  runs: new Map([
    [1, figures],
    [4, { ...figures, delay: 60 }],
  ]),
};

it('has the runs of the same engine, scenario, hours and content', () => {
  expect(runsIn(path, wave)).toEqual(new Map());
  writeStudy(path, [wave], (one) => one);
  expect(runsIn(path, wave)).toEqual(wave.runs);
  expect(runsIn(path, { ...wave, hash: '0124' })).toEqual(new Map());
  expect(runsIn(path, { ...wave, period: 'afternoon' })).toEqual(new Map());
  expect(runsIn(path, { ...wave, id: 'clocks' })).toEqual(new Map());
  writeStudy(path, [{ ...wave, id: 'clocks', runs: new Map() }], (one) => one);
  expect(runsIn(path, wave)).toEqual(wave.runs);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/"engine":"[^"]*"/, '"engine":"another"'));
  expect(runsIn(path, wave)).toEqual(new Map());
});
