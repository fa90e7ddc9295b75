/** What is wrong with a street, said in words. */
import { expect, it } from 'vitest';
import { networkFindings } from '../../src/network/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { square, star } from './star.ts';

const codes = (model: Model) => networkFindings(model).map(({ code, path }) => `${code} ${path.join('/')}`);
const link = (model: Model, id: string) => model.links.find((one) => one.id === id) as Model['links'][number];

it('finds nothing at a plain intersection', () => {
  expect(codes(star(square()))).toEqual([]);
});

it('a link shorter than its set-backs', () => {
  const model = star(square());
  (model.portals[0] as Model['portals'][number]).at = [14, 0];
  expect(codes(model)).toEqual(['network.linkTooShort links/0', 'network.linkTooShort links/1']);
});

it('a bay as long as its link, and a link of bays only', () => {
  const model = star(square([{ turns: ['left'], length: 400 }, { turns: ['through', 'right'] }]));
  expect(codes(model)[0]).toBe('network.bayTooLong links/0/lanes/0/length');
  const bays = star(square([{ turns: ['left', 'through', 'right'], length: 50 }]));
  expect(codes(bays)[0]).toBe('network.noFullLane links/0/lanes');
});

it('an arrow without an exit, and an exit without an arrow', () => {
  const model = star([{ out: [1, 0] }, { out: [-1, 0] }, { out: [0, -1] }]);
  for (const id of ['A-in', 'B-in', 'C-in']) link(model, id).lanes = [{ turns: ['through'] }];
  expect(codes(model)).toContain('network.turnHasNoExit links/4/lanes/0/turns/0');
  expect(codes(model)).toContain('network.exitUnreachable links/5');
});

it('places beyond the stop line', () => {
  const model = star(square());
  model.zones = [
    { id: 'Z', name: { zh: '区', en: 'zone' }, kind: 'mixed', at: [0, 0], access: [{ link: 'A-in', at: 295 }] },
  ];
  expect(codes(model)[0]).toBe('network.placeBeyondLink zones/0/access/0/at');
});

it('zones that cannot be reached', () => {
  const model = star(square());
  const zone = (id: string, at: string) => ({
    id,
    name: { zh: id, en: id },
    kind: 'mixed' as const,
    at: [0, 0] as [number, number],
    access: [{ link: at, at: 100 }],
  });
  // One driveway on the way out of town and one on the way in; nobody turns back.
  model.zones = [zone('out', 'A-out'), zone('in', 'A-in')];
  expect(networkFindings(model).map(({ message }) => message.en)).toEqual([
    'in and 3 more cannot be reached from out',
    'out and 1 more cannot be reached from in',
    'out cannot be reached from A',
    'in cannot be reached from B',
    'in cannot be reached from C',
    'in cannot be reached from D',
  ]);
});

it('legs that lie on one another', () => {
  const model = star([{ out: [1, 0] }, { out: [1, 0.1] }, { out: [-1, 0] }]);
  expect(codes(model)).toContain('network.legsOverlap intersections/0');
});
