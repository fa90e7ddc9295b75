/**
 * How queues discharge with the drivers of a model, measured with the engine that plays it: saturation flow by turn, start-up lost time,
 * and how long beyond its end a green is used. One approach with a lane for every turn, each with a queue that no green clears.
 * Cars only: heavy vehicles are in the arrivals, as car units.
 */
import { createSimulation, EventKind, type Simulation, type Trip, VehicleClass } from '../../engine/index.ts';
import { buildNetwork, type Network } from '../../network/index.ts';
import type { Link, Model, Turn } from '../../scenario/index.ts';
import { compilePlans, type Discharge } from '../../signal/index.ts';

const GREEN = 45;
const YELLOW = 3;
const CYCLE = 75;
/** Cycles looked at, after one in which the queue stands up. */
const CYCLES = 8;
/** Cars an hour and lane that want to pass: more than any green lets through. */
const SENT = 1700;
/** Vehicles of a queue that are still getting under way. Source: HCM 7, chapter 31: the fifth is the first at saturation flow. */
const STARTING = 4;
const EXITS = { left: 'S-out', through: 'W-out', right: 'N-out' } as const;
type Measured = keyof typeof EXITS;

const known = new Map<string, Discharge>();

export function measuredDischarge({ settings }: Model): Discharge {
  const key = JSON.stringify([settings.saturationFlow.value, settings.tickLength, settings.courtesyShare?.value]);
  const found = known.get(key) ?? measure(settings);
  known.set(key, found);
  return found;
}

function measure(settings: Model['settings']): Discharge {
  const model = street(settings);
  const network = buildNetwork(model);
  const ticksPerSecond = Math.round(1 / (settings.tickLength ?? 0.2));
  const simulation = createSimulation({
    network,
    program: compilePlans(model, network, ticksPerSecond),
    trips: tripsOn(network),
    start: 0,
    ticksPerSecond,
    seed: 1,
    saturationFlow: settings.saturationFlow.value,
    blockingShare: 0,
  });
  const crossings = watch(simulation);
  const turns = (Object.keys(EXITS) as Measured[]).map((turn) => [turn, ofQueues(crossings.get(turn) ?? [])] as const);
  const by = new Map(turns);
  const through = by.get('through');
  if (through === undefined) throw new Error('no queue was measured');
  const saturation = (turn: Measured) => by.get(turn)?.flow ?? 0;
  return {
    saturation: {
      left: saturation('left'),
      through: saturation('through'),
      right: saturation('right'),
      // Nobody turns round here: as a left turn.
      uTurn: saturation('left'),
    },
    lost: through.lost,
    extension: through.extension,
  };
}

/** @param queues times of crossing since green began, by cycle */
function ofQueues(queues: readonly (readonly number[])[]): { flow: number; lost: number; extension: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const inGreen = queues.map((queue) => queue.filter((time) => time <= GREEN));
  const headway = mean(
    inGreen.map((queue) => ((queue.at(-1) ?? 0) - (queue[STARTING - 1] ?? 0)) / (queue.length - STARTING)),
  );
  const lost = mean(queues.map((queue) => (queue[STARTING - 1] ?? 0) - STARTING * headway));
  const passed = mean(queues.map((queue) => queue.length));
  return { flow: 3600 / headway, lost, extension: passed * headway + lost - GREEN };
}

function watch(simulation: Simulation): Map<Turn, number[][]> {
  const { vehicles, events, input } = simulation;
  const { movements } = input.network;
  const found = new Map<Turn, number[][]>();
  const last = (CYCLES + 1) * CYCLE * input.ticksPerSecond;
  while (simulation.tick < last) {
    simulation.step();
    const cycle = Math.floor(simulation.time / CYCLE) - 1;
    for (let at = 0; at < events.count; at++) {
      const v = events.vehicle[at] ?? -1;
      const turn = movements[events.a[at] ?? -1]?.turn;
      if (events.kind[at] !== EventKind.passed || turn === undefined || cycle < 0) continue;
      const queues = found.get(turn) ?? Array.from({ length: CYCLES }, () => []);
      const beyond = (vehicles.position[v] ?? 0) / Math.max(1, vehicles.speed[v] ?? 1);
      queues[cycle]?.push((simulation.time % CYCLE) - Math.min(1 / input.ticksPerSecond, beyond));
      found.set(turn, queues);
    }
  }
  return found;
}

const assumed = { evidence: 'assumed', source: 'measuring' } as const;
const lanes = (turns: Turn[][]): Link['lanes'] => turns.map((one) => ({ turns: one }));

function street(settings: Model['settings']): Model {
  const at = { E: [450, 0], N: [0, 450], W: [-450, 0], S: [0, -450] } as const;
  const out = (leg: string): Link => ({ id: `${leg}-out`, road: leg, from: 'M', to: leg, lanes: lanes([[], []]) });
  return {
    version: 2,
    kind: 'model',
    name: { zh: '量测', en: 'measuring' },
    synthetic: true,
    ...assumed,
    settings: { ...settings, start: '00:00', end: '01:00' },
    demand: {},
    roads: Object.keys(at).map((id) => ({ id, name: { zh: '路', en: 'road' }, class: 'collector', speedLimitKmh: 50 })),
    intersections: [
      { id: 'M', name: { zh: '中', en: 'middle' }, at: [0, 0], control: 'signal', rightTurnOnRed: false },
    ],
    portals: Object.entries(at).map(([id, [x, y]]) => ({ id, name: { zh: '口', en: 'end' }, at: [x, y] })),
    links: [
      { id: 'E-in', road: 'E', from: 'E', to: 'M', lanes: lanes([['left'], ['through'], ['right']]) },
      { id: 'N-in', road: 'N', from: 'N', to: 'M', lanes: lanes([['through']]) },
      out('S'),
      out('W'),
      out('N'),
    ],
    controllers: [
      {
        id: 'K',
        intersections: ['M'],
        class: 'networked',
        schedule: [{ from: '00:00', plan: 'P' }],
        plans: [
          {
            id: 'P',
            cycle: CYCLE,
            offset: 0,
            phases: [
              {
                id: 'queue',
                yellow: YELLOW,
                redClearance: 2,
                movements: (Object.keys(EXITS) as Measured[]).map((turn) => ({ approach: 'E-in', turn })),
              },
              { id: 'rest', yellow: 3, redClearance: 2, movements: [{ approach: 'N-in', turn: 'through' }] },
            ],
            stages: [
              { id: 'queue', phases: ['queue'], green: GREEN },
              { id: 'rest', phases: ['rest'], green: CYCLE - GREEN - YELLOW - 2 - 5 },
            ],
          },
        ],
      },
    ],
  };
}

function tripsOn(network: Network): Trip[] {
  const link = (id: string) => network.links.find((one) => one.id === id)?.index ?? -1;
  const place = (on: string, owner: string) =>
    network.places.find((one) => one.link === link(on) && one.owner === owner)?.index ?? -1;
  const each = Math.floor((SENT * (CYCLES + 1) * CYCLE) / 3600);
  return Array.from({ length: each }, (_, number) => number)
    .flatMap((number) =>
      (Object.values(EXITS) as string[]).map((exit) => ({
        name: `${exit} ${number}`,
        vehicleClass: VehicleClass.car,
        departure: (number * 3600) / SENT,
        route: Int32Array.of(link('E-in'), link(exit)),
        origin: place('E-in', 'E'),
        destination: place(exit, exit.charAt(0)),
        stops: [],
        purpose: 'od' as const,
        bell: -1,
        school: -1,
      })),
    )
    .map((trip, id) => ({ id, ...trip }));
}
