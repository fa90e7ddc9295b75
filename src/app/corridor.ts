/**
 * The corridor whose time–space diagram is open: how it is looked at, what the worker has told of it, and offsets that are moved but not
 * applied yet. Never part of a scenario file until they are.
 */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type CorridorRecord, CorridorHistory } from '../metrics/index.ts';
import type { Moved } from './moved-offsets.ts';
import type { LoadedRun } from '../runner/index.ts';
import { type Network, roadChain } from '../network/index.ts';
import type { Model } from '../scenario/index.ts';

export type CorridorModel = NonNullable<Model['corridors']>[number];

/** A road is looked at as a corridor of all its intersections under this name. */
const ROAD = 'road:';

/** The name under which what is picked is looked at as a corridor; null where it cannot be. */
export function corridorKey(pick: { kind: string; id: string } | null): string | null {
  if (pick?.kind === 'corridor') return pick.id;
  return pick?.kind === 'road' ? `${ROAD}${pick.id}` : null;
}

/** A corridor of the model, or a road as one. */
export function corridorOf(model: Model, network: Network | undefined, key: string | null): CorridorModel | undefined {
  if (key === null) return undefined;
  if (!key.startsWith(ROAD)) return model.corridors?.find(({ id }) => id === key);
  const road = model.roads.find(({ id }) => id === key.slice(ROAD.length));
  const intersections = road && network ? roadChain(network, road.id) : [];
  return road && intersections.length > 1 ? { id: key, name: road.name, intersections } : undefined;
}

/** Minutes of the time axis. */
export const SPANS = [3, 5, 10] as const;
/** To be driven all the way [km/h]; the limits when null. */
export const SPEEDS_KMH = [30, 35, 40, 45, 50, 60, 70] as const;
export const DIRECTIONS = ['both', 'forward', 'backward'] as const;
/** [s] of the past that is kept: the longest axis. */
const KEPT = 600;

export interface CorridorView {
  /** First and last intersection shown; null: the longest piece with a common cycle. */
  readonly section: Signal<readonly [number, number] | null>;
  readonly distance: Signal<'true' | 'equal'>;
  readonly directions: Signal<(typeof DIRECTIONS)[number]>;
  readonly speedKmh: Signal<number | null>;
  readonly span: Signal<(typeof SPANS)[number]>;
  /** Not applied yet. */
  readonly moved: Signal<Moved>;
  /** A row is being dragged: time stands still in the picture. */
  readonly dragging: Signal<boolean>;
  readonly history: () => CorridorHistory;
  /** Counts up whenever the history has grown. */
  readonly version: ReadonlySignal<number>;
  receive(intersections: readonly string[], record: CorridorRecord): void;
}

/**
 * @param shown the corridor to watch, if any
 * @param watch asks the worker to watch it
 */
export function createCorridorView(
  shown: () => CorridorModel | undefined,
  run: ReadonlySignal<LoadedRun | null>,
  watch: (intersections: readonly string[] | null) => void,
): CorridorView {
  const section = signal<readonly [number, number] | null>(null);
  const moved = signal<Moved>(new Map());
  const version = signal(0);
  let history = new CorridorHistory(0);
  let watched: string | undefined;
  let isWatching = false;

  effect(() => {
    const corridor = shown();
    const loaded = run.value;
    if (corridor?.id !== watched) section.value = null;
    watched = corridor?.id;
    moved.value = new Map();
    history = new CorridorHistory(KEPT * (loaded?.ticksPerSecond ?? 1));
    version.value = version.peek() + 1;
    if (loaded && (corridor !== undefined || isWatching)) watch(corridor?.intersections ?? null);
    isWatching = corridor !== undefined;
  });

  return {
    section,
    distance: signal('true'),
    directions: signal('both'),
    speedKmh: signal(null),
    span: signal(5),
    moved,
    dragging: signal(false),
    history: () => history,
    version,
    receive(intersections, record) {
      const corridor = shown();
      if (corridor?.intersections.join() !== intersections.join()) return;
      history.add(record);
      version.value += 1;
    },
  };
}
