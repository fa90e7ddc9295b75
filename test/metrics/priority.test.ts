/** A minor street that yields, as the formulas see it: which movement is which stream, and what is left out. */
import { expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/index.ts';
import type { Lane, Model } from '../../src/scenario/index.ts';
import { analysePriority } from '../../src/metrics/analytic/priority.ts';
import { square, star } from '../network/star.ts';

const PERIOD = 900;

/** What is analysed with these arrivals [veh/h], by 'A left'; all others have 20. */
function analysed(model: Model, wished: Record<string, number> = {}) {
  const network = buildNetwork(model);
  const node = network.nodeIndex.get('M') ?? -1;
  const named = network.movements
    .filter((movement) => movement.node === node && !movement.banned && movement.turn !== 'uTurn')
    .map(({ index, fromLink, turn }) => ({ index, name: `${network.links[fromLink]?.id[0]} ${turn}` }));
  const flows = new Map(named.map(({ index, name }) => [index, (wished[name] ?? 20) / 3600]));
  const found = analysePriority({ network, node, flows, period: PERIOD });
  return Object.fromEntries(named.map(({ index, name }) => [name, found.get(index)]));
}

//     B
//     │       the major road "ew" runs A–C
//  C ─┼─ A
//     │
//     D
const crossing = star(square(), 'priority', 'ew');

it('who goes straight on the major road has no capacity to run out of; all others have', () => {
  const found = analysed(crossing);
  expect(found['A through']).toMatchObject({ method: 'twoWayStop', obstacle: null, capacity: null, x: null });
  for (const name of ['B left', 'B through', 'B right', 'D left'])
    expect(found[name]?.capacity ?? 0, name).toBeGreaterThan(0);
});

it('both minor approaches of a symmetrical crossing fare alike, and worse the more drive past', () => {
  const [quiet, busy] = [200, 700].map((flow) => analysed(crossing, { 'A through': flow, 'C through': flow }));
  expect(quiet?.['B left']?.delay).toBeCloseTo(quiet?.['D left']?.delay ?? 0, 9);
  expect(busy?.['B left']?.delay ?? 0).toBeGreaterThan((quiet?.['B left']?.delay ?? Infinity) * 1.5);
});

it('movements of one lane wait together, those with lanes of their own do not', () => {
  const shared = analysed(crossing, { 'A through': 500, 'C through': 500 });
  expect(shared['B left']?.delay).toBe(shared['B right']?.delay);
  const lanes: Lane[] = [{ turns: ['left'] }, { turns: ['through'] }, { turns: ['right'] }];
  const own = analysed(star(square(lanes), 'priority', 'ew'), { 'A through': 500, 'C through': 500 });
  expect(own['B left']?.delay ?? 0).toBeGreaterThan(own['B right']?.delay ?? Infinity);
});

it('nobody came, nothing said; too many came, not compared', () => {
  const found = analysed(crossing, { 'B left': 0, 'D through': 1500 });
  expect(found['B left']).toMatchObject({ obstacle: 'nobodyCame', delay: null });
  expect(found['D through']).toMatchObject({ obstacle: 'overSaturated' });
  expect(found['D through']?.x ?? 0).toBeGreaterThan(1);
});

it('a major road that bends is no layout of the formula', () => {
  const bent = star([{ out: [1, 0], road: 'm' }, { out: [0, 1], road: 'm' }, { out: [-1, 0] }], 'priority', 'm');
  for (const analysis of Object.values(analysed(bent)))
    expect(analysis).toMatchObject({ obstacle: 'layout', delay: null });
});
