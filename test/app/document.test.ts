/** The open scenario: what is bad is told and not opened; changes undo; files dropped together extend one another. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createDocument, mainFileOf } from '../../src/app/document.ts';
import { check } from '../../src/runner/index.ts';

const shipped = (file: string): Promise<Uint8Array | undefined> =>
  Promise.resolve(file === 'one-intersection.json' ? new Uint8Array(readFileSync(`scenarios/${file}`)) : undefined);

/** The check of the worker, here in Node. */
const create = () =>
  createDocument(
    (file, files) =>
      check(file, (path) => {
        const bytes = files[path];
        return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`no file ${path}`));
      }),
    shipped,
  );
const file = (name: string, content: unknown) => ({
  name,
  bytes: new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
});
const more = {
  version: 2,
  kind: 'scenario',
  name: { zh: '多两成', en: 'A fifth more' },
  extends: 'one-intersection.json',
  changes: [{ do: 'scaleDemand', factor: 1.2 }],
};

it('opens a shipped model', async () => {
  const document = create();
  expect(await document.openShipped('one-intersection.json')).toBe(true);
  expect(document.open.value?.loaded.model.intersections).toHaveLength(1);
});

it('a scenario dropped alone finds the shipped model it extends', async () => {
  const document = create();
  expect(await document.openFiles([file('more.json', more)])).toBe(true);
  expect(document.open.value?.loaded.model).not.toBe(document.open.value?.loaded.base);
});

it('of files dropped together the one that nobody extends is opened', async () => {
  const own = { ...more, extends: 'more.json', name: { zh: '再多', en: 'More yet' } };
  const files = [file('more.json', more), file('own.json', own)];
  expect(mainFileOf(files)).toBe('own.json');
  const document = create();
  expect(await document.openFiles(files)).toBe(true);
  expect(document.open.value?.loaded.chain).toEqual(['own.json', 'more.json', 'one-intersection.json']);
});

it('a bad file is told with its place, and what was open stays', async () => {
  const document = create();
  await document.openShipped('one-intersection.json');
  const before = document.open.value;
  expect(await document.openFiles([file('bad.json', '{ "version": 2,\n  "kind": "modell" }')])).toBe(false);
  expect(document.open.value).toBe(before);
  const findings = document.findings.value?.findings ?? [];
  expect(findings.map((finding) => `${finding.file}:${finding.line} /${finding.path.join('/')}`)).toContain(
    'bad.json:2 /kind',
  );
  for (const finding of findings) expect(finding.message.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(document.findings.value?.opened).toBe(false);
});

it('a change makes a scenario that can be saved, undone and done again', async () => {
  const document = create();
  await document.openShipped('one-intersection.json');
  const base = document.open.value;
  expect(await document.apply({ do: 'scaleDemand', factor: 0.9 })).toBe(true);
  const saved = JSON.parse(document.save()?.text ?? '');
  expect(saved).toMatchObject({
    kind: 'scenario',
    extends: 'one-intersection.json',
    changes: [{ do: 'scaleDemand', factor: 0.9 }],
  });
  const changed = document.open.value;
  document.undo();
  expect(document.open.value).toBe(base);
  expect(document.canRedo.value).toBe(true);
  document.redo();
  expect(document.open.value).toBe(changed);
});

it('what was saved opens again and means the same', async () => {
  const document = create();
  await document.openShipped('one-intersection.json');
  await document.apply({ do: 'scaleDemand', factor: 0.9 });
  const saved = document.save();
  const again = create();
  expect(await again.openFiles([file(saved?.name ?? '', saved?.text ?? '')])).toBe(true);
  expect(again.open.value?.loaded.model).toEqual(document.open.value?.loaded.model);
});

it('a change that cannot be is told and changes nothing', async () => {
  const document = create();
  await document.openShipped('one-intersection.json');
  const before = document.open.value;
  expect(await document.apply({ do: 'closeLink', link: 'nowhere' })).toBe(false);
  expect(document.open.value).toBe(before);
  expect(document.canUndo.value).toBe(false);
});
