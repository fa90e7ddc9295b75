/** Cars alone and in line before one signal, watched tick by tick: what the driving model itself does. */
import { type DriverSettings, type Simulation, VehicleClass, Where } from '../../engine/index.ts';
import type { Model } from '../../scenario/index.ts';
import { phase, withSignal } from './signals.ts';
import { type Journey, runUntil, simulate } from './simulate.ts';
import { crossing, square } from './streets.ts';

/** Models of the family stand this far before a point at which they stop, and the engine puts the point this far beyond the line [m]. */
const BEYOND_LINE = 1;
const STRAIGHT_ON = ['E-in', 'W-out'];
const YELLOW = 3;
const CLEARANCE = 2;

interface Street {
  readonly speedLimitKmh: number;
  readonly tickLength: number;
  /** Middle to the portals [m]. */
  readonly reach: number;
  /** Displayed green of the street watched, from midnight, and the time until it is green again [s]. */
  readonly green: number;
  readonly rest: number;
}

function street({ speedLimitKmh, tickLength, reach, green, rest }: Street): Model {
  const streets = crossing(square([{ turns: ['through'] }], 1, reach), undefined, { speedLimitKmh, tickLength });
  const phases = [phase('go', 'E-in through', YELLOW, CLEARANCE), phase('rest', 'N-in through', YELLOW, CLEARANCE)];
  return withSignal(streets, 'M', phases, [green, rest - 2 * (YELLOW + CLEARANCE)]);
}

function slotOf({ vehicles }: Simulation, trip: number): number {
  return vehicles.trip.indexOf(trip);
}

/** Distance driven along the street, the connection in the middle taken as going on from the line [m]. */
function wayOf({ vehicles, input }: Simulation, v: number): number {
  const { links, connections } = input.network;
  const line = links.find(({ id }) => id === 'E-in')!.length;
  const position = vehicles.position[v]!;
  if (vehicles.where[v] === Where.connection) return line + position;
  const on = input.network.lanes[vehicles.on[v]!]!;
  if (links[on.link]!.id === 'E-in') return position;
  return line + connections.find(({ toLane }) => toLane === on.index)!.length + position;
}

export interface FreeRun {
  /** From standing to nine tenths of the desired speed [s, m]. */
  readonly seconds: number;
  readonly metres: number;
}

/** One car that waits at red, alone; then the road is free. */
export function accelerateFreely(desiredSpeed: number, drivers: DriverSettings, tickLength: number): FreeRun {
  const model = street({ speedLimitKmh: desiredSpeed * 3.6, tickLength, reach: 300, green: 100, rest: 100 });
  const simulation = simulate(model, [{ route: STRAIGHT_ON, departure: 130 }], { drivers });
  const { vehicles } = simulation;
  runUntil(simulation, 200);
  const v = slotOf(simulation, 0);
  if (vehicles.speed[v]! > 0) throw new Error('it does not stand at the end of red');
  const began = { time: simulation.time, way: wayOf(simulation, v) };
  let last = { speed: 0, ...began };
  while (simulation.time < 250) {
    simulation.step();
    const now = { speed: vehicles.speed[v]!, time: simulation.time, way: wayOf(simulation, v) };
    if (now.speed >= 0.9 * desiredSpeed) {
      const share = (0.9 * desiredSpeed - last.speed) / (now.speed - last.speed);
      return {
        seconds: last.time + share * (now.time - last.time) - began.time,
        metres: last.way + share * (now.way - last.way) - began.way,
      };
    }
    last = now;
  }
  throw new Error('it never got up to speed');
}

export interface Stop {
  /** To the point it stops before, when it is told to stop [m]. */
  readonly from: number;
  /** Largest deceleration [m/s²]. */
  readonly peak: number;
  /** At rest, and the least on the way [m]. */
  readonly gap: number;
  readonly least: number;
}

/**
 * One car at its desired speed; the light changes when it has so far to go.
 *
 * @param distance to the point the model stops before, `BEYOND_LINE` behind the line [m]
 */
export function stopAtRed(distance: number, speed: number, drivers: DriverSettings, tickLength: number): Stop {
  const [reach, green] = [400, 100];
  const model = street({ speedLimitKmh: speed * 3.6, tickLength, reach, green, rest: 100 });
  const line = simulate(model, []).input.network.links.find(({ id }) => id === 'E-in')!.length;
  const departure = green - (line + BEYOND_LINE - distance) / speed;
  const simulation = simulate(model, [{ route: STRAIGHT_ON, departure }], { drivers });
  const { vehicles } = simulation;
  runUntil(simulation, green);
  const v = slotOf(simulation, 0);
  const gap = () => line + BEYOND_LINE - vehicles.position[v]!;
  const from = gap();
  let [peak, least] = [0, Infinity];
  runUntil(simulation, green + 60, () => {
    peak = Math.max(peak, -vehicles.acceleration[v]!);
    least = vehicles.where[v] === Where.lane ? Math.min(least, gap()) : -Infinity;
  });
  return { from, peak, gap: gap(), least };
}

export interface Platoon {
  /** Speed before the disturbance, and how much of it each loses, the one who brakes for the light first [m/s]. */
  readonly speed: number;
  readonly losses: readonly number[];
  /** Largest deceleration among the followers [m/s²]. */
  readonly peak: number;
}

/**
 * A bus that drives a little slower than the cars would, and cars behind it in one line. It comes to a red light that turns green
 * when it has braked by a few metres per second, and drives on.
 *
 * @param arrival when the bus would be at the line without the light [s after green]
 */
export function disturbPlatoon(cars: number, speed: number, arrival: number, tickLength: number): Platoon {
  // The desired speed of a bus is 0.95 of the limit.
  const [reach, green, rest] = [6000, 600, 600];
  const model = street({ speedLimitKmh: (speed / 0.95) * 3.6, tickLength, reach, green, rest });
  const line = simulate(model, []).input.network.links.find(({ id }) => id === 'E-in')!.length;
  const start = green + rest + arrival - line / speed;
  const journeys: Journey[] = Array.from({ length: cars + 1 }, (_, place) => ({
    route: STRAIGHT_ON,
    departure: start + place * 0.5,
    vehicleClass: place === 0 ? VehicleClass.bus : VehicleClass.car,
  }));
  const simulation = simulate(model, journeys, { drivers: { spread: 0 } });
  const { vehicles } = simulation;
  const redSeen = green + rest - 30;
  runUntil(simulation, redSeen);
  const slots = journeys.map((_, trip) => slotOf(simulation, trip));
  if (slots.some((v) => vehicles.where[v] !== Where.lane)) throw new Error('the platoon is not yet on the road');
  const before = slots.map((v) => vehicles.speed[v]!);
  const slowest = [...before];
  let peak = 0;
  runUntil(simulation, redSeen + 200, () => {
    slots.forEach((v, place) => {
      if (vehicles.trip[v] !== place) return;
      slowest[place] = Math.min(slowest[place]!, vehicles.speed[v]!);
      if (place > 0) peak = Math.max(peak, -vehicles.acceleration[v]!);
    });
  });
  return { speed: before[0]!, losses: slowest.map((least, place) => before[place]! - least), peak };
}
