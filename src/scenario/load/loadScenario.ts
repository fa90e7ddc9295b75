/** From a file to a model that may run: the whole way, or nothing but findings. */
import type { Finding, PlacedFinding } from '../finding.ts';
import { byPlace } from '../read/place.ts';
import { scenarioFindings } from '../rules/index.ts';
import type { Change, Model, ScenarioDocument } from '../schema.ts';
import { applyAll, type Step } from './apply.ts';
import { type ReadFile, readChain } from './chain.ts';

export interface LoadedScenario {
  /** The file that was opened. */
  file: string;
  /** What it holds. */
  document: ScenarioDocument;
  /** The model at the root of the chain, as it is today: routes are chosen on it. */
  base: Model;
  /** The model with every change of the chain. The same object as `base` where nothing is changed. */
  model: Model;
  /** All files, the opened one first, the model last. */
  chain: readonly string[];
  /** From `base` to `model`, of all files of the chain. */
  changes: readonly Change[];
  /** A change asks that drivers choose their routes anew. */
  reassign: boolean;
}

export interface Loading {
  /** All of them, in the order of the files and their lines. */
  findings: PlacedFinding[];
  /** Absent when any finding is an error. */
  loaded?: LoadedScenario;
}

/** Findings of a model, with paths in it. */
export type Rules = (model: Model) => Finding[];

/** @param rules what the base and the changed model must keep, holes or none; the runner gives those of all rooms */
export async function loadScenario(file: string, read: ReadFile, rules: Rules = scenarioFindings): Promise<Loading> {
  const { chain, findings } = await readChain(file, read);
  if (chain === undefined) return { findings };
  const ofBase = rules(chain.model);
  const { steps, refused, isDoubtful } = applyAll(chain);
  const model = steps.at(-1)?.model ?? chain.model;
  const ofModel = model === chain.model ? ofBase : rules(model);
  const known = new Set(ofBase.map(nameOf));
  const still = new Set(ofModel.map(nameOf));
  const broken = new Set(ofBase.filter(isError).map(recordOf));
  const added = ofModel.filter((one) => !known.has(nameOf(one)) && !broken.has(recordOf(one)) && !isDoubtful(one));
  findings.push(
    ...ofBase.filter((one) => isError(one) || still.has(nameOf(one))).map((one) => chain.places.place(one)),
    ...refused,
    ...placeAdded(added, steps, rules),
  );
  findings.sort((a, b) => chain.files.indexOf(a.file) - chain.files.indexOf(b.file) || byPlace(a, b));
  if (findings.some(isError)) return { findings };
  const changes = [...chain.scenarios].reverse().flatMap(({ document }) => document.changes);
  return {
    findings,
    loaded: {
      file,
      document: chain.scenarios[0]?.document ?? chain.model,
      base: chain.model,
      model,
      chain: chain.files,
      changes,
      reassign: changes.some((change) => change.do === 'reassign'),
    },
  };
}

const isError = (finding: Finding): boolean => finding.severity === 'error';
const nameOf = (finding: Finding): string => JSON.stringify([finding.code, finding.path, finding.message.en]);
/** What is said of a record that is wrong already changes its words with every change to it: it is one fault all the same. */
const recordOf = (finding: Finding): string => JSON.stringify([finding.code, finding.path.slice(0, 2)]);

/**
 * What only the changed model breaks is put at the change that broke it: the first after which the finding is there, found by
 * halving, since the rules of a whole county are too slow to be run after every change.
 */
function placeAdded(added: readonly Finding[], steps: readonly Step[], rules: Rules): PlacedFinding[] {
  const findingsAfter = new Map<number, Set<string>>();
  const isThereAfter = (step: number, name: string): boolean => {
    let names = findingsAfter.get(step);
    if (names === undefined) {
      names = new Set(rules(steps[step]!.model).map(nameOf));
      findingsAfter.set(step, names);
    }
    return names.has(name);
  };
  return added.map((finding) => {
    let first = 0;
    let last = steps.length - 1;
    while (first < last) {
      const middle = Math.floor((first + last) / 2);
      if (isThereAfter(middle, nameOf(finding))) last = middle;
      else first = middle + 1;
    }
    const { places, path } = steps[first]!;
    const where = `/${finding.path.join('/')}`;
    const message = {
      zh: `${finding.message.zh}（改动之后的模型 ${where}）`,
      en: `${finding.message.en} (in the changed model ${where})`,
    };
    return places.place({ ...finding, path, message });
  });
}
