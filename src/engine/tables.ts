/**
 * The network once more, flat: what the tick's loops read, as typed arrays by lane, connection and movement.
 * Built once; nothing here but `Rules` changes during a run.
 */
import { isOpposing } from '../network/index.ts';
import type { Connection, Movement, Network } from '../network/index.ts';
import { AT_A_T, GAP_NEEDS } from './models/gap-acceptance.ts';
import type { GapNeeds } from './models/gap-acceptance.ts';

/** Side by side within less than this, two vehicles are in one another's way [m]: a car's width and a hand. */
const ABREAST = 2.3;
/** A driver who may wait inside an intersection needs at least this much room before the first conflict [m]. */
const WAITING_ROOM = 4;
/** Length of a car [m]. */
const CAR = 5;
/** Most lanes a link has. */
export const MAX_LANES = 8;
/** Marks a lane from which a movement cannot be reached. */
export const UNREACHABLE = 99;

/** Who goes first. The only tables that change during a run: where a signal goes dark or comes back, see `unlit.ts`. */
export interface Rules {
  /** 1 where a signal is in force. */
  readonly movementSignalised: Uint8Array;
  readonly movementRank: Int32Array;
  /** Critical gap and follow-up time where it yields [s]. */
  readonly movementGap: Float64Array;
  readonly movementFollowUp: Float64Array;
  readonly conflictYields: Uint8Array;
}

export interface Tables extends Rules {
  readonly laneLink: Int32Array;
  readonly laneNumber: Int32Array;
  /** Length of the link, where the stop line is [m]. */
  readonly laneEnd: Float64Array;
  readonly laneBegin: Float64Array;
  readonly laneSpeed: Float64Array;
  /** Neighbours that may be driven on, −1 at the edge: towards the centre line, and outward. */
  readonly laneInner: Int32Array;
  readonly laneOuter: Int32Array;
  /** Connections from and into each lane. */
  readonly out: Lists;
  readonly into: Lists;

  readonly connectionLength: Float64Array;
  readonly connectionSpeed: Float64Array;
  readonly connectionFrom: Int32Array;
  readonly connectionTo: Int32Array;
  readonly connectionMovement: Int32Array;
  /** Other connections from the same lane, and how far along this one they are still in its way [m]. */
  readonly siblings: Lists;
  readonly siblingApart: Float64Array;
  /** Greatest of `siblingApart` of a connection. */
  readonly apart: Float64Array;

  /** A connection's conflict areas in the order it enters them. */
  readonly conflicts: Lists;
  readonly conflictEnter: Float64Array;
  readonly conflictLeave: Float64Array;
  readonly conflictOther: Int32Array;
  /** Where the other connection enters the area [m along it]. */
  readonly conflictOtherEnter: Float64Array;
  /** Where the other connection leaves the area [m along it]. */
  readonly conflictOtherLeave: Float64Array;
  /** How long a car at the limit keeps the area from the other side [s]. */
  readonly conflictPassing: Float64Array;
  /** 0: this connection is the area's a, 1: its b. */
  readonly conflictSide: Uint8Array;
  /** The same areas in the order the rear leaves them: offsets into the list of the connection. */
  readonly leaveOrder: Int32Array;
  /** How many areas a driver takes before waiting inside the intersection; all of them where nobody waits inside. */
  readonly takenFirst: Int32Array;
  readonly conflictCount: number;

  /** The rules not in force: of a signal that is dark where it is lit, and the other way round. */
  readonly otherRules: Rules;
  readonly movementNode: Int32Array;
  /** Connections of each movement. */
  readonly ways: Lists;
  readonly movementTo: Int32Array;
  readonly movementFrom: Int32Array;
  /** movement × MAX_LANES + lane number → steps outward (+) or inward (−) to a lane that leads there, UNREACHABLE if none. */
  readonly laneSteps: Int8Array;
  /** Movements at the end of each link. */
  readonly movementsOf: Lists;
  /** Lane beside each roadside place; −1 where all are closed, so that no trip starts, stops or ends there. */
  readonly placeLane: Int32Array;
  /** By roadside place: where it is along its link [m]. */
  readonly placeAt: Float64Array;
}

/** Lists of numbers of different length, in one array: list i is `items[start[i]] … items[start[i + 1] − 1]`. */
export interface Lists {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

function toLists(lists: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, index) => {
    start[index + 1] = start[index]! + list.length;
  });
  return { start, items: Int32Array.from(lists.flat()) };
}

export function buildTables(network: Network): Tables {
  const { links, lanes, connections, movements, conflicts, nodes, places } = network;
  const usable = lanes.map((lane) => !lane.closed);
  const neighbour = (lane: number, step: number): number => {
    const own = lanes[lane]!;
    const next = links[own.link]!.lanes[own.number + step];
    return next !== undefined && usable[next] ? next : -1;
  };
  const siblings = connections.map((own) => lanes[own.fromLane]!.connections.filter((other) => other !== own.index));
  const siblingApart = connections.flatMap((own) =>
    siblings[own.index]!.map((other) => wayTogether(own, connections[other]!)),
  );
  const siblingLists = toLists(siblings);

  const speedOf = (connection: number) => connections[connection]!.speed;
  const sides = connections.map((own) =>
    own.conflicts
      .map((index) => {
        const area = conflicts[index]!;
        const isA = area.a === own.index;
        return {
          index,
          enter: isA ? area.aEnter : area.bEnter,
          leave: isA ? area.aLeave : area.bLeave,
          other: isA ? area.b : area.a,
          otherLeave: isA ? area.bLeave : area.aLeave,
          otherEnter: isA ? area.bEnter : area.aEnter,
          passing:
            ((isA ? area.bLeave - area.bEnter : area.aLeave - area.aEnter) + CAR) / speedOf(isA ? area.b : area.a),
          side: isA ? 0 : 1,
          yields: area.yields === (isA ? 'a' : 'b') ? 1 : 0,
          yieldsUnlit: area.yieldsUnlit === (isA ? 'a' : 'b') ? 1 : 0,
        };
      })
      .sort((left, right) => left.enter - right.enter || left.index - right.index),
  );
  const flat = sides.flat();
  const rules = (unlit: boolean): Rules => {
    const ranks = movements.map(({ rank, rankUnlit }) => (unlit ? rankUnlit : rank));
    const needs = movements.map((movement) => needsOf(network, movement, ranks, unlit));
    return {
      movementSignalised: Uint8Array.from(movements, ({ node }) => (nodes[node]!.signalised && !unlit ? 1 : 0)),
      movementRank: Int32Array.from(ranks),
      movementGap: Float64Array.from(needs, ({ gap }) => gap),
      movementFollowUp: Float64Array.from(needs, ({ followUp }) => followUp),
      conflictYields: Uint8Array.from(flat, (entry) => (unlit ? entry.yieldsUnlit : entry.yields)),
    };
  };

  return {
    laneLink: Int32Array.from(lanes, (lane) => lane.link),
    laneNumber: Int32Array.from(lanes, (lane) => lane.number),
    laneEnd: Float64Array.from(lanes, (lane) => links[lane.link]!.length),
    laneBegin: Float64Array.from(lanes, (lane) => lane.begin),
    laneSpeed: Float64Array.from(lanes, (lane) => links[lane.link]!.speedLimit),
    laneInner: Int32Array.from(lanes, (lane) => neighbour(lane.index, -1)),
    laneOuter: Int32Array.from(lanes, (lane) => neighbour(lane.index, 1)),
    out: toLists(lanes.map((lane) => lane.connections)),
    into: toLists(lanes.map((lane) => connections.filter((c) => c.toLane === lane.index).map((c) => c.index))),

    connectionLength: Float64Array.from(connections, (connection) => connection.length),
    connectionSpeed: Float64Array.from(connections, (connection) => connection.speed),
    connectionFrom: Int32Array.from(connections, (connection) => connection.fromLane),
    connectionTo: Int32Array.from(connections, (connection) => connection.toLane),
    connectionMovement: Int32Array.from(connections, (connection) => connection.movement),
    siblings: siblingLists,
    siblingApart: Float64Array.from(siblingApart),
    apart: Float64Array.from(connections, (own) => {
      const from = siblingLists.start[own.index]!;
      return Math.max(0, ...siblingApart.slice(from, siblingLists.start[own.index + 1]!));
    }),

    conflicts: toLists(sides.map((side) => side.map((entry) => entry.index))),
    conflictEnter: Float64Array.from(flat, (entry) => entry.enter),
    conflictLeave: Float64Array.from(flat, (entry) => entry.leave),
    conflictOther: Int32Array.from(flat, (entry) => entry.other),
    conflictOtherEnter: Float64Array.from(flat, (entry) => entry.otherEnter),
    conflictOtherLeave: Float64Array.from(flat, (entry) => entry.otherLeave),
    conflictPassing: Float64Array.from(flat, (entry) => entry.passing),
    conflictSide: Uint8Array.from(flat, (entry) => entry.side),
    leaveOrder: Int32Array.from(
      sides.flatMap((side) =>
        side
          .map((entry, order) => ({ order, leave: entry.leave }))
          .sort((left, right) => left.leave - right.leave || left.order - right.order)
          .map(({ order }) => order),
      ),
    ),
    takenFirst: Int32Array.from(connections, (own) => {
      const movement = movements[own.movement]!;
      const turns = movement.turn === 'left' || movement.turn === 'uTurn';
      // From the major road too: the critical gap of 4.1 s is that of a driver who stands in the middle, not at the line.
      const mayWait = turns && (nodes[movement.node]!.signalised || movement.rank === 1);
      const all = sides[own.index]!.length;
      if (!mayWait) return all;
      const first = sides[own.index]!.findIndex((entry) =>
        isOpposing(network, movement, movements[connections[entry.other]!.movement]!),
      );
      return first >= 0 && sides[own.index]![first]!.enter >= WAITING_ROOM ? first : all;
    }),
    conflictCount: conflicts.length,

    ...rules(false),
    otherRules: rules(true),
    movementNode: Int32Array.from(movements, (movement) => movement.node),
    ways: toLists(movements.map((movement) => movement.connections)),
    movementTo: Int32Array.from(movements, (movement) => movement.toLink),
    movementFrom: Int32Array.from(movements, (movement) => movement.fromLink),
    laneSteps: stepsToMovement(network),
    movementsOf: toLists(links.map((link) => link.movements)),
    placeAt: Float64Array.from(places, (place) => place.at),
    placeLane: Int32Array.from(places, (place) => {
      const own = links[place.link]!.lanes.filter(
        (lane) => usable[lane] && lanes[lane]!.begin <= Math.max(0, place.at - 15),
      );
      return own.at(-1) ?? -1;
    }),
  };
}

/** How far along `own` a vehicle that took `other` from the same lane is still in the way [m]: until their middles are apart. */
function wayTogether(own: Connection, other: Connection): number {
  const step = 0.5;
  for (let along = 0; along < own.length; along += step) {
    const here = pointAt(own, along);
    if (distanceTo(other, here) >= ABREAST) return along;
  }
  return own.length;
}

function pointAt(connection: Connection, along: number): [number, number] {
  const { points, along: arc } = connection.centre;
  let piece = 1;
  while (piece < arc.length - 1 && arc[piece]! < along) piece++;
  const from = arc[piece - 1]!;
  const length = arc[piece]! - from;
  const share = length > 0 ? (along - from) / length : 0;
  const at = 2 * piece;
  return [
    points[at - 2]! + share * (points[at]! - points[at - 2]!),
    points[at - 1]! + share * (points[at + 1]! - points[at - 1]!),
  ];
}

function distanceTo(connection: Connection, [x, y]: [number, number]): number {
  const { points } = connection.centre;
  let least = Infinity;
  for (let at = 2; at < points.length; at += 2) {
    const dx = points[at]! - points[at - 2]!;
    const dy = points[at + 1]! - points[at - 1]!;
    const square = dx * dx + dy * dy;
    const along = square > 0 ? ((x - points[at - 2]!) * dx + (y - points[at - 1]!) * dy) / square : 0;
    const share = Math.min(1, Math.max(0, along));
    const ox = x - points[at - 2]! - share * dx;
    const oy = y - points[at - 1]! - share * dy;
    least = Math.min(least, ox * ox + oy * oy);
  }
  return Math.sqrt(least);
}

/** @param ranks by movement */
function needsOf(network: Network, movement: Movement, ranks: readonly number[], unlit: boolean): GapNeeds {
  const { turn, index } = movement;
  const rank = ranks[index]!;
  const { signalised, incoming } = network.nodes[movement.node]!;
  if (turn === 'uTurn') return GAP_NEEDS.uTurn;
  if (signalised && !unlit) return turn === 'right' ? GAP_NEEDS.signalRight : GAP_NEEDS.signalLeft;
  if (rank <= 1) return GAP_NEEDS.majorLeft;
  const isWide = network.movements.some(
    (other) => other.node === movement.node && ranks[other.index] === 0 && other.connections.length > 1,
  );
  if (turn === 'right') return isWide ? GAP_NEEDS.minorRightWide : GAP_NEEDS.minorRight;
  if (turn !== 'left') return GAP_NEEDS.minorThrough;
  const left = isWide ? GAP_NEEDS.minorLeftWide : GAP_NEEDS.minorLeft;
  return incoming.length > 3 ? left : { ...left, gap: left.gap - AT_A_T };
}

function stepsToMovement(network: Network): Int8Array {
  const steps = new Int8Array(network.movements.length * MAX_LANES).fill(UNREACHABLE);
  for (const movement of network.movements) {
    const lanes = network.links[movement.fromLink]!.lanes;
    const leads = lanes.map(
      (lane) =>
        !network.lanes[lane]!.closed &&
        network.lanes[lane]!.connections.some(
          (connection) => network.connections[connection]!.movement === movement.index,
        ),
    );
    lanes.forEach((_, number) => {
      let best = UNREACHABLE;
      leads.forEach((can, target) => {
        const step = target - number;
        if (can && Math.abs(step) < Math.abs(best)) best = step;
      });
      steps[movement.index * MAX_LANES + number] = best;
    });
  }
  return steps;
}
