/** Builds once what the tests of the command line and of the page run: the real bundles, not the sources. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'scenarios', 'public', 'index.html', 'vite.config.ts', 'package-lock.json', 'test/bench'];

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

export default function setup(): void {
  const sources = Math.max(...SOURCES.map(newest));
  for (const [mode, made] of [
    ['production', 'dist/page/index.html'],
    ['single', 'dist/single/lukou.html'],
    ['node', 'dist/node/cli.js'],
  ] as const) {
    if (existsSync(made) && statSync(made).mtimeMs > sources) continue;
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--mode', mode, '--logLevel', 'warn'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}
