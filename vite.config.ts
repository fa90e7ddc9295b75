/**
 * One configuration, four uses:
 *   vite build                the page, many files, for a server: dist/page
 *   vite build --mode single  the page as one file that opens by double click: dist/single/lukou.html
 *   vite build --mode node    the command line and the tools, no node_modules needed to run: dist/node
 *   vitest                    the tests
 */
import { readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { defineConfig } from 'vitest/config';
import type { Plugin, UserConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { engineHash } from './src/cli/engine-hash.ts';

/** Chromium 109 is the last one on Windows 7. */
const OLDEST_BROWSER = 'chrome109';

/** The solver of green waves as text, a third of its size: whoever asks for it needs no second file and no network. */
const packed: Plugin = {
  name: 'lukou-packed',
  enforce: 'pre',
  resolveId: (source) => (source === 'highs/runtime?packed' ? `\0${source}.js` : undefined),
  load: (id) =>
    id === '\0highs/runtime?packed.js'
      ? `export default '${gzipSync(readFileSync(createRequire(import.meta.url).resolve('highs/runtime')), { level: 9 }).toString('base64')}'`
      : undefined,
  // The solver is given its WebAssembly; its own ways to find the file would have the build add that a second time.
  transform: (code, id, options) =>
    id.endsWith('/highs/build/highs.mjs')
      ? code
          .replace('new URL("highs.wasm",import.meta.url).href', '"highs.wasm"')
          .replace('await import("node:module")', options?.ssr ? '$&' : 'undefined')
      : undefined,
};

const page: UserConfig = {
  base: './',
  build: { target: OLDEST_BROWSER, outDir: 'dist/page', emptyOutDir: true, chunkSizeWarningLimit: 4000 },
  // A module worker from a blob fails silently on file://, so the inlined worker is a classic script.
  worker: { format: 'iife', plugins: () => [packed] },
  plugins: [packed],
};

/** vite names the page after its source, index.html; people will see this file on a USB stick. */
const named: Plugin = {
  name: 'lukou-html',
  closeBundle: () => renameSync('dist/single/index.html', 'dist/single/lukou.html'),
};

const single: UserConfig = {
  ...page,
  build: { ...page.build, outDir: 'dist/single', assetsInlineLimit: Number.MAX_SAFE_INTEGER, cssCodeSplit: false },
  publicDir: false,
  plugins: [packed, viteSingleFile({ removeViteModuleLoader: true }), named],
};

/** The map alone, for `npm run bench`. */
const bench: UserConfig = {
  ...page,
  root: 'test/bench/page',
  build: { ...page.build, outDir: '../../../dist/bench' },
  publicDir: false,
};

const node: UserConfig = {
  plugins: [packed],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/node',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        cli: 'src/cli.ts',
        county: 'scenarios/county/build.ts',
        bench: 'test/bench/bench.ts',
        compare: 'test/compare/compare.ts',
        study: 'test/study/study.ts',
        signals: 'scenarios/signals/build.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
  publicDir: false,
  // The bench drives a browser and serves it the page; everything else is bundled, so that dist/node runs without node_modules.
  ssr: { noExternal: true, external: ['playwright-core', 'vite'] },
};

function project(name: string, include: string[], timeout: number, more: object = {}) {
  return { extends: true as const, test: { name, include, testTimeout: timeout, hookTimeout: 300_000, ...more } };
}

/** Tests of the command line and the page run the real bundles, which are built first. */
const BUILT = ['test/browser/**/*.test.ts', 'test/cli/**/*.test.ts'];
const everyday = [
  project('rooms', ['test/**/*.test.{ts,tsx}'], 300_000, { exclude: [...BUILT, 'test/long/**'] }),
  project('built', BUILT, 300_000, { globalSetup: './test/global-setup.ts' }),
];

export default defineConfig(({ mode }) => ({
  ...({ single, node, bench }[mode] ?? page),
  define: { __ENGINE_HASH__: JSON.stringify(engineHash('.')) },
  test: {
    reporters: ['default', './test/closing-line.ts'],
    // Two cores: one browser and one simulation at a time keep the real-browser tests steady.
    maxWorkers: 2,
    projects: mode === 'long' ? [project('long', ['test/long/**/*.test.ts'], 3_600_000)] : everyday,
  },
}));
