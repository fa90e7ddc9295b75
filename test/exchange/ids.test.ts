import { expect, it } from 'vitest';
import { sumoNames } from '../../src/exchange/sumo/ids.ts';

it('ids SUMO can read stay, others lose the signs it cannot and stay apart', () => {
  const names = sumoNames(['W0>I00', 'W0.I00', '解放路 东', 'W0_I00', 'plain.id-1']);
  expect([...names]).toEqual([
    ['W0>I00', 'W0.I00.2'],
    ['W0.I00', 'W0.I00'],
    ['解放路 东', '解放路.东'],
    ['W0_I00', 'W0.I00.3'],
    ['plain.id-1', 'plain.id-1'],
  ]);
});
