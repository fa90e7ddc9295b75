/**
 * The streets that cases are played on: one intersection whose legs run out to portals, and an arterial of several.
 * Links are named for the leg: `E-in` comes from the east, `E-out` leads there.
 */
import type { Lane, Link, Model } from '../../scenario/index.ts';

const assumed = { evidence: 'assumed', source: 'validation' } as const;

export interface Leg {
  /** `E`, `N`, `W`, `S` as a rule; one name, one leg. */
  readonly name: string;
  /** Where it points, x east and y north; any length. */
  readonly out: readonly [number, number];
  /** Legs on one road share its name; the leg's own where left out. */
  readonly road?: string;
  /** Of the approach, from the centre line outward; one for every turn where left out. */
  readonly lanes?: readonly Lane[];
  readonly exits?: number;
  /** Middle of the intersection to the portal [m], 400 where left out. */
  readonly reach?: number;
}

export interface StreetSettings {
  /** [km/h], 50 where left out: the 13.89 m/s of the references. */
  readonly speedLimitKmh?: number;
  readonly saturationFlow?: number;
  /** [s], 0.2 where left out. */
  readonly tickLength?: number;
  /** Run of the model, `HH:MM`. */
  readonly start?: string;
  readonly end?: string;
}

/** One intersection `M` in the middle. @param majorRoad the road that has priority, where there is no signal */
export function crossing(legs: readonly Leg[], majorRoad?: string, settings: StreetSettings = {}): Model {
  const roads = [...new Set(legs.map((leg) => leg.road ?? leg.name))];
  return {
    ...header(settings),
    roads: roads.map((id) => road(id, settings)),
    intersections: [
      {
        id: 'M',
        name: { zh: '中', en: 'middle' },
        at: [0, 0],
        control: majorRoad === undefined ? 'signal' : 'priority',
        rightTurnOnRed: false,
        ...(majorRoad === undefined ? {} : { majorRoad }),
      },
    ],
    portals: legs.map(({ name, out: [x, y], reach = 400 }) => {
      const scale = reach / Math.sqrt(x * x + y * y);
      return portal(name, [x * scale, y * scale]);
    }),
    links: legs.flatMap((leg) => both(leg.name, leg.road ?? leg.name, leg.name, 'M', leg.lanes, leg.exits)),
    controllers: [],
  };
}

/** Four legs at right angles; roads `ew` and `ns`. */
export function square(lanes?: readonly Lane[], exits?: number, reach?: number): Leg[] {
  const more = { ...(lanes && { lanes }), ...(exits && { exits }), ...(reach && { reach }) };
  return [
    { name: 'E', out: [1, 0], road: 'ew', ...more },
    { name: 'N', out: [0, 1], road: 'ns', ...more },
    { name: 'W', out: [-1, 0], road: 'ew', ...more },
    { name: 'S', out: [0, -1], road: 'ns', ...more },
  ];
}

/**
 * A street from west to east with intersections `J0`, `J1`, …, portals `W` and `E`, and side streets to `N0`, `S0`, ….
 * Links `J0>J1` and `J1>J0`; at the ends `W>J0` and the like.
 *
 * @param distances between neighbouring intersections [m]
 */
export function arterial(distances: readonly number[], settings: StreetSettings = {}): Model {
  const SIDE = 200;
  const END = 300;
  const at = [0];
  for (const distance of distances) at.push(at.at(-1)! + distance);
  const chain = ['W', ...at.map((_, index) => `J${index}`), 'E'];
  return {
    ...header(settings),
    roads: [road('main', settings), ...at.map((_, index) => road(`side${index}`, settings))],
    intersections: at.map((x, index) => ({
      id: `J${index}`,
      name: { zh: `路口${index}`, en: `junction ${index}` },
      at: [x, 0],
      control: 'signal',
    })),
    portals: [
      portal('W', [-END, 0]),
      portal('E', [at.at(-1)! + END, 0]),
      ...at.flatMap((x, index) => [portal(`N${index}`, [x, SIDE]), portal(`S${index}`, [x, -SIDE])]),
    ],
    links: [
      ...chain.slice(1).flatMap((to, index) => between(chain[index]!, to, 'main')),
      ...at.flatMap((_, index) =>
        ['N', 'S'].flatMap((side) => between(`${side}${index}`, `J${index}`, `side${index}`)),
      ),
    ],
    controllers: [],
  };
}

/** Volumes by hand count [veh/h]: `[approach link, exit link, volume]`. */
export function withCounts(
  model: Model,
  counts: readonly (readonly [string, string, number])[],
  intersection = 'M',
): Model {
  const { start, end } = model.settings;
  const counted = {
    intersection,
    from: start,
    to: end,
    counts: counts.map(([approach, exit, volume]) => ({ approach, exit, volume })),
    ...assumed,
  };
  return {
    ...model,
    demand: { ...model.demand, turningCounts: [...(model.demand.turningCounts ?? []), counted] },
  };
}

function header({ saturationFlow = 1800, tickLength, start = '07:00', end = '09:00' }: StreetSettings) {
  return {
    version: 2 as const,
    kind: 'model' as const,
    name: { zh: '检验', en: 'validation' },
    synthetic: true,
    ...assumed,
    settings: {
      start,
      end,
      saturationFlow: { value: saturationFlow, ...assumed },
      ...(tickLength === undefined ? {} : { tickLength }),
    },
    demand: {},
  };
}

function road(id: string, { speedLimitKmh = 50 }: StreetSettings): Model['roads'][number] {
  return { id, name: { zh: '路', en: 'road' }, class: 'collector', speedLimitKmh };
}

function portal(id: string, at: [number, number]): Model['portals'][number] {
  return { id, name: { zh: '口', en: 'end' }, at };
}

const ANY_TURN: Lane = { turns: ['left', 'through', 'right'] };

/** Both directions of a leg from a portal. */
function both(name: string, road: string, from: string, to: string, lanes?: readonly Lane[], exits = 1): Link[] {
  return [
    { id: `${name}-in`, road, from, to, lanes: [...(lanes ?? [ANY_TURN])] },
    { id: `${name}-out`, road, from: to, to: from, lanes: Array.from({ length: exits }, () => ({ turns: [] })) },
  ];
}

function between(a: string, b: string, road: string): Link[] {
  const lanes = (to: string): Lane[] => [to.startsWith('J') ? ANY_TURN : { turns: [] }];
  return [
    { id: `${a}>${b}`, road, from: a, to: b, lanes: lanes(b) },
    { id: `${b}>${a}`, road, from: b, to: a, lanes: lanes(a) },
  ];
}
