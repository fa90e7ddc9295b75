/** Who may import whom, as data; and what must stay out of the rooms that run anywhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

type Row = { rooms: string[]; types?: string[]; libraries: RegExp };
const none = /^$/;

/** The table of the house: a room → the rooms it may import, those it may import types of only, and outside libraries. */
const TABLE: Record<string, Row> = {
  common: { rooms: [], libraries: none },
  scenario: { rooms: ['common'], libraries: /^(zod|jsonc-parser)$/ },
  network: { rooms: ['common'], types: ['scenario'], libraries: none },
  signal: { rooms: ['common', 'network'], types: ['scenario'], libraries: none },
  engine: { rooms: ['common', 'network', 'signal'], types: ['scenario'], libraries: none },
  metrics: { rooms: ['common', 'network', 'signal'], types: ['scenario', 'engine'], libraries: none },
  appraisal: { rooms: ['common', 'network', 'signal'], types: ['scenario', 'metrics'], libraries: none },
  exchange: { rooms: ['common', 'scenario', 'network', 'signal'], types: ['engine'], libraries: none },
  runner: {
    rooms: ['common', 'scenario', 'network', 'signal', 'engine', 'metrics'],
    libraries: /^(node:.*|highs(\/runtime\?packed)?)$/,
  },
  validation: {
    rooms: ['common', 'scenario', 'network', 'signal', 'engine', 'metrics', 'appraisal', 'exchange', 'runner'],
    libraries: none,
  },
  view: {
    rooms: ['common', 'network', 'signal'],
    types: ['scenario', 'engine', 'metrics'],
    libraries: /^(three|three\/addons\/.*|d3)$/,
  },
  app: {
    rooms: [
      'common',
      'scenario',
      'network',
      'signal',
      'metrics',
      'appraisal',
      'exchange',
      'runner',
      'validation',
      'view',
    ],
    types: ['engine'],
    libraries: /^(preact|preact\/.*|@preact\/signals|pinyin-pro)$/,
  },
};
const ANYWHERE = ['common', 'network', 'signal', 'engine', 'metrics', 'appraisal'];

interface Import {
  file: string;
  target: string;
  typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sources(join(folder, entry.name))
      : /\.tsx?$/.test(entry.name)
        ? [join(folder, entry.name)]
        : [],
  );
}

function importsOf(file: string): Import[] {
  const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found: Import[] = [];
  for (const match of code.matchAll(/^\s*(import|export)\s+(type\s+)?[^'";]*?\bfrom\s*['"]([^'"]+)['"]/gm))
    found.push({ file, target: match[3] ?? '', typeOnly: match[2] !== undefined });
  for (const match of code.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]/g))
    found.push({ file, target: match[1] ?? '', typeOnly: false });
  for (const match of code.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm))
    found.push({ file, target: match[1] ?? '', typeOnly: false });
  return found;
}

const roomOf = (file: string) => relative('src', file).split(/[\\/]/)[0] ?? '';
const inRoom = (room: string) => sources(join('src', room));
const rooms = readdirSync('src', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function breach({ file, target, typeOnly }: Import): string | undefined {
  const room = roomOf(file);
  const row = TABLE[room];
  if (row === undefined) return `${file}: no row for room ${room}`;
  if (!target.startsWith('.')) return row.libraries.test(target) ? undefined : `${file}: library ${target}`;
  if (/\?(raw|url|worker)/.test(target) || /\.(css|json)$/.test(target)) return undefined;
  const path = resolve(dirname(file), target);
  const other = roomOf(relative('.', path));
  if (other === room) return undefined;
  if (
    !path.endsWith(join(other, 'index.ts')) &&
    !(room === 'app' && /(view.scene.index|runner.(wave.)?client)\.ts$/.test(path))
  )
    return `${file}: enters ${other} not by its door: ${target}`;
  if (row.rooms.includes(other)) return undefined;
  return typeOnly && row.types?.includes(other) ? undefined : `${file}: ${room} may not import ${other}`;
}

it('rooms import only those above them, through their doors', () => {
  const walls = rooms.filter((room) => room !== 'cli').flatMap((room) => inRoom(room).flatMap(importsOf));
  expect(walls.length).toBeGreaterThan(100);
  expect(walls.map(breach).filter((found) => found !== undefined)).toEqual([]);
});

it('every room has a door that says what it is for', () => {
  for (const room of rooms.filter((name) => name !== 'cli' && name !== 'app'))
    expect(readFileSync(join('src', room, 'index.ts'), 'utf8'), room).toMatch(/^\/\*\*\n \* \w+:/);
});

it('no plan is compiled unchecked but in the laboratory', () => {
  const found = sources('src').filter((file) => /\bcompileUnchecked\b/.test(withoutComments(file)));
  expect(found.sort()).toEqual(['src/signal/compile.ts', 'src/signal/index.ts', 'src/validation/models/simulate.ts']);
});

it('clock, chance and the page stay out of the rooms that must run anywhere', () => {
  const forbidden = /\b(Math\.random|Date\.now|performance\.now|new Date|setTimeout|globalThis)\b/;
  const found = ANYWHERE.filter((room) => rooms.includes(room)).flatMap((room) =>
    inRoom(room).flatMap((file) =>
      withoutComments(file)
        .split('\n')
        .filter((line) => forbidden.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    ),
  );
  expect(found).toEqual([]);
});

it('window, document and process do not exist for the compiler in those rooms', () => {
  const { compilerOptions, include } = JSON.parse(readFileSync('src/tsconfig.rooms.json', 'utf8')) as {
    compilerOptions: { lib: string[]; types: string[] };
    include: string[];
  };
  expect(compilerOptions).toMatchObject({ lib: ['ES2022'], types: [] });
  expect(include).toEqual(expect.arrayContaining(ANYWHERE));
});

it('the state rests on + − × ÷ and square roots alone', () => {
  const loose = /\bMath\.(?!sqrt|abs|min|max|floor|ceil|round|trunc|sign|imul|PI\b)\w+|\*\*/;
  const found = ['network', 'signal', 'engine'].flatMap((room) =>
    inRoom(room).flatMap((file) =>
      withoutComments(file)
        .split('\n')
        .filter((line) => loose.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    ),
  );
  expect(found).toEqual([]);
});

it('only the clients know Worker', () => {
  const found = sources('src').filter((file) => /\bnew \w*Worker\b/.test(withoutComments(file)));
  expect(found).toEqual([join('src', 'runner', 'client.ts'), join('src', 'runner', 'wave', 'client.ts')]);
});

it('no file has two subjects: 400 lines at most', () => {
  const long = sources('src').filter((file) => readFileSync(file, 'utf8').split('\n').length > 401);
  expect(long).toEqual([]);
});

function withoutComments(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '');
}
