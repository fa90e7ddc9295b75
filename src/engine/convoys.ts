/**
 * Convoys on guarded routes: when each signal on their way may expect them. Seen after the move, told in the next tick.
 *
 * A convoy is expected at a stop line as if it drove on as fast as its first vehicle drives now, or at half its own speed where that
 * one is slower: who stands in a queue calls all the same. Before it enters, it is expected from its start on.
 */
import type { Network } from '../network/index.ts';
import type { SignalProgram } from '../signal/index.ts';
import { Where } from './simulation-types.ts';
import type { Trip } from './simulation-types.ts';
import type { World } from './world.ts';

/** Named so that the same convoy is the same traveller in every scenario. */
export const convoyName = (route: string, vehicle: number): string => `convoy:${route}:${vehicle}`;

export interface Convoys {
  /** By route: its trips, first vehicle first, and the slots of those on the road (−1: not yet made, or done). */
  readonly trips: readonly Int32Array[];
  readonly slots: readonly Int32Array[];
  /** By route and leg: where its link begins and where its stop line is [m] along the route. */
  readonly begins: readonly Float64Array[];
  readonly lines: readonly Float64Array[];
}

export function createConvoys({ routes }: SignalProgram, network: Network, trips: readonly Trip[]): Convoys {
  const byName = new Map(
    routes.length > 0 ? trips.filter((trip) => trip.purpose === 'convoy').map((trip) => [trip.name, trip.id]) : [],
  );
  const own = routes.map(({ id, vehicles }) =>
    Int32Array.from({ length: vehicles }, (_, n) => byName.get(convoyName(id, n)) ?? -1).filter((trip) => trip >= 0),
  );
  const ways = routes.map(({ links }) => wayAlong(network, links));
  return {
    trips: own,
    slots: own.map((list) => new Int32Array(list.length).fill(-1)),
    begins: ways.map(({ begins }) => begins),
    lines: ways.map(({ lines }) => lines),
  };
}

function wayAlong(network: Network, links: Int32Array): { begins: Float64Array; lines: Float64Array } {
  const begins = new Float64Array(links.length);
  const lines = new Float64Array(links.length);
  let at = 0;
  for (let leg = 0; leg < links.length; leg++) {
    const link = network.links[links[leg]!]!;
    begins[leg] = at;
    at += link.length;
    lines[leg] = at;
    const movement = link.movements.find((one) => network.movements[one]!.toLink === links[leg + 1]);
    if (movement !== undefined) at += network.connections[network.movements[movement]!.connections[0]!]!.length;
  }
  return { begins, lines };
}

export function expectConvoys(world: World): void {
  const { convoys, inputs, input } = world;
  const { calls, routes } = input.program;
  if (calls.length === 0) return;
  for (let route = 0; route < routes.length; route++) findVehicles(world, route);
  for (let call = 0; call < calls.length; call++) {
    const { route, leg, lead } = calls[call]!;
    const line = convoys.lines[route]![leg]!;
    const arrival = expectedAt(world, route, line);
    inputs.arrival[call] = arrival <= lead || isUnderWay(world, route) ? arrival : -1;
    if (allPassed(world, route, line)) inputs.cleared[call] = 1;
  }
}

/** The slots of vehicles made since, and those given up. */
function findVehicles({ convoys, vehicles, nextTrip }: World, route: number): void {
  const trips = convoys.trips[route]!;
  const slots = convoys.slots[route]!;
  for (let n = 0; n < trips.length; n++) {
    const trip = trips[n]!;
    const slot = slots[n]!;
    if (slot >= 0) {
      if (vehicles.trip[slot] !== trip || vehicles.where[slot] === Where.free) slots[n] = -1;
    } else if (trip < nextTrip && slot === -1) {
      for (let v = 0; v < vehicles.highest; v++) {
        if (vehicles.trip[v] === trip && vehicles.where[v] !== Where.free) slots[n] = v;
      }
    }
  }
}

function isUnderWay({ convoys, nextTrip }: World, route: number): boolean {
  const first = convoys.trips[route]![0];
  return first !== undefined && first < nextTrip;
}

/** [ticks] until the first vehicle reaches a line; −1 when it is past it. */
function expectedAt(world: World, route: number, line: number): number {
  const { convoys, vehicles, input, tick } = world;
  const { speed, start } = input.program.routes[route]!;
  const v = convoys.slots[route]![0] ?? -1;
  if (v < 0) {
    if (isUnderWay(world, route)) return -1;
    return Math.max(0, start - tick) + Math.floor((line / speed) * input.ticksPerSecond);
  }
  const way = line - alongRoute(world, route, v);
  if (way < 0 || (way === 0 && vehicles.where[v] === Where.connection)) return -1;
  const now = Math.max(vehicles.speed[v]!, speed / 2);
  return Math.floor((way / now) * input.ticksPerSecond);
}

function allPassed(world: World, route: number, line: number): boolean {
  const { convoys, nextTrip } = world;
  const trips = convoys.trips[route]!;
  const last = trips[trips.length - 1];
  if (last === undefined || last >= nextTrip) return false;
  for (const v of convoys.slots[route]!) if (v >= 0 && alongRoute(world, route, v) <= line) return false;
  return true;
}

/** Where the front is [m along the route]. */
function alongRoute({ convoys, vehicles }: World, route: number, v: number): number {
  const leg = vehicles.leg[v]!;
  const position = vehicles.position[v]!;
  return vehicles.where[v] === Where.connection
    ? convoys.lines[route]![leg]! + position
    : convoys.begins[route]![leg]! + position;
}
