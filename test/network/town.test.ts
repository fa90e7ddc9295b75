/** A made-up town: nothing breaks, everybody gets everywhere. */
import { describe, expect, it } from 'vitest';
import { buildNetwork, networkFindings } from '../../src/network/index.ts';
import { town } from './star.ts';

describe.each([1, 2, 3])('town %i', (seed) => {
  const network = buildNetwork(town(seed));

  it('has no findings', () => {
    expect(networkFindings(town(seed))).toEqual([]);
  });

  it('leads into and out of every lane', () => {
    const entered = new Set(network.connections.map(({ toLane }) => toLane));
    for (const lane of network.lanes) {
      const link = network.links[lane.link];
      if (network.nodes[link?.to as number]?.kind === 'intersection')
        expect(lane.connections.length, `${link?.id} ${lane.number}`).toBeGreaterThan(0);
      if (network.nodes[link?.from as number]?.kind === 'intersection' && lane.begin === 0)
        expect(entered.has(lane.index), `${link?.id} ${lane.number}`).toBe(true);
    }
  });

  it('has conflict areas inside their connections, listed by where they are entered', () => {
    for (const { a, b, aEnter, aLeave, bEnter, bLeave, kind } of network.conflicts) {
      for (const [index, enter, leave] of [
        [a, aEnter, aLeave],
        [b, bEnter, bLeave],
      ] as const) {
        const { length } = network.connections[index] as { length: number };
        expect(enter).toBeGreaterThanOrEqual(0);
        expect(leave).toBeGreaterThan(enter);
        expect(leave).toBeLessThanOrEqual(length);
        if (kind === 'merge') expect(leave).toBe(length);
      }
    }
    for (const connection of network.connections) {
      const enters = connection.conflicts.map((index) => {
        const area = network.conflicts[index];
        return area?.a === connection.index ? area.aEnter : (area?.bEnter as number);
      });
      expect(enters).toEqual([...enters].sort((x, y) => x - y));
    }
  });

  it('is the same when built again', () => {
    expect(buildNetwork(town(seed))).toEqual(network);
  });
});
