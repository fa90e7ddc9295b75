/**
 * The worker's end of the conversation: answers requests, runs on in slices between them, and tells frames and series.
 *
 * It adds transport and nothing else: what is simulated and measured does not depend on who asks when. A few frame buffers go back
 * and forth; while the page holds them all, frames are left out, but the one at the end of a run waits for a buffer.
 */
import { createFrame, type Frame, writeFrame } from '../engine/index.ts';
import { check } from './check.ts';
import { CorridorTeller } from './corridor-teller.ts';
import {
  buffersOf,
  type FrameReturn,
  type LoadedRun,
  type Notice,
  type ReplyMessage,
  type RequestMessage,
  type RequestName,
  type Requests,
} from './messages.ts';
import { changeSignals, programInForce } from './live-changes.ts';
import { pause } from './pause.ts';
import { type PreparationCache, prepare } from './prepare.ts';
import { compare } from './proposals/compare.ts';
import { propose } from './proposals/propose.ts';
import { timingEffect } from './proposals/timing-effect.ts';
import { makeResult } from './result.ts';
import { type Run, SLICE_MILLISECONDS, startRun, stepOnce } from './run.ts';

/** Sends to the page; the buffers in `transfer` go over without a copy. */
export type Post = (message: ReplyMessage | Notice, transfer: ArrayBufferLike[]) => void;

/** Two to draw between, one on its way, one being written. */
const FRAMES = 4;
/** Assignments kept for the next load; one of a county takes some megabytes. */
const ASSIGNMENTS = 4;
/** What is kept of what the signals did [s]. */
const SIGNALS_KEPT = 1800;
/** Wall clock between two reports of the bin that is being filled [ms]. */
const SERIES_EVERY = 1000;

export class WorkerSide {
  readonly #post: Post;
  readonly #now: () => number;
  readonly #cache: PreparationCache = { assignments: new Map(), freeFlow: new Map() };
  #run: Run | undefined;
  #target = 0;
  #frameEvery = 1;
  #driving = false;
  /** The request of the run under way, answered when it gets there or another replaces it. */
  #waiting: number | undefined;
  #buffers: Frame[] = [];
  #frameOwed = false;
  /** Counts proposals, so that one that is given up, or followed by another, ends. */
  #proposal = 0;
  #seriesAt = 0;
  #changesTold = 0;
  readonly #corridor: CorridorTeller;

  constructor(post: Post, now: () => number = () => performance.now()) {
    this.#post = post;
    this.#now = now;
    this.#corridor = new CorridorTeller(post, now);
  }

  async receive(message: RequestMessage | FrameReturn): Promise<void> {
    if ('returned' in message) {
      this.#takeBack(message.returned);
      return;
    }
    try {
      if (message.name === 'runUntil') this.#runUntil(message.request, message.data as Requests['runUntil'][0]);
      else this.#reply(message.request, await this.#answer(message));
    } catch (error) {
      this.#post({ reply: message.request, error: words(error) }, []);
    }
  }

  async #answer({ name, data }: RequestMessage): Promise<Requests[RequestName][1]> {
    switch (name) {
      case 'check': {
        const { file, files } = data as Requests['check'][0];
        return check(file, async (path) => {
          const bytes = files[path];
          if (bytes === undefined) throw new Error(`no file ${path}`);
          return bytes;
        });
      }
      case 'load':
        return this.#load(data as Requests['load'][0]);
      case 'pause':
        return this.#stop();
      case 'changeSignals':
        return changeSignals(this.#loaded(), (data as Requests['changeSignals'][0]).model);
      case 'hash': {
        const { simulation } = this.#loaded();
        return { tick: simulation.tick, hash: simulation.hash() };
      }
      case 'period': {
        const { from, to } = data as Requests['period'][0];
        return this.#loaded().collector.report(from, to);
      }
      case 'report': {
        const { from, to } = data as Requests['report'][0];
        return makeResult(this.#loaded(), from, to);
      }
      case 'signalLog': {
        const { simulation, signalLog } = this.#loaded();
        const kept = simulation.tick - SIGNALS_KEPT * simulation.input.ticksPerSecond;
        return { from: Math.max(kept, signalLog?.from ?? 0), rows: signalLog?.rows ?? [] };
      }
      case 'detectors': {
        const { from, to } = data as Requests['detectors'][0];
        const { simulation, detectorWatch } = this.#loaded();
        return { time: simulation.time, figures: detectorWatch?.report(from, to) ?? [] };
      }
      case 'watchCorridor': {
        const { intersections } = data as Requests['watchCorridor'][0];
        const run = this.#loaded();
        this.#corridor.watch(run, intersections);
        return { tick: run.simulation.tick };
      }
      case 'propose': {
        const { plan, input } = this.#loaded().prepared;
        const mine = ++this.#proposal;
        const proposal = await propose({ model: plan.model, ...input }, data as Requests['propose'][0], {
          onProgress: (share) => this.#post({ kind: 'proposing', share }, []),
          shouldStop: () => mine !== this.#proposal,
        });
        if (proposal === undefined) throw new Error('已取消 / given up');
        return proposal;
      }
      case 'endProposal': {
        this.#proposal += 1;
        return {};
      }
      case 'timingEffect': {
        const { plan, input } = this.#loaded().prepared;
        return timingEffect({ model: plan.model, ...input }, data as Requests['timingEffect'][0]);
      }
      case 'compare': {
        const onProgress = (share: number) => this.#post({ kind: 'comparison', share }, []);
        const comparison = await compare(data as Requests['compare'][0], { onProgress, cache: this.#cache });
        if (comparison === undefined) throw new Error('nobody stops a comparison but with its worker');
        return comparison;
      }
      case 'runUntil':
        throw new Error('runUntil is answered when it gets there');
    }
  }

  #loaded(): Run {
    if (this.#run === undefined) throw new Error('没有载入场景 / no scenario is loaded');
    return this.#run;
  }

  #load(plan: Requests['load'][0]): LoadedRun {
    this.#answerWaiting();
    this.#run = undefined;
    this.#corridor.end();
    if (this.#cache.assignments.size >= ASSIGNMENTS) this.#cache.assignments.clear();
    const prepared = prepare(plan, {
      onProgress: (what, share) => this.#post({ kind: 'progress', what, share }, []),
      onNetwork: (network, program) => this.#post({ kind: 'network', network, program }, []),
      cache: this.#cache,
    });
    const run = startRun(prepared, { keep: SIGNALS_KEPT });
    this.#run = run;
    this.#changesTold = 0;
    this.#target = run.simulation.tick;
    this.#buffers = Array.from({ length: FRAMES }, () => createFrame(run.simulation));
    this.#tellFrame();
    const { assignment, reassigned, end, input } = prepared;
    return {
      trips: input.trips.length,
      relativeGap: assignment.relativeGap,
      offShortestShare: assignment.offShortestShare,
      reassigned,
      start: input.start,
      end,
      ticksPerSecond: input.ticksPerSecond,
    };
  }

  #runUntil(request: number, { tick, frameEvery }: Requests['runUntil'][0]): void {
    this.#loaded();
    this.#answerWaiting();
    this.#waiting = request;
    this.#target = tick;
    this.#frameEvery = Math.max(1, Math.floor(frameEvery));
    if (!this.#driving) void this.#drive();
  }

  #stop(): { tick: number } {
    const { simulation } = this.#loaded();
    this.#target = simulation.tick;
    this.#answerWaiting();
    this.#tellFrame();
    this.#tellSeries(true);
    this.#corridor.tell();
    return { tick: simulation.tick };
  }

  /** Runs slice by slice to the target, which requests between the slices may move, or take the run away. */
  async #drive(): Promise<void> {
    this.#driving = true;
    try {
      for (let run = this.#run; run !== undefined && run.simulation.tick < this.#target; run = this.#run) {
        this.#slice(run);
        await pause();
      }
      if (this.#waiting !== undefined && this.#run !== undefined) {
        if (this.#run.simulation.tick % this.#frameEvery !== 0) this.#tellFrame();
        this.#tellSeries(true);
        this.#corridor.tell();
      }
    } catch (error) {
      this.#run = undefined;
      this.#post({ kind: 'failed', message: words(error) }, []);
    } finally {
      this.#driving = false;
      this.#answerWaiting();
    }
  }

  #slice(run: Run): void {
    const { simulation } = run;
    const sliceEnd = this.#now() + SLICE_MILLISECONDS;
    do {
      stepOnce(run);
      this.#corridor.afterStep();
      const last = simulation.tick === this.#target;
      if (simulation.tick % this.#frameEvery === 0 && (last || this.#buffers.length > 0)) this.#tellFrame();
    } while (simulation.tick < this.#target && this.#now() < sliceEnd);
    this.#tellChanges(run);
    this.#tellSeries(this.#now() - this.#seriesAt >= SERIES_EVERY);
    this.#corridor.tellWhenDue();
  }

  #tellFrame(): void {
    const run = this.#run;
    if (run === undefined) return;
    const frame = this.#buffers.pop();
    this.#frameOwed = frame === undefined;
    if (frame === undefined) return;
    writeFrame(run.simulation, frame);
    this.#post({ kind: 'frame', frame }, buffersOf(frame));
  }

  /** A buffer comes back. One of an earlier run does not fit and is let go. */
  #takeBack(frame: Frame): void {
    if (this.#run === undefined || this.#buffers.length >= FRAMES) return;
    const { network, program } = this.#run.simulation.input;
    const fits =
      frame.aspects.length === network.movements.length &&
      frame.walks.length === network.crosswalks.length &&
      frame.queues.length === network.lanes.length &&
      frame.stage.length === program.controllers.length &&
      frame.occupied.length === program.detectors.length;
    if (!fits) return;
    this.#buffers.push(frame);
    if (this.#frameOwed) this.#tellFrame();
  }

  #tellChanges(run: Run): void {
    const { taken } = run.live;
    if (taken.length === this.#changesTold) return;
    this.#changesTold = taken.length;
    this.#post({ kind: 'program', program: programInForce(run), changedAt: taken }, []);
  }

  #tellSeries(filling: boolean): void {
    if (this.#run === undefined) return;
    if (filling) this.#seriesAt = this.#now();
    for (const update of this.#run.collector.updates({ filling })) this.#post({ kind: 'series', update }, []);
  }

  #answerWaiting(): void {
    if (this.#waiting === undefined) return;
    const request = this.#waiting;
    this.#waiting = undefined;
    this.#reply(request, { tick: this.#run?.simulation.tick ?? this.#target });
  }

  #reply(request: number, data: Requests[RequestName][1]): void {
    this.#post({ reply: request, data }, []);
  }
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
