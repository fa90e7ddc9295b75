/** The few frames the page holds: two to draw between and at most one ahead; every older one goes back to the worker. */
import type { Frame } from '../engine/index.ts';

export interface FramePair {
  a: Frame;
  b: Frame;
  /** Where between the two, 0…1. */
  share: number;
}

export interface FrameQueue {
  push(frame: Frame): void;
  /** The pair to draw at this simulated time; frames that lie wholly before it are given back. */
  at(time: number): FramePair | null;
  /** [s] of the newest frame; −Infinity without any. */
  newest(): number;
  clear(): void;
}

export function createFrameQueue(giveBack: (frame: Frame) => void): FrameQueue {
  let held: Frame[] = [];
  return {
    push: (frame) => {
      const last = held.at(-1);
      // A frame told again, as after a pause, replaces its twin.
      if (last && frame.tick <= last.tick) {
        giveBack(last);
        held.pop();
      }
      held.push(frame);
    },
    at: (time) => {
      while (held.length > 1 && (held[1]?.time ?? 0) <= time) {
        const old = held.shift();
        if (old) giveBack(old);
      }
      const [a, b] = held;
      if (!a) return null;
      if (!b || b.time === a.time) return { a, b: a, share: 0 };
      return { a, b, share: Math.min(1, Math.max(0, (time - a.time) / (b.time - a.time))) };
    },
    newest: () => held.at(-1)?.time ?? Number.NEGATIVE_INFINITY,
    clear: () => {
      for (const frame of held) giveBack(frame);
      held = [];
    },
  };
}
