/** The scenario files that come with the page: fetched when asked for, and found by name when another file extends them. */
import type { WordKey } from './words/index.ts';

export interface ShippedScenario {
  file: string;
  word: WordKey;
  text: () => Promise<{ default: string }>;
}

export const SHIPPED: readonly ShippedScenario[] = [
  { file: 'county.json', word: 'shippedCounty', text: () => import('../../scenarios/county.json?raw') },
  {
    file: 'one-intersection.json',
    word: 'shippedOne',
    text: () => import('../../scenarios/one-intersection.json?raw'),
  },
];

/** The bytes of a shipped file, or undefined if there is none of that name. */
export async function readShipped(file: string): Promise<Uint8Array | undefined> {
  const found = SHIPPED.find((each) => each.file === file);
  if (!found) return undefined;
  return new TextEncoder().encode((await found.text()).default);
}
