/** A plain value held against the schema: the document, or what is wrong with its shape and what is sound of it all the same. */
import type { z } from 'zod';
import type { Finding } from '../finding.ts';
import { digHole, whereKnown } from '../holes.ts';
import { nearest } from '../nearest.ts';
import { documentSchema, type ScenarioDocument } from '../schema.ts';
import { keysAllowedAt } from './allowed.ts';
import { shapeFindings, valueAt } from './issues.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

export interface Shaped {
  /** Absent when the shape is wrong. */
  document?: ScenarioDocument;
  /** The document with holes where it is wrong, to look for more that is wrong; absent when not even its kind is known. */
  remains?: ScenarioDocument;
  findings: Finding[];
}

/** @param twice paths of keys that stand twice */
export function shape(value: unknown, twice: readonly Path[]): Shaped {
  const whole = documentSchema.safeParse(value);
  if (whole.success && twice.length === 0) return { document: whole.data, findings: [] };
  const copy = copyOf(value);
  const findings: Finding[] = [];
  // A record of unknown kind is not looked into: with the kind that was meant it is, and so are the records inside.
  let issues = issuesOf(copy);
  for (let depth = 0; depth < 2; depth++) {
    const wrong = issues.filter((issue) => kindMeant(copy, issue) !== undefined);
    if (wrong.length === 0) break;
    findings.push(...shapeFindings(copy, wrong));
    for (const issue of wrong) put(copy, issue.path, kindMeant(copy, issue));
    issues = issuesOf(copy);
  }
  findings.push(...shapeFindings(copy, issues));
  for (const issue of issues) if (issue.code === 'unrecognized_keys') correctKeys(copy, issue);
  for (const path of [...issuesOf(copy).map((issue) => issue.path), ...twice]) dig(copy, path);
  const remains = copy as ScenarioDocument;
  const isKnown = whereKnown(() => remains.kind === 'model' || remains.kind === 'scenario', false);
  return isKnown ? { remains, findings } : { findings };
}

function issuesOf(value: unknown): readonly Issue[] {
  const { error } = documentSchema.safeParse(value);
  return error === undefined ? [] : error.issues;
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)]));
}

function put(value: unknown, path: Path, item: unknown): void {
  const holder = valueAt(value, path.slice(0, -1)) as Record<PropertyKey, unknown>;
  holder[path.at(-1)!] = item;
}

/** The `kind` or `do` that was meant where another stands. */
function kindMeant(value: unknown, issue: Issue): string | undefined {
  if (issue.code !== 'invalid_union' || !('options' in issue)) return undefined;
  const record = valueAt(value, issue.path.slice(0, -1)) as Record<string, unknown>;
  const key = String(issue.path.at(-1));
  const found = record[key];
  return typeof found === 'string' ? nearest(found, issue.options.map(String)) : kindBySign(record, key);
}

/** A document without a kind may have what only one kind has. */
function kindBySign(record: Record<string, unknown>, key: string): string | undefined {
  if (key !== 'kind') return undefined;
  if ('changes' in record) return 'scenario';
  return 'links' in record ? 'model' : undefined;
}

/** A misspelt key gets the name that was meant; an unheard-of one goes. */
function correctKeys(value: unknown, issue: Issue & { code: 'unrecognized_keys' }): void {
  const record = valueAt(value, issue.path) as Record<string, unknown>;
  for (const key of issue.keys) {
    const open = keysAllowedAt(documentSchema, value, issue.path).filter((name) => !Object.hasOwn(record, name));
    const meant = nearest(key, open);
    if (meant !== undefined) record[meant] = record[key];
    Reflect.deleteProperty(record, key);
  }
}

/** Where the record itself is missing or no record, the hole is the record. */
function dig(value: unknown, path: Path): void {
  const key = path.at(-1);
  if (key === undefined) return;
  const holder = whereKnown(() => valueAt(value, path.slice(0, -1)), undefined);
  if (typeof holder === 'object' && holder !== null) digHole(holder, key);
}
