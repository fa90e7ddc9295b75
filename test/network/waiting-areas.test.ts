import { expect, it } from 'vitest';
import { buildNetwork, networkFindings, waitingHold } from '../../src/network/index.ts';
import type { Lane } from '../../src/scenario/index.ts';
import { square, star } from './star.ts';

const lanes = (waitingArea: number): Lane[] => [{ turns: ['left'], waitingArea }, { turns: ['through', 'right'] }];
const codes = (model: Parameters<typeof networkFindings>[0]) =>
  networkFindings(model).flatMap(({ code }) => (code.startsWith('network.waitingArea') ? [code] : []));

it('a waiting area ends before the way of traffic that has green meanwhile, and a finding says so', () => {
  const short = star(square(lanes(6)));
  const long = star(square(lanes(60)));
  const holds = buildNetwork(long)
    .connections.map((connection) => waitingHold(buildNetwork(long), connection))
    .filter((hold) => hold > 0);
  expect(holds).toHaveLength(4);
  expect(Math.max(...holds)).toBeLessThan(20);
  expect(codes(short)).toEqual([]);
  expect(codes(long)).toEqual(Array.from({ length: 4 }, () => 'network.waitingAreaTooLong'));
});

it('a waiting area without a signal, or before no left turn, is of no use', () => {
  expect(codes(star(square(lanes(6)), 'priority'))).toHaveLength(4);
  expect(codes(star(square([{ turns: ['left'] }, { turns: ['through', 'right'], waitingArea: 6 }])))).toEqual(
    Array.from({ length: 4 }, () => 'network.waitingAreaUnused'),
  );
});
