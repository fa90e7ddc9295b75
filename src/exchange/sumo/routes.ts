/**
 * Trips as SUMO's vehicles: the very departures, classes and paths of a seed, each with its driver's own desired speed. Stops
 * where a bay or kerb has spaces are beside the lane (SUMO's `parking`); where it has none the vehicle stands in its lane.
 *
 * SUMO's kerb then holds any number. Parking areas with as many spaces were tried: a driver who waits for one stands where those
 * who leave must join the lane, and with teleporting off the street stands for ever.
 */
import type { Driver, PlannedStop, Trip } from '../../engine/index.ts';
import type { Network, RoadsidePlace } from '../../network/index.ts';
import { type Edge, type EdgeSpot, laneOn, spotOn } from './edges.ts';
import { sumoNames } from './ids.ts';
import type { Window } from './signals.ts';
import type { SumoStreets } from './streets.ts';
import { element } from './xml.ts';

/** Our drivers, as far as SUMO has words for them. */
export interface SumoDrivers {
  /** What is usual in each class: car, bus, truck. */
  readonly usual: readonly [car: Driver, bus: Driver, truck: Driver];
  /** Desired speed ÷ limit of the driver of a trip. */
  readonly speedFactorOf: (trip: Trip) => number;
  /** Bumper to bumper at a standstill [m]. */
  readonly standGap: number;
  /** Speed of those who come out of a driveway, and of those who turn into one [m/s]. */
  readonly joinSpeed: number;
  readonly drivewaySpeed: number;
}

const CLASSES = [
  { id: 'car', vClass: 'passenger' },
  { id: 'bus', vClass: 'bus' },
  { id: 'truck', vClass: 'truck' },
] as const;

/** SUMO's own car following is IDM's kin here: the same time gap, acceleration, braking and standing gap mean the same in both. */
export function typeElements({ usual, standGap }: SumoDrivers): string[] {
  return CLASSES.map(({ id, vClass }, index) => {
    const { length, accel, brake, topSpeed, timeGap } = usual[index]!;
    return element('vType', {
      id,
      vClass,
      carFollowModel: 'IDM',
      length,
      minGap: standGap,
      accel,
      decel: brake,
      tau: timeGap,
      maxSpeed: topSpeed,
    });
  });
}

export function vehicleElements(
  trips: readonly Trip[],
  network: Network,
  streets: SumoStreets,
  drivers: SumoDrivers,
  window: Window,
): string[] {
  const own = trips.filter(({ departure }) => departure >= window.from && departure < window.to);
  const names = vehicleNames(own);
  return own.map((trip) => {
    const [origin, destination] = [network.places[trip.origin]!, network.places[trip.destination]!];
    const start = spotOf(origin, network, streets);
    const end = spotOf(destination, network, streets);
    const fromPortal = origin.kind === 'portal';
    const toPortal = destination.kind === 'portal';
    return element(
      'vehicle',
      {
        id: names.get(trip.name),
        type: CLASSES[trip.vehicleClass].id,
        depart: trip.departure,
        departLane: fromPortal ? 'best' : laneOn(start.edge, outermost(origin, network)),
        departPos: fromPortal ? 'base' : start.at,
        departSpeed: fromPortal ? 'max' : stopsAtOnce(trip, network) ? 0 : drivers.joinSpeed,
        arrivalLane: toPortal ? undefined : laneOn(end.edge, outermost(destination, network)),
        arrivalPos: toPortal ? undefined : end.at,
        arrivalSpeed: toPortal ? undefined : drivers.drivewaySpeed,
        speedFactor: drivers.speedFactorOf(trip),
      },
      [
        element('route', { edges: edgesOfRoute(trip, start, end, streets).join(' ') }),
        ...trip.stops.flatMap((stop, number) => [
          ...waypointBefore(stop, trip.stops[number - 1]?.leg ?? 0, trip, network, streets),
          stopElement(stop, network, streets),
        ]),
      ],
    );
  });
}

/** Trip name → name of its vehicle. */
export function vehicleNames(trips: readonly Trip[]): Map<string, string> {
  return sumoNames(trips.map(({ name }) => name));
}

/** Every edge of every link, without those before the first spot and after the last. */
function edgesOfRoute(trip: Trip, start: EdgeSpot, end: EdgeSpot, { edges }: SumoStreets): string[] {
  const names: string[] = [];
  trip.route.forEach((link, leg) => {
    let chain: readonly Edge[] = edges[link]!;
    if (leg + 1 === trip.route.length) chain = chain.slice(0, chain.indexOf(end.edge) + 1);
    if (leg === 0) chain = chain.slice(chain.indexOf(start.edge));
    names.push(...chain.map(({ name }) => name));
  });
  return names;
}

/** Within how many metres of its place a vehicle must stop. */
const STOP_LENGTH = 1;

function stopElement({ place: index, dwell }: PlannedStop, network: Network, streets: SumoStreets): string {
  const place = network.places[index]!;
  const { edge, at } = kerbSpot(place, network, streets);
  return element('stop', {
    lane: `${edge.name}_${laneOn(edge, outermost(place, network))}`,
    startPos: at - STOP_LENGTH,
    endPos: at,
    duration: dwell,
    parking: place.spaces > 0 ? 'true' : undefined,
  });
}

/**
 * SUMO stops at a place the first time its route comes by. Whoever drives round the block to it, from a driveway behind it on the
 * same link, is given a point to drive through on the way, after which SUMO goes on looking.
 */
function waypointBefore(
  stop: PlannedStop,
  after: number,
  { route }: Trip,
  network: Network,
  { edges }: SumoStreets,
): string[] {
  const earlier = route.indexOf(route[stop.leg]!, after);
  if (earlier === stop.leg) return [];
  const [from, to] = [route[earlier]!, route[earlier + 1]!];
  const way = network.connections.find(({ movement }) => {
    const { fromLink, toLink } = network.movements[movement]!;
    return fromLink === from && toLink === to;
  })!;
  const edge = edges[to]![0]!;
  const speed = network.links[to]!.speedLimit;
  const lane = `${edge.name}_${laneOn(edge, way.toLane)}`;
  return [element('stop', { lane, startPos: 0, endPos: WAYPOINT, duration: 0, speed })];
}

/** [m] from the start of the edge. */
const WAYPOINT = 5;

function spotOf(place: RoadsidePlace, network: Network, { edges }: SumoStreets): EdgeSpot {
  const chain = edges[place.link]!;
  return place.kind === 'portal'
    ? spotOn(chain, place.at > 0 ? network.links[place.link]!.length : 0)
    : spotOn(chain, place.at);
}

/** Whoever stops within so few metres of the driveway does not drive off at all: SUMO refuses those who could not stop in time. */
const AT_ONCE = 10;
function stopsAtOnce({ origin, destination, route, stops }: Trip, network: Network): boolean {
  const first = stops[0]?.leg === 0 ? stops[0].place : route.length === 1 ? destination : -1;
  return first >= 0 && network.places[first]!.at - network.places[origin]!.at < AT_ONCE;
}

/** SUMO wants room before a stop on its edge: a place just after a lane begins moves on by as much [m]. */
const LEAST_ROOM = 2;
function kerbSpot(place: RoadsidePlace, network: Network, streets: SumoStreets): EdgeSpot {
  const { edge, at } = spotOf(place, network, streets);
  return { edge, at: Math.max(LEAST_ROOM, at) };
}

/** Lane of the network beside a place: the outermost open one that is there well before it, as the engine has it. */
function outermost(place: RoadsidePlace, network: Network): number {
  const lanes = network.links[place.link]!.lanes.filter(
    (lane) => !network.lanes[lane]!.closed && network.lanes[lane]!.begin <= Math.max(0, place.at - BEFORE),
  );
  const lane = lanes.at(-1);
  if (lane === undefined) throw new Error(`no open lane beside ${place.owner}`);
  return lane;
}

/** A bay that begins less than this before a place does not serve it [m]. Source: the engine's rule. */
const BEFORE = 15;
