/** The changes of a chain, made one after another on its model; what could not be made, and what is unknown because of it. */
import { applyChange } from '../edits/index.ts';
import type { Finding, PlacedFinding } from '../finding.ts';
import { whereKnown } from '../holes.ts';
import { nearest } from '../nearest.ts';
import type { Places } from '../read/place.ts';
import type { Change, Model, Scenario } from '../schema.ts';
import type { Chain } from './chain.ts';

/** The model after one step away from the base, and where that step stands. */
export interface Step {
  model: Model;
  places: Places;
  path: Finding['path'];
}

export interface Applied {
  /** The steps that could be made. */
  steps: Step[];
  /** The changes that could not. */
  refused: PlacedFinding[];
  /** Whether a finding of the changed model may be there only because an earlier step could not be made. */
  isDoubtful(finding: Finding): boolean;
}

/** Settings first, then the changes in order, scenario by scenario from the model outward. */
export function applyAll(chain: Chain): Applied {
  const steps: Step[] = [];
  const refused: PlacedFinding[] = [];
  const failed: (Change | undefined)[] = [];
  let { model } = chain;
  for (const { document, places } of [...chain.scenarios].reverse()) {
    const settings = whereKnown(() => withSettings(model, document.settings), undefined);
    if (settings === undefined) failed.push(undefined);
    else if (settings !== model) {
      model = settings;
      steps.push({ model, places, path: ['settings'] });
    }
    const count = whereKnown(() => document.changes.length, undefined);
    if (count === undefined) failed.push(undefined);
    for (let index = 0; index < (count ?? 0); index++) {
      const change = whereKnown(() => document.changes[index], undefined);
      const result = change && whereKnown(() => applyChange(model, change), undefined);
      if (result !== undefined && 'model' in result) {
        model = result.model;
        steps.push({ model, places, path: ['changes', index] });
        continue;
      }
      if (change !== undefined && result !== undefined && !isOfUnmade(result.finding, change, failed)) {
        refused.push(places.place({ ...result.finding, path: ['changes', index, ...result.finding.path] }));
      }
      failed.push(change);
    }
  }
  return { steps, refused, isDoubtful: (finding) => isAbout(finding, model, failed) };
}

function withSettings(model: Model, settings: Scenario['settings']): Model {
  if (settings === undefined) return model;
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return { ...model, settings: { ...model.settings, ...Object.fromEntries(given) } };
}

/** Whether a change was refused for the lack of what an earlier one would have made: only new controllers are named by later changes. */
function isOfUnmade({ path }: Finding, change: Change, failed: readonly (Change | undefined)[]): boolean {
  const makers = failed.filter((one) => one === undefined || whereKnown(() => one.do === 'signalise', true));
  if (makers.includes(undefined)) return true;
  let value: unknown = change;
  for (const key of path) value = (value as Record<string | number, unknown> | undefined)?.[key];
  return typeof value === 'string' && makers.some((one) => one !== undefined && namesIn(one).includes(value));
}

/** Whether a finding is about a record that a change that could not be made names, or may have meant. */
function isAbout({ path }: Finding, model: Model, failed: readonly (Change | undefined)[]): boolean {
  if (failed.includes(undefined)) return true;
  const names = failed.flatMap((change) => (change === undefined ? [] : namesIn(change)));
  if (names.length === 0) return false;
  let list: unknown = model;
  for (const key of path) {
    if (typeof key === 'number') break;
    list = whereKnown(() => (list as Record<string, unknown> | undefined)?.[key], undefined);
  }
  if (!Array.isArray(list)) return false;
  const ids = idsIn(list);
  const own = idsIn([list[path.find((key) => typeof key === 'number') ?? -1]]);
  return names.some((name) => own.includes(name) || own.includes(nearest(name, ids) ?? ''));
}

function idsIn(list: readonly unknown[]): string[] {
  return [...list.keys()].flatMap((index) =>
    whereKnown(() => {
      const { id } = (list[index] ?? {}) as { id?: unknown };
      return typeof id === 'string' ? [id] : [];
    }, []),
  );
}

/** The ids a change names: of what it changes, and of the record it brings. */
function namesIn(change: Change): string[] {
  return Object.keys(change).flatMap((key) =>
    whereKnown(() => {
      const value = (change as Record<string, unknown>)[key];
      if (key === 'do') return [];
      if (typeof value === 'string') return [value];
      if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
      return idsIn([value]);
    }, []),
  );
}
