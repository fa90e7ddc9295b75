/** What a detector is called on page and paper: where its traffic comes from, and on which lanes it lies. */
import { movementText, type Network, SIDE_TEXT, sideOf } from '../network/index.ts';
import type { Text } from '../scenario/index.ts';

/** "南进口 直、左" of the lanes of an approach. */
export function approachText(network: Network, id: string, lanes: readonly number[]): Text {
  const [side, turns] = [sideText(network, id), turnsText(network, id, lanes)];
  return { zh: `${side.zh} ${turns.zh}`, en: `${side.en} ${turns.en}` };
}

/** "南进口" */
export function sideText(network: Network, id: string): Text {
  const link = network.links[network.linkIndex.get(id) ?? -1];
  if (link === undefined) return { zh: id, en: id };
  const { zh, en } = SIDE_TEXT[sideOf(link)];
  return { zh: `${zh}进口`, en };
}

/** "直、左" of all that the lanes allow. */
export function turnsText(network: Network, id: string, lanes: readonly number[]): Text {
  const link = network.links[network.linkIndex.get(id) ?? -1];
  if (link === undefined) return { zh: '', en: '' };
  const side = SIDE_TEXT[sideOf(link)];
  const turns = new Set(lanes.flatMap((lane) => network.lanes[link.lanes[lane] ?? -1]?.turns ?? []));
  const names = [...turns].map((turn) => {
    const { zh, en } = movementText(link, turn);
    return { zh: zh.replace(side.zh, '').trim(), en: en.replace(side.en, '').trim() };
  });
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

/** "2–4"; from the centre line outward, from 1. */
export function laneNumbers(lanes: readonly number[]): string {
  const sorted = [...lanes].sort((a, b) => a - b);
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  const isRow = sorted.length > 1 && last - first === sorted.length - 1;
  return isRow ? `${first + 1}–${last + 1}` : sorted.map((lane) => lane + 1).join(', ');
}
