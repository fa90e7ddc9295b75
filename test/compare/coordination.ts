/**
 * The case `coordination`: four sets of offsets for the seven networked signals of Renmin Road: as they are today, as SUMO's
 * `tlsCoordinator.py` finds them on the exported streets and routes, and as we propose them, for the limit and for four fifths of it, which
 * is what the other takes for granted. All are driven in SUMO (drivers set to our
 * discharge) and in ours with the same vehicles; both tools see the vehicles of the first seed only.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulationInput } from '../../src/engine/index.ts';
import { streetsFor, SUMO_FILES } from '../../src/exchange/index.ts';
import { type CorridorWay, corridorWay, type Network } from '../../src/network/index.ts';
import { prepare, proposeOffsets } from '../../src/runner/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { compilePlans, corridorBands, corridorSignals, type WaveBands } from '../../src/signal/index.ts';
import { named, readXml } from '../exchange/read-xml.ts';
import { type Case, countyCase } from './cases.ts';
import { cutModel, cutTrips } from './corridor.ts';
import { figuresOf, type Journey } from './journeys.ts';
import { runOurs } from './ours.ts';
import type { Drivers } from './sumo.ts';
import { callTool, exportCase, runSumo } from './sumo.ts';
import { STOPS_OPTIONS, StopCounter, stopsInSumo } from './stops.ts';

const HOUR = 3600;
const ROAD = 'renmin';
export const SEVEN = ['xuefu', 'jianshe', 'fuqian', 'jiefang', 'wenhua', 'zhongshan', 'dongmen'].map(
  (street) => `${ROAD}-${street}`,
);
/** The streets fill from 06:45; the last come at 08:30 and have a quarter of an hour to leave. */
const TIMES = { start: 6.75 * HOUR, from: 7 * HOUR, to: 8.5 * HOUR, end: 8.75 * HOUR };

export const COORDINATOR = 'tlsCoordinator.py';
export const SETS = ['today', 'tlsCoordinator', 'ours', 'oursSlower'] as const;
export type OffsetSet = (typeof SETS)[number];

/** Of the limit: what `tlsCoordinator.py` takes drivers to drive at unless told otherwise; our slower set is for the same. */
const SPEED_SHARE = 0.8;

/** What one run of one set came to. */
export interface Driven {
  /** [s] at the stop lines of the road, by vehicle that drives along it and nowhere else. */
  readonly delay: number;
  /** Of the same vehicles. */
  readonly stops: number;
  /** [s] by vehicle, all of them, entry queues too. */
  readonly time: number;
}

export interface Coordination {
  readonly one: Case;
  readonly vehicles: number;
  readonly along: number;
  /** [s], west to east and back, driven at the limit, clocks right. */
  readonly bands: Record<OffsetSet, WaveBands>;
  /** The same driven at four fifths of the limit. */
  readonly slowerBands: Record<OffsetSet, WaveBands>;
  /** By set and seed. */
  readonly ours: Record<OffsetSet, Driven[]>;
  readonly sumo: Record<OffsetSet, Driven[]>;
  /** [s], in the order of the signals. */
  readonly offsets: Record<OffsetSet, readonly number[]>;
}

interface Traffic {
  readonly network: Network;
  readonly input: SimulationInput;
}

/** @param onRun told of every run as it ends */
export async function coordinate(
  drivers: Drivers,
  seeds: number,
  onRun: (text: string) => void,
): Promise<Coordination> {
  const county = await countyCase();
  const model = cutModel(county.model, { intersections: SEVEN, plan: 'peak' });
  const one: Case = {
    id: 'coordination',
    name: 'seven signals of Renmin Road, cut out of the county',
    model,
    ...TIMES,
  };
  const traffic = Array.from({ length: seeds }, (_, index) => trafficOf(county, model, index + 1));
  const [first] = traffic as [Traffic];
  const way = corridorWay(first.network, SEVEN);
  const slower = SPEED_SHARE * limitOf(first);
  const models: Record<OffsetSet, Model> = {
    today: model,
    tlsCoordinator: withOffsets(model, byTlsCoordinator(model, first.input)),
    ours: await proposed(model, first, way),
    oursSlower: await proposed(model, first, way, slower),
  };
  const result: Coordination = {
    one,
    vehicles: wanted(first).length,
    along: alongRoad(first).size,
    bands: each((set) => bandsOf(models[set], first, way)),
    slowerBands: each((set) => bandsOf(models[set], first, way, slower)),
    offsets: each((set) => SEVEN.map((id) => controllerOf(models[set], id).plans[0]!.offset ?? 0)),
    ours: each(() => []),
    sumo: each(() => []),
  };
  for (const [index, { network, input }] of traffic.entries())
    for (const set of SETS) {
      const own = { network, input: { ...input, program: compilePlans(models[set], network, input.ticksPerSecond) } };
      const counter = new StopCounter();
      const sample = runOurs(own.input, one.end, counter.watch);
      result.ours[set].push(drivenOf(one, own, sample.journeys, counter.stops));
      const exported = exportCase(models[set], own.input, one.end);
      try {
        const { journeys } = runSumo(exported, drivers, index + 1, STOPS_OPTIONS);
        result.sumo[set].push(drivenOf(one, own, journeys, stopsInSumo(exported)));
      } finally {
        exported.remove();
      }
      const told = [result.ours, result.sumo].map((by) => by[set].at(-1)!.delay.toFixed(1));
      onRun(`seed ${index + 1}, ${set}: delay along the road ${told[0]} s in ours, ${told[1]} s in SUMO`);
    }
  return result;
}

const each = <Value>(of: (set: OffsetSet) => Value): Record<OffsetSet, Value> => ({
  today: of('today'),
  tlsCoordinator: of('tlsCoordinator'),
  ours: of('ours'),
  oursSlower: of('oursSlower'),
});

/** Who came past in the whole county, with this seed. */
function trafficOf(county: Case, model: Model, seed: number): Traffic {
  const { input } = prepare({ model: county.model, base: county.model, file: county.id, seed, start: county.start });
  const { journeys } = runOurs(input, TIMES.to);
  const { network, trips } = cutTrips(model, input, journeys, TIMES.start, TIMES.to);
  const program = compilePlans(model, network, input.ticksPerSecond);
  return { network, input: { ...input, network, program, trips, start: TIMES.start } };
}

const wanted = ({ input }: Traffic) => input.trips.filter(({ departure }) => departure >= TIMES.from);

/** Trips that leave along the road, were never off it and do not halt: straight on, most of them past all seven. */
function alongRoad({ network, input }: Traffic): Set<number> {
  const isOn = new Set(input.network.links.filter(({ id }) => id.startsWith(`${ROAD}.`)).map(({ index }) => index));
  const isPortal = (place: number) => network.places[place]!.kind === 'portal';
  return new Set(
    input.trips
      .filter(
        ({ departure, route, stops, destination }) =>
          departure >= TIMES.from &&
          stops.length === 0 &&
          route.length > 2 &&
          isPortal(destination) &&
          route.every((link) => isOn.has(link)),
      )
      .map(({ id }) => id),
  );
}

function drivenOf(
  one: Case,
  traffic: Traffic,
  journeys: readonly Journey[],
  stops: ReadonlyMap<number, number>,
): Driven {
  const { network, input } = traffic;
  const along = alongRoad(traffic);
  const own = journeys.filter(({ trip }) => along.has(trip));
  const { delays } = figuresOf({ ...one, to: one.end }, network, input.trips, own);
  const all = figuresOf(one, network, input.trips, journeys);
  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
  return {
    delay: sum([...delays.values()].map((delay) => delay.sum)) / along.size,
    stops: sum([...along].map((trip) => stops.get(trip) ?? 0)) / along.size,
    time: all.spent / all.wanted,
  };
}

const controllerOf = (model: Model, intersection: string) =>
  model.controllers.find(({ intersections }) => intersections.includes(intersection))!;

/** @param offsets [s] by controller */
function withOffsets(model: Model, offsets: ReadonlyMap<string, number>): Model {
  return {
    ...model,
    controllers: model.controllers.map((controller) => ({
      ...controller,
      plans: controller.plans.map((plan) => ({ ...plan, offset: offsets.get(controller.id) ?? plan.offset ?? 0 })),
    })),
  };
}

/** SUMO's offsets are of a program's first state; ours of the start of the reference stage, in whole seconds. */
function byTlsCoordinator(model: Model, input: SimulationInput): Map<string, number> {
  const exported = exportCase(model, input, TIMES.end);
  try {
    const words = ['-n', SUMO_FILES.network, '-r', SUMO_FILES.routes, '-o', 'offsets.add.xml'];
    callTool(COORDINATOR, words, exported.folder);
    const { signalNames } = streetsFor(model, input.network);
    const logics = named(readXml(readFileSync(join(exported.folder, 'offsets.add.xml'), 'utf8')), 'tlLogic');
    return new Map(
      logics.map(({ attributes }) => {
        const controller = input.program.controllers.find(({ index }) => signalNames[index] === attributes['id'])!;
        const [plan] = controller.plans;
        const cycle = plan!.cycle / input.ticksPerSecond;
        const later = (plan!.referenceTick + controller.clockError) / input.ticksPerSecond;
        const offset = Math.round(Number(attributes['offset']) + later) % cycle;
        return [controller.id, (offset + cycle) % cycle];
      }),
    );
  } finally {
    exported.remove();
  }
}

/** The road's speed limit [m/s]. */
const limitOf = ({ network }: Traffic): number => network.links.find(({ id }) => id.startsWith(`${ROAD}.`))!.speedLimit;

/** @param speed driven along the road [m/s]; the limits when left out */
async function proposed(model: Model, traffic: Traffic, way: CorridorWay, speed?: number): Promise<Model> {
  const { network, input } = traffic;
  const counts = new Map<string, number>();
  for (const { route } of wanted(traffic))
    route.forEach((link, leg) => {
      const key = `${link}>${route[leg + 1]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  const volumes = new Map(
    network.movements.map(({ index, fromLink, toLink }) => [
      index,
      ((counts.get(`${fromLink}>${toLink}`) ?? 0) * HOUR) / (TIMES.to - TIMES.from),
    ]),
  );
  const { plans } = await proposeOffsets({
    model,
    network,
    program: input.program,
    way,
    time: TIMES.from,
    volumes,
    ...(speed && { speed }),
  });
  return withOffsets(model, new Map(plans.map(({ controller, plan }) => [controller, plan.offset ?? 0])));
}

function bandsOf(model: Model, { network, input }: Traffic, way: CorridorWay, speed?: number): WaveBands {
  const program = compilePlans(model, network, input.ticksPerSecond);
  const options = { clocks: 'right' as const, ...(speed && { speed }) };
  const [all] = corridorBands(program, way, corridorSignals(program, way, TIMES.from), options).stretches;
  return { forward: all?.forward?.width ?? 0, backward: all?.backward?.width ?? 0 };
}
