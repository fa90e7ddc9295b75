/** The two shipped models as networks, for tests of the picture. */
import { readFileSync } from 'node:fs';
import { buildNetwork, type Network } from '../../../src/network/index.ts';
import type { Model } from '../../../src/scenario/index.ts';

export function shipped(name: string): { model: Model; network: Network } {
  const model = JSON.parse(readFileSync(`scenarios/${name}.json`, 'utf8')) as Model;
  return { model, network: buildNetwork(model) };
}
