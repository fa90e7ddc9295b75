/** The clock: a pretended worker answers at once or late, and the clock shows only what has been computed. */
import { expect, it } from 'vitest';
import { createPlayback, type RunPort } from '../../src/app/playback.ts';
import type { Frame } from '../../src/engine/index.ts';

const TPS = 5;
const START = 6 * 3600;
const day = { start: START, end: START + 3600, ticksPerSecond: TPS };

function frameAt(tick: number): Frame {
  return {
    tick,
    time: tick / TPS,
    slots: 0,
    vehicles: new Float32Array(0),
    aspects: new Uint8Array(0),
    permissive: new Uint8Array(0),
    walks: new Uint8Array(0),
    stage: new Int32Array(0),
    plan: new Int32Array(0),
    cycleTick: new Int32Array(0),
    mode: new Uint8Array(0),
    occupied: new Uint8Array(0),
    queues: new Float32Array(0),
  };
}

/** A worker that runs to the target when told to work, and tells a frame every `frameEvery` ticks. */
function stage() {
  const playback = createPlayback();
  const asked: number[] = [];
  let target = START * TPS;
  let every = 1;
  let tick = START * TPS;
  let returned = 0;
  const port: RunPort = {
    runUntil: (data) => {
      asked.push(data.tick);
      target = data.tick;
      every = data.frameEvery;
      return Promise.resolve({ tick });
    },
    pause: () => Promise.resolve({ tick }),
    returnFrame: () => {
      returned += 1;
    },
  };
  playback.receive(frameAt(tick));
  playback.load(port, day);
  return {
    playback,
    asked,
    returned: () => returned,
    work: (ticks = Number.POSITIVE_INFINITY) => {
      for (let left = ticks; tick < target && left > 0; left--) {
        tick += 1;
        if (tick % every === 0 || tick === target) playback.receive(frameAt(tick));
      }
    },
  };
}

it('shows the first frame before anything is played', () => {
  const { playback } = stage();
  expect(playback.advance(0)?.a.tick).toBe(START * TPS);
  expect(playback.time.value).toBe(START);
});

it('follows the wall clock times the speed', () => {
  const { playback, work } = stage();
  playback.speed.value = 10;
  playback.play();
  for (let now = 0; now <= 3000; now += 50) {
    playback.advance(now);
    work();
  }
  expect(playback.time.value).toBeGreaterThan(START + 27);
  expect(playback.time.value).toBeLessThan(START + 31);
});

it('waits for a slow worker instead of showing what was not computed', () => {
  const { playback, work } = stage();
  playback.speed.value = 80;
  playback.play();
  for (let now = 0; now <= 2000; now += 50) {
    playback.advance(now);
    work(5);
  }
  expect(playback.time.value).toBeLessThanOrEqual(START + 41);
});

it('a picture that took seconds, as in a hidden tab, does not make the clock jump', () => {
  const { playback, work } = stage();
  playback.speed.value = 10;
  playback.play();
  playback.advance(0);
  work();
  playback.advance(60_000);
  expect(playback.time.value).toBeLessThan(START + 5);
});

it('never asks the worker far ahead of the clock while it plays at a speed', () => {
  const { playback, asked, work } = stage();
  playback.speed.value = 20;
  playback.play();
  for (let now = 0; now <= 1000; now += 40) {
    playback.advance(now);
    work();
    expect(Math.max(...asked) / TPS - playback.time.value).toBeLessThan(6);
  }
});

it('runs to a clicked time as fast as the worker goes, then on at the old speed', () => {
  const { playback, asked, work } = stage();
  playback.speed.value = 1;
  playback.runTo(START + 600);
  playback.advance(0);
  expect(asked.at(-1)).toBe((START + 600) * TPS);
  work();
  playback.advance(16);
  expect(playback.time.value).toBe(START + 600);
  expect(playback.goal.value).toBeNull();
  expect(playback.playing.value).toBe(true);
});

it('one step is one tick', () => {
  const { playback, work } = stage();
  playback.step();
  work();
  expect(playback.advance(0)?.a.tick).toBe(START * TPS + 1);
  expect(playback.playing.value).toBe(false);
});

it('pausing shows the moment at which the worker stopped', async () => {
  const { playback, work } = stage();
  playback.speed.value = 10;
  playback.play();
  playback.advance(0);
  work();
  playback.pause();
  await Promise.resolve();
  const shown = playback.advance(100);
  expect(playback.time.value * TPS).toBe(shown?.a.tick);
});

it('gives every frame back but the two it draws between', () => {
  const { playback, returned, work } = stage();
  playback.runTo(START + 100);
  playback.advance(0);
  work();
  playback.advance(16);
  expect(returned()).toBe(50);
});

it('stops at the end of the day', () => {
  const { playback, work } = stage();
  playback.speed.value = 'max';
  playback.play();
  playback.advance(0);
  work();
  playback.advance(16);
  expect(playback.time.value).toBe(day.end);
  expect(playback.finished.value).toBe(true);
  expect(playback.playing.value).toBe(false);
});
