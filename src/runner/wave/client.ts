/**
 * The page's end of solving a green wave. The worker with the solver in it is a chunk of its own, read when a wave is first asked for; in the
 * one-file page it is part of the file (1.8 MB), because a page from disk may load no second one.
 */
import type { WaveProblem } from '../../signal/index.ts';
import type { WaveMessage } from './messages.ts';
import type { WaveProgress, WaveSolution } from './solve-wave.ts';

/** What is needed of a worker; a test gives its own. */
export interface WaveWorkerLike {
  onmessage: ((event: MessageEvent<WaveMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(problem: WaveProblem, transfer: Transferable[]): void;
  terminate(): void;
}

export interface WaveOptions {
  readonly onProgress?: (progress: WaveProgress) => void;
  /** Aborting it ends the worker at once. */
  readonly signal?: AbortSignal;
  readonly create?: () => Promise<WaveWorkerLike>;
}

async function createWorker(): Promise<WaveWorkerLike> {
  const { default: WaveWorker } = await import('../../wave-worker.ts?worker&inline');
  return new WaveWorker() as WaveWorkerLike;
}

export interface WaveSolver {
  /** One problem after another; rejects with the abort's reason, or with the worker's words. */
  solve(problem: WaveProblem): Promise<WaveSolution>;
  /** Ends the worker. */
  end(): void;
}

/** A worker for as many problems as are to come. It is made with the first. */
export function openWaveSolver({ onProgress, signal, create = createWorker }: WaveOptions = {}): WaveSolver {
  let made: Promise<WaveWorkerLike> | undefined;
  const end = (): void => {
    void made?.then((worker) => worker.terminate());
    made = undefined;
  };
  return {
    end,
    async solve(problem) {
      signal?.throwIfAborted();
      made ??= create();
      const worker = await made;
      let cancel = (): void => undefined;
      try {
        return await new Promise<WaveSolution>((resolve, reject) => {
          cancel = () => reject(signal?.reason);
          if (signal?.aborted) return cancel();
          signal?.addEventListener('abort', cancel);
          worker.onmessage = ({ data }) => {
            if ('progress' in data) onProgress?.(data.progress);
            else if ('solution' in data) resolve(data.solution);
            else reject(new Error(data.error));
          };
          worker.onerror = (event) => reject(new Error(event.message || 'the worker of the solver failed'));
          worker.postMessage(problem, []);
        });
      } catch (error) {
        worker.terminate();
        made = undefined;
        throw error;
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
  };
}

/** One problem with a worker of its own. */
export async function solveWaveInWorker(problem: WaveProblem, options: WaveOptions = {}): Promise<WaveSolution> {
  const solver = openWaveSolver(options);
  try {
    return await solver.solve(problem);
  } finally {
    solver.end();
  }
}
