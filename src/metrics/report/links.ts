/** Links, corridors and the county's grade by kilometres. */
import { crossingLength } from '../../network/index.ts';
import type { Model, Text } from '../../scenario/index.ts';
import { congestionGrade, travelTimeIndex } from '../formulas/congestionGrade.ts';
import type { CorridorReport, LinkReport } from '../report-types.ts';
import { addCounts, emptySums, measuresOf } from './measures.ts';
import type { Window } from './window.ts';

/** A link that fewer vehicles saw in the window gets no grade: one car at one red light is no congestion. */
export const GRADE_VEHICLES_MIN = 3;

/** Free-flow speed by link id [m/s]. */
export type FreeFlow = ReadonlyMap<string, number>;

export function linkReports(window: Window, freeFlow: FreeFlow): LinkReport[] {
  const at = window.layout.link;
  return window.network.links.map((link) => {
    const seconds = window.count(at.vehicleSeconds, link.index);
    const metres = window.count(at.metres, link.index);
    const throughput = window.count(at.throughput, link.index);
    const free = freeFlow.get(link.id) ?? link.speedLimit;
    const seen = throughput + window.count(at.inside, link.index);
    return {
      link: link.id,
      throughput,
      speed: seconds > 0 ? metres / seconds : null,
      travelTimeIndex: metres > 0 ? travelTimeIndex(seconds, metres / free) : null,
      grade: seconds > 0 && seen >= GRADE_VEHICLES_MIN ? congestionGrade(metres / seconds / free) : 0,
      density: window.seconds > 0 ? seconds / window.seconds / (link.length / 1000) : 0,
      entryDelay: window.count(at.entryDelay, link.index),
    };
  });
}

/** Share of the kilometres of graded links by grade 1…5. */
export function gradeShares(window: Window, links: readonly LinkReport[]): [number, number, number, number, number] {
  const metres = [0, 0, 0, 0, 0, 0];
  for (const [index, { grade }] of links.entries())
    metres[grade] = (metres[grade] ?? 0) + (window.network.links[index]?.length ?? 0);
  const [, ...graded] = metres;
  const total = graded.reduce((sum, length) => sum + length, 0);
  const [free = 0, mostly = 0, slightly = 0, moderately = 0, severely = 0] = graded.map((length) =>
    total > 0 ? length / total : 0,
  );
  return [free, mostly, slightly, moderately, severely];
}

/** Both directions of every corridor of the model; a direction that one of its links lacks (one-way street) is left out. */
export function corridorReports(window: Window, model: Model, freeFlow: FreeFlow): CorridorReport[] {
  return (model.corridors ?? []).flatMap(({ id, name, intersections }) => {
    const forward = corridor(window, { id, name, direction: 'forward' }, intersections, freeFlow);
    const backward = corridor(window, { id, name, direction: 'backward' }, [...intersections].reverse(), freeFlow);
    return [forward, backward].filter((one): one is CorridorReport => one !== null);
  });
}

function corridor(
  window: Window,
  header: { id: string; name: Text; direction: CorridorReport['direction'] },
  intersections: readonly string[],
  freeFlow: FreeFlow,
): CorridorReport | null {
  const { network, layout } = window;
  const nodes = intersections.map((id) => network.nodeIndex.get(id) ?? -1);
  const links = nodes
    .slice(1)
    .map((to, leg) => network.links.find((link) => link.from === nodes[leg] && link.to === to));
  const sums = emptySums(window.seconds);
  let travelTime: number | null = 0;
  let freeTime = 0;
  for (const [leg, link] of links.entries()) {
    if (link === undefined) return null;
    const next = links[leg + 1];
    const along = link.movements.flatMap((index) => {
      const movement = network.movements[index];
      const goesAlong = next === undefined ? movement?.turn === 'through' : movement?.toLink === next.index;
      return movement !== undefined && goesAlong ? [movement] : [];
    });
    for (const movement of along) {
      const part = window.movement(movement.index);
      addCounts(sums, part);
      sums.queueMetreSeconds += part.queueMetreSeconds / links.length;
      sums.queueMaxMetres = Math.max(sums.queueMaxMetres, part.queueMaxMetres);
      sums.queueMaxVehicles = Math.max(sums.queueMaxVehicles, part.queueMaxVehicles);
      sums.spillback += part.spillback;
    }
    const length = link.length + (along[0] === undefined ? 0 : crossingLength(network, along[0]));
    const seconds = window.count(layout.link.vehicleSeconds, link.index);
    const metres = window.count(layout.link.metres, link.index);
    freeTime += length / (freeFlow.get(link.id) ?? link.speedLimit);
    travelTime = travelTime === null || metres === 0 ? null : travelTime + (length * seconds) / metres;
  }
  return {
    ...header,
    measures: measuresOf(sums, [], null),
    travelTime,
    travelTimeIndex: travelTime === null ? null : travelTimeIndex(travelTime, freeTime),
  };
}
