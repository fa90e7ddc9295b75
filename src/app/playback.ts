/**
 * The clock of the page: what is shown when, and how far the worker may run.
 *
 * The worker computes ticks, the page decides only how many of them and when they are looked at: speed, pauses, a slow machine or a
 * hidden tab change nothing in the results. The clock shown follows the wall clock times the speed, and waits where the worker is late.
 */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Frame } from '../engine/index.ts';
import { createFrameQueue, type FramePair } from './frames.ts';

/** Simulated seconds a second; `max`: as fast as the machine goes. */
export const SPEEDS = [1, 2, 5, 10, 20, 40, 80, 'max'] as const;
export type Speed = (typeof SPEEDS)[number];

/** What playback needs of the worker; the runner's client has it. */
export interface RunPort {
  runUntil(data: { tick: number; frameEvery: number }): Promise<{ tick: number }>;
  pause(): Promise<{ tick: number }>;
  returnFrame(frame: Frame): void;
}

export interface DaySpan {
  /** [s since midnight] */
  start: number;
  end: number;
  ticksPerSecond: number;
}

export interface Playback {
  /** Null while nothing is loaded. */
  readonly day: ReadonlySignal<DaySpan | null>;
  readonly playing: Signal<boolean>;
  readonly speed: Signal<Speed>;
  /** [s since midnight] shown. */
  readonly time: ReadonlySignal<number>;
  /** The later time it is running to as fast as it goes, or null. */
  readonly goal: ReadonlySignal<number | null>;
  readonly finished: ReadonlySignal<boolean>;
  load(port: RunPort, day: DaySpan): void;
  unload(): void;
  receive(frame: Frame): void;
  play(): void;
  pause(): void;
  step(): void;
  slower(): void;
  faster(): void;
  runTo(time: number): void;
  /** Moves the clock to this moment of the wall clock [ms]; returns what to draw. Called once a picture. */
  advance(now: number): FramePair | null;
}

/** Frames the worker tells in a second of the wall clock: enough for smooth interpolation, few enough for a slow machine. */
const FRAMES_A_SECOND = 15;
/** Ticks between frames at full speed. */
const FRAME_EVERY_AT_MAX = 10;
/** A picture that took longer than this does not make the clock jump [ms]. */
const LONGEST_PICTURE = 200;

export function createPlayback(): Playback {
  const day = signal<DaySpan | null>(null);
  const playing = signal(false);
  const speed = signal<Speed>(10);
  const time = signal(0);
  const goal = signal<number | null>(null);
  const finished = computed(() => day.value !== null && time.value >= day.value.end - 1e-6);
  let port: RunPort | null = null;
  let asked = Number.NEGATIVE_INFINITY;
  let askedAtMax = false;
  let lastNow: number | null = null;
  /** The first frame of a run is told before the run is said to be ready. */
  let early: Frame | null = null;
  const queue = createFrameQueue((frame) => port?.returnFrame(frame));

  const hurried = (): boolean => goal.value !== null || speed.value === 'max';
  const tickOf = (seconds: number, span: DaySpan): number => Math.round(seconds * span.ticksPerSecond);

  /** Asks the worker on when the clock comes near what was asked for; at most three frames ahead, so that little is thrown away. */
  function ask(): void {
    const span = day.value;
    if (!port || !span || !playing.value) return;
    const last = tickOf(span.end, span);
    if (hurried()) {
      const target = goal.value === null ? last : Math.min(last, tickOf(goal.value, span));
      if (asked === target && askedAtMax) return;
      request(target, FRAME_EVERY_AT_MAX, true);
      return;
    }
    const every = Math.max(1, Math.round((Number(speed.value) * span.ticksPerSecond) / FRAMES_A_SECOND));
    const target = Math.min(last, (Math.floor(tickOf(time.value, span) / every) + 3) * every);
    if (target > asked || askedAtMax) request(target, every, false);
  }

  function request(tick: number, frameEvery: number, atMax: boolean): void {
    asked = tick;
    askedAtMax = atMax;
    void port?.runUntil({ tick, frameEvery });
  }

  /** Stops the worker, and shows the moment at which it stopped. */
  function halt(): void {
    playing.value = false;
    goal.value = null;
    asked = Number.NEGATIVE_INFINITY;
    askedAtMax = false;
    const stopping = port;
    void stopping?.pause().then(({ tick }) => {
      if (port !== stopping || playing.value || !day.value) return;
      time.value = tick / day.value.ticksPerSecond;
    });
  }

  function changeSpeed(by: number): void {
    const next = SPEEDS[SPEEDS.indexOf(speed.value) + by];
    if (next !== undefined) speed.value = next;
  }

  return {
    day,
    playing,
    speed,
    time,
    goal,
    finished,
    load(newPort, span) {
      port = newPort;
      asked = Number.NEGATIVE_INFINITY;
      lastNow = null;
      time.value = span.start;
      day.value = span;
      if (early) queue.push(early);
      early = null;
    },
    unload() {
      playing.value = false;
      goal.value = null;
      // Frames of another network are of no use to the next run: they are dropped, not given back.
      port = null;
      queue.clear();
      early = null;
      day.value = null;
    },
    receive(frame) {
      if (day.value) queue.push(frame);
      else early = frame;
    },
    play() {
      if (!day.value || finished.value) return;
      playing.value = true;
      lastNow = null;
    },
    pause: halt,
    step() {
      const span = day.value;
      if (!span || !port || finished.value) return;
      if (playing.value) halt();
      else {
        const tick = tickOf(time.value, span) + 1;
        request(tick, 1, false);
        time.value = tick / span.ticksPerSecond;
      }
    },
    slower: () => changeSpeed(-1),
    faster: () => changeSpeed(1),
    runTo(wanted) {
      if (!day.value || Math.round(wanted) <= time.value) return;
      goal.value = Math.min(Math.round(wanted), day.value.end);
      playing.value = true;
    },
    advance(now) {
      const span = day.value;
      if (!span) return null;
      const passed = lastNow === null ? 0 : Math.min(LONGEST_PICTURE, now - lastNow) / 1000;
      lastNow = now;
      if (playing.value) {
        const newest = queue.newest();
        const wanted = hurried() ? newest : time.value + passed * Number(speed.value);
        time.value = Math.max(time.value, Math.min(wanted, newest, span.end));
        if (goal.value !== null && time.value >= goal.value - 1e-6) goal.value = null;
        if (finished.value) playing.value = false;
        ask();
      }
      return queue.at(time.value);
    },
  };
}
