import { expect, it } from 'vitest';
import { assign } from '../../../src/engine/index.ts';
import { buildNetwork } from '../../../src/network/index.ts';
import { compilePlans } from '../../../src/signal/index.ts';
import type { Model } from '../../../src/scenario/index.ts';
import { twoRoutes } from './twoRoutes.ts';

function assigned(model: Model) {
  const network = buildNetwork(model);
  const assignment = assign({ model, network, program: compilePlans(model, network, 5) });
  const period = assignment.periods.find((each) => each.routes.length > 0)!;
  const pair = period.routes[0]!;
  const through = (id: string) =>
    pair.paths.map((path) =>
      Array.from(path.movements).some((m) => network.links[network.movements[m]!.toLink]!.id === id),
    );
  return { assignment, period, pair, through };
}

it('few travellers all take the shorter road', () => {
  const { pair, through, assignment } = assigned(twoRoutes({ trips: 60 }));
  expect(pair.paths).toHaveLength(1);
  expect(through('J1>N')).toEqual([true]);
  expect(assignment.offShortestShare).toBe(0);
});

it('many travellers divide so that both roads cost the same (Wardrop), within the gap', () => {
  // the hour lies in a period of 2.5 h, so 2,800 trips are 1,120 veh/h against 850 veh/h a road can carry
  const { pair, assignment } = assigned(twoRoutes({ trips: 2800 }));
  expect(pair.paths).toHaveLength(2);
  expect(assignment.relativeGap).toBeLessThanOrEqual(0.01);
  expect(Math.abs(pair.costs[0]! - pair.costs[1]!)).toBeLessThan(0.01 * pair.costs[0]!);
  expect(pair.shares[0]! + pair.shares[1]!).toBeCloseTo(1, 12);
  expect(assignment.offShortestShare).toBeGreaterThan(0.1);
});

it('more green on both roads leaves more travellers on the shorter one', () => {
  const shorter = (green: number) => {
    const { pair, through } = assigned(twoRoutes({ trips: 2800, green }));
    return pair.shares[through('J1>N').indexOf(true)]!;
  };
  expect(shorter(45)).toBeGreaterThan(shorter(30));
});

it('gives the same bits again', () => {
  const costs = () => assigned(twoRoutes({ trips: 2800, pupils: 400 })).assignment.periods.map((p) => p.turnCost);
  expect(costs()).toEqual(costs());
});

it('names the two ends when there is no way between them', () => {
  const model = twoRoutes({ trips: 60 });
  model.demand.od![0]!.trips = [['Y', 'W', 10]];
  expect(() => assigned(model)).toThrow(/zone:Y.*portal:W/);
});
