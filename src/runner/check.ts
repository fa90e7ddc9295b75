/** All rules of all rooms: what the loader, the editor and `lukou check` call. */
import {
  type Finding,
  type Loading,
  loadScenario,
  type Model,
  type ReadFile,
  scenarioFindings,
} from '../scenario/index.ts';

/** Reads a file and what it extends; `loaded` is there only when no rule of any room is broken by an error. */
export function check(file: string, read: ReadFile): Promise<Loading> {
  return loadScenario(file, read, findingsOfModel);
}

/** Everything that is wrong with a model, with paths in it. */
export function findingsOfModel(model: Model): Finding[] {
  return scenarioFindings(model);
}
