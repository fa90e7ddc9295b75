/** One cycle of the shipped example, as a person reads it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { compilePlans, createSignals } from '../../src/signal/index.ts';
import { cycleText } from './cycleText.ts';

const model = JSON.parse(readFileSync('scenarios/one-intersection.json', 'utf8')) as Model;
const network = buildNetwork(model);

it('shows the example plan of the README, second by second', () => {
  const program = compilePlans(model, network, 5);
  const signals = createSignals(program, network);
  expect(cycleText(signals, network, 5, 0, 110)).toMatchInlineSnapshot(`
    "time s  北左 北直 北右 东左 东直 东右 南左 南直 南右 西左 西直 西右 行北 行东 行南 行西
       0.0  r    r    r    r    G    g    r    r    r    r    G    g    W    r    W    r
      10.0  r    r    r    r    G    g    r    r    r    r    G    g    f    r    f    r
      22.0  r    r    r    r    G    g    r    r    r    r    G    g    r    r    r    r
      33.0  r    r    r    r    f    f    r    r    r    r    f    f    r    r    r    r
      36.0  r    r    r    r    y    y    r    r    r    r    y    y    r    r    r    r
      39.0  r    r    r    r    r    r    r    r    r    r    r    r    r    r    r    r
      41.0  r    r    r    G    r    r    r    r    r    G    r    r    r    r    r    r
      53.0  r    r    r    f    r    r    r    r    r    f    r    r    r    r    r    r
      56.0  r    r    r    y    r    r    r    r    r    y    r    r    r    r    r    r
      59.0  r    r    r    r    r    r    r    r    r    r    r    r    r    r    r    r
      61.0  r    G    g    r    r    r    r    G    g    r    r    r    r    W    r    W
      68.0  r    G    g    r    r    r    r    G    g    r    r    r    r    f    r    f
      84.0  r    f    f    r    r    r    r    f    f    r    r    r    r    f    r    f
      86.0  r    f    f    r    r    r    r    f    f    r    r    r    r    r    r    r
      87.0  r    y    y    r    r    r    r    y    y    r    r    r    r    r    r    r
      90.0  r    r    r    r    r    r    r    r    r    r    r    r    r    r    r    r
      92.0  G    r    r    r    r    r    G    r    r    r    r    r    r    r    r    r
     102.0  f    r    r    r    r    r    f    r    r    r    r    r    r    r    r    r
     105.0  y    r    r    r    r    r    y    r    r    r    r    r    r    r    r    r
     108.0  r    r    r    r    r    r    r    r    r    r    r    r    r    r    r    r"
  `);
});
