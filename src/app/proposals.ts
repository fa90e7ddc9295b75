/**
 * The proposal that is looked at: asked of the worker of the run, tried out in a worker of its own, which can be ended. It is of
 * the scenario it was asked for; another scenario, or a step back, takes it away.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { EngineClient } from '../runner/client.ts';
import {
  type Comparison,
  type OffsetInput,
  planOf,
  type Proposal,
  type ProposalWish,
  withOffsets,
} from '../runner/index.ts';
import { openWaveSolver } from '../runner/wave/client.ts';
import { applyChange, type LoadedScenario, type Model } from '../scenario/index.ts';

export interface Trial {
  /** 0…1 */
  readonly share: number;
  /** By how long it took so far; null while that tells nothing yet. */
  readonly secondsLeft: number | null;
  readonly result: Comparison | null;
}

export interface Proposals {
  /** Whose panel it was asked in, as its intersections. */
  readonly shown: ReadonlySignal<{ readonly place: string; readonly proposal: Proposal } | null>;
  /** Whose proposal is being made, and the share of it that is done. */
  readonly asking: ReadonlySignal<{ readonly place: string; readonly share: number } | null>;
  readonly trial: ReadonlySignal<Trial | null>;
  readonly failure: ReadonlySignal<string | null>;
  ask(place: string, wish: ProposalWish, input: OffsetInput): Promise<void>;
  /** Runs today and the proposal on these seeds. */
  simulate(loaded: LoadedScenario, seeds: readonly number[]): Promise<void>;
  cancel(): void;
  close(): void;
}

/** Of a corridor's proposal, what its greens take; the rest is for its waves. For the progress alone. */
const SPLITTING = 0.3;

/** Before this share of the work the time it takes is not to be guessed. */
const GUESSABLE = 0.03;

/** @param newClient a worker of its own */
export function createProposals(client: EngineClient, newClient: () => EngineClient, now: () => number): Proposals {
  const shown = signal<{ place: string; proposal: Proposal } | null>(null);
  const asking = signal<{ place: string; share: number } | null>(null);
  const trial = signal<Trial | null>(null);
  const failure = signal<string | null>(null);
  let worker: EngineClient | undefined;
  let asked = new AbortController();
  /** Of what is being asked, the share that the worker of the run does. */
  let split = 1;
  client.onNotice((notice) => {
    if (notice.kind === 'proposing' && asking.value) asking.value = { ...asking.value, share: split * notice.share };
  });

  function cancel(): void {
    worker?.dispose();
    worker = undefined;
    trial.value = null;
  }
  function close(): void {
    cancel();
    asked.abort();
    if (asking.peek()) void client.request('endProposal', {});
    shown.value = null;
    asking.value = null;
    failure.value = null;
  }

  return {
    shown,
    asking,
    trial,
    failure,
    cancel,
    close,
    async ask(place, wish, input) {
      close();
      const mine = new AbortController();
      asked = mine;
      asking.value = { place, share: 0 };
      try {
        split = wish.isCorridor && wish.common ? SPLITTING : 1;
        const alone = await client.request('propose', wish);
        const solver = openWaveSolver({ signal: mine.signal });
        const proposal = await withOffsets(alone, input, {
          solve: solver.solve,
          onProgress: (share) => {
            mine.signal.throwIfAborted();
            asking.value = { place, share: split + (1 - split) * share };
          },
        }).finally(solver.end);
        if (!mine.signal.aborted) shown.value = { place, proposal };
      } catch (error) {
        if (!mine.signal.aborted) failure.value = error instanceof Error ? error.message : String(error);
      } finally {
        if (asked === mine) asking.value = null;
      }
    },
    async simulate(loaded, seeds) {
      const proposal = shown.value?.proposal;
      if (!proposal) return;
      cancel();
      failure.value = null;
      const mine = newClient();
      worker = mine;
      const begun = now();
      trial.value = { share: 0, secondsLeft: null, result: null };
      mine.onNotice((notice) => {
        if (notice.kind !== 'comparison' || worker !== mine) return;
        const { share } = notice;
        const spent = (now() - begun) / 1000;
        trial.value = { share, secondsLeft: share > GUESSABLE ? (spent * (1 - share)) / share : null, result: null };
      });
      const { intersections, from, to } = proposal.wish;
      const { seed: _, ...plan } = planOf(loaded, 1);
      try {
        const changed = changedBy(loaded.model, proposal);
        const result = await mine.request('compare', { plan, changed, intersections, from, to, seeds });
        if (worker === mine) trial.value = { share: 1, secondsLeft: 0, result };
      } catch (error) {
        if (worker !== mine) return;
        trial.value = null;
        failure.value = error instanceof Error ? error.message : String(error);
      } finally {
        mine.dispose();
        if (worker === mine) worker = undefined;
      }
    },
  };
}

/** @throws Error where a change cannot be made */
function changedBy(model: Model, { changes }: Proposal): Model {
  return changes.reduce((before, change) => {
    const result = applyChange(before, change);
    if (!('model' in result)) throw new Error(result.finding.message.zh);
    return result.model;
  }, model);
}
