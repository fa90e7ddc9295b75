/** The ways along the county's roads: both directions meet at the same places, T ends go no further, a road is its own corridor. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildNetwork, corridorWay, metresAlong, roadChain } from '../../src/network/index.ts';
import { type Model, readDocument } from '../../src/scenario/index.ts';

const model = readDocument(readFileSync('scenarios/county.json'), 'county.json').document as Model;
const network = buildNetwork(model);
const corridors = model.corridors ?? [];

describe.each(corridors.map(({ id, intersections }) => ({ id, intersections })))('$id', ({ intersections }) => {
  const way = corridorWay(network, intersections);

  it('goes from stop line to stop line, about as far as the intersections are apart', () => {
    way.nodes.slice(1).forEach((node, index) => {
      const [a, b] = [network.nodes[way.nodes[index]!]!, network.nodes[node]!];
      const straight = Math.hypot(a.x - b.x, a.y - b.y);
      const metres = way.at[index + 1]! - way.at[index]!;
      expect(metres / straight, `${a.id} to ${b.id}`).toBeGreaterThan(0.85);
      expect(metres / straight, `${a.id} to ${b.id}`).toBeLessThan(1.25);
    });
  });

  it('its movements lead from one of its links to the next', () => {
    for (const stops of [way.forward, way.backward]) {
      stops.slice(0, -1).forEach((stop, index) => {
        const next = stops[index + 1]!;
        expect(network.links[next.approach]?.from).toBe(stop.node);
        if (stop.movement < 0) return;
        expect(network.movements[stop.movement]).toMatchObject({ fromLink: stop.approach, toLink: next.approach });
      });
    }
  });

  it('a vehicle moves on without a jump from approach to intersection to the next approach', () => {
    for (const isForward of [true, false]) {
      const stops = isForward ? way.forward : way.backward;
      stops.slice(0, -1).forEach(({ approach, movement }, stop) => {
        if (movement < 0 || approach < 0) return;
        const { length } = network.links[approach]!;
        const connection = network.connections[network.movements[movement]!.connections[0]!]!.length;
        const line = metresAlong(network, way, isForward, stop, length, 0);
        expect(metresAlong(network, way, isForward, stop, 0, connection)).toBeCloseTo(line, 6);
        const across = metresAlong(network, way, isForward, stop, connection, connection);
        expect(metresAlong(network, way, isForward, stop + 1, 0, 0)).toBeCloseTo(across, 6);
      });
    }
  });

  it('is the chain of its road', () => {
    const road = network.links[way.forward[1]!.approach]!.road;
    const chain = roadChain(network, road);
    expect(intersections.every((id) => chain.includes(id))).toBe(true);
    const places = intersections.map((id) => chain.indexOf(id));
    const step = Math.sign(places[1]! - places[0]!);
    places.slice(1).forEach((place, index) => expect(place - places[index]!).toBe(step));
  });
});

it('at the end of a T a direction does not go on, and what comes from aside is no approach of it', () => {
  const wenchang = corridors.find(({ id }) => id === 'wenchang')!;
  const way = corridorWay(network, wenchang.intersections);
  expect([way.forward[0]?.movement, way.forward.at(-1)?.movement]).toEqual([-1, -1]);
  expect(way.forward[0]?.approach).toBe(-1);
  expect(way.forward.at(-1)?.approach).toBeGreaterThanOrEqual(0);
});

it('an unknown intersection is said to be so', () => {
  expect(() => corridorWay(network, ['renmin-xuefu', 'nowhere'])).toThrow(/nowhere/);
});

it('every road that joins two intersections has a chain', () => {
  for (const { id } of model.roads) {
    const chain = roadChain(network, id);
    expect(new Set(chain).size, id).toBe(chain.length);
    if (chain.length > 1) expect(() => corridorWay(network, chain), id).not.toThrow();
  }
  expect(roadChain(network, 'nowhere')).toEqual([]);
});
