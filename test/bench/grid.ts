/**
 * Grids of any size: every intersection signalised, a driveway on every street, and short trips all over it. For the question whether
 * an update costs more where there is more to keep.
 */
import { randomStream, uniform } from '../../src/common/index.ts';
import { createSimulation, type Simulation, type Trip } from '../../src/engine/index.ts';
import { buildNetwork, type Network } from '../../src/network/index.ts';
import type { Controller, Link, Model, Phase, Turn } from '../../src/scenario/index.ts';
import { compileUnchecked } from '../../src/signal/index.ts';

const BLOCK = 300;
const DRIVEWAY = 100;
const TICKS_PER_SECOND = 5;
/** Trips that set out in a second for each intersection, and links each goes straight on before and after its one turn. */
const TRIPS_A_SECOND = 0.085;
const STRAIGHT = 3;
const assumed = { evidence: 'assumed', source: 'generated for the bench' } as const;

type Spot = readonly [number, number];
const STEPS: readonly Spot[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];
const nodeId = ([x, y]: Spot) => `N${x},${y}`;
const linkId = ([x, y]: Spot, [dx, dy]: Spot) => `${nodeId([x, y])}>${nodeId([x + dx, y + dy])}`;

function gridModel(size: number): Model {
  const inside = Array.from({ length: size * size }, (_, index): Spot => [index % size, Math.floor(index / size)]);
  const isInside = ([x, y]: Spot) => x >= 0 && y >= 0 && x < size && y < size;
  const links: Link[] = [];
  const portals = new Map<string, Spot>();
  const add = ([x, y]: Spot, [dx, dy]: Spot) => {
    const from: Spot = [x, y];
    const to: Spot = [x + dx, y + dy];
    for (const end of [from, to]) if (!isInside(end)) portals.set(nodeId(end), end);
    links.push({
      id: linkId(from, [dx, dy]),
      road: dy === 0 ? `ew${y}` : `ns${x}`,
      from: nodeId(from),
      to: nodeId(to),
      lanes: isInside(to)
        ? [{ turns: ['left'], length: 60 }, { turns: ['through'] }, { turns: ['through', 'right'] }]
        : [{ turns: [] }, { turns: [] }],
    });
  };
  for (const spot of inside)
    for (const step of STEPS) {
      add(spot, step);
      const before: Spot = [spot[0] - step[0], spot[1] - step[1]];
      if (!isInside(before)) add(before, step);
    }
  const roads = [...new Set(links.map((link) => link.road))];
  const at = ([x, y]: Spot): [number, number] => [x * BLOCK, y * BLOCK];
  return {
    version: 2,
    kind: 'model',
    name: { zh: '网格', en: 'grid' },
    synthetic: true,
    ...assumed,
    settings: { start: '07:00', end: '08:00', saturationFlow: { value: 1700, ...assumed } },
    demand: {},
    roads: roads.map((id) => ({ id, name: { zh: id, en: id }, class: 'arterial', speedLimitKmh: 50 })),
    intersections: inside.map((spot) => ({
      id: nodeId(spot),
      name: { zh: nodeId(spot), en: nodeId(spot) },
      at: at(spot),
      control: 'signal',
    })),
    portals: [...portals].map(([id, spot]) => ({ id, name: { zh: id, en: id }, at: at(spot) })),
    links,
    controllers: inside.map(controllerOf),
    zones: [
      {
        id: 'Z',
        name: { zh: '区', en: 'zone' },
        kind: 'mixed',
        at: [0, 0],
        access: links.map((link) => ({ link: link.id, at: DRIVEWAY })),
        ...assumed,
      },
    ],
  };
}

/** Two stages, lefts yield; the offsets differ from one intersection to the next. */
function controllerOf(spot: Spot, index: number): Controller {
  const node = nodeId(spot);
  const phase = (id: string, steps: readonly Spot[]): Phase => ({
    id,
    yellow: 3,
    redClearance: 2,
    movements: steps.flatMap((step) => {
      const approach = linkId([spot[0] - step[0], spot[1] - step[1]], step);
      return (['left', 'through', 'right'] satisfies Turn[]).map((turn) => ({
        approach,
        turn,
        ...(turn === 'through' ? {} : { permissive: true }),
      }));
    }),
  });
  return {
    id: `K-${node}`,
    intersections: [node],
    class: 'networked',
    clockError: { value: 0, ...assumed },
    schedule: [{ from: '00:00', plan: 'P' }],
    plans: [
      {
        id: 'P',
        cycle: 70,
        offset: (index * 17) % 70,
        phases: [phase('ew', [STEPS[0]!, STEPS[2]!]), phase('ns', [STEPS[1]!, STEPS[3]!])],
        stages: [
          { id: 'ew', phases: ['ew'], green: 30 },
          { id: 'ns', phases: ['ns'], green: 30 },
        ],
      },
    ],
  };
}

/** Straight on, one turn, straight on; from driveway to driveway. */
function gridTrips(network: Network, size: number, seconds: number): Trip[] {
  const stream = randomStream(1, 'grid trips');
  const placeOf = new Map(
    network.places.filter(({ kind }) => kind === 'access').map(({ link, index }) => [link, index]),
  );
  const perSecond = TRIPS_A_SECOND * size * size;
  const trips: Trip[] = [];
  for (let id = 0; id < seconds * perSecond; id++) {
    const draw = (counter: number, below: number) => Math.floor(uniform(stream, id, counter) * below);
    const first = STEPS[draw(0, 4)]!;
    const then = STEPS[(STEPS.indexOf(first) + (draw(1, 2) === 0 ? 1 : 3)) % 4]!;
    const route: number[] = [];
    let [x, y]: Spot = [draw(2, size), draw(3, size)];
    for (let leg = 0; leg < 2 * STRAIGHT; leg++) {
      const step = leg < STRAIGHT ? first : then;
      const link = network.linkIndex.get(linkId([x, y], step));
      if (link === undefined) break;
      route.push(link);
      [x, y] = [x + step[0], y + step[1]];
    }
    const origin = placeOf.get(route[0]!)!;
    const destination = placeOf.get(route[route.length - 1]!)!;
    trips.push({
      id,
      name: `grid:${id}`,
      vehicleClass: id % 20 === 0 ? 2 : 0,
      departure: id / perSecond,
      route: Int32Array.from(route),
      origin,
      destination,
      stops: [],
      purpose: 'od',
      bell: -1,
      school: -1,
    });
  }
  return trips;
}

/** `size` × `size` intersections at midnight, the streets empty; trips for so many seconds. */
export function gridSimulation(size: number, seconds: number): Simulation {
  const model = gridModel(size);
  const network = buildNetwork(model);
  return createSimulation({
    network,
    program: compileUnchecked(model, network, TICKS_PER_SECOND),
    trips: gridTrips(network, size, seconds),
    start: 0,
    ticksPerSecond: TICKS_PER_SECOND,
    seed: 1,
    saturationFlow: 1700,
    blockingShare: 0.1,
  });
}
