/** Finding an intersection, a road or a school by name, code, id or pinyin: full or initials. */
import type { Model, Text } from '../scenario/index.ts';
import type { Pick } from './address.ts';

export interface SearchEntry {
  pick: Pick;
  name: Text;
  code: string;
  /** Lower case: names, code, id. */
  plain: readonly string[];
  /** Lower case, without blanks: initials and full pinyin of the Chinese name. Empty until the reader of pinyin is there. */
  pinyin: readonly string[];
}

/** Syllables of a Chinese text, one a character: `人民路` → ['ren', 'min', 'lu']. */
export type PinyinReader = (text: string) => string[];

const squeezed = (text: string): string => text.toLowerCase().replace(/[\s\-—–·,，.。_]+/g, '');

export function buildSearchIndex(model: Model, pinyin?: PinyinReader): SearchEntry[] {
  const entry = (pick: Pick, name: Text, code = ''): SearchEntry => {
    const syllables = pinyin?.(name.zh.replace(/[\s\-—–·]+/g, '')) ?? [];
    return {
      pick,
      name,
      code,
      plain: [name.zh, name.en, code, pick.id].filter((text) => text !== '').map(squeezed),
      pinyin:
        syllables.length === 0
          ? []
          : [syllables.map((one) => one[0] ?? '').join(''), syllables.join('')].map((text) => squeezed(text)),
    };
  };
  return [
    ...model.intersections.map((each) => entry({ kind: 'intersection', id: each.id }, each.name, each.code)),
    ...model.roads.map((each) => entry({ kind: 'road', id: each.id }, each.name)),
    ...(model.schools ?? []).map((each) => entry({ kind: 'school', id: each.id }, each.name)),
    ...(model.corridors ?? []).map((each) => entry({ kind: 'corridor', id: each.id }, each.name)),
  ];
}

/** Best matches first: the whole, then a beginning, then anywhere; shorter names before longer ones. */
export function search(index: readonly SearchEntry[], query: string, most = 12): SearchEntry[] {
  const wanted = squeezed(query);
  if (wanted === '') return [];
  const scored: { entry: SearchEntry; score: number }[] = [];
  for (const entry of index) {
    const score = Math.min(
      ...entry.plain.map((text) => scoreOf(text, wanted)),
      ...entry.pinyin.map((text) => scoreOf(text, wanted) + 0.5),
    );
    if (Number.isFinite(score)) scored.push({ entry, score: score + entry.name.zh.length / 100 });
  }
  scored.sort((a, b) => a.score - b.score || (a.entry.pick.id < b.entry.pick.id ? -1 : 1));
  return scored.slice(0, most).map((each) => each.entry);
}

function scoreOf(text: string, wanted: string): number {
  const at = text.indexOf(wanted);
  if (at < 0) return Number.POSITIVE_INFINITY;
  return text === wanted ? 0 : at === 0 ? 1 : 2;
}
