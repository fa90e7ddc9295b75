/** A table as data: what the command line prints, the page shows and CSV holds is this, written in three ways. */
import type { Text } from '../../scenario/index.ts';

/** A number may bring its own decimals, where one column holds several measures. Null: nothing to measure. */
export type Cell = string | number | Text | { readonly value: number; readonly decimals: number } | null;

export interface Column {
  readonly key: string;
  readonly title: Text;
  /** Null without one: names, letters, counts of things named in the title. */
  readonly unit: Text | null;
  /** Of its numbers. */
  readonly decimals: number;
  readonly align: 'left' | 'right';
}

export interface Table {
  readonly id: string;
  readonly title: Text;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What the numbers count and leave out. */
  readonly notes: readonly Text[];
}

export function textColumn(key: string, zh: string, en: string): Column {
  return { key, title: { zh, en }, unit: null, decimals: 0, align: 'left' };
}

export function numberColumn(key: string, title: Text, unit: Text | null, decimals: number): Column {
  return { key, title, unit, decimals, align: 'right' };
}

/**
 * A cell in words and digits as a person reads it, in the page and in a terminal: thousands are grouped, in both languages by commas.
 *
 * @param absent what stands for null
 */
export function cellText(cell: Cell | undefined, column: Column, lang: keyof Text, absent: string): string {
  if (cell === null || cell === undefined) return absent;
  if (typeof cell === 'string') return cell;
  const digits = cellDigits(cell, column);
  return digits === undefined ? (cell as Text)[lang] : grouped(digits);
}

/** A number as a spreadsheet reads it, without grouping; undefined for a cell of words. */
export function cellDigits(cell: Cell | undefined, column: Column): string | undefined {
  if (typeof cell === 'number') return fixed(cell, column.decimals);
  if (typeof cell === 'object' && cell !== null && 'value' in cell) return fixed(cell.value, cell.decimals);
  return undefined;
}

function grouped(digits: string): string {
  const [whole = '', ...decimals] = digits.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...decimals].join('.');
}

/** No "-0.0": a rounded nothing has no sign. */
function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}
