import { expect, it } from 'vitest';
import type { Frame } from '../../src/engine/index.ts';
import {
  drive,
  type Notice,
  type ReplyMessage,
  type RequestName,
  type Requests,
  prepare,
  startRun,
  WorkerSide,
} from '../../src/runner/index.ts';
import { bytes, examplePlan, FILE } from './oneIntersection.ts';

const SEVEN = 7 * 3600;
const TICK = SEVEN * 5;

/** The page of a test: what it posts is copied and its buffers are moved, as between real threads. */
function conversation({ keepFrames = false } = {}) {
  const notices: Notice[] = [];
  const frames: Frame[] = [];
  const waiting = new Map<number, (reply: ReplyMessage) => void>();
  const side = new WorkerSide((message, transfer) => {
    const received = structuredClone(message, { transfer: transfer as ArrayBuffer[] });
    if ('reply' in received) {
      waiting.get(received.reply)?.(received);
      return;
    }
    notices.push(received);
    if (received.kind !== 'frame') return;
    frames.push({ ...received.frame });
    if (!keepFrames) queueMicrotask(() => giveBack(received.frame));
  });
  const giveBack = (frame: Frame) => void side.receive({ returned: structuredClone(frame) });
  let requests = 0;
  const ask = <K extends RequestName>(name: K, data: Requests[K][0]) =>
    new Promise<Requests[K][1]>((resolve, reject) => {
      requests += 1;
      waiting.set(requests, (reply) =>
        'error' in reply ? reject(new Error(reply.error)) : resolve(reply.data as Requests[K][1]),
      );
      void side.receive({ request: requests, name, data: structuredClone(data) });
    });
  return { ask, notices, frames, giveBack };
}

it('loads, runs and gives the hash that a run without a worker gives', async () => {
  const { ask } = conversation();
  const plan = await examplePlan();
  const loaded = await ask('load', plan);
  expect(loaded).toMatchObject({ start: SEVEN, end: 9 * 3600, ticksPerSecond: 5, reassigned: false });
  expect(await ask('runUntil', { tick: TICK + 1500, frameEvery: 7 })).toEqual({ tick: TICK + 1500 });
  const alone = startRun(prepare(plan));
  await drive(alone, SEVEN + 300);
  expect(await ask('hash', {})).toEqual({ tick: TICK + 1500, hash: alone.simulation.hash() });
  expect(await ask('period', { from: SEVEN, to: SEVEN + 300 })).toEqual(
    structuredClone(alone.collector.report(SEVEN, SEVEN + 300)),
  );
});

it('tells network, progress, a first frame, frames in order up to the last tick, and complete bins once', async () => {
  const { ask, notices, frames } = conversation();
  await ask('load', await examplePlan());
  expect(notices[0]?.kind).toBe('progress');
  expect(notices.filter(({ kind }) => kind === 'network')).toHaveLength(1);
  expect(frames.map((frame) => frame.tick)).toEqual([TICK]);
  await ask('runUntil', { tick: TICK + 3200, frameEvery: 100 });
  const ticks = frames.map((frame) => frame.tick);
  expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
  expect(ticks.at(-1)).toBe(TICK + 3200);
  const bins = notices.flatMap((notice) =>
    notice.kind === 'series' && notice.update.complete ? [notice.update.bin] : [],
  );
  expect(bins).toEqual([84, 85]);
});

it('leaves frames out while the page holds all buffers, and tells the owed one when a buffer comes back', async () => {
  const { ask, frames, giveBack } = conversation({ keepFrames: true });
  await ask('load', await examplePlan());
  await ask('runUntil', { tick: TICK + 1000, frameEvery: 10 });
  const held = frames.length;
  expect(held).toBe(4);
  expect(frames.at(-1)!.tick).toBeLessThan(TICK + 1000);
  giveBack(frames[0]!);
  expect(frames).toHaveLength(held + 1);
  expect(frames.at(-1)!.tick).toBe(TICK + 1000);
});

it('a later target replaces the one under way, and pause stops it where it is', async () => {
  const { ask } = conversation();
  await ask('load', await examplePlan());
  const first = ask('runUntil', { tick: TICK + 36000, frameEvery: 100 });
  const second = ask('runUntil', { tick: TICK + 18000, frameEvery: 100 });
  const early = await first;
  expect(early.tick).toBeLessThan(TICK + 18000);
  const paused = await ask('pause', {});
  expect(await second).toEqual(paused);
  expect(await ask('hash', {})).toMatchObject(paused);
});

it('checks files by name, and says in words what it cannot do', async () => {
  const { ask } = conversation();
  expect((await ask('check', { file: FILE, files: { [FILE]: bytes } })).loaded?.model.kind).toBe('model');
  const missing = await ask('check', { file: 'none.json', files: {} });
  expect(missing.loaded).toBeUndefined();
  expect(missing.findings[0]?.code).toBe('file.notThere');
  await expect(ask('hash', {})).rejects.toThrow(/no scenario is loaded/);
});

it('another run takes the place of one under way', async () => {
  const { ask, frames } = conversation();
  await ask('load', await examplePlan(1));
  const running = ask('runUntil', { tick: TICK + 36000, frameEvery: 100 });
  await ask('load', await examplePlan(2));
  expect((await running).tick).toBeLessThan(TICK + 36000);
  expect(frames.at(-1)!.tick).toBe(TICK);
  expect(await ask('runUntil', { tick: TICK + 10, frameEvery: 1 })).toEqual({ tick: TICK + 10 });
});

it('signals changed in a run under way: answered at once, told again when controllers have gone over', async () => {
  const { ask, notices } = conversation();
  const plan = await examplePlan();
  await ask('load', plan);
  await ask('runUntil', { tick: TICK + 500, frameEvery: 100 });
  const controllers = plan.model.controllers.map((controller) => ({
    ...controller,
    plans: controller.plans.map((one) => ({ ...one, offset: ((one.offset ?? 0) + 7) % one.cycle })),
  }));
  const answer = await ask('changeSignals', { model: { ...plan.model, controllers } });
  expect(answer).toMatchObject({ tick: TICK + 500 });
  expect(notices.some(({ kind }) => kind === 'program')).toBe(false);
  await ask('runUntil', { tick: TICK + 2000, frameEvery: 100 });
  const told = notices.flatMap((notice) => (notice.kind === 'program' ? [notice] : []));
  expect(told).toHaveLength(1);
  expect(told[0]!.changedAt).toHaveLength(1);
  const before = notices.flatMap((notice) => (notice.kind === 'network' ? [notice.program] : []))[0]!;
  const cycle = before.controllers[0]!.plans[0]!.cycle;
  const moved = told[0]!.program.controllers[0]!.plans[0]!.offset - before.controllers[0]!.plans[0]!.offset;
  expect((moved + cycle) % cycle).toBe(35);
  const refused = await ask('changeSignals', { model: { ...plan.model, links: [] } });
  expect('refused' in refused).toBe(true);
});
