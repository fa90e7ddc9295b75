/** The reader of pinyin, fetched only when somebody begins to search: its dictionary is larger than the rest of the page. */
import type { PinyinReader } from './search.ts';

export async function loadPinyin(): Promise<PinyinReader> {
  const { pinyin } = await import('pinyin-pro');
  return (text) => pinyin(text, { toneType: 'none', type: 'array' });
}
