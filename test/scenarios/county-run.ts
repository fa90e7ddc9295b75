/** A run of the shipped county that also watches for gridlock and for trips that never end. */
import { readFileSync } from 'node:fs';
import { EventKind, type Simulation, Where } from '../../src/engine/index.ts';
import type { IntersectionReport, PeriodReport } from '../../src/metrics/index.ts';
import { prepare, type Run, startRun } from '../../src/runner/index.ts';
import { type Model, readDocument } from '../../src/scenario/index.ts';

const FILE = 'scenarios/county.json';

export function readCounty(): Model {
  const { document } = readDocument(readFileSync(FILE), FILE);
  if (document?.kind !== 'model') throw new Error(`${FILE} is not a model`);
  return document;
}

export const county = readCounty();

export const clock = (text: string): number => Number(text.slice(0, 2)) * 3600 + Number(text.slice(3)) * 60;
const cache = { assignments: new Map(), freeFlow: new Map() };

/** [s] without a departure after which an intersection with a queue counts as held. */
const HELD = 300;

export interface CountyRun {
  run: Run;
  report(from: string, to: string): PeriodReport;
  /** Three neighbouring intersections held at once: `07:31 a b c`. */
  gridlocks: string[];
  /** Of the trips that wanted to leave before this time, the share that is done. */
  doneOf(before: string): number;
}

export function runCounty(seed: number, from: string, to: string): CountyRun {
  const prepared = prepare({ model: county, base: county, file: FILE, seed, start: clock(from) }, { cache });
  const run = startRun(prepared);
  const { simulation, collector } = run;
  const gridlocks: string[] = [];
  const watch = watchDepartures(simulation);
  const last = clock(to) * simulation.input.ticksPerSecond;
  while (simulation.tick < last) {
    simulation.step();
    collector.afterStep();
    const trio = watch();
    if (trio) gridlocks.push(`${(simulation.time / 3600).toFixed(2)} h: ${trio.join(' ')}`);
  }
  return {
    run,
    report: (begin, end) => collector.report(clock(begin), clock(end)),
    gridlocks,
    doneOf: (before) => {
      const { vehicles, input } = simulation;
      const isEarly = (trip: number) => (input.trips[trip]?.departure ?? Infinity) < clock(before);
      const unfinished = vehicles.trip.slice(0, vehicles.highest).filter((trip) => trip >= 0 && isEarly(trip)).length;
      return 1 - unfinished / input.trips.filter((_, trip) => isEarly(trip)).length;
    },
  };
}

/** After every tick: three neighbouring intersections at which somebody stands and nobody left for five minutes, if there are. */
function watchDepartures(simulation: Simulation): () => string[] | undefined {
  const { network, ticksPerSecond } = simulation.input;
  const departed = network.nodes.map(() => simulation.time);
  const standsSince = network.nodes.map(() => Infinity);
  const neighbours = network.nodes.map(({ outgoing }) => outgoing.map((link) => network.links[link]?.to ?? -1));
  return () => {
    const { events, vehicles, time, tick } = simulation;
    for (let e = 0; e < events.count; e++)
      if (events.kind[e] === EventKind.passed) departed[network.movements[events.a[e] ?? 0]?.node ?? 0] = time;
    if (tick % (30 * ticksPerSecond) !== 0) return undefined;
    const standing = new Set<number>();
    for (let v = 0; v < vehicles.highest; v++) {
      if (vehicles.where[v] !== Where.lane || (vehicles.speed[v] ?? 0) > 1) continue;
      standing.add(network.links[network.lanes[vehicles.on[v] ?? 0]?.link ?? 0]?.to ?? -1);
    }
    const held = network.nodes.filter(({ index, kind }) => {
      standsSince[index] = standing.has(index) ? Math.min(standsSince[index] ?? Infinity, time) : Infinity;
      const since = Math.max(standsSince[index], departed[index] ?? 0);
      return kind === 'intersection' && time - since >= HELD;
    });
    const isHeld = new Set(held.map(({ index }) => index));
    for (const { index, id } of held) {
      const near = (neighbours[index] ?? []).filter((other) => isHeld.has(other));
      if (near.length >= 2) return [id, ...near.map((other) => network.nodes[other]?.id ?? '')];
    }
    return undefined;
  };
}

/** Signals at the ends of the links with a school gate, high schools (mostly boarders) left out. */
const schoolSide = new Set(
  (county.schools ?? [])
    .filter(({ level }) => level !== 'high')
    .flatMap(({ gates }) => gates.map(({ link }) => county.links.find(({ id }) => id === link)))
    .flatMap((link) => (link ? [link.from, link.to] : [])),
);

interface Shape {
  schoolSide: IntersectionReport[];
  others: IntersectionReport[];
}

/** The signals of a period, those by schools and the rest. */
function shapeOf(period: PeriodReport): Shape {
  const signals = period.intersections.filter(({ control }) => control === 'signal');
  return {
    schoolSide: signals.filter(({ id }) => schoolSide.has(id)),
    others: signals.filter(({ id }) => !schoolSide.has(id)),
  };
}

/** Ids with one of these letters. */
const withLetters = (reports: IntersectionReport[], letters: string): string[] =>
  reports.filter(({ measures }) => measures.los !== null && letters.includes(measures.los)).map(({ id }) => id);

/** How much of the complaint a window has: numbers of signals. */
export interface Complaint {
  /** By a school, at E or F, and how many there are. */
  schoolSide: number;
  ofSchoolSide: number;
  /** By a school, with a queue that reached the next intersection. */
  reached: number;
  /** The others at C and D, at E and F, and all. */
  othersCD: number;
  othersEF: number;
  ofOthers: number;
}

export function complaintIn(county: CountyRun, from: string, to: string): Complaint {
  const { schoolSide: near, others } = shapeOf(county.report(from, to));
  return {
    schoolSide: withLetters(near, 'EF').length,
    ofSchoolSide: near.length,
    reached: near.filter(({ measures }) => measures.spillback > 0).length,
    othersCD: withLetters(others, 'CD').length,
    othersEF: withLetters(others, 'EF').length,
    ofOthers: others.length,
  };
}

/** Signals at E or F. */
export function failing(county: CountyRun, from: string, to: string): string[] {
  const { schoolSide: near, others } = shapeOf(county.report(from, to));
  return withLetters([...near, ...others], 'EF');
}

/** The end of the last quarter of an hour with a signal at E or F; `until` is where the run ends. */
export function recoveredBy(county: CountyRun, until: string): string {
  const words = (time: number) =>
    `${String(Math.floor(time / 3600)).padStart(2, '0')}:${String((time / 60) % 60).padStart(2, '0')}`;
  let end = clock(until);
  while (failing(county, words(end - 900), words(end)).length === 0) end -= 900;
  return words(end);
}
