/** From a file to a model that may run: the whole way, or nothing but findings. */
import { applyChange } from '../edits/index.ts';
import type { Finding, PlacedFinding } from '../finding.ts';
import type { Places } from '../read/place.ts';
import { scenarioFindings } from '../rules/index.ts';
import type { Model, Scenario, ScenarioDocument } from '../schema.ts';
import { type Chain, type ReadFile, readChain } from './chain.ts';

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

/** @param rules what the base and the changed model must keep; the runner gives those of all rooms */
export async function loadScenario(file: string, read: ReadFile, rules: Rules = scenarioFindings): Promise<Loading> {
  const { chain, findings } = await readChain(file, read);
  if (chain === undefined) return { findings };
  const ofBase = rules(chain.model);
  if (ofBase.some(isError)) return { findings: [...findings, ...ofBase.map((finding) => chain.places.place(finding))] };

  const { steps, refused } = applyAll(chain);
  if (refused.length > 0) return { findings: [...findings, ...refused] };
  const model = steps.at(-1)?.model ?? chain.model;
  const ofModel = model === chain.model ? ofBase : rules(model);
  const known = new Set(ofBase.map(nameOf));
  const added = ofModel.filter((finding) => !known.has(nameOf(finding)));
  findings.push(
    ...ofModel.filter((finding) => known.has(nameOf(finding))).map((finding) => chain.places.place(finding)),
    ...placeAdded(added, steps, rules),
  );
  if (findings.some(isError)) return { findings };
  return {
    findings,
    loaded: {
      file,
      document: chain.scenarios[0]?.document ?? chain.model,
      base: chain.model,
      model,
      chain: chain.files,
      reassign: chain.scenarios.some(({ document }) => document.changes.some((change) => change.do === 'reassign')),
    },
  };
}

const isError = (finding: Finding): boolean => finding.severity === 'error';
const nameOf = (finding: Finding): string => JSON.stringify([finding.code, finding.path, finding.message.en]);

/** The model after one step away from the base, and where that step stands. */
interface Step {
  model: Model;
  places: Places;
  path: Finding['path'];
}

/** Settings first, then the changes in order, scenario by scenario from the model outward. */
function applyAll(chain: Chain): { steps: Step[]; refused: PlacedFinding[] } {
  const steps: Step[] = [];
  const refused: PlacedFinding[] = [];
  let model = chain.model;
  for (const { document, places } of [...chain.scenarios].reverse()) {
    if (document.settings !== undefined) {
      model = withSettings(model, document.settings);
      steps.push({ model, places, path: ['settings'] });
    }
    for (const [index, change] of document.changes.entries()) {
      const result = applyChange(model, change);
      if ('finding' in result) {
        const path = ['changes', index, ...result.finding.path];
        refused.push(places.place({ ...result.finding, path }));
      } else {
        model = result.model;
        steps.push({ model, places, path: ['changes', index] });
      }
    }
  }
  return { steps, refused };
}

function withSettings(model: Model, settings: NonNullable<Scenario['settings']>): Model {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return { ...model, settings: { ...model.settings, ...Object.fromEntries(given) } };
}

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
