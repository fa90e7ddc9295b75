/** Which way is left. */
import { expect, it } from 'vitest';
import { buildNetwork, compassSide, movementText, sideOf } from '../../src/network/index.ts';
import type { NetworkLink } from '../../src/network/index.ts';
import type { Lane, Model } from '../../src/scenario/index.ts';
import { square, star } from './star.ts';

/** "A>B left" of every movement, in order. */
function turns(model: Model): string[] {
  const { links, movements } = buildNetwork(model);
  const leg = (link: number) => links[link]?.id[0];
  return movements.map(({ fromLink, toLink, turn }) => `${leg(fromLink)}>${leg(toLink)} ${turn}`);
}

/** "A>B 0>0 1>1" of every movement. */
function lanes(model: Model): string[] {
  const { links, lanes: all, movements, connections } = buildNetwork(model);
  const number = (lane: number | undefined) => all[lane as number]?.number;
  return movements.map(({ fromLink, toLink, connections: own }) => {
    const pairs = own.map((index) => `${number(connections[index]?.fromLane)}>${number(connections[index]?.toLane)}`);
    return `${links[fromLink]?.id[0]}>${links[toLink]?.id[0]} ${pairs.join(' ')}`;
  });
}

it('at a right-angle crossing', () => {
  expect(turns(star(square())).slice(0, 6)).toEqual([
    'A>D left',
    'A>C through',
    'A>B right',
    'B>A left',
    'B>D through',
    'B>C right',
  ]);
});

it('at a T the stem has no way through', () => {
  const tee = star([{ out: [1, 0], road: 'ew' }, { out: [-1, 0], road: 'ew' }, { out: [0, -1] }]);
  expect(turns(tee)).toEqual(['A>C left', 'A>B through', 'B>A through', 'B>C right', 'C>B left', 'C>A right']);
});

//   C is a stem that leans 50°: straight on would be A, but its arrows say left and right.
it('at a skewed T the arrows decide', () => {
  const legs = (arrows: Lane['turns']) =>
    star([
      { out: [1, 0], road: 'ew', lanes: [{ turns: ['left', 'through'] }] },
      { out: [-1, 0], road: 'ew', lanes: [{ turns: ['through', 'right'] }] },
      { out: [-0.87, -0.5], lanes: [{ turns: arrows }] },
    ]);
  expect(turns(legs(['left', 'right'])).slice(-2)).toEqual(['C>B left', 'C>A right']);
  expect(turns(legs(['left', 'through'])).slice(-2)).toEqual(['C>B left', 'C>A through']);
});

//      B   C
//      | /
//  D ──+── A
//      |
//      E
it('at five legs a left arrow reaches every exit on the left, unless the lane says which', () => {
  const legs = (to?: string[]) =>
    star([
      { out: [1, 0], road: 'ew' },
      { out: [0, 1], road: 'ns' },
      { out: [0.7, 0.7] },
      { out: [-1, 0], road: 'ew', lanes: [{ turns: ['left', 'through', 'right'], ...(to ? { to } : {}) }] },
      { out: [0, -1], road: 'ns' },
    ]);
  const fromWest = (model: Model) => turns(model).filter((turn) => turn.startsWith('D'));
  expect(fromWest(legs())).toEqual(['D>B left', 'D>C left', 'D>A through', 'D>E right']);
  expect(fromWest(legs(['B-out', 'A-out', 'E-out']))).toEqual(['D>B left', 'D>A through', 'D>E right']);
});

it('lefts count from the centre, rights from the kerb, throughs keep their order', () => {
  const three: Lane[] = [{ turns: ['left'], length: 60 }, { turns: ['through'] }, { turns: ['through', 'right'] }];
  expect(lanes(star(square(three, 2))).slice(0, 3)).toEqual(['A>D 0>0', 'A>C 1>0 2>1', 'A>B 2>1']);
});

it('a lane fans out only where an exit lane would stay empty', () => {
  // Two lanes lead into three: the outer exit lane is the right turns', the middle two are the throughs'.
  const two: Lane[] = [{ turns: ['left', 'through'] }, { turns: ['through', 'right'] }];
  const reached = lanes(star(square(two, 3))).filter((text) => text.startsWith('A>C'));
  expect(reached).toEqual(['A>C 0>0 1>1']);
  // Without right turns into it nobody would use the third lane: the outer through lane fans out.
  const straight: Lane[] = [{ turns: ['left', 'through'] }, { turns: ['through'] }];
  expect(lanes(star(square(straight, 3))).filter((text) => text.startsWith('A>C'))).toEqual(['A>C 0>0 1>1 1>2']);
});

it('names sides and movements as planners do', () => {
  const { links, movements } = buildNetwork(star(square()));
  expect(sideOf(links.find(({ id }) => id === 'D-in') as NetworkLink)).toBe('south');
  expect([compassSide({ x: 1, y: -1 }), compassSide({ x: -1, y: 0.3 })]).toEqual(['southeast', 'west']);
  const [left] = movements;
  expect(movementText(links[left?.fromLink ?? 0] as NetworkLink, 'left')).toEqual({ zh: '东左', en: 'east left' });
});
