/** What both simulators are given: small streets with steady demand, and the county's morning. */
import { readFileSync } from 'node:fs';
import { check } from '../../src/runner/index.ts';
import type { Lane, Link, Model } from '../../src/scenario/index.ts';
import { phase, withSignal } from '../../src/validation/models/signals.ts';
import { arterial, crossing, type Leg, square } from '../../src/validation/models/streets.ts';

export interface Case {
  readonly id: string;
  readonly name: string;
  readonly model: Model;
  /** The model the routes are chosen on, where that is another. */
  readonly base?: Model;
  /** [s since midnight] the run begins and ends. */
  readonly start: number;
  readonly end: number;
  /** Trips that want to leave in it are compared, and passages in it are counted [s since midnight]. */
  readonly from: number;
  readonly to: number;
}

const HOUR = 3600;
/** Small cases: steady demand from 07:00 to 08:15, of which 07:10–08:00 counts. */
const STEADY = { start: 7 * HOUR, end: 8.25 * HOUR, from: 7 * HOUR + 600, to: 8 * HOUR };
const assumed = { evidence: 'assumed', source: 'comparison' } as const;

export function smallCases(): Case[] {
  return [
    { id: 'signal', name: 'one signal, four phases, left-turn bays', model: oneSignal(), ...STEADY },
    { id: 'priority', name: 'one priority T', model: priorityT(), ...STEADY },
    { id: 'arterial', name: 'arterial of 7 signals, one lane, permissive lefts', model: sevenSignals(), ...STEADY },
    { id: 'grid', name: '4 x 4 grid of signals, two lanes and bays', model: grid(), ...STEADY },
    { id: 'skewed', name: 'skewed signal at 50 degrees, permissive lefts', model: skewed(), ...STEADY },
  ];
}

export async function countyCase(): Promise<Case> {
  return ofCounty('county', 'county 07:00-08:30, from empty streets at 06:30', (file) => readFileSync(file));
}

/** The changes of two shipped scenarios on one county: seven signals go by detectors, an eighth is run by an officer's hand. */
export async function controlledCase(): Promise<Case> {
  const changes = ['adaptive-seven', 'officer-at-the-school-crossing'].flatMap(
    (name) => (JSON.parse(readFileSync(`scenarios/${name}.json`, 'utf8')) as { changes: unknown[] }).changes,
  );
  const both = JSON.stringify({
    version: 2,
    kind: 'scenario',
    name: { zh: '自适应与手控', en: 'adaptive and by hand' },
    extends: 'county.json',
    changes,
  });
  const name = 'the same county, seven signals by max pressure, one by an officer';
  return ofCounty('control', name, (file) => (file.endsWith('control.json') ? Buffer.from(both) : readFileSync(file)));
}

async function ofCounty(id: string, name: string, read: (file: string) => Buffer): Promise<Case> {
  const file = `scenarios/${id}.json`;
  const { loaded } = await check(file, async (path) => read(path));
  if (loaded === undefined) throw new Error(`${file} has errors; run lukou check`);
  return {
    id,
    name,
    model: loaded.model,
    base: loaded.base,
    start: 6.5 * HOUR,
    end: 8.5 * HOUR,
    from: 7 * HOUR,
    to: 8.5 * HOUR,
  };
}

/** Trips an hour between portals, evenly over the run. */
function withTrips(model: Model, trips: readonly (readonly [string, string, number])[]): Model {
  const quarters = (STEADY.end - STEADY.start) / 900;
  const shares = Array.from({ length: quarters }, () => 1 / quarters);
  return {
    ...model,
    settings: { ...model.settings, start: '07:00', end: '08:15' },
    demand: {
      profiles: [{ id: 'even', from: '07:00', shares, ...assumed }],
      od: [
        {
          id: 'trips',
          class: 'car',
          profile: 'even',
          trips: trips.map(([from, to, perHour]): [string, string, number] => [from, to, (perHour * quarters) / 4]),
          ...assumed,
        },
      ],
    },
  };
}

const BAYS: readonly Lane[] = [
  { turns: ['left'], length: 70 },
  { turns: ['through'] },
  { turns: ['through', 'right'] },
];
const NARROW: readonly Lane[] = [{ turns: ['left'], length: 60 }, { turns: ['through', 'right'] }];

function oneSignal(): Model {
  const straight = (a: string, b: string) => `${a}-in through, ${b}-in through, ~${a}-in right, ~${b}-in right`;
  const phases = [
    phase('ew', straight('E', 'W')),
    phase('ew left', 'E-in left, W-in left'),
    phase('ns', straight('N', 'S')),
    phase('ns left', 'N-in left, S-in left'),
  ];
  const model = withSignal(crossing(square(BAYS, 2, 400)), 'M', phases, [32, 12, 26, 12]);
  return withTrips(model, [
    ...turning('E', 'S', 'W', 'N', 110, 700, 110),
    ...turning('W', 'N', 'E', 'S', 110, 650, 110),
    ...turning('N', 'E', 'S', 'W', 90, 520, 90),
    ...turning('S', 'W', 'N', 'E', 90, 480, 90),
  ]);
}

type Trips = [string, string, number][];
const turning = (
  from: string,
  l: string,
  t: string,
  r: string,
  left: number,
  through: number,
  right: number,
): Trips => [
  [from, l, left],
  [from, t, through],
  [from, r, right],
];

function priorityT(): Model {
  const [east, , west, south] = square() as [Leg, Leg, Leg, Leg];
  const legs: Leg[] = [
    { ...east, lanes: [{ turns: ['left', 'through'] }] },
    { ...west, lanes: [{ turns: ['through', 'right'] }] },
    { ...south, lanes: [{ turns: ['left', 'right'] }] },
  ];
  return withTrips(crossing(legs, 'ew'), [
    ['E', 'W', 380],
    ['W', 'E', 380],
    ['E', 'S', 60],
    ['W', 'S', 60],
    ['S', 'W', 80],
    ['S', 'E', 100],
  ]);
}

/** Rounded so that whole seconds fit: a wave from west to east at 12 m/s. */
function sevenSignals(): Model {
  const distances = [350, 420, 300, 380, 450, 320];
  let model = arterial(distances);
  let at = 0;
  for (let index = 0; index <= distances.length; index++) {
    const approach = (from: string) => `${from}>J${index}`;
    const all = (a: string, b: string) =>
      [a, b].flatMap((from) =>
        ['', '~', '~'].map((sign, turn) => `${sign}${from} ${['through', 'left', 'right'][turn]}`),
      );
    const west = index === 0 ? 'W' : `J${index - 1}`;
    const east = index === distances.length ? 'E' : `J${index + 1}`;
    const phases = [
      phase('main', all(approach(west), approach(east)).join(', ')),
      phase('side', all(approach(`N${index}`), approach(`S${index}`)).join(', ')),
    ];
    model = withSignal(model, `J${index}`, phases, [42, 28], Math.round(at / 12));
    at += distances[index] ?? 0;
  }
  const sides = distances.flatMap((_, index): Trips => {
    const [n, s] = [`N${index}`, `S${index}`];
    return [
      [n, s, 90],
      [s, n, 90],
      [n, 'E', 25],
      [s, 'W', 25],
      ['W', s, 20],
      ['E', n, 20],
    ];
  });
  return withTrips(model, [['W', 'E', 330], ['E', 'W', 330], ...sides]);
}

function skewed(): Model {
  const slant: [number, number] = [0.643, 0.766];
  const legs: Leg[] = [
    { name: 'E', out: [1, 0], road: 'ew', lanes: NARROW },
    { name: 'N', out: slant, road: 'ns', lanes: NARROW },
    { name: 'W', out: [-1, 0], road: 'ew', lanes: NARROW },
    { name: 'S', out: [-slant[0], -slant[1]], road: 'ns', lanes: NARROW },
  ];
  const green = (a: string, b: string) =>
    [a, b].map((leg) => `${leg}-in through, ~${leg}-in left, ~${leg}-in right`).join(', ');
  const phases = [phase('ew', green('E', 'W'), 3, 3), phase('ns', green('N', 'S'), 3, 3)];
  return withTrips(withSignal(crossing(legs), 'M', phases, [38, 30]), [
    ...turning('E', 'S', 'W', 'N', 90, 380, 80),
    ...turning('W', 'N', 'E', 'S', 90, 350, 80),
    ...turning('N', 'E', 'S', 'W', 70, 280, 60),
    ...turning('S', 'W', 'N', 'E', 70, 260, 60),
  ]);
}

const SIZE = 4;
const BLOCK = 280;

/** Streets 0…3 each way, intersections `I00`…`I33`, portals all round. */
function grid(): Model {
  const name = (column: number, row: number): string => {
    if (column < 0) return `W${row}`;
    if (column >= SIZE) return `E${row}`;
    if (row < 0) return `S${column}`;
    return row >= SIZE ? `N${column}` : `I${column}${row}`;
  };
  const links: Link[] = [];
  const places = new Map<string, [number, number]>();
  const join = (a: [number, number], b: [number, number], road: string) => {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      places.set(name(...from), [from[0] * BLOCK, from[1] * BLOCK]);
      const lanes = name(...to).startsWith('I') ? [...BAYS] : [{ turns: [] }, { turns: [] }];
      links.push({ id: `${name(...from)}-${name(...to)}`, road, from: name(...from), to: name(...to), lanes });
    }
  };
  for (let street = 0; street < SIZE; street++)
    for (let at = -1; at < SIZE; at++) {
      join([at, street], [at + 1, street], `ew${street}`);
      join([street, at], [street, at + 1], `ns${street}`);
    }
  const ids = [...places.keys()];
  const intersections = ids.filter((id) => id.startsWith('I'));
  const portals = ids.filter((id) => !id.startsWith('I'));
  const named = (id: string) => ({ id, name: { zh: id, en: id }, at: places.get(id)! });
  let model: Model = {
    ...oneSignal(),
    roads: [...new Set(links.map((link) => link.road))].map((id) => ({
      id,
      name: { zh: '路', en: id },
      class: 'collector',
      speedLimitKmh: 50,
    })),
    intersections: intersections.map((id) => ({ ...named(id), control: 'signal', rightTurnOnRed: false })),
    portals: portals.map(named),
    links,
    controllers: [],
  };
  for (const id of intersections) {
    const own = (road: string) =>
      links
        .filter((link) => link.to === id && link.road.startsWith(road))
        .map((link) => `${link.id} through, ~${link.id} left, ~${link.id} right`)
        .join(', ');
    const offset = 20 * ((Number(id.charAt(1)) + Number(id.charAt(2))) % 4);
    model = withSignal(model, id, [phase('ew', own('ew'), 3, 3), phase('ns', own('ns'), 3, 3)], [34, 34], offset);
  }
  const pairs = portals.flatMap((from) =>
    portals.filter((to) => to !== from).map((to): Trips[number] => [from, to, 26]),
  );
  return withTrips(model, pairs);
}
