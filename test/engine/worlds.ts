/** Small worlds for engine tests: one intersection with a plan, and trips as one likes them. */
import { createSimulation } from '../../src/engine/index.ts';
import type { DriverSettings, Simulation, Trip, VehicleClass } from '../../src/engine/index.ts';
import { buildNetwork } from '../../src/network/index.ts';
import type { Network } from '../../src/network/index.ts';
import type { Controller, Model, Phase, Turn } from '../../src/scenario/index.ts';
import { compileUnchecked } from '../../src/signal/index.ts';

const assumed = { evidence: 'assumed', source: 'test' } as const;

/** A phase by approach and turn: `A-in left`, with a `~` before it where it must yield. */
export function phase(id: string, movements: string, yellow = 3, redClearance = 2): Phase {
  return {
    id,
    yellow,
    redClearance,
    movements: movements.split(', ').map((text) => {
      const [approach, turn] = text.replace('~', '').split(' ') as [string, Turn];
      return { approach, turn, ...(text.startsWith('~') ? { permissive: true } : {}) };
    }),
  };
}

/** One controller whose stages are its phases, one after the other, with these greens [s]; 00:00 is the start of the first. */
export function withPlan(model: Model, phases: readonly Phase[], greens: readonly number[]): Model {
  const cycle = phases.reduce(
    (sum, one, index) => sum + (one.yellow ?? 0) + (one.redClearance ?? 0) + (greens[index] as number),
    0,
  );
  const controller: Controller = {
    id: 'K',
    intersections: model.intersections.map((one) => one.id),
    class: 'freeRunning',
    clockError: { value: 0, ...assumed },
    schedule: [{ from: '00:00', plan: 'P' }],
    plans: [
      {
        id: 'P',
        cycle,
        phases: [...phases],
        stages: phases.map((one, index) => ({ id: one.id, phases: [one.id], green: greens[index] as number })),
      },
    ],
  };
  return { ...model, controllers: [controller] };
}

export interface Wish {
  /** Link ids. */
  route: readonly string[];
  departure: number;
  vehicleClass?: VehicleClass;
  name?: string;
  /** Owner ids of the roadside places; the portals at the ends of the route when left out. */
  from?: string;
  to?: string;
  stops?: readonly { owner: string; leg: number; dwell: number }[];
}

export function tripsOf(network: Network, wishes: readonly Wish[]): Trip[] {
  const linkOf = (id: string) => {
    const link = network.linkIndex.get(id);
    if (link === undefined) throw new Error(`no link ${id}`);
    return link;
  };
  const placeOn = (link: number, owner: string) => {
    const found = network.places.find((place) => place.link === link && place.owner === owner);
    if (found === undefined) throw new Error(`nothing of ${owner} on link ${link}`);
    return found.index;
  };
  return [...wishes]
    .map((wish, index) => ({ wish, index }))
    .sort((a, b) => a.wish.departure - b.wish.departure || a.index - b.index)
    .map(({ wish, index }, id): Trip => {
      const route = wish.route.map(linkOf);
      const first = network.links[route[0] as number]!;
      const last = network.links[route[route.length - 1] as number]!;
      return {
        id,
        name: wish.name ?? `trip ${index}`,
        vehicleClass: wish.vehicleClass ?? 0,
        departure: wish.departure,
        route: Int32Array.from(route),
        origin: placeOn(first.index, wish.from ?? network.nodes[first.from]!.id),
        destination: placeOn(last.index, wish.to ?? network.nodes[last.to]!.id),
        stops: (wish.stops ?? []).map(({ owner, leg, dwell }) => ({
          place: placeOn(route[leg] as number, owner),
          leg,
          dwell,
        })),
        purpose: 'od',
        bell: -1,
        school: -1,
      };
    });
}

export interface Setting {
  seed?: number;
  ticksPerSecond?: number;
  start?: number;
  saturationFlow?: number;
  blockingShare?: number;
  drivers?: DriverSettings;
}

export function simulate(model: Model, wishes: readonly Wish[], setting: Setting = {}): Simulation {
  const network = buildNetwork(model);
  const ticksPerSecond = setting.ticksPerSecond ?? 5;
  return createSimulation({
    network,
    program: compileUnchecked(model, network, ticksPerSecond),
    trips: tripsOf(network, wishes),
    start: setting.start ?? 0,
    ticksPerSecond,
    seed: setting.seed ?? 1,
    saturationFlow: setting.saturationFlow ?? 1800,
    blockingShare: setting.blockingShare ?? 0,
    drivers: setting.drivers ?? {},
  });
}

/** Runs until a time, calling back after every tick. */
export function runTo(simulation: Simulation, time: number, each?: (simulation: Simulation) => void): void {
  while (simulation.time < time) {
    simulation.step();
    each?.(simulation);
  }
}

/** Events of one kind in the last tick as [vehicle, a, b]. */
export function eventsOf(simulation: Simulation, kind: number): [number, number, number][] {
  const { events } = simulation;
  const found: [number, number, number][] = [];
  for (let at = 0; at < events.count; at++) {
    if (events.kind[at] === kind) found.push([events.vehicle[at]!, events.a[at]!, events.b[at]!]);
  }
  return found;
}

/** One car every so many seconds along a route. */
export function stream(
  route: readonly string[],
  every: number,
  from: number,
  to: number,
  more: Partial<Wish> = {},
): Wish[] {
  const wishes: Wish[] = [];
  for (let departure = from; departure < to; departure += every) {
    wishes.push({ route, departure, name: `${route[0]}>${route[route.length - 1]}:${departure}`, ...more });
  }
  return wishes;
}
