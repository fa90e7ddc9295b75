/** The ten scenarios about signals, in the order of the menu. */
import { type ScenarioDocument, scenarioOf } from '../../src/scenario/index.ts';
import { County, type Shipped } from './county.ts';
import { greenWave, networked16 } from './joined.ts';
import { getSignals, retimedSchools } from './retimed.ts';
import { adaptiveSeven, driftingClocks, guardedRoute, officerAtSchool } from './seeing.ts';

const TODAY: Shipped = {
  file: 'signals-today.json',
  name: { zh: '今日信号', en: 'Signals today' },
  description: {
    zh: '虚构示例县（合成数据），信号一处不改：60 处信号，7 处联网，半数单点机箱全天只有一套方案。其余场景都在相同种子上与它成对比较。',
    en: 'Made-up county (synthetic data) with no signal changed: 60 signals, 7 of them networked, half of the isolated cabinets with one plan for the whole day. All other scenarios are compared with it in pairs, on the same seeds.',
  },
  changes: [],
};

/** By file name. */
export async function signalScenarios(): Promise<Map<string, ScenarioDocument>> {
  const county = new County();
  const all = [
    TODAY,
    ...(await retimedSchools(county)),
    await greenWave(county),
    await networked16(county),
    adaptiveSeven(county),
    await getSignals(county),
    driftingClocks(),
    officerAtSchool(county),
    guardedRoute(county),
  ];
  return new Map(
    all.map(({ file, name, description, changes }) => [
      file,
      scenarioOf({ $schema: '../public/scenario.schema.json', name, description, extends: 'county.json', changes }),
    ]),
  );
}

/** What the page's menu says of them, so that it need not load them to say it. */
export function menuOf(scenarios: ReadonlyMap<string, ScenarioDocument>): string {
  const rows = [...scenarios].map(([file, { name, description }]) => ({ file, name, description }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
