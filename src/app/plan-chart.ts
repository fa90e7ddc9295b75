/** The compiled plan of a controller as the rows of a bar chart. */
import { movementText, type Network, SIDE_TEXT, sideOf } from '../network/index.ts';
import type { Text } from '../scenario/index.ts';
import { Aspect, type CompiledController } from '../signal/index.ts';
import type { PlanBar, PlanBarsData } from '../view/index.ts';
import type { Language, Words } from './words/index.ts';
import { say } from './words/index.ts';

const SHOWS: Partial<Record<Aspect, PlanBar['shows']>> = {
  [Aspect.green]: 'green',
  [Aspect.greenFlash]: 'greenFlash',
  [Aspect.yellow]: 'yellow',
  [Aspect.redYellow]: 'yellow',
  [Aspect.yellowFlash]: 'yellow',
};

/** Runs of equal aspects of one row of a plan, in seconds. */
export function barsOf(
  aspects: Uint8Array,
  permissive: Uint8Array | null,
  row: number,
  cycle: number,
  tps: number,
): PlanBar[] {
  const bars: PlanBar[] = [];
  let from = 0;
  for (let at = 1; at <= cycle; at++) {
    const here = row * cycle + from;
    const same =
      at < cycle &&
      aspects[row * cycle + at] === aspects[here] &&
      (permissive?.[row * cycle + at] ?? 0) === (permissive?.[here] ?? 0);
    if (same) continue;
    bars.push({
      from: from / tps,
      to: at / tps,
      shows: SHOWS[aspects[here] as Aspect] ?? 'red',
      permissive: (permissive?.[here] ?? 0) === 1,
    });
    from = at;
  }
  return bars;
}

/** Rows of one intersection; movements that are always green or always alike in a pair are still shown: the plan sheet shows them. */
export function planRows(
  network: Network,
  controller: CompiledController,
  plan: number,
  node: number,
  ticksPerSecond: number,
  language: Language,
  words: Words,
): PlanBarsData['rows'] {
  const compiled = controller.plans[plan];
  if (!compiled) return [];
  const rows: PlanBarsData['rows'][number][] = [];
  const label = (text: Text): string => text[language];
  controller.movements.forEach((index, row) => {
    const movement = network.movements[index];
    const link = movement && network.links[movement.fromLink];
    if (!movement || !link || movement.node !== node || movement.banned) return;
    rows.push({
      label: label(movementText(link, movement.turn)),
      bars: barsOf(compiled.aspects, compiled.permissive, row, compiled.cycle, ticksPerSecond),
    });
  });
  controller.crosswalks.forEach((index, row) => {
    const crosswalk = network.crosswalks[index];
    const leg = crosswalk && network.links[crosswalk.leg];
    if (!crosswalk || !leg || crosswalk.node !== node) return;
    const side = label(SIDE_TEXT[sideOf(leg)]);
    const walk = say(words, 'pedestrian');
    rows.push({
      label: language === 'zh' ? `${side}侧${walk}` : `${side} ${walk}`,
      bars: barsOf(compiled.walks, null, row, compiled.cycle, ticksPerSecond),
    });
  });
  return rows;
}
