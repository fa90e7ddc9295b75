/** All rules of all rooms: what the loader, the editor and `lukou check` call. */
import { demandFindings } from '../engine/index.ts';
import { surveyNetwork } from '../network/index.ts';
import {
  type Controller,
  type Finding,
  isWhole,
  type Loading,
  loadScenario,
  type Model,
  type ReadFile,
  scenarioFindings,
  type School,
  whereKnown,
} from '../scenario/index.ts';
import { signalFindings } from '../signal/index.ts';
import { type SoundPart, soundPartOf, withLists } from './sound.ts';

/** Reads a file and what it extends; `loaded` is there only when no rule of any room is broken by an error. */
export function check(file: string, read: ReadFile): Promise<Loading> {
  return loadScenario(file, read, findingsOfModel);
}

/**
 * Everything that is wrong with a model, with paths in it. Each room looks only at what the ones before found sound: past that
 * door a broken assumption would be a bug.
 */
export function findingsOfModel(model: Model): Finding[] {
  const findings = scenarioFindings(model);
  const part = soundPartOf(model, findings);
  if (part === undefined) return findings;
  const { network, findings: found } = surveyNetwork(part.model);
  const ofNetwork = found.filter((finding) => isCertain(finding, part));
  const open = openTo(part, ofNetwork);
  const told = new Set(findings.flatMap((one) => (FOLLOWING[one.code] ?? []).map((code) => `${code} ${planOf(one)}`)));
  const ofSignals = signalFindings(open.model, network, isCabinetKnown(open.model))
    .map((finding) => ({ ...finding, path: open.pathOf(finding.path) }))
    .filter((finding) => !told.has(`${finding.code} ${planOf(finding)}`));
  const all = [
    ...findings,
    ...ofNetwork.map((finding) => ({ ...finding, path: part.pathOf(finding.path) })),
    ...ofSignals,
  ];
  // Whether trips can be made is known only of a model that is otherwise without a fault: then the sound part is all of it.
  const others = all.filter(({ code }) => code !== UNREACHABLE);
  if (others.some(({ severity }) => severity === 'error') || !isWhole(model)) return all;
  const ofDemand = demandFindings(model, network);
  // An end that is cut off is told once, not once more from everywhere that cannot reach it.
  if (ofDemand.some(({ code }) => code === 'demand.cutOff')) return [...others, ...ofDemand];
  const unreachableFrom = new Set(all.filter(({ code }) => code === UNREACHABLE).map(placeOf));
  return [...all, ...ofDemand.filter((one) => one.code !== 'demand.noWay' || !unreachableFrom.has(placeOf(one)))];
}

/** What then follows for the rules of signals from a rule of the file about the same plan: told once is enough. */
const GREENS = ['signal.noGreen', 'signal.crosswalkNeverWalks'];
const FOLLOWING: Readonly<Record<string, readonly string[]>> = {
  'scenario.neverGreen': GREENS,
  'scenario.otherApproach': GREENS,
  'scenario.turnWithoutLane': GREENS,
  'scenario.noCrosswalk': GREENS,
  'scenario.cycleSum': ['signal.cycleSum'],
};
/** Told by streets alone, and again by trips where there are any. */
const UNREACHABLE = 'network.unreachable';
const placeOf = ({ path }: Finding): string => path.join('/');
const planOf = ({ path }: Finding): string => path.slice(0, 4).join('/');

/** Whether a finding of geometry would stand if everything else were right. */
function isCertain({ code, path: [kind, index] }: Finding, { model, doubtful }: SoundPart): boolean {
  if (code === UNREACHABLE) return doubtful.size === 0;
  return endsOf(model, kind, index).every((id) => !doubtful.has(id));
}

/**
 * Whether all is known of a controller but its plans, which the sound part has whole, and of what they are held against; or of guarded
 * routes.
 */
function isCabinetKnown(model: Model): (what: Controller | 'routes') => boolean {
  const isWorldKnown = whereKnown(() => isWhole([model.demand, model.settings]), false);
  return (what) =>
    what === 'routes'
      ? whereKnown(() => isWhole(model.guardedRoutes), false)
      : isWorldKnown && isWhole(withLists(what, { plans: [] }));
}

/** The nodes that a finding about a street concerns. */
function endsOf(model: Model, kind: Finding['path'][0] | undefined, index: Finding['path'][0] | undefined): string[] {
  const link = kind === 'links' ? model.links[Number(index)] : undefined;
  const intersection = kind === 'intersections' ? model.intersections[Number(index)] : undefined;
  return [link?.from, link?.to, intersection?.id].filter((id) => id !== undefined);
}

/** The sound part with the controllers alone at whose intersections no street is wrong: their plans can be held against geometry. */
function openTo(part: SoundPart, findings: readonly Finding[]): Pick<SoundPart, 'model' | 'pathOf'> {
  const wrong = new Set(part.doubtful);
  for (const { severity, path } of findings) {
    if (severity === 'error') for (const id of endsOf(part.model, path[0], path[1])) wrong.add(id);
  }
  const { controllers } = part.model;
  const at = [...controllers.keys()].filter((index) => !controllers[index]!.intersections.some((id) => wrong.has(id)));
  return {
    model: withLists(part.model, {
      controllers: at.map((index) => controllers[index]!),
      schools: part.model.schools?.map(named),
    }),
    pathOf: ([kind, index, ...rest]) =>
      part.pathOf([kind!, kind === 'controllers' ? at[Number(index)]! : index!, ...rest]),
  };
}

/** A school whose name cannot be read is called by its id. */
function named(school: School): School {
  const { id } = school;
  return whereKnown(() => isWhole(school.name), false) ? school : withLists(school, { name: { zh: id, en: id } });
}
