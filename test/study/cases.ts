/** What is studied: a shipped scenario, the hours it is about, and where it changes anything. */
import { check } from '../../src/runner/index.ts';
import type { LoadedScenario, Model } from '../../src/scenario/index.ts';
import { readFileSync } from 'node:fs';

/** [s since midnight]: run from `start`, counted from `from` to `to`. */
export interface Period {
  readonly id: 'morning' | 'afternoon';
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

const at = (hours: number, minutes: number): number => hours * 3600 + minutes * 60;

export const PERIODS: Record<Period['id'], Period> = {
  morning: { id: 'morning', start: at(6, 30), from: at(7, 0), to: at(8, 30) },
  afternoon: { id: 'afternoon', start: at(16, 0), from: at(16, 30), to: at(18, 30) },
};

/** All others are compared with it, on the same seeds. */
export const TODAY = 'signals-today';

/** The ten, in the order of the menu. */
export const SCENARIOS: readonly (readonly [id: string, period: Period['id']])[] = [
  [TODAY, 'morning'],
  [TODAY, 'afternoon'],
  ['retimed-school-morning', 'morning'],
  ['retimed-school-afternoon', 'afternoon'],
  ['green-wave-renmin-road', 'morning'],
  ['networked-16', 'morning'],
  ['adaptive-seven', 'morning'],
  ['unsignalised-get-signals', 'morning'],
  ['drifting-clocks-30-days', 'morning'],
  ['officer-at-the-school-crossing', 'morning'],
  ['guarded-route', 'morning'],
];

export async function loadCase(id: string): Promise<LoadedScenario> {
  const { loaded, findings } = await check(`scenarios/${id}.json`, async (path) => readFileSync(path));
  if (loaded === undefined) throw new Error(`${id}: ${findings[0]?.message.en ?? 'cannot be read'}`);
  return loaded;
}

/** Above this share of all intersections a scenario is not local: its figure is the county's. */
const LOCAL = 0.5;

/** The intersections whose signals a scenario changes, and their neighbours; null where these are most of the county. */
export function placesOf({ base, model }: Pick<LoadedScenario, 'base' | 'model'>): string[] | null {
  const touched = new Set(touchedIn(base, model));
  const near = model.links.flatMap(({ from, to }) => (touched.has(from) ? [to] : touched.has(to) ? [from] : []));
  const ids = new Set(model.intersections.map(({ id }) => id));
  const all = [...new Set([...touched, ...near])].filter((id) => ids.has(id));
  return all.length === 0 || all.length > LOCAL * ids.size ? null : all;
}

function touchedIn(base: Model, model: Model): string[] {
  const before = new Map(base.controllers.map((controller) => [controller.id, JSON.stringify(controller)]));
  const changed = model.controllers.filter((one) => before.get(one.id) !== JSON.stringify(one));
  const guarded = (model.guardedRoutes ?? []).flatMap(({ links }) =>
    model.links.filter(({ id }) => links.includes(id)).map(({ to }) => to),
  );
  return [...changed.flatMap(({ intersections }) => intersections), ...guarded];
}
