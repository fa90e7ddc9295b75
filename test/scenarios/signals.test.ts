/** The shipped scenarios about signals: what their script makes, without errors, and all of them run. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { menuOf, signalScenarios } from '../../scenarios/signals/all.ts';
import { check, drive, planOf, prepare, startRun } from '../../src/runner/index.ts';
import { printDocument, type ScenarioDocument } from '../../src/scenario/index.ts';

// biome-ignore format: a list
const FILES = [
  'signals-today.json', 'retimed-school-morning.json', 'retimed-school-afternoon.json', 'green-wave-renmin-road.json',
  'networked-16.json', 'adaptive-seven.json', 'unsignalised-get-signals.json', 'drifting-clocks-30-days.json',
  'officer-at-the-school-crossing.json', 'guarded-route.json',
];
/** Five minutes in which something of each is to be seen [s since midnight]. */
const LOOKED_AT = (file: string): number => (file.includes('afternoon') ? 16 * 3600 : 7 * 3600 + 28 * 60);

let made: Map<string, ScenarioDocument>;
beforeAll(async () => {
  made = await signalScenarios();
});

it('are what their script makes of the county, byte for byte, and so is the menu', () => {
  expect([...made.keys()].sort()).toEqual(FILES.toSorted());
  for (const [file, document] of made) expect(printDocument(document)).toBe(readFileSync(`scenarios/${file}`, 'utf8'));
  expect(menuOf(made)).toBe(readFileSync('scenarios/signals/menu.json', 'utf8'));
});

const cache = { assignments: new Map(), freeFlow: new Map() };

it.each(FILES)('%s: no errors, says that it is synthetic, and runs', async (file) => {
  const { loaded, findings } = await check(`scenarios/${file}`, async (path) => readFileSync(path));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (loaded === undefined) throw new Error(`${file} cannot be read`);
  const { description } = loaded.document;
  expect(description?.zh).toContain('合成数据');
  expect(description?.en).toContain('synthetic');
  const start = LOOKED_AT(file);
  const run = startRun(prepare(planOf(loaded, 1, start), { cache }), {});
  expect(await drive(run, start + 300)).toBe(true);
  const { county } = run.collector.report(start, start + 300);
  expect(county.vehicleKm).toBeGreaterThan(100);
  expect(run.signalLog?.rows.length).toBeGreaterThan(1000);
});

it('the fifteen without a signal are fifteen, and the sixteen networked are sixteen', async () => {
  const of = async (file: string) => (await check(`scenarios/${file}`, async (path) => readFileSync(path))).loaded;
  const signals = await of('unsignalised-get-signals.json');
  expect(signals?.model.controllers.length).toBe((signals?.base.controllers.length ?? 0) + 15);
  const joined = await of('networked-16.json');
  expect(joined?.model.controllers.filter((one) => one.class === 'networked')).toHaveLength(16);
});
