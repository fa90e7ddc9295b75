/**
 * A table as CSV that Excel and WPS open right by double click: UTF-8 with a byte order mark (without it Chinese Windows reads GBK),
 * CRLF lines, quotes where needed. The label and the source stand above the header, so that they travel with the numbers.
 */
import type { Text } from '../../scenario/index.ts';
import { cellDigits, cellText, type Cell, type Column, type Table } from './table.ts';

const BOM = '\uFEFF';

/** What stands above the numbers in every export. */
export interface Origin {
  /** "合成数据……" for a synthetic model, the model's name otherwise. */
  readonly label: string;
  /** File, seed, engine: where the numbers come from. */
  readonly source: string;
}

export function toCsv(table: Table, lang: keyof Text, origin: Origin): string {
  const header = table.columns.map((column) =>
    column.unit === null ? column.title[lang] : `${column.title[lang]} (${column.unit[lang]})`,
  );
  const above = [[origin.label], [origin.source], [table.title[lang]], ...table.notes.map((note) => [note[lang]])];
  const rows = table.rows.map((row) => table.columns.map((column, place) => field(row[place], column, lang)));
  const lines = [...above.map((line) => line.map(quoted)), header.map(quoted), ...rows];
  return `${BOM}${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function field(cell: Cell | undefined, column: Column, lang: keyof Text): string {
  return cellDigits(cell, column) ?? quoted(cellText(cell, column, lang, ''));
}

/** A text that begins like a formula gets an apostrophe, or a spreadsheet would run it. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
