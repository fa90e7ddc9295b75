/**
 * The assignment: which routes travellers use, period by period of the day, when nobody gains by changing.
 *
 * Made once, on the model with today's plans, and then kept for every scenario that extends it, so that plans are compared on the
 * same travellers. Not modelled: departure times, modes and destinations that answer to delay; queues carried between periods.
 */
import type { Network } from '../../network/index.ts';
import type { Model } from '../../scenario/index.ts';
import type { SignalProgram } from '../../signal/index.ts';
import { equilibrate, freeTimeOf, type PairRoutes } from './equilibrium.ts';
import type { Escorts } from './escorts.ts';
import { expectedDemand } from './expected-demand.ts';
import { buildSupply } from './movement-capacity.ts';
import { PERIODS, type Period } from './periods.ts';
import { buildRouteGraph, type RouteGraph } from './route-graph.ts';
import { ShortestPaths } from './shortest-paths.ts';
import { buildTerminals, type Terminals } from './terminals.ts';

export interface AssignedPeriod extends Period {
  /** By from, then to. */
  readonly routes: readonly PairRoutes[];
  readonly relativeGap: number;
  readonly rounds: number;
  /** Expected cost [s] of each movement, delay and way, and of joining the road at each place. */
  readonly turnCost: Float64Array;
  readonly accessCost: Float64Array;
}

export interface Assignment {
  readonly network: Network;
  readonly terminals: Terminals;
  readonly escorts: Escorts;
  readonly periods: readonly AssignedPeriod[];
  /** The worst period's. */
  readonly relativeGap: number;
  /** Share of the day's trips on another route than the shortest in free-flow time (junction delays left out). */
  readonly offShortestShare: number;
}

export interface AssignmentInput {
  readonly model: Model;
  readonly network: Network;
  readonly program: SignalProgram;
}

/** A route this much longer than the shortest is another route, not a rounding [s]. */
const SAME_TIME = 0.1;

/** @param onProgress told the share of the work done, 0…1 */
export function assign({ model, network, program }: AssignmentInput, onProgress?: (share: number) => void): Assignment {
  const graph = buildRouteGraph(network);
  const terminals = buildTerminals(network);
  const escorts = { terminals, freeCost: freeCosts(graph, terminals) };
  const demand = expectedDemand(model, graph, terminals, escorts);
  const periods = PERIODS.map((period, p) => {
    const { pairs, fixed } = demand[p]!;
    const supply = buildSupply(graph, program, (period.from + period.to) / 2, model.settings.saturationFlow.value);
    const equilibrium = equilibrate(graph, terminals, supply, pairs, fixed, period.to - period.from);
    onProgress?.((p + 1) / PERIODS.length);
    return { ...period, ...equilibrium };
  });
  return {
    network,
    terminals,
    escorts,
    periods,
    relativeGap: periods.reduce((worst, period) => Math.max(worst, period.relativeGap), 0),
    offShortestShare: offShortest(graph, terminals, escorts.freeCost, periods),
  };
}

/** Free-flow time [s] between all terminals: `cost[from × terminals + to]`, Infinity where there is no way. */
export function freeCosts(graph: RouteGraph, terminals: Terminals): Float64Array {
  const size = terminals.list.length;
  const cost = new Float64Array(size * size);
  const search = new ShortestPaths(graph);
  const noAccessCost = new Float64Array(graph.network.places.length);
  terminals.list.forEach((origin, from) => {
    search.run(origin, graph.turnTime, noAccessCost);
    terminals.list.forEach((destination, to) => {
      cost[from * size + to] = search.costTo(destination);
    });
  });
  return cost;
}

function offShortest(
  graph: RouteGraph,
  terminals: Terminals,
  freeCost: Float64Array,
  periods: readonly AssignedPeriod[],
): number {
  let off = 0;
  let all = 0;
  for (const period of periods) {
    for (const { from, to, flow, paths, shares } of period.routes) {
      const trips = flow * (period.to - period.from);
      const least = freeCost[from * terminals.list.length + to]!;
      paths.forEach((path, p) => {
        all += trips * shares[p]!;
        if (freeTimeOf(graph, path) > least + SAME_TIME) off += trips * shares[p]!;
      });
    }
  }
  return all > 0 ? off / all : 0;
}
