/** Who yields. */
import { expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { square, star } from './star.ts';

/** Which of two movements yields, by "A left" and "C through". */
function yielder(model: Model, one: string, other: string): string | undefined {
  const { links, movements, connections, conflicts } = buildNetwork(model);
  const name = (connection: number) => {
    const movement = movements[connections[connection]?.movement as number];
    return `${links[movement?.fromLink as number]?.id[0]} ${movement?.turn}`;
  };
  const area = conflicts.find(({ a, b }) => [name(a), name(b)].sort().join() === [one, other].sort().join());
  return area && name(area.yields === 'a' ? area.a : area.b);
}

const signal = star(square());
const priority = star(square(), 'priority', 'ew');

it('at a signal the left turn yields to the opposing through, the right turn to the opposing left', () => {
  expect(yielder(signal, 'A left', 'C through')).toBe('A left');
  // 实施条例 art. 52: into the same exit, who turns right lets the opposing left turn go first.
  expect(yielder(signal, 'A left', 'C right')).toBe('C right');
});

it('of equals the one from the right goes first', () => {
  // A comes from the east, B from the north: for A, B is on the right.
  expect(yielder(signal, 'A through', 'B through')).toBe('A through');
});

it('without a signal the minor road yields to the major', () => {
  expect(yielder(priority, 'B through', 'A through')).toBe('B through');
  expect(yielder(priority, 'D through', 'A left')).toBe('D through');
  expect(yielder(priority, 'B left', 'D through')).toBe('B left');
});

//     B          the major road "m" comes from A and bends to B;
//     │          C goes on straight ahead of A but is minor
//  C ─┘─ A
it('round a bend the major road keeps its right of way', () => {
  const bent = star([{ out: [1, 0], road: 'm' }, { out: [0, 1], road: 'm' }, { out: [-1, 0] }], 'priority', 'm');
  expect(yielder(bent, 'C through', 'B left')).toBe('C through');
  const { links, movements } = buildNetwork(bent);
  const ranks = Object.fromEntries(
    movements.map((movement) => [`${links[movement.fromLink]?.id[0]} ${movement.turn}`, movement.rank]),
  );
  expect(ranks).toMatchObject({ 'A right': 0, 'B left': 0, 'A through': 1, 'C through': 3 });
});
