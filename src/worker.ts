/** The engine worker starts here. */
import type { FrameReturn, RequestMessage } from './runner/messages.ts';
import { WorkerSide } from './runner/worker-side.ts';

declare const self: DedicatedWorkerGlobalScope;

const side = new WorkerSide((message, transfer) => self.postMessage(message, transfer as ArrayBuffer[]));

self.onmessage = (event: MessageEvent<RequestMessage | FrameReturn>) => void side.receive(event.data);
