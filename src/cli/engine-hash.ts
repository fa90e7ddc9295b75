/** A fingerprint of the sources that decide what a simulation does, taken when the program is built: the same in Node and in the page. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const DECIDE = [
  'src/common',
  'src/network',
  'src/signal',
  'src/engine',
  'src/metrics/collect',
  'src/metrics/collector.ts',
  'src/runner/prepare.ts',
  'src/runner/run.ts',
];
/** Formulas that propose timings, and what is drawn: no simulation depends on them. */
const DO_NOT = ['src/signal/design', 'src/engine/frame.ts'];

/**
 * @param root folder of the repository
 * @returns    12 hex digits; comments and white space do not change it
 */
export function engineHash(root: string): string {
  const hash = createHash('sha256');
  for (const file of DECIDE.flatMap((path) => filesIn(root, path)))
    hash.update(`${file}\n${codeOf(join(root, file))}\n`);
  return hash.digest('hex').slice(0, 12);
}

/** In an order that no file system decides, with slashes. */
function filesIn(root: string, path: string): string[] {
  if (DO_NOT.includes(path)) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(root, `${path}/${name}`));
}

function codeOf(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s+/g, ' ');
}
