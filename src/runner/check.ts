/** All rules of all rooms: what the loader, the editor and `lukou check` call. */
import { buildNetwork, networkFindings } from '../network/index.ts';
import {
  type Finding,
  type Loading,
  loadScenario,
  type Model,
  type ReadFile,
  scenarioFindings,
} from '../scenario/index.ts';
import { signalFindings } from '../signal/index.ts';

/** Reads a file and what it extends; `loaded` is there only when no rule of any room is broken by an error. */
export function check(file: string, read: ReadFile): Promise<Loading> {
  return loadScenario(file, read, findingsOfModel);
}

/**
 * Everything that is wrong with a model, with paths in it. Each room looks only at what the one before found whole: past that
 * door a broken assumption would be a bug.
 */
export function findingsOfModel(model: Model): Finding[] {
  const findings = scenarioFindings(model);
  if (findings.some(isError)) return findings;
  findings.push(...networkFindings(model));
  if (findings.some(isError)) return findings;
  findings.push(...signalFindings(model, buildNetwork(model)));
  return findings;
}

const isError = (finding: Finding): boolean => finding.severity === 'error';
