/**
 * The conflict matrix and the intergreen matrix of one intersection: vehicles, riders and walkers against one another.
 *
 * Vehicles against vehicles and against walkers count: plans are held to them by `rules`. Riders are not simulated and plans do not
 * name them, so their rows are there to be looked at (`advisory`), as is a right turn, which yields at any time.
 */
import type { Network } from '../network/index.ts';
import { ConflictTable } from './conflicts.ts';
import type { Derivation } from './design/intergreen.ts';
import { streetsOf } from './design/streets.ts';
import { type MatrixRow, rowsOf } from './matrixRows.ts';
import { meetingOf } from './meeting.ts';

/**
 * crossing, merging: never together. yields: they may go together if the one that turns yields. walker: a crosswalk, over which who
 * turns into its leg yields and nobody else drives while it walks.
 */
export type Relation = 'none' | 'crossing' | 'merging' | 'yields' | 'walker';

export interface MatrixCell {
  readonly relation: Relation;
  /** Who yields where they may go together. */
  readonly yields?: 'row' | 'column';
  /** From the end of the row's green to the start of the column's [s]; 0 where they do not conflict. */
  readonly seconds: number;
  /** From geometry; also where `set` counts instead. */
  readonly derived?: Derivation;
  /** Walkers clear inside their green (行人清空): `seconds` of it are needed, none after it. */
  readonly insideGreen?: true;
  readonly set?: { readonly seconds: number; readonly reason: string };
}

export interface IntersectionMatrix {
  readonly node: number;
  /** Vehicles clockwise from north, then riders, then walkers. */
  readonly rows: readonly MatrixRow[];
  /** `cells[ending][starting]` */
  readonly cells: readonly (readonly MatrixCell[])[];
}

const NONE: MatrixCell = { relation: 'none', seconds: 0 };

/**
 * @param node       index of the intersection
 * @param withRiders most of the work is where they meet the others
 */
export function matrixOf(network: Network, node: number, withRiders = true): IntersectionMatrix {
  const rows = rowsOf(network, node).filter(({ kind }) => withRiders || kind !== 'rider');
  const table = new ConflictTable(network, [node]);
  const streets = streetsOf(network, node).map(({ approaches }) => approaches);
  const cellOf = (ending: MatrixRow, starting: MatrixRow): MatrixCell => {
    const meeting = meetingOf(network, table, ending, starting);
    const set = setBetween(table, ending, starting);
    if (meeting === undefined && set === undefined) return NONE;
    const derived = meeting?.derived;
    const yields = meeting && yielding(ending, starting, streets);
    return {
      relation: relationOf(ending, starting, meeting?.kind, yields),
      ...(yields === undefined ? {} : { yields }),
      seconds: set?.seconds ?? derived?.rounded ?? 0,
      ...(derived === undefined ? {} : { derived }),
      ...(ending.kind === 'walker' ? { insideGreen: true as const } : {}),
      ...(set === undefined ? {} : { set }),
    };
  };
  return { node, rows, cells: rows.map((ending) => rows.map((starting) => cellOf(ending, starting))) };
}

function relationOf(
  ending: MatrixRow,
  starting: MatrixRow,
  kind: 'cross' | 'merge' | undefined,
  yields: MatrixCell['yields'],
): Relation {
  if (kind === undefined) return 'none';
  if (ending.kind === 'walker' || starting.kind === 'walker') return 'walker';
  if (yields !== undefined) return 'yields';
  return kind === 'cross' ? 'crossing' : 'merging';
}

function setBetween(table: ConflictTable, ending: MatrixRow, starting: MatrixRow): MatrixCell['set'] {
  const found = ending.movements.flatMap((last) =>
    starting.movements.flatMap((next) => table.setFor(last.index, next.index) ?? []),
  )[0];
  return found && { seconds: found.seconds, reason: found.reason };
}

/** 实施条例 art. 38: who turns yields to through traffic and walkers; a right turn to everybody, a left turn to who comes towards it. */
function yielding(
  row: MatrixRow,
  column: MatrixRow,
  streets: readonly (readonly number[])[],
): MatrixCell['yields'] | undefined {
  if (mayYield(row, column, streets)) return 'row';
  return mayYield(column, row, streets) ? 'column' : undefined;
}

function mayYield(one: MatrixRow, other: MatrixRow, streets: readonly (readonly number[])[]): boolean {
  if (one.kind !== 'vehicle') return false;
  if (other.kind === 'walker') return one.exits.some((exit) => other.legs.includes(exit));
  if (one.turn === 'right') return other.turn !== 'right';
  const isTurning = one.turn === 'left' || one.turn === 'uTurn';
  const isAhead = other.turn === 'through' || other.turn === 'right';
  return (
    isTurning && isAhead && streets.some((street) => street.includes(one.approach) && street.includes(other.approach))
  );
}
