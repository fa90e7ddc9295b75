/** A compiled plan as rows of bars: what the smallest model's plan sheet shows. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { barsOf, planRows } from '../../src/app/plan-chart.ts';
import { dictionaries } from '../../src/app/words/index.ts';
import { buildNetwork } from '../../src/network/index.ts';
import { type Model, readDocument } from '../../src/scenario/index.ts';
import { compilePlans } from '../../src/signal/index.ts';

const model = readDocument(readFileSync('scenarios/one-intersection.json'), 'one').document as Model;
const network = buildNetwork(model);
const program = compilePlans(model, network, 5);
const [controller] = program.controllers;
const plan = controller?.plans[0];
const rows = (language: 'zh' | 'en') =>
  controller ? planRows(network, controller, 0, controller.nodes[0] ?? 0, 5, language, dictionaries[language]) : [];

it('every row fills the cycle without gaps', () => {
  const cycle = (plan?.cycle ?? 0) / 5;
  for (const { label, bars } of rows('zh')) {
    expect(bars[0]?.from, label).toBe(0);
    expect(bars.at(-1)?.to, label).toBe(cycle);
    bars.slice(1).forEach((bar, index) => expect(bar.from, label).toBe(bars[index]?.to));
  }
});

it('movements are named as on a plan sheet, walkers after them', () => {
  const labels = rows('zh').map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['南左', '南直', '北侧行人']));
  expect(rows('en').map(({ label }) => label)).toEqual(expect.arrayContaining(['south left', 'north walk']));
});

it('a green that becomes permissive is another bar', () => {
  const aspects = Uint8Array.from([2, 2, 2, 2, 0]);
  const permissive = Uint8Array.from([0, 0, 1, 1, 0]);
  expect(barsOf(aspects, permissive, 0, 5, 1)).toEqual([
    { from: 0, to: 2, shows: 'green', permissive: false },
    { from: 2, to: 4, shows: 'green', permissive: true },
    { from: 4, to: 5, shows: 'red', permissive: false },
  ]);
});
