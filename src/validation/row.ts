/** What a case is: what goes in, what must come out and how near, whose figure it is, and how it is run. */
import type { LoadedScenario, Text } from '../scenario/index.ts';
import type { GroupId } from './groups.ts';

/**
 * What one measured value of a row must be. Made by `within`, `percent`, `between`, `atMost`, `exactly` and `printed`.
 */
export interface Cell {
  /** Names the value in what the row's `run` gives back. */
  readonly key: string;
  readonly name: Text;
  /** 'veh/h', 's', 'm/s²', '%', or '' for a plain number. */
  readonly unit: string;
  readonly decimals: number;
  /** Null where only bounds are given or nothing is asked. */
  readonly expected: number | null;
  /** Bounds that still pass, both included; null: no bound on that side. */
  readonly low: number | null;
  readonly high: number | null;
  /** As it is shown: '± 3 %', '≤ 0.5', '0.85–1.15'; '' where the value is only printed. */
  readonly tolerance: string;
}

/** What a row may ask of whoever runs it. */
export interface RowContext {
  /** The shipped county, checked. */
  county(): Promise<LoadedScenario>;
  /** How far the row is, 0…1; long rows tell it now and then. */
  progress(share: number): void;
}

/** What a row measured: a value for every cell, and what else a reader must know. */
export interface Outcome {
  readonly values: Readonly<Record<string, number>>;
  readonly notes?: readonly Text[];
}

export interface Row {
  /** The reference's own name, `SF-ACC through`; unique. */
  readonly id: string;
  readonly group: GroupId;
  readonly inputs: Text;
  /** Publication or computation the expected values are from. */
  readonly source: string;
  /** Cheap enough for `--quick`, which all together may take under a minute. */
  readonly quick: boolean;
  /** What it took when it was written, on one core [s]; for the time left only. */
  readonly seconds: number;
  readonly cells: readonly Cell[];
  /** What nobody published of its inputs; such a row is listed and never run. */
  readonly missing?: Text;
  run(context: RowContext): Outcome | Promise<Outcome>;
}

type CellStart = Pick<Cell, 'key' | 'name' | 'unit' | 'decimals'>;

/** Names a cell; one of the makers below says what it must be. */
export function cell(key: string, zh: string, en: string, unit = '', decimals = 2): CellStart {
  return { key, name: { zh, en }, unit, decimals };
}

/** At most `by` away, in the cell's own unit. */
export function within(start: CellStart, expected: number, by: number): Cell {
  return { ...start, expected, low: expected - by, high: expected + by, tolerance: `± ${by}` };
}

export function percent(start: CellStart, expected: number, by: number): Cell {
  const room = Math.abs(expected) * (by / 100);
  return { ...start, expected, low: expected - room, high: expected + room, tolerance: `± ${by} %` };
}

/** @param expected the middle or the aim, where there is one */
export function between(start: CellStart, low: number, high: number, expected: number | null = null): Cell {
  return { ...start, expected, low, high, tolerance: `${low}–${high}` };
}

export function atMost(start: CellStart, high: number): Cell {
  return { ...start, expected: null, low: null, high, tolerance: `≤ ${high}` };
}

export function exactly(start: CellStart, expected: number): Cell {
  return { ...start, expected, low: expected, high: expected, tolerance: '=' };
}

/** Shown for the reader; no verdict. */
export function printed(start: CellStart, expected: number | null = null): Cell {
  return { ...start, expected, low: null, high: null, tolerance: '' };
}
