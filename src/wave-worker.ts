/** The worker that solves green waves starts here: one problem, then it is ended. */
import { solveWave } from './runner/wave/solve-wave.ts';
import type { WaveMessage } from './runner/wave/messages.ts';
import type { WaveProblem } from './signal/index.ts';

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<WaveProblem>) => {
  const tell = (message: WaveMessage) => self.postMessage(message, []);
  solveWave(data, (progress) => tell({ progress })).then(
    (solution) => tell({ solution }),
    (error: unknown) => tell({ error: error instanceof Error ? error.message : String(error) }),
  );
};
