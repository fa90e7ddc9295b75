/** What the two directions of a corridor are called: as people there say it, by where they lead. */
import { compassSide, SIDE_TEXT } from '../../network/index.ts';
import type { Text } from '../../scenario/index.ts';

export interface Headings {
  readonly forward: Text;
  readonly backward: Text;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** "向东" and "向西", "eastbound" and "westbound". @param first @param last a corridor's ends */
export function headingsOf(first: Point, last: Point): Headings {
  const length = Math.hypot(last.x - first.x, last.y - first.y);
  const towards = (sign: 1 | -1): Text => {
    const { zh, en } =
      SIDE_TEXT[compassSide({ x: (sign * (last.x - first.x)) / length, y: (sign * (last.y - first.y)) / length })];
    return { zh: `向${zh}`, en: `${en}bound` };
  };
  return { forward: towards(1), backward: towards(-1) };
}
