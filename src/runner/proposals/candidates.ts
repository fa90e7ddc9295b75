/** Of each intersection asked about: the plan that is in force in the period, and what it would be given alone. */
import type { Network } from '../../network/index.ts';
import type { Controller, Model, Text } from '../../scenario/index.ts';
import { type Discharge, proposeSplits, type SplitProposal, type SplitWish } from '../../signal/index.ts';
import { pause } from '../pause.ts';
import { servedBy } from './effect.ts';
import { planInForce } from './in-force.ts';
import type { ProposalOptions, ProposalWish } from './propose.ts';

/** One controller and what it is to be given. */
export interface Candidate {
  readonly intersection: string;
  readonly controller: Controller;
  readonly wish: SplitWish;
  readonly single: SplitProposal;
}

export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly refused: readonly { readonly intersection: string; readonly reason: Text }[];
}

export interface CandidateInput {
  readonly model: Model;
  readonly network: Network;
  readonly arrivals: ReadonlyMap<number, number>;
  readonly discharge: Discharge;
}

/** @returns undefined when it was stopped */
export async function candidatesFor(
  { model, network, arrivals, discharge }: CandidateInput,
  { intersections, from, to, criterion, allowed }: ProposalWish,
  options: ProposalOptions = {},
): Promise<Candidates | undefined> {
  const refused: { intersection: string; reason: Text }[] = [];
  const candidates = new Map<string, Candidate>();
  for (const [number, intersection] of intersections.entries()) {
    const controller = model.controllers.find((one) => one.intersections.includes(intersection));
    const plan = controller === undefined ? undefined : planInForce(controller, from, to);
    const mode = plan?.control?.mode;
    if (controller === undefined || plan === undefined)
      refused.push({ intersection, reason: { zh: '没有信号机', en: 'has no signal' } });
    else if (mode === 'flashingYellow' || mode === 'dark')
      refused.push({
        intersection,
        reason: {
          zh: '这一时段黄闪或灭灯，没有绿灯可分',
          en: 'flashes yellow or is dark in the period: no green to split',
        },
      });
    else if (!candidates.has(controller.id)) {
      const wish: SplitWish = {
        model,
        network,
        controller,
        plan,
        arrivals,
        discharge,
        criterion,
        allowed,
        period: to - from,
        delay: (stream, cycle, green) => servedBy(stream, cycle, green, to - from).delay,
      };
      candidates.set(controller.id, { intersection, controller, wish, single: proposeSplits(wish) });
    }
    options.onProgress?.((number + 1) / intersections.length);
    await pause();
    if (options.shouldStop?.() === true) return undefined;
  }
  return { candidates: [...candidates.values()], refused };
}
