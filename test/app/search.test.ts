/** Finding places by name, code and pinyin. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadPinyin } from '../../src/app/pinyin.ts';
import { buildSearchIndex, search } from '../../src/app/search.ts';
import { type Model, readDocument } from '../../src/scenario/index.ts';

const { document } = readDocument(readFileSync('scenarios/county.json'), 'county.json');
const county = document as Model;
const index = buildSearchIndex(county, await loadPinyin());
const found = (query: string) => search(index, query).map(({ name }) => name.zh);

it('a road by its whole name comes before the intersections on it', () => {
  expect(found('人民路')[0]).toBe('人民路');
  expect(found('人民路').length).toBeGreaterThan(5);
});

it('pinyin initials and full pinyin find what the characters find', () => {
  expect(found('rml')[0]).toBe('人民路');
  expect(found('renminlu')[0]).toBe('人民路');
  expect(found('RML')).toEqual(found('rml'));
});

it('English and ids work too', () => {
  expect(search(index, 'renmin road').length).toBeGreaterThan(0);
  const first = county.intersections[0];
  expect(search(index, first?.id ?? '')[0]?.pick).toEqual({ kind: 'intersection', id: first?.id });
});

it('every intersection is found by its own name, every school too', () => {
  for (const { name, id } of [...county.intersections, ...(county.schools ?? [])])
    expect(
      search(index, name.zh).map(({ pick }) => pick.id),
      name.zh,
    ).toContain(id);
});

it('nothing matches nothing', () => {
  expect(search(index, '  ')).toEqual([]);
  expect(search(index, 'zzzzqqq')).toEqual([]);
});
