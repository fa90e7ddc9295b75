/** Runs of the cases: on trips of one's own, or on the engine's own arrivals. */
import {
  createSimulation,
  type DriverSettings,
  type Simulation,
  type Trip,
  type VehicleClass,
} from '../../engine/index.ts';
import { buildNetwork, type Network } from '../../network/index.ts';
import { prepare } from '../../runner/index.ts';
import type { Model } from '../../scenario/index.ts';
import { compileUnchecked } from '../../signal/index.ts';

/** A journey by link ids, from the portal where its first link begins to the one where its last ends. */
export interface Journey {
  readonly route: readonly string[];
  /** [s since midnight] */
  readonly departure: number;
  readonly vehicleClass?: VehicleClass;
  /** The driver is drawn from it; a number of its own where left out. */
  readonly name?: string;
}

export interface RunSettings {
  readonly seed?: number;
  /** [s since midnight], 0 where left out. */
  readonly start?: number;
  /** Where drivers are not as shipped. */
  readonly drivers?: DriverSettings;
}

/**
 * A simulation of these journeys alone, in a laboratory world whose lamps serve one question and need no lawful plan. Nobody enters an
 * intersection that cannot be cleared.
 */
export function simulate(model: Model, journeys: readonly Journey[], settings: RunSettings = {}): Simulation {
  const network = buildNetwork(model);
  const ticksPerSecond = Math.round(1 / (model.settings.tickLength ?? 0.2));
  return createSimulation({
    network,
    program: compileUnchecked(model, network, ticksPerSecond),
    trips: tripsOf(network, journeys),
    start: settings.start ?? 0,
    ticksPerSecond,
    seed: settings.seed ?? 1,
    saturationFlow: model.settings.saturationFlow.value,
    blockingShare: 0,
    ...(settings.drivers && { drivers: settings.drivers }),
  });
}

/** A simulation of the model's own demand: arrivals as shipped, nothing measured. */
export function simulateDemand(model: Model, seed: number, drivers?: DriverSettings): Simulation {
  const { input } = prepare({ model, base: model, file: '', seed });
  return createSimulation(drivers === undefined ? input : { ...input, drivers });
}

/** Steps until a time of the day [s], telling after every tick. */
export function runUntil(simulation: Simulation, time: number, each: () => void = () => {}): void {
  const last = Math.round(time * simulation.input.ticksPerSecond);
  while (simulation.tick < last) {
    simulation.step();
    each();
  }
}

/** Events of one kind in the last tick. */
export function eachEvent(
  { events }: Simulation,
  kind: number,
  tell: (vehicle: number, a: number, b: number) => void,
): void {
  for (let at = 0; at < events.count; at++) {
    if (events.kind[at] === kind) tell(events.vehicle[at]!, events.a[at]!, events.b[at]!);
  }
}

function tripsOf(network: Network, journeys: readonly Journey[]): Trip[] {
  const linkOf = (id: string) => {
    const link = network.links.find((one) => one.id === id);
    if (link === undefined) throw new Error(`no link ${id}`);
    return link;
  };
  const placeOn = (link: number, owner: string | undefined) => {
    const found = network.places.find((place) => place.link === link && place.owner === owner);
    if (found === undefined) throw new Error(`nothing of ${owner} on link ${link}`);
    return found.index;
  };
  return [...journeys]
    .map((journey, number) => ({ ...journey, name: journey.name ?? `journey ${number}` }))
    .sort((a, b) => a.departure - b.departure || (a.name < b.name ? -1 : 1))
    .map(({ route, departure, vehicleClass = 0, name }, id): Trip => {
      const links = route.map(linkOf);
      const [first, last] = [links[0]!, links.at(-1)!];
      return {
        id,
        name,
        vehicleClass,
        departure,
        route: Int32Array.from(links, (link) => link.index),
        origin: placeOn(first.index, network.nodes[first.from]!.id),
        destination: placeOn(last.index, network.nodes[last.to]!.id),
        stops: [],
        purpose: 'od',
        bell: -1,
        school: -1,
      };
    });
}
