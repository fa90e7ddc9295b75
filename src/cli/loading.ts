/** From a file's name to what can be simulated, with the words said on the way. */
import { check, planOf, prepare } from '../runner/index.ts';
import type { LoadedScenario } from '../scenario/index.ts';
import { readFromDisk } from './files.ts';
import { findingLines } from './findings.ts';
import { createProgress } from './progress.ts';
import type { Lang } from './words.ts';

/** Tells the findings: on stderr, or on stdout where they are all there is to say. @returns undefined for a file with errors */
export async function loadTelling(file: string, lang: Lang): Promise<LoadedScenario | undefined> {
  const { findings, loaded } = await check(file, readFromDisk);
  const output = loaded === undefined ? process.stdout : process.stderr;
  for (const line of findingLines(findings, lang, loaded)) output.write(`${line}\n`);
  return loaded;
}

/** Shows how far the choice of routes is. @param start [s since midnight] where not the scenario's own */
export function prepareTelling(loaded: LoadedScenario, seed: number, lang: Lang, start?: number) {
  const progress = createProgress({ zh: '选择路径', en: 'Choosing routes' }, lang);
  const prepared = prepare(planOf(loaded, seed, start), {
    onProgress: (what, share) => {
      if (what === 'assignment') progress.update(share);
    },
  });
  progress.done();
  return prepared;
}
