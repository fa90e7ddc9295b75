/**
 * Which exit is left, through or right of an approach: by the order of the exits around the node, not by fixed angles, so
 * that it holds at skewed and five-leg intersections.
 *
 * The straight-on exit is the one of the same road, or else the straightest, if it bends by less than 45° (60° for the same
 * road). Everything to its left is left, everything to its right is right. Where a lane's arrow then finds no exit, the
 * arrow decides: at a skewed T the stem's nearly straight exit is a left turn if the arrow says left.
 */
import { dot, pseudoAngle } from '../common/index.ts';
import type { Vector } from '../common/index.ts';
import type { Turn } from '../scenario/index.ts';

export interface Exit {
  readonly link: number;
  readonly road: string;
  /** Unit vector in driving direction. */
  readonly heading: Vector;
  /** On the leg of the approach itself. */
  readonly isOpposite: boolean;
}

const STRAIGHT = 0.707;
const STRAIGHT_SAME_ROAD = 0.5;
/** An arrow may call straight on what bends by less than 70°. */
const STRAIGHT_BY_ARROW = 0.34;

/** @param declared turns the arrows of the approach show, or none if they are not known yet */
export function classifyExits(
  heading: Vector,
  road: string,
  exits: readonly Exit[],
  declared: ReadonlySet<Turn> = new Set(),
): Map<number, Turn> {
  const others = exits.filter((exit) => !exit.isOpposite);
  const straightest = [...others].sort((a, b) => dot(heading, b.heading) - dot(heading, a.heading))[0];
  const same = others.find((exit) => exit.road === road && dot(heading, exit.heading) > STRAIGHT_SAME_ROAD);
  const isStraight = straightest !== undefined && dot(heading, straightest.heading) > STRAIGHT;
  const through = same ?? (isStraight ? straightest : undefined);
  let turns = assign(heading, others, through);
  const missing = (turn: Turn) => declared.has(turn) && ![...turns.values()].includes(turn);
  if (through !== undefined && !declared.has('through') && (missing('left') || missing('right')))
    turns = assign(heading, others, undefined);
  else if (through === undefined && missing('through') && straightest !== undefined)
    if (dot(heading, straightest.heading) > STRAIGHT_BY_ARROW) turns = assign(heading, others, straightest);
  for (const exit of exits) if (exit.isOpposite) turns.set(exit.link, 'uTurn');
  return turns;
}

function assign(heading: Vector, exits: readonly Exit[], through: Exit | undefined): Map<number, Turn> {
  const straight = through === undefined ? 0 : pseudoAngle(heading, through.heading);
  return new Map(
    exits.map((exit): [number, Turn] => {
      if (exit === through) return [exit.link, 'through'];
      return [exit.link, pseudoAngle(heading, exit.heading) > straight ? 'left' : 'right'];
    }),
  );
}
