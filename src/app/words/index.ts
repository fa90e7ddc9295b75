/** What the page says, in the language that is chosen. */
import { cabinetsEn, cabinetsZh } from './cabinets.ts';
import { en } from './en.ts';
import { proposalEn, proposalZh } from './proposal.ts';
import { timingEn, timingZh } from './timing.ts';
import { timingPartsEn, timingPartsZh } from './timing-parts.ts';
import { zh } from './zh.ts';

export type Language = 'zh' | 'en';
export type WordKey =
  | keyof typeof zh
  | keyof typeof timingZh
  | keyof typeof timingPartsZh
  | keyof typeof proposalZh
  | keyof typeof cabinetsZh;
export type Words = Record<WordKey, string>;

export const dictionaries: Record<Language, Words> = {
  zh: { ...zh, ...timingZh, ...timingPartsZh, ...proposalZh, ...cabinetsZh },
  en: { ...en, ...timingEn, ...timingPartsEn, ...proposalEn, ...cabinetsEn },
};

/** The text of a key with its `{places}` filled in. */
export function say(words: Words, key: WordKey, fill: Record<string, string | number> = {}): string {
  return words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(fill[name] ?? whole));
}
