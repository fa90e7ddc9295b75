/** Which exit is left, through or right of an approach, and which lanes lead there. */
import type { Lane, Turn } from '../../src/scenario/index.ts';
import type { Leg, Node } from './layout.ts';

export interface TurnTo {
  leg: Leg;
  turn: Exclude<Turn, 'uTurn'>;
}

/** Less than 45° off counts as straight on; 60° along the same road. */
const STRAIGHT = 0.707;
const STRAIGHT_SAME_ROAD = 0.5;

/** The exits of an approach except back: the same road or else the straightest is `through`. */
export function turnsFrom(node: Node, from: Leg): TurnTo[] {
  const heading = [-from.away[0], -from.away[1]] as const;
  const ahead = (leg: Leg): number => heading[0] * leg.away[0] + heading[1] * leg.away[1];
  const leftward = (leg: Leg): number => heading[0] * leg.away[1] - heading[1] * leg.away[0];
  const others = node.legs.filter((leg) => leg !== from);
  const straightest = [...others].sort((a, b) => ahead(b) - ahead(a))[0];
  const same = others.find((leg) => leg.stretch.road === from.stretch.road && ahead(leg) > STRAIGHT_SAME_ROAD);
  const through = same ?? (straightest && ahead(straightest) > STRAIGHT ? straightest : undefined);
  return others.map((leg) => ({
    leg,
    turn: leg === through ? 'through' : sideOf(leg, through) > 0 ? 'left' : 'right',
  }));

  /** Positive to the left of the way through, counted by order around the node. */
  function sideOf(leg: Leg, straight: Leg | undefined): number {
    const reference = straight ? angleOf(straight) : 0;
    return angleOf(leg) - reference;
  }
  /** Grows with the angle to the left of the heading, from −2 to 2. */
  function angleOf(leg: Leg): number {
    const turned = 1 - ahead(leg);
    return leftward(leg) >= 0 ? turned : -turned;
  }
}

/** Lanes of the link that comes in on this leg, from the centre line outward. */
export function lanesOf(node: Node, from: Leg): Lane[] {
  const { road, length } = from.stretch;
  const exits = turnsFrom(node, from);
  const has = (turn: Turn): boolean => exits.some((exit) => exit.turn === turn);
  const [left, through, right] = [has('left'), has('through'), has('right')];
  // A bay longer than the block leaves no room for the one of the opposite direction.
  const bay = road.bay === undefined ? undefined : Math.min(road.bay, Math.floor(length * 0.35));
  const lanes: Lane[] = [];
  if (through) {
    if (left && bay !== undefined) lanes.push({ turns: ['left'], length: bay });
    for (let lane = 0; lane < road.lanes; lane++) {
      const turns: Turn[] = ['through'];
      if (lane === 0 && left && bay === undefined) turns.unshift('left');
      if (lane === road.lanes - 1 && right) turns.push('right');
      lanes.push({ turns });
    }
  } else if (left && right) {
    if (road.lanes === 1 && bay !== undefined) lanes.push({ turns: ['left'], length: bay }, { turns: ['right'] });
    else if (road.lanes === 1) lanes.push({ turns: ['left', 'right'] });
    else
      for (let lane = 0; lane < road.lanes; lane++) lanes.push({ turns: [lane < road.lanes - 1 ? 'left' : 'right'] });
  } else for (let lane = 0; lane < road.lanes; lane++) lanes.push({ turns: [left ? 'left' : 'right'] });
  return lanes;
}

/** Legs in pairs that run through to each other, and single legs; the widest first. */
export function axesOf(node: Node): Leg[][] {
  const left = new Set(node.legs);
  const axes: Leg[][] = [];
  for (const leg of node.legs) {
    if (!left.delete(leg)) continue;
    const opposite = turnsFrom(node, leg).find((exit) => exit.turn === 'through')?.leg;
    const isPair = opposite && turnsFrom(node, opposite).some((exit) => exit.turn === 'through' && exit.leg === leg);
    axes.push(isPair && left.delete(opposite) ? [leg, opposite] : [leg]);
  }
  return axes.sort((a, b) => b.length - a.length || weightOf(b) - weightOf(a));
}

const weightOf = (axis: Leg[]): number =>
  Math.max(...axis.map((leg) => leg.stretch.road.lanes * 10 + (leg.stretch.road.bay ?? 0) / 10));
