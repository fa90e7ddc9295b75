/** A table as lines of text in columns, for a terminal. Chinese characters are two columns wide there. */
import type { Text } from '../../scenario/index.ts';
import { cellText, type Table } from './table.ts';

const GAP = '  ';

export function toText(table: Table, lang: keyof Text): string {
  const titles = table.columns.map((column) => column.title[lang]);
  const units = table.columns.map((column) => column.unit?.[lang] ?? '');
  const rows = table.rows.map((row) => table.columns.map((column, place) => cellText(row[place], column, lang, '–')));
  const header = units.some((unit) => unit !== '') ? [titles, units] : [titles];
  const lines = [...header, ...rows];
  const widths = table.columns.map((_column, place) =>
    lines.reduce((most, line) => Math.max(most, textWidth(line[place] ?? '')), 0),
  );
  const write = (line: readonly string[]) =>
    line
      .map((cell, place) => pad(cell, widths[place] ?? 0, table.columns[place]?.align ?? 'left'))
      .join(GAP)
      .trimEnd();
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1));
  const notes = table.notes.map((note) => note[lang]);
  return [table.title[lang], ...header.map(write), rule, ...rows.map(write), ...notes].join('\n');
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/** Columns a text takes in a terminal: East Asian wide and full-width characters (Unicode UAX #11) take two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];

function isWide(code: number): boolean {
  return WIDE.some(([first, last]) => code >= first && code <= last);
}
