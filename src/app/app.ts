/** The page's parts put together: document, worker, clock, results, view; panels take what they need from here. */
import { effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { DetectorFigures, SignalsChange } from '../metrics/index.ts';
import type { Network } from '../network/index.ts';
import {
  type LoadedRun,
  type Notice,
  planOf,
  type PreparationStep,
  type RunPlan,
  type TimingEffect,
  type TimingEffectWish,
} from '../runner/index.ts';
import type { EngineClient } from '../runner/client.ts';
import type { Change, Model, Text } from '../scenario/index.ts';
import type { SignalProgram } from '../signal/index.ts';
import type { CountyMap } from '../view/scene/index.ts';
import { type AddressedView, readAddress } from './address.ts';
import { corridorOf, type CorridorView, createCorridorView } from './corridor.ts';
import { createDraft, type Draft } from './panels/timing/draft.ts';
import { createDocument, type DocumentStore } from './document.ts';
import type { FramePair } from './frames.ts';
import { createPlayback, type Playback } from './playback.ts';
import { createResults, type Results } from './results.ts';
import { createProposals, type Proposals } from './proposals.ts';
import { createRouteRuns, type RouteRuns } from './route-runs.ts';
import { readShipped } from './shipped.ts';
import { createViewState, type ViewState } from './view-state.ts';

/** The seed of a run that is only looked at; studies take many. */
export const SEED = 1;

export interface Compiled {
  model: Model;
  network: Network;
  program: SignalProgram;
}

export interface App {
  readonly document: DocumentStore;
  /** What the editor of signals holds and has not applied yet. */
  readonly draft: Draft;
  readonly proposals: Proposals;
  readonly playback: Playback;
  readonly results: Results;
  readonly view: ViewState;
  readonly corridor: CorridorView;
  readonly compiled: ReadonlySignal<Compiled | null>;
  readonly run: ReadonlySignal<LoadedRun | null>;
  readonly preparing: ReadonlySignal<{ what: PreparationStep | 'check'; share: number } | null>;
  /** A sentence for the planner; null while all is well. */
  readonly failure: Signal<string | null>;
  readonly map: Signal<CountyMap | null>;
  /** The moment on the screen; changes several times a second, so only small live parts listen. */
  readonly frame: Signal<FramePair | null>;
  text(text: Text): string;
  /** One step back or on: of the editor of signals while it is open, else of the scenario. */
  undo(): void;
  redo(): void;
  /** Applies changes of signals to the run under way; those that take another run are run from the start, which a sentence says. */
  applyNow(changes: readonly Change[]): Promise<boolean>;
  /** When and where signals were changed in this run. */
  readonly changedAt: ReadonlySignal<readonly SignalsChange[]>;
  /** Runs the open scenario again from its start; with a time, on to there as fast as it goes. */
  restart(until?: number): void;
  /** A scenario that lets travellers choose anew is run with the model's routes instead. */
  readonly frozenRoutes: ReadonlySignal<boolean>;
  /** What either way of choosing routes has given so far. */
  readonly routeRuns: RouteRuns;
  /** Runs the other way, to the time that is shown. */
  keepRoutes(frozen: boolean): void;
  hash(): Promise<{ tick: number; hash: string }>;
  /** What the formulas expect of a timing that is being edited. */
  timingEffect(wish: TimingEffectWish): Promise<TimingEffect>;
  /** What the signals did in the last half hour of the run. */
  signalLog(): Promise<{ from: number; rows: number[] }>;
  /** What detectors told in a period of the run. */
  detectors(period: { from: number; to: number }): Promise<{ time: number; figures: DetectorFigures[] }>;
  start(): Promise<void>;
}

export function createApp(client: EngineClient, newClient: () => EngineClient, address: string): App {
  const addressed: AddressedView = readAddress(address);
  const view = createViewState(addressed);
  const playback = createPlayback();
  const results = createResults();
  const compiled = signal<Compiled | null>(null);
  const run = signal<LoadedRun | null>(null);
  const preparing = signal<{ what: PreparationStep | 'check'; share: number } | null>(null);
  const failure = signal<string | null>(null);
  const changedAt = signal<readonly SignalsChange[]>([]);
  const frozenRoutes = signal(false);
  const routeRuns = createRouteRuns();
  const document = createDocument(async (file, files) => {
    const checked = await client.request('check', { file, files });
    // A county is long to receive and long to show: not both in one task.
    await new Promise((resolve) => setTimeout(resolve));
    return checked;
  }, readShipped);

  const corridor = createCorridorView(
    () => {
      const model = document.open.value?.loaded.model;
      return model && corridorOf(model, compiled.value?.network, view.diagram.value);
    },
    run,
    (intersections) => void client.request('watchCorridor', { intersections }),
  );
  const draft = createDraft();
  const proposals = createProposals(client, newClient, () => performance.now());
  const isEditing = (): boolean => view.panel.peek()?.kind === 'timing';

  const port = {
    runUntil: (data: { tick: number; frameEvery: number }) => client.request('runUntil', data),
    pause: () => client.request('pause', {}),
    returnFrame: client.returnFrame,
  };

  client.onNotice((notice: Notice) => {
    switch (notice.kind) {
      case 'frame':
        playback.receive(notice.frame);
        break;
      case 'series':
        if (run.value) results.receive(notice.update);
        break;
      case 'corridor':
        corridor.receive(notice.intersections, notice.record);
        break;
      case 'network':
        if (document.open.value)
          compiled.value = {
            model: document.open.value.loaded.model,
            network: notice.network,
            program: notice.program,
          };
        break;
      case 'program':
        if (document.open.value && compiled.value)
          compiled.value = { ...compiled.value, model: document.open.value.loaded.model, program: notice.program };
        changedAt.value = notice.changedAt;
        break;
      case 'progress':
        preparing.value = { what: notice.what, share: notice.share };
        break;
      case 'proposing':
      case 'comparison':
        // Of proposals, which listen to it themselves.
        break;
      case 'failed':
        preparing.value = null;
        failure.value = notice.message;
    }
  });

  /** The time the address asks for; it counts for the first run only. */
  let firstLook = addressed.time;

  /** The model that was run last, and the time it was to run on to before its clock was there. */
  let lastModel: string | undefined;
  let awaited: number | undefined;
  /** The time the planner looks at, or waits for. */
  const lookedAt = (): number | undefined =>
    playback.day.peek() === null ? awaited : Math.max(playback.time.peek(), playback.goal.peek() ?? 0);

  /** Counts loads, so that the answer to an earlier one is not taken for the latest. */
  let loads = 0;
  async function load(plan: RunPlan, until?: number): Promise<void> {
    loads += 1;
    const mine = loads;
    awaited = until;
    playback.unload();
    run.value = null;
    failure.value = null;
    changedAt.value = [];
    preparing.value = { what: 'network', share: 0 };
    try {
      const loaded = await client.request('load', plan);
      if (mine !== loads) return;
      results.clear(loaded.start);
      run.value = loaded;
      playback.load(port, loaded);
      playback.play();
      if (until !== undefined) playback.runTo(until);
    } catch (error) {
      if (mine === loads) failure.value = sentenceOf(error);
    } finally {
      if (mine === loads) preparing.value = null;
    }
  }

  function restart(until?: number): void {
    const open = document.open.value;
    if (!open) return;
    const plan = planOf(open.loaded, SEED);
    void load(frozenRoutes.value ? { ...plan, reassign: false } : plan, until);
  }

  /** What is opened now is a change of the run under way. */
  let goesOn = false;
  async function changeRun(model: Model): Promise<void> {
    const answer = await client.request('changeSignals', { model });
    if (!('refused' in answer)) return;
    restart(lookedAt());
    failure.value = answer.refused[view.language.peek()];
  }

  effect(() => {
    const open = document.open.value;
    if (!open) return;
    if (goesOn) {
      changeRun(open.loaded.model).catch((error: unknown) => (failure.value = sentenceOf(error)));
      return;
    }
    frozenRoutes.value = false;
    routeRuns.clear();
    proposals.close();
    // Another scenario on the same model, as after a change, is looked at when the last one was.
    const model = open.loaded.chain.at(-1);
    untracked(() => restart(firstLook ?? (model === lastModel ? lookedAt() : undefined) ?? FIRST_LOOK));
    lastModel = model;
    firstLook = undefined;
  });
  effect(() => {
    const period = results.period.value;
    if (period && document.open.peek()?.loaded.reassign) routeRuns.keep(frozenRoutes.peek(), period);
  });
  effect(() => {
    const found = document.findings.value;
    if (found && !found.opened) view.panel.value = { kind: 'findings', id: '' };
  });
  effect(() => {
    const wanted = results.wanted.value;
    if (!wanted || !run.value) return;
    const mine = loads;
    client.request('period', wanted).then(
      (period) => mine === loads && results.wanted.value === wanted && results.show(period),
      (error: unknown) => (failure.value = sentenceOf(error)),
    );
  });

  return {
    document,
    draft,
    proposals,
    undo() {
      if (!isEditing() || !draft.undo()) document.undo();
    },
    redo() {
      if (!isEditing() || !draft.redo()) document.redo();
    },
    playback,
    results,
    view,
    corridor,
    compiled,
    run,
    preparing,
    failure,
    map: signal<CountyMap | null>(null),
    frame: signal<FramePair | null>(null),
    text: (text) => text[view.language.value],
    async applyNow(changes) {
      goesOn = run.peek() !== null;
      try {
        return await document.applyAll(changes);
      } finally {
        goesOn = false;
      }
    },
    changedAt,
    restart,
    frozenRoutes,
    routeRuns,
    keepRoutes(frozen) {
      frozenRoutes.value = frozen;
      restart(playback.time.peek());
    },
    hash: () => client.request('hash', {}),
    timingEffect: (wish) => client.request('timingEffect', wish),
    signalLog: () => client.request('signalLog', {}),
    detectors: (period) => client.request('detectors', period),
    async start() {
      preparing.value = { what: 'check', share: 0 };
      const file = addressed.file ?? 'county.json';
      try {
        if (!(await document.openShipped(file))) {
          await document.openShipped('county.json');
          // Once more, to say on the running county why it is not the file that was asked for.
          await document.openShipped(file);
        }
      } catch (error) {
        failure.value = sentenceOf(error);
      } finally {
        if (!document.open.value) preparing.value = null;
      }
    },
  };
}

/**
 * [s since midnight] A day that starts before dawn is run ahead to the first time worth looking at, as fast as it goes.
 * Nothing is skipped: the run is the same as one that was watched from its start.
 */
const FIRST_LOOK = 7 * 3600 + 10 * 60;

/** The first line of what went wrong: a planner needs a sentence, not a stack. */
export function sentenceOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
