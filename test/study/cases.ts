/** What is studied: a shipped scenario and the hours it is about. */
import { check } from '../../src/runner/index.ts';
import type { LoadedScenario } from '../../src/scenario/index.ts';
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
