/** Small models for tests: one intersection whose legs run out to portals, and a made-up town. */
import { networkFindings } from '../../src/network/index.ts';
import type { Lane, Link, Model } from '../../src/scenario/index.ts';

export interface LegWish {
  /** Where the leg points, as x east and y north; any length. */
  out: [number, number];
  road?: string;
  /** Lanes of the approach from the centre line outward; one for every turn when left out. */
  lanes?: Lane[];
  exits?: number;
  oneWay?: 'in' | 'out';
}

const REACH = 300;
const ROAD = { name: { zh: '路', en: 'road' }, class: 'collector', speedLimitKmh: 50 } as const;

/** Legs are called A, B, C …; links A-in and A-out. */
export function star(legs: LegWish[], control: 'signal' | 'priority' = 'signal', majorRoad?: string): Model {
  const names = legs.map((_, index) => String.fromCharCode(65 + index));
  const links = legs.flatMap((leg, index): Link[] => {
    const name = names[index] as string;
    const road = leg.road ?? name;
    const lanes = leg.lanes ?? [{ turns: ['left', 'through', 'right'] }];
    const exits = Array.from({ length: leg.exits ?? 1 }, () => ({ turns: [] }));
    const into: Link = { id: `${name}-in`, road, from: name, to: 'M', lanes };
    const out: Link = { id: `${name}-out`, road, from: 'M', to: name, lanes: exits };
    return leg.oneWay === 'in' ? [into] : leg.oneWay === 'out' ? [out] : [into, out];
  });
  return {
    ...header(),
    roads: [...new Set(links.map((link) => link.road))].map((id) => ({ id, ...ROAD })),
    intersections: [
      {
        id: 'M',
        name: { zh: '中', en: 'middle' },
        at: [0, 0],
        control,
        ...(majorRoad === undefined ? {} : { majorRoad }),
        crosswalks: names.map((name, index) => ({ leg: legs[index]?.oneWay === 'out' ? `${name}-out` : `${name}-in` })),
      },
    ],
    portals: legs.map(({ out: [x, y] }, index) => {
      const scale = REACH / Math.sqrt(x * x + y * y);
      return { id: names[index] as string, name: { zh: '口', en: 'end' }, at: [x * scale, y * scale] };
    }),
    links,
    controllers: [],
  };
}

export function header(): Pick<
  Model,
  'version' | 'kind' | 'name' | 'synthetic' | 'evidence' | 'source' | 'settings' | 'demand'
> {
  return {
    version: 2,
    kind: 'model',
    name: { zh: '试', en: 'test' },
    synthetic: true,
    evidence: 'assumed',
    source: 'test',
    settings: { start: '07:00', end: '09:00', saturationFlow: { value: 1700, evidence: 'assumed', source: 'test' } },
    demand: {},
  };
}

/** Four legs at right angles: A east, B north, C west, D south; roads "ew" and "ns". */
export const square = (lanes?: Lane[], exits?: number): LegWish[] =>
  (
    [
      [1, 0, 'ew'],
      [0, 1, 'ns'],
      [-1, 0, 'ew'],
      [0, -1, 'ns'],
    ] as const
  ).map(([x, y, road]) => ({
    out: [x, y],
    road,
    ...(lanes === undefined ? {} : { lanes }),
    ...(exits === undefined ? {} : { exits }),
  }));

/** A repeatable draw in [0, 1) for made-up towns. */
export function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/**
 * A made-up town of 5 × 15 intersections with 3 to 5 legs, skewed streets and blocks of 180 to 700 m; portals around it.
 * Lanes allow every turn there is; all intersections have a signal, without controllers.
 */
export function town(seed: number): Model {
  return withoutDeadTurns(draft(seed));
}

function draft(seed: number): Model {
  const draw = draws(seed);
  const [columns, rows] = [15, 5];
  const xs = cumulative(columns, () => 200 + 450 * draw());
  const ys = cumulative(rows, () => 200 + 450 * draw());
  const at = new Map<string, [number, number]>();
  const name = (column: number, row: number) => `N${column}-${row}`;
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++)
      // Every row leans, so that crossings are up to about 40° off square.
      at.set(name(column, row), [
        (xs[column] as number) + (draw() - 0.5) * 60 + (ys[row] as number) * 0.35,
        (ys[row] as number) + (draw() - 0.5) * 60 + (column % 2) * 60,
      ]);
  const pairs: [string, string, string][] = [];
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++) {
      if (column + 1 < columns) pairs.push([name(column, row), name(column + 1, row), `row${row}`]);
      // Some cross streets are missing, so that many intersections have three legs.
      if (row + 1 < rows && draw() < 0.8) pairs.push([name(column, row), name(column, row + 1), `column${column}`]);
    }
  pairs.push([name(3, 1), name(4, 2), 'diagonal']);
  const portals = [0, 1, 2, 3, 4].flatMap((row) => [
    { id: `W${row}`, to: name(0, row), dx: -300 },
    { id: `E${row}`, to: name(columns - 1, row), dx: 300 },
  ]);
  for (const portal of portals) {
    const [x, y] = at.get(portal.to) as [number, number];
    at.set(portal.id, [x + portal.dx, y]);
    pairs.push([portal.id, portal.to, `row${portal.id.slice(1)}`]);
  }
  const links = pairs.flatMap(([a, b, road]): Link[] => {
    const wide = road.startsWith('row') && Number(road.slice(3)) % 2 === 0;
    const lanes = (to: string): Lane[] => {
      if (to.length === 2) return wide ? [{ turns: [] }, { turns: [] }] : [{ turns: [] }];
      return wide
        ? [{ turns: ['left'], length: 60 }, { turns: ['left', 'through'] }, { turns: ['through', 'right'] }]
        : [{ turns: ['left', 'through', 'right'] }];
    };
    return [
      { id: `${a}>${b}`, road, from: a, to: b, lanes: lanes(b) },
      { id: `${b}>${a}`, road, from: b, to: a, lanes: lanes(a) },
    ];
  });
  const isPortal = (id: string) => portals.some((portal) => portal.id === id);
  return {
    ...header(),
    roads: [...new Set(pairs.map(([, , road]) => road))].map((id) => ({ id, ...ROAD })),
    intersections: [...at.keys()]
      .filter((id) => !isPortal(id))
      .map((id) => ({
        id,
        name: { zh: id, en: id },
        at: at.get(id) as [number, number],
        control: 'signal',
        crosswalks: links.filter((link) => link.to === id).map((link) => ({ leg: link.id })),
      })),
    portals: portals.map(({ id }) => ({ id, name: { zh: id, en: id }, at: at.get(id) as [number, number] })),
    links,
    controllers: [],
  };
}

function cumulative(count: number, step: () => number): number[] {
  const result = [0];
  for (let index = 1; index < count; index++) result.push((result[index - 1] as number) + step());
  return result;
}

/** Arrows without an exit taken away, and lanes without an arrow. */
function withoutDeadTurns(model: Model): Model {
  const dead = networkFindings(model).filter(({ code }) => code === 'network.turnHasNoExit');
  for (const { path } of dead.reverse()) {
    const lane = model.links[path[1] as number]?.lanes[path[3] as number];
    lane?.turns.splice(path[5] as number, 1);
  }
  const isPortal = (id: string) => model.portals.some((portal) => portal.id === id);
  for (const link of model.links)
    if (!isPortal(link.to)) link.lanes = link.lanes.filter(({ turns }) => turns.length > 0);
  return model;
}
