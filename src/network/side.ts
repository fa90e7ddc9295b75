/** Compass sides of approaches, as planners name them: 南进口 is where traffic comes from the south. */
import { direction, dot, locate } from '../common/index.ts';
import type { Vector } from '../common/index.ts';
import type { Text, Turn } from '../scenario/index.ts';
import type { NetworkLink } from './network.ts';

export type CompassSide = 'north' | 'northeast' | 'east' | 'southeast' | 'south' | 'southwest' | 'west' | 'northwest';

const DIAGONAL = 0.70710678;
const SIDES: readonly (readonly [CompassSide, number, number])[] = [
  ['north', 0, 1],
  ['northeast', DIAGONAL, DIAGONAL],
  ['east', 1, 0],
  ['southeast', DIAGONAL, -DIAGONAL],
  ['south', 0, -1],
  ['southwest', -DIAGONAL, -DIAGONAL],
  ['west', -1, 0],
  ['northwest', -DIAGONAL, DIAGONAL],
];

export const SIDE_TEXT: Readonly<Record<CompassSide, Text>> = {
  north: { zh: '北', en: 'north' },
  northeast: { zh: '东北', en: 'northeast' },
  east: { zh: '东', en: 'east' },
  southeast: { zh: '东南', en: 'southeast' },
  south: { zh: '南', en: 'south' },
  southwest: { zh: '西南', en: 'southwest' },
  west: { zh: '西', en: 'west' },
  northwest: { zh: '西北', en: 'northwest' },
};

export const TURN_TEXT: Readonly<Record<Turn, Text>> = {
  left: { zh: '左', en: 'left' },
  through: { zh: '直', en: 'through' },
  right: { zh: '右', en: 'right' },
  uTurn: { zh: '掉头', en: 'U-turn' },
};

/** The side of the compass a vector points to; the earlier one, clockwise from north, when it lies between two. */
export function compassSide(vector: Vector): CompassSide {
  let best: CompassSide = 'north';
  let most = -Infinity;
  for (const [side, x, y] of SIDES) {
    const along = dot(vector, { x, y });
    if (along > most + 1e-9) [best, most] = [side, along];
  }
  return best;
}

/** The side traffic on a link comes from where it ends: 'south' for the link that reaches its stop line heading north. */
export function sideOf(link: NetworkLink): CompassSide {
  const from = locate(link.centre, Math.max(0, link.length - 30)).point;
  return compassSide(direction(locate(link.centre, link.length).point, from));
}

/** "南左", "south left". */
export function movementText(link: NetworkLink, turn: Turn): Text {
  const side = SIDE_TEXT[sideOf(link)];
  return { zh: side.zh + TURN_TEXT[turn].zh, en: `${side.en} ${TURN_TEXT[turn].en}` };
}
