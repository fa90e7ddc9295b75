/** Where two rows of the matrices meet on the ground, and the intergreen that asks for. */
import { dot, lengthOf, locate } from '../common/index.ts';
import type { Polyline } from '../common/index.ts';
import { sharedStretch } from '../network/index.ts';
import type { Connection, Crosswalk, Movement, Network } from '../network/index.ts';
import type { ConflictTable } from './conflicts.ts';
import {
  type Clearing,
  clearingOf,
  type Derivation,
  derivation,
  deriveIntergreen,
  longest,
} from './design/intergreen.ts';
import { crosses } from './design/stages.ts';
import { FIGURES } from './figures.ts';
import type { MatrixRow } from './matrixRows.ts';
import { walkingSpeedAt } from './schools.ts';

export interface Meeting {
  readonly kind: 'cross' | 'merge';
  readonly derived: Derivation;
}

/** Undefined where the two never meet. */
export function meetingOf(
  network: Network,
  table: ConflictTable,
  ending: MatrixRow,
  starting: MatrixRow,
): Meeting | undefined {
  if (ending.id === starting.id || (ending.kind === 'walker' && starting.kind === 'walker')) return undefined;
  if (ending.kind === 'walker') return walkersBefore(network, ending, starting);
  if (starting.kind === 'walker') return beforeWalkers(network, ending, starting);
  if (ending.kind === 'vehicle' && starting.kind === 'vehicle') return vehicles(table, ending, starting);
  return withRiders(network, ending, starting);
}

function vehicles(table: ConflictTable, ending: MatrixRow, starting: MatrixRow): Meeting | undefined {
  const pairs = ending.movements.flatMap((last) => starting.movements.map((next) => ({ last, next })));
  const derived = longest(pairs.flatMap(({ last, next }) => deriveIntergreen(table, last, next) ?? []));
  const areas = pairs.flatMap(({ last, next }) => table.between(last.index, next.index));
  return derived && { kind: areas.some(({ area }) => area.kind === 'cross') ? 'cross' : 'merge', derived };
}

const connectionsOf = (network: Network, { movements }: MatrixRow): Connection[] =>
  movements.flatMap(({ connections }) => connections.map((index) => network.connections[index] as Connection));

function pathsOf(network: Network, row: MatrixRow): Polyline[] {
  return row.rider ? [row.rider.centre] : connectionsOf(network, row).map(({ centre }) => centre);
}

const RIDER: Clearing = {
  crossingTime: FIGURES.crossingRider.value,
  length: FIGURES.riderLength.value,
  clearingSpeed: FIGURES.clearingRider.value,
};
const clearing = ({ rider, turn = 'through' }: MatrixRow): Clearing => (rider ? RIDER : clearingOf({ turn }));

/** Once measured, kept with the path: the matrix asks both ways round. */
const STRETCHES = new WeakMap<Polyline, Map<Polyline, ReturnType<typeof sharedStretch>>>();

function stretchOn(path: Polyline, other: Polyline): ReturnType<typeof sharedStretch> {
  const known = STRETCHES.get(path) ?? new Map<Polyline, ReturnType<typeof sharedStretch>>();
  STRETCHES.set(path, known);
  if (!known.has(other)) known.set(other, sharedStretch(path, other));
  return known.get(other);
}

function withRiders(network: Network, ending: MatrixRow, starting: MatrixRow): Meeting | undefined {
  const kind = ending.exits.some((exit) => starting.exits.includes(exit)) ? 'merge' : 'cross';
  const speed = (starting.rider ? FIGURES.enteringRider : FIGURES.enteringVehicle).value;
  const derived = longest(
    pathsOf(network, ending).flatMap((last) =>
      pathsOf(network, starting).flatMap((next) => {
        const [onLast, onNext] = [stretchOn(last, next), stretchOn(next, last)];
        if (onLast === undefined || onNext === undefined) return [];
        return [derivation(clearing(ending), onLast[kind === 'merge' ? 0 : 1], onNext[0], speed)];
      }),
    ),
  );
  return derived && { kind, derived };
}

/** The last vehicle must be off the crosswalk before a walker who steps off at once reaches its way. */
function beforeWalkers(network: Network, ending: MatrixRow, walkers: MatrixRow): Meeting | undefined {
  const { crosswalk, half, legs } = walkers;
  if (crosswalk === undefined || ![ending.approach, ...ending.exits].some((link) => legs.includes(link)))
    return undefined;
  const derived = offCrosswalk(pathsOf(network, ending), clearing(ending), crosswalk, half);
  return derived && { kind: 'cross', derived };
}

function offCrosswalk(
  paths: readonly Polyline[],
  who: Clearing,
  crosswalk: Crosswalk,
  half?: 'in' | 'out',
): Derivation | undefined {
  return longest(
    paths.flatMap((path) => {
      const over = overCrosswalk(path, crosswalk, half);
      return over === undefined ? [] : [derivation(who, over.leave, over.fromKerb, FIGURES.enteringWalker.value)];
    }),
  );
}

/** From the end of a movement's green until its last vehicle is off a crosswalk; undefined where it does not drive over it. */
export function afterVehicles(network: Network, last: Movement, crosswalk: Crosswalk): Derivation | undefined {
  if (!crosses(network, last, crosswalk)) return undefined;
  const paths = last.connections.map((index) => (network.connections[index] as Connection).centre);
  return offCrosswalk(paths, clearingOf(last), crosswalk);
}

/** Walkers have their clearance inside the green: as long as it takes to cross. */
function walkersBefore(
  network: Network,
  { crosswalk, half, legs }: MatrixRow,
  starting: MatrixRow,
): Meeting | undefined {
  if (crosswalk === undefined || ![starting.approach, ...starting.exits].some((link) => legs.includes(link)))
    return undefined;
  if (pathsOf(network, starting).every((path) => overCrosswalk(path, crosswalk, half) === undefined)) return undefined;
  const way = half === undefined ? crosswalk.length : crosswalk.length / 2;
  const speed = walkingSpeedAt(network, crosswalk.node).value;
  return { kind: 'cross', derived: derivation({ crossingTime: 0, length: 0, clearingSpeed: speed }, way, 0, 1) };
}

/** Steps along a path [m]; half a vehicle's width with some room. */
const STEP = 0.25;
const HALF_VEHICLE = 1.05;

/**
 * @returns how far along the path its front has left the crosswalk, and how far a walker goes at least from a kerb or the refuge to
 *          where it passes [m]; undefined where the path does not lead over this half
 */
function overCrosswalk(
  path: Polyline,
  { x0, y0, x1, y1, length, width }: Crosswalk,
  half: 'in' | 'out' | undefined,
): { leave: number; fromKerb: number } | undefined {
  const across = { x: (x1 - x0) / length, y: (y1 - y0) / length };
  const [begin, end] = half === undefined ? [0, length] : half === 'in' ? [0, length / 2] : [length / 2, length];
  let found: { leave: number; fromKerb: number } | undefined;
  for (let s = 0; s <= lengthOf(path); s += STEP) {
    const { x, y } = locate(path, s).point;
    const from = { x: x - x0, y: y - y0 };
    const at = dot(from, across);
    const beside = Math.abs(from.x * across.y - from.y * across.x);
    if (beside > width / 2 || at < begin || at > end) continue;
    const fromKerb = Math.max(0, Math.min(at - begin, end - at) - HALF_VEHICLE);
    found = { leave: s + STEP, fromKerb: Math.min(fromKerb, found?.fromKerb ?? Infinity) };
  }
  return found;
}
