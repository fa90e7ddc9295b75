/** The study's file: every figure of every run, what the tables say of them, and enough to go on from it. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { ENGINE_HASH } from '../../src/validation/engine-hash.ts';
import type { Period } from './cases.ts';
import { type Approaches, causesOf } from './causes.ts';
import type { Figures } from './measure.ts';
import { compare, MEASURES, type Studied } from './table.ts';

/** Raised when figures are defined anew: runs of another number are not gone on from. */
const VERSION = 3;

/** A scenario of a study, with what tells whether a run of it is still true. */
export interface Recorded extends Studied {
  /** Of the model. */
  readonly hash: string;
  readonly approaches: Approaches;
}

interface StudyFile {
  readonly format: 'lukou-study';
  readonly version: number;
  readonly engine: string;
  readonly scenarios: readonly {
    readonly scenario: string;
    readonly period: Period['id'];
    readonly hash: string;
    readonly runs: Readonly<Record<string, Figures>>;
  }[];
}

/** What a file of this engine has. */
function scenariosIn(path: string): StudyFile['scenarios'] {
  if (!existsSync(path)) return [];
  const { version, engine, scenarios } = JSON.parse(readFileSync(path, 'utf8')) as StudyFile;
  return version === VERSION && engine === ENGINE_HASH ? scenarios : [];
}

/** The runs that a file has of a scenario as it is, by this engine. */
export function runsIn(
  path: string,
  { id, period, hash }: Pick<Recorded, 'id' | 'period' | 'hash'>,
): Map<number, Figures> {
  const found = scenariosIn(path).find((one) => one.scenario === id && one.period === period && one.hash === hash);
  return new Map(Object.entries(found?.runs ?? {}).map(([seed, figures]) => [Number(seed), figures]));
}

/** What the file has of other scenarios stays in it. */
export function writeStudy(path: string, studied: readonly Recorded[], todayOf: (one: Studied) => Studied): void {
  const scenarios = studied.map((one) => {
    const today = todayOf(one);
    return {
      scenario: one.id,
      name: one.name,
      period: one.period,
      hash: one.hash,
      runs: Object.fromEntries(one.runs),
      ...(today !== one && {
        compared: Object.fromEntries(MEASURES.map(({ key }) => [key, compare(one, today, key)])),
        causes: causesOf(one, today, one.approaches),
      }),
    };
  });
  const others = scenariosIn(path).filter(
    ({ scenario, period }) => !studied.some((one) => one.id === scenario && one.period === period),
  );
  const file: StudyFile = {
    format: 'lukou-study',
    version: VERSION,
    engine: ENGINE_HASH,
    scenarios: [...scenarios, ...others],
  };
  // Whoever breaks it off while it is written keeps the one before.
  writeFileSync(`${path}.new`, `${JSON.stringify(file)}\n`);
  renameSync(`${path}.new`, path);
}
