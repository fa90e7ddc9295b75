/** Movements and connections of one node: which approach leads where, from which lane to which. */
import { locate } from '../common/index.ts';
import type { Vector } from '../common/index.ts';
import type { Lane, Model, Turn } from '../scenario/index.ts';
import { fanOut, pairLanes } from './connect.ts';
import type { Group, LaneAt } from './connect.ts';
import { edgeOf } from './geometry/roads.ts';
import type { Layout, PlacedRoad } from './geometry/roads.ts';
import { laneOffsetFromEdge } from './geometry/crossSection.ts';
import { majorLegs, rankAtSignal, rankWithoutSignal } from './priority.ts';
import { classifyExits } from './turns.ts';

export interface PlannedMovement {
  readonly fromLink: number;
  readonly toLink: number;
  readonly turn: Turn;
  readonly rank: number;
  readonly rankUnlit: number;
  readonly banned: boolean;
  /** [lane number of the approach, lane number of the exit] */
  readonly pairs: readonly [number, number][];
}

const TURNS: readonly Turn[] = ['left', 'through', 'right', 'uTurn'];

/** The turns the arrows of an approach show, closed lanes included. */
export const declaredTurns = (road: PlacedRoad): Set<Turn> => new Set(road.link.lanes.flatMap((lane) => lane.turns));

/** Driving direction where an approach stops and where an exit begins. */
export const headingAtEnd = (road: PlacedRoad): Vector => locate(road.axis, road.end).heading;
export const headingAtStart = (road: PlacedRoad): Vector => locate(road.axis, road.start).heading;

/** Turn of each exit of a node, from one approach: exit link → turn. */
export function turnsFrom(approach: PlacedRoad, layout: Layout): Map<number, Turn> {
  const exits = layout.roads
    .filter((road) => road.from === approach.to)
    .map((road) => ({
      link: road.index,
      road: road.link.road,
      heading: headingAtStart(road),
      isOpposite: road.index === approach.opposite,
    }));
  return classifyExits(headingAtEnd(approach), approach.link.road, exits, declaredTurns(approach));
}

/** Whether an open lane leads to an exit by a turn. */
export function leadsTo(lane: Lane, turn: Turn, exit: PlacedRoad): boolean {
  return lane.closed !== true && lane.turns.includes(turn) && (lane.to === undefined || lane.to.includes(exit.link.id));
}

/** All movements of an intersection: by approach in the model's order, then left, through, right, U-turn, then exit. */
export function movementsOf(node: number, model: Model, layout: Layout): PlannedMovement[] {
  const intersection = model.intersections[node];
  if (intersection === undefined) return [];
  const { roads } = layout;
  const legs = layout.legs[node] ?? [];
  const major = legs.length > 0 ? majorLegs(intersection, legs, roads, model) : [];
  const isMajor = (link: number) => major.some((leg) => legs[leg]?.incoming === link || legs[leg]?.outgoing === link);
  const planned: (Group & { from: PlacedRoad; to: PlacedRoad; pairs: [number, number][] })[] = [];
  for (const from of roads.filter((road) => road.to === node)) {
    const turns = turnsFrom(from, layout);
    for (const turn of TURNS)
      for (const [exit, its] of turns) {
        if (its !== turn) continue;
        const to = roads[exit] as PlacedRoad;
        const sources = lanesAt(from, (lane) => leadsTo(lane, turn, to), from.length, layout);
        if (sources.length === 0) continue;
        const group: Group = { turn, sources, exits: exitLanes(to, layout) };
        planned.push({ ...group, from, to, pairs: pairLanes(group) });
      }
  }
  for (const exit of new Set(planned.map((one) => one.to))) {
    const groups = planned.filter((one) => one.to === exit);
    for (const [index, pair] of fanOut(groups)) groups[index]?.pairs.push(pair);
  }
  return planned.map(({ from, to, turn, pairs }) => {
    const rankUnlit = rankWithoutSignal(turn, isMajor(from.index), isMajor(to.index));
    return {
      fromLink: from.index,
      toLink: to.index,
      turn,
      rank: intersection.control === 'signal' ? rankAtSignal(turn) : rankUnlit,
      rankUnlit,
      banned: (intersection.bans ?? []).some(
        (ban) => ban.hours === undefined && ban.approach === from.link.id && ban.turn === turn,
      ),
      pairs: [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    };
  });
}

/** Open lanes that run from the very start; all full lanes if every one of them is closed. */
function exitLanes(road: PlacedRoad, layout: Layout): LaneAt[] {
  const isFull = (number: number) => road.section.begins[number] === 0;
  const open = lanesAt(road, (lane, number) => isFull(number) && lane.closed !== true, 0, layout);
  return open.length > 0 ? open : lanesAt(road, (_, number) => isFull(number), 0, layout);
}

function lanesAt(
  road: PlacedRoad,
  wanted: (lane: Lane, number: number) => boolean,
  s: number,
  layout: Layout,
): LaneAt[] {
  const edge = edgeOf(road, layout)(s);
  return road.link.lanes.flatMap((lane, number) =>
    wanted(lane, number) ? [{ lane: number, offset: edge + laneOffsetFromEdge(road.section, number, s) }] : [],
  );
}
