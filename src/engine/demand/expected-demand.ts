/**
 * What is expected to travel in each period, between terminals, in car units: the demand side of the assignment.
 * Buses and counted turning flows have no choice of route; they are flows on movements that the others meet.
 */
import { secondsOfDay } from '../../common/index.ts';
import type { Model } from '../../scenario/index.ts';
import { busDepartures } from './bus-trips.ts';
import { busWay, freeDetour, type Streets } from './bus-way.ts';
import { type Escorts, escortLegs } from './escorts.ts';
import { PERIODS, type Period, periodAt } from './periods.ts';
import { SLICE, slicesOf } from './profile.ts';
import { movementBetween, type RouteGraph } from './route-graph.ts';
import { terminalOf, type Terminals } from './terminals.ts';

/** Car units; domain facts §5 (CJJ 37): bus 2.0, large truck 2.5. */
export const PCU = { car: 1, bus: 2, truck: 2.5 } as const;

export interface PairDemand {
  readonly from: number;
  readonly to: number;
  /** [pcu/s], mean over the period. */
  readonly flow: number;
}

export interface PeriodDemand {
  /** Ascending by from, then to. */
  readonly pairs: readonly PairDemand[];
  /** [pcu/s] on each movement. */
  readonly fixed: Float64Array;
}

export function expectedDemand(
  model: Model,
  graph: RouteGraph,
  terminals: Terminals,
  escorts: Escorts,
): PeriodDemand[] {
  const size = terminals.list.length;
  const trips = PERIODS.map(() => new Map<number, number>());
  const add = (period: number, from: number, to: number, pcu: number) => {
    const key = from * size + to;
    const table = trips[period]!;
    table.set(key, (table.get(key) ?? 0) + pcu);
  };
  for (const layer of model.demand.od ?? []) {
    const shares = PERIODS.map((period) => shareWithin(slicesOf(model, layer.profile), period));
    for (const [from, to, total] of layer.trips) {
      const a = terminalOf(terminals, from);
      const b = terminalOf(terminals, to);
      shares.forEach((share, period) => {
        if (share > 0 && total > 0) add(period, a, b, total * share * PCU[layer.class]);
      });
    }
  }
  for (const leg of escortLegs(model, terminals, escorts))
    add(periodAt(leg.aim), leg.from, leg.to, leg.expected * PCU.car);

  const fixed = fixedFlows(model, { network: graph.network, graph, terminals });
  return PERIODS.map((period, p) => ({
    pairs: [...trips[p]!]
      .sort((one, other) => one[0] - other[0])
      .map(([key, pcu]) => ({ from: Math.floor(key / size), to: key % size, flow: pcu / (period.to - period.from) })),
    fixed: fixed[p]!,
  }));
}

function shareWithin(slices: readonly { from: number; share: number }[], period: Period): number {
  let sum = 0;
  for (const { from, share } of slices) {
    const overlap = Math.min(from + SLICE, period.to) - Math.max(from, period.from);
    if (overlap > 0) sum += (share * overlap) / SLICE;
  }
  return sum;
}

function fixedFlows(model: Model, streets: Streets): Float64Array[] {
  const { network, graph } = streets;
  const flows = PERIODS.map(() => new Float64Array(network.movements.length));
  for (const line of model.busLines ?? []) {
    const route = busWay(line, streets, freeDetour(graph))?.route ?? new Int32Array(0);
    const movements: number[] = [];
    for (let leg = 0; leg + 1 < route.length; leg++) {
      const next = network.links[route[leg]!]!.movements.find((m) => network.movements[m]!.toLink === route[leg + 1]);
      if (next !== undefined) movements.push(next);
    }
    for (const departure of busDepartures(line)) {
      const p = periodAt(departure);
      for (const m of movements) flows[p]![m]! += PCU.bus / (PERIODS[p]!.to - PERIODS[p]!.from);
    }
  }
  for (const count of model.demand.turningCounts ?? []) {
    const heavy = count.heavyShare ?? 0;
    const pcu = 1 - heavy + heavy * PCU.truck;
    PERIODS.forEach((period, p) => {
      const overlap = Math.min(secondsOfDay(count.to), period.to) - Math.max(secondsOfDay(count.from), period.from);
      if (overlap <= 0) return;
      for (const { approach, exit, volume } of count.counts) {
        const m = movementBetween(network, approach, exit);
        if (m !== undefined) flows[p]![m.index]! += ((volume / 3600) * pcu * overlap) / (period.to - period.from);
      }
    });
  }
  return flows;
}
