/**
 * The page asks for nothing that Chromium 109 lacks, the last one on Windows 7. The build translates syntax, not what the browser has to
 * bring: our own source is held to ES2022 by the compiler, and here the whole bundle, what we depend on included.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Of JavaScript and the browser, first in Chromium 110 or later. */
const LATER = [
  'toSorted',
  'toReversed',
  'toSpliced',
  'groupBy',
  'withResolvers',
  'fromAsync',
  'isWellFormed',
  'toWellFormed',
  'isSubsetOf',
  'isSupersetOf',
  'symmetricDifference',
  'transferToFixedLength',
  'startViewTransition',
  'showPopover',
  'checkVisibility',
];
const STYLES = /color-mix\(|light-dark\(|@starting-style|@scope|text-wrap:|field-sizing:|[{;}]\s*&/;

const built = (extension: string) =>
  readdirSync('dist/page/assets')
    .filter((name) => name.endsWith(extension))
    .map((name) => ({ name, text: readFileSync(join('dist/page/assets', name), 'utf8') }));

it('the scripts call nothing later', () => {
  const scripts = built('.js');
  expect(scripts.length).toBeGreaterThan(3);
  const calls = new RegExp(`\\.(${LATER.join('|')})\\(`, 'g');
  expect(scripts.flatMap(({ name, text }) => [...text.matchAll(calls)].map(([call]) => `${name}: ${call}`))).toEqual(
    [],
  );
});

it('the styles use nothing later', () => {
  const styles = built('.css');
  expect(styles.length).toBeGreaterThan(0);
  expect(styles.filter(({ text }) => STYLES.test(text)).map(({ name }) => name)).toEqual([]);
});
