/**
 * The open scenario: its files, the model they make, the changes clicked since, and the stack to undo them.
 *
 * Whatever is opened or changed is checked first, by all rules; until that is well, what was open stays open and keeps running.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import {
  type Change,
  joinChanges,
  type LoadedScenario,
  type Loading,
  type PlacedFinding,
  printDocument,
  type ScenarioDocument,
  scenarioOf,
} from '../scenario/index.ts';

export type Files = Readonly<Record<string, Uint8Array>>;

export interface OpenScenario {
  file: string;
  /** The bytes of every file of the chain that did not come with the page. */
  files: Files;
  loaded: LoadedScenario;
  /** Changes clicked here, not saved yet, are the last so many of the document's. */
  unsaved: number;
}

export interface CheckedFindings {
  file: string;
  findings: readonly PlacedFinding[];
  /** The file was opened in spite of them. */
  opened: boolean;
}

/** Reads and checks files with all rules; the worker does it. */
export type Checker = (file: string, files: Files) => Promise<Loading>;

export interface DocumentStore {
  readonly open: ReadonlySignal<OpenScenario | null>;
  /** Of the file opened or changed last; null when there were none. */
  readonly findings: ReadonlySignal<CheckedFindings | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Opens one of these files: the one that none of the others extends. Resolves to whether it is open now. */
  openFiles(files: readonly { name: string; bytes: Uint8Array }[]): Promise<boolean>;
  openShipped(file: string): Promise<boolean>;
  apply(change: Change): Promise<boolean>;
  /** Several changes as one step to undo; steps that replace the same record are one in the file. */
  applyAll(changes: readonly Change[]): Promise<boolean>;
  undo(): void;
  redo(): void;
  /** The document as a file to keep. */
  save(): { name: string; text: string } | null;
}

export function createDocument(
  check: Checker,
  readShipped: (file: string) => Promise<Uint8Array | undefined>,
): DocumentStore {
  const open = signal<OpenScenario | null>(null);
  const findings = signal<CheckedFindings | null>(null);
  const busy = signal(false);
  const past = signal<readonly OpenScenario[]>([]);
  const future = signal<readonly OpenScenario[]>([]);
  const canUndo = signal(false);
  const canRedo = signal(false);

  function moveTo(next: OpenScenario, before: readonly OpenScenario[], after: readonly OpenScenario[]): void {
    past.value = before;
    future.value = after;
    canUndo.value = before.length > 0;
    canRedo.value = after.length > 0;
    open.value = next;
  }

  async function tryOpen(file: string, files: Files, unsaved: number): Promise<OpenScenario | null> {
    busy.value = true;
    try {
      const { loaded, findings: found } = await check(file, await withShipped(file, files, readShipped));
      findings.value = found.length === 0 ? null : { file, findings: found, opened: loaded !== undefined };
      return loaded === undefined ? null : { file, files, loaded, unsaved };
    } finally {
      busy.value = false;
    }
  }

  async function openFresh(file: string, files: Files): Promise<boolean> {
    const next = await tryOpen(file, files, 0);
    if (next) moveTo(next, [], []);
    return next !== null;
  }

  async function applyAll(added: readonly Change[]): Promise<boolean> {
    const current = open.value;
    if (!current) return false;
    const { document, unsaved } = withChanges(current, added);
    const file = current.loaded.document.kind === 'model' ? changedName(current.file) : current.file;
    const files = { ...current.files, [file]: new TextEncoder().encode(printDocument(document)) };
    const next = await tryOpen(file, files, unsaved);
    if (next) moveTo(next, [...past.value, current], []);
    return next !== null;
  }

  return {
    open,
    findings,
    busy,
    canUndo,
    canRedo,
    openFiles: (list) => openFresh(mainFileOf(list), Object.fromEntries(list.map(({ name, bytes }) => [name, bytes]))),
    openShipped: (file) => openFresh(file, {}),
    apply: (change) => applyAll([change]),
    applyAll,
    undo() {
      const previous = past.value.at(-1);
      if (previous && open.value) moveTo(previous, past.value.slice(0, -1), [open.value, ...future.value]);
    },
    redo() {
      const next = future.value[0];
      if (next && open.value) moveTo(next, [...past.value, open.value], future.value.slice(1));
    },
    save() {
      const current = open.value;
      return current && { name: current.file, text: printDocument(current.loaded.document) };
    },
  };
}

/** Of files that extend one another, the one at the top; the first where that does not tell. */
export function mainFileOf(files: readonly { name: string; bytes: Uint8Array }[]): string {
  const extended = new Set(files.flatMap(({ bytes }) => extendsOf(bytes)));
  return (files.find(({ name }) => !extended.has(name)) ?? files[0])?.name ?? '';
}

/** What a file seems to extend, from its beginning alone; the check reads it properly. */
function extendsOf(bytes: Uint8Array): string[] {
  const beginning = new TextDecoder().decode(bytes.subarray(0, 20_000));
  const name = /"extends"\s*:\s*"([^"]+)"/.exec(beginning)?.[1];
  return name === undefined ? [] : [name.split('/').at(-1) ?? name];
}

/** Adds the shipped files that the chain leads to. */
async function withShipped(
  file: string,
  files: Files,
  readShipped: (file: string) => Promise<Uint8Array | undefined>,
): Promise<Files> {
  const all: Record<string, Uint8Array> = { ...files };
  const seen = new Set<string>();
  const wanted = [file];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const bytes = all[name] ?? (await readShipped(name));
    if (bytes === undefined) continue;
    all[name] = bytes;
    wanted.push(...extendsOf(bytes));
  }
  return all;
}

/** A model gets a scenario that extends it; a scenario more changes. */
function withChanges(
  { loaded, file, unsaved }: OpenScenario,
  added: readonly Change[],
): { document: ScenarioDocument; unsaved: number } {
  const { document } = loaded;
  if (document.kind === 'scenario') {
    const saved = document.changes.length - unsaved;
    const changes = joinChanges(document.changes, saved, added);
    return { document: { ...document, changes }, unsaved: changes.length - saved };
  }
  const changes = joinChanges([], 0, added);
  const name = { zh: `${document.name.zh}（变更）`, en: `${document.name.en} (changed)` };
  return { document: scenarioOf({ extends: file, name, changes }), unsaved: changes.length };
}

const changedName = (file: string): string => `${file.replace(/\.json$/i, '')}-changed.json`;
