/**
 * The page's end of the conversation with the engine, and the only file that knows `Worker`.
 *
 * The worker is inlined into the page, so that the one-file build works from disk, where a page may load no second file.
 */
import type { Frame } from '../engine/index.ts';
import EngineWorker from '../worker.ts?worker&inline';
import {
  buffersOf,
  type FrameReturn,
  type Notice,
  type ReplyMessage,
  type RequestMessage,
  type RequestName,
  type Requests,
} from './messages.ts';

/** What the client needs of a worker; a test gives its own. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<ReplyMessage | Notice>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: RequestMessage | FrameReturn, transfer: Transferable[]): void;
  terminate(): void;
}

/** Where the graphics process does not answer, the page asks it all the same after this [ms]. */
const WAKING = 3000;

export interface EngineClient {
  /** Rejects with the worker's words, or when the client is disposed of. */
  request<K extends RequestName>(name: K, data: Requests[K][0]): Promise<Requests[K][1]>;
  /** @returns ends the listening */
  onNotice(listener: (notice: Notice) => void): () => void;
  /** Hands a frame's buffers back; the frame is empty afterwards. */
  returnFrame(frame: Frame): void;
  /** Ends the worker; what is not answered by now never is. */
  dispose(): void;
}

export function createClient(worker: WorkerLike = new EngineWorker() as WorkerLike): EngineClient {
  const waiting = new Map<number, { resolve: (data: never) => void; reject: (error: Error) => void }>();
  const listeners = new Set<(notice: Notice) => void>();
  let requests = 0;

  const failAll = (message: string) => {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  };
  worker.onmessage = ({ data: message }) => {
    if (!('reply' in message)) {
      for (const listener of listeners) listener(message);
      return;
    }
    const request = waiting.get(message.reply);
    waiting.delete(message.reply);
    if ('error' in message) request?.reject(new Error(message.error));
    else request?.resolve(message.data as never);
  };
  worker.onerror = (event) => {
    const message = event.message || 'the engine worker failed';
    failAll(message);
    for (const listener of listeners) listener({ kind: 'failed', message });
  };

  return {
    request<K extends RequestName>(name: K, data: Requests[K][0]) {
      return new Promise<Requests[K][1]>((resolve, reject) => {
        requests += 1;
        waiting.set(requests, { resolve, reject });
        worker.postMessage({ request: requests, name, data }, []);
      });
    },
    onNotice(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    returnFrame(frame) {
      worker.postMessage({ returned: frame }, buffersOf(frame));
    },
    dispose() {
      worker.terminate();
      failAll('the engine worker was ended');
      listeners.clear();
    },
  };
}

/**
 * The first WebGL context of a page waits for the graphics process to get up: a sixth of a second and more without a graphics card.
 * A worker of one line does the waiting. @returns ends it, when the page has a context of its own
 */
export function wakeGraphics(): Promise<() => void> {
  const source = "try { new OffscreenCanvas(1, 1).getContext('webgl2') } finally { postMessage(0) }";
  return new Promise((resolve) => {
    const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const worker = new Worker(address);
    const done = (): void => resolve(() => worker.terminate());
    worker.onmessage = done;
    worker.onerror = done;
    setTimeout(done, WAKING);
    URL.revokeObjectURL(address);
  });
}
