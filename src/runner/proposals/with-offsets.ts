/** A corridor's proposal with cycle and offsets chosen together: reasons, effect and plans of the best, and every cycle that was looked at. */
import type { Text } from '../../scenario/index.ts';
import { type ChooseOptions, chooseCycle } from './choose-cycle.ts';
import { cycleReasons } from './cycle-reasons.ts';
import { headingsOf } from './heading.ts';
import { meanDelay, movementEffects } from './effect.ts';
import { asToday, type CorridorAsked, type OffsetInput, type Wave } from './in-step.ts';
import { changesOf, type PlaceProposal, type Proposal } from './propose.ts';

/** Some seconds; rejects when the solver does. */
export async function withOffsets(
  proposal: Proposal,
  input: OffsetInput,
  options: ChooseOptions = {},
): Promise<Proposal> {
  const { wish, places, arrivals, range } = proposal;
  if (range === undefined || range.length === 0) return proposal;
  const asked: CorridorAsked = { ...input, proposal };
  const today = asToday(asked);
  const choice = await chooseCycle(asked, range, options);
  const { nodes, nodeIndex } = input.network;
  const nodeOf = (id: string) => nodes[nodeIndex.get(id)!]!;
  const headings = headingsOf(nodeOf(wish.intersections[0]!), nodeOf(wish.intersections.at(-1)!));
  const { splits, step } = choice.best;
  const chosen = places.map((place, index): PlaceProposal => {
    const own = splits[index] ?? place.split;
    const plan = step.plans[index] ?? own.plan;
    const split = { ...own, plan, reasons: [...own.reasons, ...place.usage] };
    const delays = { before: today.delays[index] ?? [], after: step.delays[index] ?? [] };
    const movements = movementEffects(split, arrivals, wish.to - wish.from, delays);
    return { ...place, split, movements, delay: meanDelay(movements) };
  });
  const waves = step.waves.flatMap((wave): Text[] =>
    wave.signals === places.length ? [...wave.reasons] : [stretchText(wave), ...wave.reasons],
  );
  return {
    ...proposal,
    places: chosen,
    reasons: [...cycleReasons(choice, today.delay, headings), ...waves],
    changes: changesOf(chosen),
    study: { rows: choice.rows, chosen: choice.best.cycle, today: today.delay, headings },
  };
}

function stretchText({ first, last, signals }: Wave): Text {
  return {
    zh: `${first} 至 ${last}（${signals} 处信号）一段的绿波：`,
    en: `The wave from ${first} to ${last} (${signals} signals):`,
  };
}
