/** Both languages say the same things, with the same blanks to fill. */
import { expect, it } from 'vitest';
import { CONGESTION_GRADES } from '../../src/metrics/index.ts';
import { dictionaries, say, type WordKey } from '../../src/app/words/index.ts';

const keys = Object.keys(dictionaries.zh) as WordKey[];
const blanks = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort((a, b) => a.localeCompare(b));

it('every word exists in both languages', () => {
  expect(Object.keys(dictionaries.en).sort()).toEqual([...keys].sort());
});

it('both languages have the same blanks', () => {
  for (const key of keys) expect(blanks(dictionaries.en[key]), key).toEqual(blanks(dictionaries.zh[key]));
});

it('English holds no Chinese but the name of the switch, and no sentence shouts', () => {
  for (const key of keys) {
    if (key !== 'language') expect(dictionaries.en[key], key).not.toMatch(/[\u4e00-\u9fff]/);
    expect(dictionaries.zh[key] + dictionaries.en[key], key).not.toMatch(/[!！]/);
  }
});

it('the legend names congestion grades as the tables do', () => {
  for (const { grade, name } of CONGESTION_GRADES.limits) {
    expect(dictionaries.zh[`grade${grade}`]).toBe(name.zh);
    expect(dictionaries.en[`grade${grade}`]).toBe(name.en);
  }
});

it('fills the blanks and leaves unknown ones visible', () => {
  expect(say(dictionaries.en, 'stageOf', { number: 2, count: 4 })).toBe('Stage 2/4');
  expect(say(dictionaries.en, 'stageOf', { number: 2 })).toBe('Stage 2/{count}');
});
