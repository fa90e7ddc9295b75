/**
 * Intergreen from geometry: the last of one green must have left a conflict area before the first of the next enters.
 *
 * I = crossing time + (way to clear + length) ÷ clearing speed − way to enter ÷ entering speed, rounded up to whole seconds.
 * Form and values are those of the German guideline RiLSA, quoted from memory, as the Chinese code's formula (Shanghai
 * DGJ 08-96 §8.5: difference of the distances to the conflict ÷ speed + braking time) was found in words only; the two agree
 * within a second at 90°. Of vehicles; walkers and riders are in `matrix.ts`, which uses the same formula.
 */
import type { Movement } from '../../network/index.ts';
import type { ConflictTable } from '../conflicts.ts';
import { FIGURES } from '../figures.ts';

/** How an intergreen comes about. SI units. */
export interface Derivation {
  readonly crossingTime: number;
  readonly clearingDistance: number;
  readonly length: number;
  readonly clearingSpeed: number;
  readonly enteringDistance: number;
  readonly enteringSpeed: number;
  readonly raw: number;
  /** Up to whole seconds; none where the first could not even be hurried into the last. */
  readonly rounded: number;
}

export type Clearing = Pick<Derivation, 'crossingTime' | 'length' | 'clearingSpeed'>;

export function derivation(
  who: Clearing,
  clearingDistance: number,
  enteringDistance: number,
  enteringSpeed: number,
): Derivation {
  const clearing = (clearingDistance + who.length) / who.clearingSpeed;
  const raw = who.crossingTime + clearing - enteringDistance / enteringSpeed;
  // A hair's breadth over a whole second is the arithmetic's, not the street's.
  const rounded = Math.max(0, Math.ceil(raw - 1e-6));
  const { crossingTime, length, clearingSpeed } = who;
  return {
    crossingTime,
    clearingDistance,
    length,
    clearingSpeed,
    enteringDistance,
    enteringSpeed,
    raw,
    rounded,
  };
}

/** Of several places where two meet, the one that asks for most. */
export function longest(all: readonly Derivation[]): Derivation | undefined {
  return all.reduce<Derivation | undefined>((most, one) => (most && most.raw >= one.raw ? most : one), undefined);
}

export function clearingOf({ turn }: Pick<Movement, 'turn'>): Clearing {
  const [crossing, speed] =
    turn === 'through'
      ? [FIGURES.crossingThrough, FIGURES.clearingThrough]
      : [FIGURES.crossingTurn, FIGURES.clearingTurn];
  return { crossingTime: crossing.value, length: FIGURES.vehicleLength.value, clearingSpeed: speed.value };
}

/** Once derived, kept with the table: every plan of a controller asks for the same pairs. */
const DERIVED = new WeakMap<ConflictTable, Map<number, Derivation | undefined>>();

/** From geometry alone; undefined when they do not conflict. */
export function deriveIntergreen(table: ConflictTable, ending: Movement, starting: Movement): Derivation | undefined {
  if (!table.conflict(ending.index, starting.index)) return undefined;
  const known = DERIVED.get(table) ?? new Map<number, Derivation | undefined>();
  DERIVED.set(table, known);
  const pair = ending.index * 1_048_576 + starting.index;
  const derived = known.get(pair) ?? derive(table, ending, starting);
  known.set(pair, derived);
  return derived;
}

function derive(table: ConflictTable, ending: Movement, starting: Movement): Derivation | undefined {
  const who = clearingOf(ending);
  return longest(
    table.between(ending.index, starting.index).map(({ area, flipped }) => {
      const enter = flipped ? area.aEnter : area.bEnter;
      const [begin, end] = flipped ? [area.bEnter, area.bLeave] : [area.aEnter, area.aLeave];
      // Who merges drives on ahead: only the place where the strips meet must be free.
      const clear = area.kind === 'merge' ? begin : end;
      return derivation(who, clear, enter, FIGURES.enteringVehicle.value);
    }),
  );
}

/** Seconds from the end of green of `ending` to the start of green of `starting`: as set by hand, else as derived; 0 without a conflict. */
export function intergreen(table: ConflictTable, ending: Movement, starting: Movement): number {
  return table.setFor(ending.index, starting.index)?.seconds ?? deriveIntergreen(table, ending, starting)?.rounded ?? 0;
}

/** The same as far as plans are held to it: right turns yield at any time, so that theirs counts only where it is set by hand. */
export function bindingIntergreen(table: ConflictTable, ending: Movement, starting: Movement): number {
  const isRight = ending.turn === 'right' || starting.turn === 'right';
  return isRight ? (table.setFor(ending.index, starting.index)?.seconds ?? 0) : intergreen(table, ending, starting);
}

/**
 * Yellow by speed limit [s]: 3 up to 50 km/h, 4 up to 60, 5 above (RiLSA, from memory; in China 3 s is the common figure and
 * the least that GB 14886 is taken to allow).
 * @param speedLimit [m/s]
 */
export function yellowFor(speedLimit: number): number {
  if (speedLimit <= 50.5 / 3.6) return 3;
  return speedLimit <= 60.5 / 3.6 ? 4 : 5;
}
