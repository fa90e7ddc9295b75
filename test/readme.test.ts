/** The README's links lead somewhere, and its commands exist. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const readme = readFileSync('README.md', 'utf8');

it('links only to files that are there', () => {
  const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
  expect(targets.length).toBeGreaterThan(10);
  expect(targets.filter((target) => !existsSync(target))).toEqual([]);
});

it('names only scripts that package.json has', () => {
  const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts);
  const named = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map((match) => match[1]);
  expect(named.filter((name) => !scripts.includes(name ?? ''))).toEqual([]);
});
