/** Geometry of layouts one can draw on a napkin. */
import { expect, it } from 'vitest';
import { lengthOf, locate } from '../../src/common/index.ts';
import { buildNetwork } from '../../src/network/index.ts';
import type { Connection, Network, NetworkLane, NetworkLink } from '../../src/network/index.ts';
import type { Turn } from '../../src/scenario/index.ts';
import { square, star } from './star.ts';

const link = (network: Network, id: string) => network.links[network.linkIndex.get(id) as number] as NetworkLink;

function connections(network: Network, turn: Turn): Connection[] {
  return network.movements
    .filter((movement) => movement.turn === turn)
    .flatMap((movement) => movement.connections.map((index) => network.connections[index] as Connection));
}

//          B            lanes 3.25 m wide, one each way: kerbs 3.25 m from the axis.
//          |            corner 3.25 + crosswalk gap 2 + crosswalk 4 + stop line 1.5 = 10.75 m set-back
//   C ─────+───── A
//          |
//          D
const plain = buildNetwork(star(square()));

it('a right-angle intersection stands its stop lines where corner, crosswalk and gap put them', () => {
  for (const leg of ['A', 'B', 'C', 'D']) {
    expect(link(plain, `${leg}-in`).length).toBeCloseTo(300 - 10.75, 9);
    expect(link(plain, `${leg}-out`).length).toBeCloseTo(300 - 10.75, 9);
  }
  for (const crosswalk of plain.crosswalks) expect(crosswalk.length).toBeCloseTo(6.5, 9);
});

it('its four sides are alike: same lengths, same conflicts', () => {
  for (const turn of ['left', 'through', 'right'] as const) {
    const own = connections(plain, turn);
    expect(own).toHaveLength(4);
    for (const one of own) {
      expect(one.length).toBeCloseTo((own[0] as Connection).length, 9);
      expect(one.speed).toBeCloseTo((own[0] as Connection).speed, 9);
      expect(one.conflicts).toHaveLength((own[0] as Connection).conflicts.length);
    }
  }
  expect((connections(plain, 'through')[0] as Connection).length).toBeCloseTo(21.5, 9);
});

it('one lane each way makes the 16 crossings of the textbook, and three pairs that merge into each exit', () => {
  const kinds = plain.conflicts.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'cross')).toHaveLength(16);
  expect(kinds.filter((kind) => kind === 'merge')).toHaveLength(12);
});

it('two straight paths cross where a drawing says: 2.1 m wide strips, 90°', () => {
  const [east, north] = ['A-in', 'D-in'].map((id) =>
    plain.movements.find((movement) => movement.turn === 'through' && movement.fromLink === link(plain, id).index),
  );
  const pair = [east?.connections[0], north?.connections[0]];
  const area = plain.conflicts.find(({ a, b }) => pair.includes(a) && pair.includes(b));
  // A-in drives west at y = +1.625 and meets D-in, driving north at x = +1.625, 10.75 − 1.625 m after its stop line.
  const [enter, leave] = area?.a === pair[0] ? [area?.aEnter, area?.aLeave] : [area?.bEnter, area?.bLeave];
  expect(enter).toBeCloseTo(10.75 - 1.625 - 1.05, 2);
  expect(leave).toBeCloseTo(10.75 - 1.625 + 1.05, 2);
});

it('turns keep their lane on the right and end where the exit begins, in its direction', () => {
  for (const connection of plain.connections) {
    const [from, to] = [plain.lanes[connection.fromLane], plain.lanes[connection.toLane]];
    if (from === undefined || to === undefined) throw new Error('lane');
    const start = locate(connection.centre, 0);
    const end = locate(connection.centre, lengthOf(connection.centre));
    const before = locate(from.centre, (plain.links[from.link] as NetworkLink).length);
    const after = locate(to.centre, 0);
    expect(Math.hypot(start.point.x - before.point.x, start.point.y - before.point.y)).toBeLessThan(1e-9);
    expect(Math.hypot(end.point.x - after.point.x, end.point.y - after.point.y)).toBeLessThan(1e-9);
    // The first and last of 24 chords leave the tangents by less than 4°.
    expect(start.heading.x * before.heading.x + start.heading.y * before.heading.y).toBeGreaterThan(0.997);
    expect(end.heading.x * after.heading.x + end.heading.y * after.heading.y).toBeGreaterThan(0.997);
  }
});

it('a left turn is driven slower than straight on and faster than a right turn of the same corner', () => {
  const [left, through, right] = (['left', 'through', 'right'] as const).map(
    (turn) => (connections(plain, turn)[0] as Connection).speed,
  ) as [number, number, number];
  expect(through).toBeCloseTo(50 / 3.6, 9);
  expect(left).toBeLessThan(through);
  expect(left).toBeGreaterThan(right);
  expect(right).toBeGreaterThanOrEqual(4);
});

it('a bay opens evenly to both sides, so that facing through lanes meet their exits head on', () => {
  const lanes = [{ turns: ['left' as const], length: 60 }, { turns: ['through' as const, 'right' as const] }];
  const network = buildNetwork(star(square(lanes)));
  const west = link(network, 'A-in');
  const bay = network.lanes[west.lanes[0] as number];
  expect(bay?.begin).toBeCloseTo(west.length - 60, 9);
  const [inner, outer] = west.lanes.map(
    (lane) => locate((network.lanes[lane] as NetworkLane).centre, west.length).point.y,
  );
  // Driving west, right is north: the bay straddles the axis, the through lane lies beside it.
  expect(inner).toBeCloseTo(0, 9);
  expect(outer).toBeCloseTo(3.25, 9);
  for (const through of connections(network, 'through')) {
    const start = locate(through.centre, 0);
    const end = locate(through.centre, through.length);
    const sideways = (end.point.x - start.point.x) * start.heading.y - (end.point.y - start.point.y) * start.heading.x;
    expect(sideways).toBeCloseTo(0, 9);
  }
  // Before the bay the road is narrow again.
  expect(locate(west.kerb, 100).point.y).toBeCloseTo(3.25, 9);
});

it('a skewed crossing moves its stop lines back behind the sharp corner', () => {
  const degrees40 = [Math.cos(0.7), Math.sin(0.7)] as [number, number];
  const skewed = buildNetwork(
    star([
      { out: [1, 0], road: 'ew' },
      { out: degrees40, road: 'ns' },
      { out: [-1, 0], road: 'ew' },
      { out: [-degrees40[0], -degrees40[1]], road: 'ns' },
    ]),
  );
  // 40° corner of two kerbs 3.25 m off their axes: 3.25 (1 + cos) ÷ sin, plus 7.5 m.
  const corner = (3.25 * (1 + degrees40[0])) / degrees40[1];
  expect(link(skewed, 'A-in').length).toBeCloseTo(300 - corner - 7.5, 9);
  expect(skewed.movements).toHaveLength(12);
});

it('every outline runs anticlockwise and holds the stop lines', () => {
  const outline = plain.nodes[0]?.outline ?? new Float64Array(0);
  let twice = 0;
  for (let index = 0; index < outline.length; index += 2) {
    const next = (index + 2) % outline.length;
    twice +=
      (outline[index] as number) * (outline[next + 1] as number) -
      (outline[next] as number) * (outline[index + 1] as number);
  }
  // Between the cross of the two carriageways and that cross with its four corners cut at 45°.
  const cross = 2 * 21.5 * 6.5 - 6.5 * 6.5;
  expect(twice / 2).toBeGreaterThan(cross);
  expect(twice / 2).toBeLessThan(cross + 4 * 12.5);
});
