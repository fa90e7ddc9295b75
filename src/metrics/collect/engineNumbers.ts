/** The engine's numbers for events and places. Only types come from the engine, and they hold these to the same values. */
import type { EventKind, Where } from '../../engine/index.ts';

export const EVENT: typeof EventKind = {
  made: 0,
  entered: 1,
  passed: 2,
  area: 3,
  stopped: 4,
  done: 5,
  arrivedAtStop: 6,
  leftStop: 7,
  hardBraking: 8,
};

export const WHERE: typeof Where = { free: 0, entryQueue: 1, lane: 2, connection: 3, atStop: 4 };
