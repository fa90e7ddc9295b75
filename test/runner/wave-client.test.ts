/** The page's end of a green wave, with a worker that is played. */
import { expect, it } from 'vitest';
import { solveWaveInWorker, type WaveWorkerLike } from '../../src/runner/wave/client.ts';
import type { WaveMessage } from '../../src/runner/wave/messages.ts';

const PROBLEM = { signals: [], weights: { forward: 1, backward: 1 } };

/** Notes whether it was ended; says `messages` when it is given a problem. */
function played(messages: readonly WaveMessage[]) {
  const worker = {
    ended: false,
    onmessage: null as WaveWorkerLike['onmessage'],
    onerror: null,
    postMessage: () => {
      for (const data of messages) worker.onmessage?.({ data } as MessageEvent<WaveMessage>);
    },
    terminate: () => void (worker.ended = true),
  };
  return worker;
}

it('tells of progress, then the worker’s words, and ends it', async () => {
  const progress = { elapsed: 1, best: 10, bound: 12 };
  const worker = played([{ progress }, { error: 'no common cycle' }]);
  const told: unknown[] = [];
  const solving = solveWaveInWorker(PROBLEM, {
    create: () => Promise.resolve(worker),
    onProgress: (one) => told.push(one),
  });
  await expect(solving).rejects.toThrow('no common cycle');
  expect(told).toEqual([progress]);
  expect(worker.ended).toBe(true);
});

it('a solve that is given up ends its worker, before or while it runs', async () => {
  const worker = played([]);
  const cancel = new AbortController();
  const options = { create: () => Promise.resolve(worker), signal: cancel.signal };
  const solving = solveWaveInWorker(PROBLEM, options);
  await Promise.resolve();
  expect(worker.ended).toBe(false);
  cancel.abort(new Error('given up'));
  await expect(solving).rejects.toThrow('given up');
  expect(worker.ended).toBe(true);
  await expect(solveWaveInWorker(PROBLEM, options)).rejects.toThrow('given up');
});
