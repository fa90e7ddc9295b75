/** HTML as text, in one language. */
import type { Text } from '../../scenario/index.ts';
import { escapeXml } from '../charts/svg.ts';

export type Lang = keyof Text;

/** What a sheet is written with: words in its language, escaped. */
export interface Pen {
  readonly lang: Lang;
  /** Words of ours. */
  say(zh: string, en: string): string;
  /** Words of the file. */
  text(text: Text): string;
}

export function penOf(lang: Lang): Pen {
  return {
    lang,
    say: (zh, en) => escapeXml({ zh, en }[lang]),
    text: (text) => escapeXml(text[lang]),
  };
}

/** @param cells markup already   @param numeric columns that are set to the right, by index */
export function table(head: readonly string[], rows: readonly (readonly string[])[], kind = ''): string {
  const line = (cells: readonly string[]) => `<tr>${cells.map(cell).join('')}</tr>`;
  const titles = head.map((title) => `<th>${title}</th>`).join('');
  return `<table class="${kind}"><thead><tr>${titles}</tr></thead><tbody>${rows.map(line).join('')}</tbody></table>`;
}

/** A cell may be markup of a whole cell already, where it spans rows. */
const cell = (content: string): string => (content.startsWith('<td') ? content : `<td>${content}</td>`);

export function facts(pairs: readonly (readonly [string, string])[]): string {
  return `<dl>${pairs.map(([word, what]) => `<div><dt>${word}</dt><dd>${what}</dd></div>`).join('')}</dl>`;
}

export const section = (title: string, ...content: string[]): string =>
  `<section><h2>${title}</h2>${content.join('')}</section>`;

export const note = (words: string): string => `<p class="note">${words}</p>`;
