/** The shipped county, counted: what a planner is told of it must be so. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { countyModel } from '../../scenarios/county/model.ts';
import { assign, makeTrips, type Trip } from '../../src/engine/index.ts';
import { buildNetwork } from '../../src/network/index.ts';
import { findingsOfModel } from '../../src/runner/index.ts';
import { printDocument, readDocument, type Model } from '../../src/scenario/index.ts';
import { compilePlans } from '../../src/signal/index.ts';

const FILE = 'scenarios/county.json';
const bytes = readFileSync(FILE);
const read = readDocument(bytes, FILE);
if (read.document?.kind !== 'model') throw new Error(`${FILE} is not a model`);
const county: Model = read.document;
const network = buildNetwork(county);

const signals = county.intersections.filter(({ control }) => control === 'signal');
const lengthOf = (id: string): number => {
  const link = county.links.find((one) => one.id === id);
  const ends = [link?.from, link?.to].map((end) => county.intersections.find((one) => one.id === end)?.at);
  const line = [ends[0], ...(link?.via ?? []), ends[1]].filter((point) => point !== undefined);
  return line
    .slice(1)
    .reduce((sum, [x, y], p) => sum + Math.hypot(x - (line[p]?.[0] ?? 0), y - (line[p]?.[1] ?? 0)), 0);
};
/** Directions of the legs of an intersection, in degrees, in order around it. */
function legAngles(node: number): number[] {
  return (network.nodes[node]?.outgoing ?? [])
    .map((link) => {
      const points = network.links[link]?.centre.points ?? new Float64Array(4);
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = points;
      return ((Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI + 360) % 360;
    })
    .sort((a, b) => a - b);
}
const crossingsOf = (line: [number, number][], others: [number, number][][]): number =>
  others.filter((other) =>
    line.slice(1).some((b, p) => other.slice(1).some((d, q) => cross(line[p] ?? b, b, other[q] ?? d, d))),
  ).length;
function cross(a: [number, number], b: [number, number], c: [number, number], d: [number, number]): boolean {
  const side = (p: [number, number], q: [number, number], r: [number, number]) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
const roadLines = county.roads.map(({ id }) => ({
  id,
  lines: county.links
    .filter((link) => link.road === id)
    .map((link): [number, number][] => {
      const end = (name: string) => [...county.intersections, ...county.portals].find((one) => one.id === name)?.at;
      return [end(link.from), ...(link.via ?? []), end(link.to)].filter((point) => point !== undefined);
    }),
}));

it('is what its script makes of the tables, byte for byte', () => {
  expect(printDocument(countyModel())).toBe(bytes.toString('utf8'));
});

it('breaks no rule that is an error; the warnings that its made-up plans carry are these', () => {
  const found = findingsOfModel(county);
  expect(read.findings).toEqual([]);
  const carry = (code: string) =>
    new Set(found.flatMap((one) => (one.code === code && one.severity === 'warning' ? [one.path[1]] : []))).size;
  expect([...new Set(found.map(({ code }) => code))].sort()).toEqual([
    'signal.earlyWalk',
    'signal.longestRed',
    'signal.schoolWalk',
  ]);
  // By controllers: long peak cycles, cabinets that nobody held against walkers, and one beside a primary school.
  expect([carry('signal.longestRed'), carry('signal.earlyWalk'), carry('signal.schoolWalk')]).toEqual([24, 4, 1]);
});

it('has 60 signals in the urban area, 7 of them networked, and 15 intersections without', () => {
  expect(signals).toHaveLength(60);
  expect(signals.every(({ urban }) => urban)).toBe(true);
  expect(county.controllers).toHaveLength(60);
  expect(county.controllers.filter((one) => one.class === 'networked')).toHaveLength(7);
  const unsignalised = county.intersections.filter(({ control }) => control === 'priority');
  expect(unsignalised).toHaveLength(15);
  expect(unsignalised.filter(({ urban }) => urban)).toHaveLength(7);
  const classes = new Map(county.roads.map((road) => [road.id, road.class]));
  for (const { id, urban } of unsignalised) {
    const meets = county.links.filter((link) => link.to === id).map((link) => classes.get(link.road));
    if (!urban) expect(meets, id).toContain('highway');
  }
});

it('has its seven networked signals in a row along Renmin Road, on one cycle, with offsets and no clock error', () => {
  const seven = county.controllers.filter((one) => one.class === 'networked');
  const ids = seven.flatMap(({ intersections }) => intersections);
  for (const [index, id] of ids.slice(1).entries())
    expect(county.links.some((link) => link.road === 'renmin' && link.from === ids[index] && link.to === id)).toBe(
      true,
    );
  for (const plan of ['flat', 'peak']) {
    const plans = seven.map((controller) => controller.plans.find((one) => one.id === plan));
    expect(new Set(plans.map((one) => one?.cycle)).size).toBe(1);
    expect(plans.every((one) => one?.offset !== undefined)).toBe(true);
    expect(new Set(plans.map((one) => one?.offset)).size).toBeGreaterThanOrEqual(6);
  }
  expect(seven.every(({ clockError }) => clockError === undefined)).toBe(true);
});

it('has one or two plans at every signal, in whole seconds, yellow of 3 s and more; the other 53 clocks err', () => {
  for (const { id, class: itsClass, plans, clockError } of county.controllers) {
    expect(plans.length, id).toBeLessThanOrEqual(2);
    for (const plan of plans) {
      for (const time of [plan.cycle, plan.offset ?? 0, ...plan.stages.map(({ green }) => green)])
        expect(Number.isInteger(time), `${id} ${plan.id}`).toBe(true);
      for (const { yellow = 0, redClearance = 0 } of plan.phases) {
        expect(yellow, id).toBeGreaterThanOrEqual(3);
        expect(Number.isInteger(yellow + redClearance), id).toBe(true);
      }
    }
    if (itsClass !== 'networked') expect(clockError?.evidence, id).toBe('assumed');
  }
});

it('is a place, not a chessboard', () => {
  const legs = county.intersections.map((_, node) => legAngles(node));
  expect(legs.filter((angles) => angles.length === 3).length).toBeGreaterThanOrEqual(25);
  expect(legs.filter((angles) => angles.length === 5)).toHaveLength(1);
  expect(legs.every((angles) => angles.length >= 3 && angles.length <= 5)).toBe(true);
  const offSquare = legs.map((angles) =>
    Math.max(
      ...angles.map((angle, leg) => {
        const gap = ((angles[(leg + 1) % angles.length] ?? 0) - angle + 360) % 360;
        return Math.min(...[90, 180, 270].map((square) => Math.abs(gap - square)));
      }),
    ),
  );
  expect(offSquare.filter((degrees) => degrees > 15).length).toBeGreaterThanOrEqual(10);
});

it('has blocks of 180 to 700 m in town, to the nearest ten metres', () => {
  const urban = new Set(county.intersections.filter(({ urban: inTown }) => inTown).map(({ id }) => id));
  const lengths = county.links
    .filter((link) => urban.has(link.from) && urban.has(link.to) && link.road !== 'g398')
    .map(({ id }) => ({ id, length: lengthOf(id) }));
  expect(lengths.filter(({ length }) => length < 175)).toEqual([]);
  expect(lengths.filter(({ length }) => length > 705).map(({ id }) => id)).toEqual([]);
});

it('has a river with three bridges and a railway with two underpasses', () => {
  const over = (line: [number, number][] | undefined) =>
    roadLines.filter(({ lines }) => line !== undefined && crossingsOf(line, lines) > 0).map(({ id }) => id);
  expect(over(county.scenery?.water?.[0]?.line)).toEqual(['xihuan', 'jiefang', 'donghuan']);
  expect(over(county.scenery?.railways?.[0]?.line)).toEqual(['jianshe', 'jiefang']);
});

it('names a town: schools of all levels, hospital, market, stations, industry, government; zones and portals', () => {
  expect(county.schools?.length).toBeGreaterThanOrEqual(14);
  expect(new Set(county.schools?.map(({ level }) => level)).size).toBe(4);
  const kinds = new Set(county.places?.map(({ kind }) => kind));
  for (const kind of ['hospital', 'market', 'busStation', 'railStation', 'industrialPark', 'government'] as const)
    expect(kinds).toContain(kind);
  expect(county.zones?.length).toBeGreaterThanOrEqual(30);
  expect(county.portals.length).toBeGreaterThanOrEqual(10);
  expect(county.busLines?.length).toBeGreaterThanOrEqual(4);
  expect(county.synthetic).toBe(true);
  expect(county.evidence).toBe('assumed');
});

it('connects every leg: each approach has an exit and each exit an approach', () => {
  for (const node of network.nodes.filter(({ kind }) => kind === 'intersection')) {
    for (const link of node.incoming)
      expect(network.links[link]?.movements.length, network.links[link]?.id).toBeGreaterThan(0);
    for (const link of node.outgoing)
      expect(
        network.movements.some(({ toLink }) => toLink === link),
        network.links[link]?.id,
      ).toBe(true);
  }
});

it('lets every zone and portal be reached from every other', () => {
  const next = network.links.map((link) => link.movements.map((m) => network.movements[m]?.toLink ?? -1));
  const ends = [...(county.zones ?? []), ...county.portals].map(({ id }) => id);
  const linksAt = (id: string) => network.places.filter(({ owner }) => owner === id).map(({ link }) => link);
  for (const from of ends) {
    const seen = new Set(linksAt(from));
    for (const link of seen) for (const to of next[link] ?? []) seen.add(to);
    for (const to of ends)
      expect(
        linksAt(to).some((link) => seen.has(link)),
        `${from} to ${to}`,
      ).toBe(true);
  }
});

it('has 13,000 to 16,000 motor vehicles in the morning peak hour, four peaks, escorts, buses and trucks', () => {
  const program = compilePlans(county, network, 5);
  const assignment = assign({ model: county, network, program });
  expect(assignment.relativeGap).toBeLessThanOrEqual(0.01);
  expect(assignment.offShortestShare).toBeGreaterThanOrEqual(0.1);
  const trips = makeTrips({ model: county, network, assignment, seed: 1 });
  const quarters = Array.from({ length: 96 }, () => 0);
  for (const { departure } of trips) quarters[Math.floor(departure / 900)]! += 1;
  const hourFrom = (quarter: number) => quarters.slice(quarter, quarter + 4).reduce((sum, count) => sum + count, 0);
  const most = (from: number, to: number) =>
    Math.max(...Array.from({ length: (to - from) * 4 }, (_, q) => hourFrom(from * 4 + q)));
  expect(most(6, 9)).toBeGreaterThan(13000);
  expect(most(6, 9)).toBeLessThan(16000);
  const valleys = [most(9.5, 10), most(12.5, 12.75), most(15, 15.25)];
  for (const peak of [most(11, 12), most(13, 14), most(16, 18)])
    expect(peak).toBeGreaterThan(1.3 * Math.max(...valleys.filter((valley) => valley < peak)));
  const count = (purpose: Trip['purpose']) => trips.filter((trip) => trip.purpose === purpose).length;
  expect(count('schoolDrop')).toBeGreaterThan(2000);
  expect(count('schoolPick')).toBeGreaterThan(2000);
  expect(count('bus')).toBeGreaterThan(500);
  expect(trips.filter(({ vehicleClass }) => vehicleClass === 2).length).toBeGreaterThan(2000);
});
