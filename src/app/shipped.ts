/** The scenario files that come with the page: fetched when asked for, and found by name when another file extends them. */
import type { Text } from '../scenario/index.ts';
import signalScenarios from '../../scenarios/signals/menu.json';

export interface ShippedScenario {
  file: string;
  name: Text;
  description?: Text;
}

export const SHIPPED: readonly ShippedScenario[] = [
  { file: 'county.json', name: { zh: '示例县：今日现状', en: 'Sample county: as it is today' } },
  {
    file: 'one-intersection.json',
    name: { zh: '单个路口（最小模型）', en: 'One intersection (smallest model)' },
  },
  ...signalScenarios,
];

const FOLDER = '../../scenarios/';
const texts = import.meta.glob<string>('../../scenarios/*.json', { query: '?raw', import: 'default' });

/** The bytes of a shipped file, or undefined if there is none of that name. */
export async function readShipped(file: string): Promise<Uint8Array | undefined> {
  const text = texts[`${FOLDER}${file}`];
  return text && new TextEncoder().encode(await text());
}
