/** From a watched corridor to what the time–space diagram draws. */
import { type CorridorHistory, stopNumber } from '../metrics/index.ts';
import {
  Aspect,
  type AspectRun,
  type CorridorBand,
  type CorridorBands,
  type CorridorSignal,
  drivingTimes,
  plannedRuns,
  steadyAspect,
} from '../signal/index.ts';
import {
  DELAY_STEPS,
  type LampBar,
  type LampShown,
  type TimeSpaceBand,
  type TimeSpaceData,
  type TimeSpaceRow,
} from '../view/index.ts';
import type { App } from './app.ts';
import { type CorridorNow, crossName, headingText } from './corridor-bands.ts';
import { bandSentence, noBandNotes } from './corridor-words.ts';
import { formatClock, formatNumber } from './format.ts';
import { secondsMoved } from './moved-offsets.ts';

const LAMPS: Record<Aspect, LampShown> = {
  [Aspect.red]: 'red',
  [Aspect.redYellow]: 'red',
  [Aspect.green]: 'green',
  [Aspect.greenFlash]: 'greenFlash',
  [Aspect.yellow]: 'yellow',
  [Aspect.yellowFlash]: 'yellowFlash',
  [Aspect.off]: 'off',
};
/** Share of the time axis that lies in the past. */
const PAST = 0.72;

interface Parts {
  readonly app: App;
  readonly now: CorridorNow;
  readonly history: CorridorHistory;
  /** [s since midnight] shown. */
  readonly from: number;
  readonly to: number;
}

/** @param time [s since midnight] of the clock */
export function timeSpaceData(app: App, now: CorridorNow, bands: CorridorBands, time: number): TimeSpaceData {
  const { corridor, view } = app;
  const span = corridor.span.value * 60;
  const from = Math.floor(time - PAST * span);
  const parts: Parts = { app, now, history: corridor.history(), from, to: from + span };
  const [first, last] = now.section;
  const places = Array.from({ length: last - first + 1 }, (_, row) => first + row);
  const isShown = (isForward: boolean) => corridor.directions.value !== (isForward ? 'backward' : 'forward');
  const [start, end] = [now.way.nodes[0], now.way.nodes.at(-1)].map(
    (node) => now.compiled.network.nodes[node ?? -1] ?? { x: 0, y: 0 },
  );
  return {
    title: bandSentence(app, now, bands),
    notes: [...noBandNotes(app, now, bands), ...(hasRecord(parts) ? [] : [view.say('tsNotRecorded')])],
    words: {
      time: view.say('tsTime'),
      metres: view.say('tsMetres'),
      plan: view.say('tsPlan'),
      now: formatClock(time),
      delay: view.say('tsDelay'),
      delaySteps: [
        `<${DELAY_STEPS[0]}`,
        ...DELAY_STEPS.map((step, index) => (index < 3 ? `${step}–${DELAY_STEPS[index + 1]}` : `≥${step}`)),
      ],
      queue: view.say('tsQueue'),
      shown: view.say('tsShown'),
      planned: view.say('tsPlanned'),
      forward: view.say('tsBand', { heading: headingText(app, now, true) }),
      backward: view.say('tsBand', { heading: headingText(app, now, false) }),
      networked: view.say('networked'),
      notNetworked: view.say('tsNotNetworked'),
    },
    from,
    to: from + span,
    now: time,
    distance: corridor.distance.value,
    // A road that runs south from its first intersection is drawn as on the map: north on top.
    isFirstOnTop: start !== undefined && end !== undefined && start.y - end.y > Math.abs(start.x - end.x),
    rows: places.map((place) => rowOf(parts, place, isShown)),
    bands: bands.stretches.flatMap((stretch) =>
      [stretch.forward, stretch.backward].flatMap((band, backward) =>
        band && isShown(backward === 0) ? [bandOf(parts, band, backward === 0)] : [],
      ),
    ),
    trajectories: trajectoriesOf(parts, isShown),
    queues: queuesOf(parts, places, isShown),
  };
}

/** Whether anything of the time shown was recorded: nothing is until the run goes on with the diagram open. */
const hasRecord = ({ now, history, from }: Parts): boolean =>
  history.from < history.to && history.to / now.compiled.program.ticksPerSecond > from;

function rowOf(parts: Parts, place: number, isShown: (isForward: boolean) => boolean): TimeSpaceRow {
  const { app, now } = parts;
  const signal = now.signals.find((each) => each.place === place);
  const offsets = app.corridor.moved.value;
  const moved = signal ? secondsMoved(offsets, signal.controller.id, signal.plan.id) : 0;
  return {
    label: crossName(app, now, place),
    at: metresOf(now, place),
    kind: signal === undefined ? 'none' : signal.controller.class === 'networked' ? 'networked' : 'signal',
    note: noteOf(app, signal),
    moved: moved === 0 ? '' : signedSeconds(moved),
    forward: isShown(true) ? barsOf(parts, place, true) : [],
    backward: isShown(false) ? barsOf(parts, place, false) : [],
  };
}

/** Cycle and offset, or why there are none. */
function noteOf({ view }: App, signal: CorridorSignal | undefined): string {
  if (signal === undefined) return view.say('tsNoSignal');
  const steady = steadyAspect(signal.plan);
  if (steady !== undefined) return view.say(steady === Aspect.off ? 'tsDark' : 'tsFlashing');
  const [cycle, offset] = [signal.cycle, signal.offset].map((value) => formatNumber(view.language.value, value));
  const isThrough = signal.forward >= 0 || signal.backward >= 0;
  return `${cycle} · ${offset}${isThrough ? '' : ` ${view.say('tsNoThrough')}`}`;
}

export const signedSeconds = (seconds: number): string => `${seconds > 0 ? '+' : '−'}${Math.abs(seconds)} s`;

/** From the first intersection that is shown [m]. */
const metresOf = ({ way, section }: CorridorNow, place: number): number =>
  (way.at[place] ?? 0) - (way.at[section[0]] ?? 0);

/** What was shown where it is known, what is planned before and after; where the offset is being moved, all as planned anew. */
function barsOf(parts: Parts, place: number, isForward: boolean): LampBar[] {
  const { app, now, history, from, to } = parts;
  const signal = now.signals.find((each) => each.place === place);
  const row = signal ? (isForward ? signal.forward : signal.backward) : -1;
  if (!signal || row < 0) return [];
  const { ticksPerSecond } = now.compiled.program;
  const later = ({ id }: { id: string }): number => secondsMoved(app.corridor.moved.value, signal.controller.id, id);
  const plan = (begin: number, end: number): LampBar[] =>
    plannedRuns(signal.controller, row, begin, end, ticksPerSecond, later).map((run) => lampOf(run, true));
  const known = [history.from / ticksPerSecond, history.to / ticksPerSecond].map((at) =>
    Math.min(to, Math.max(from, at)),
  );
  const [begin = from, end = from] = known;
  if (later(signal.plan) !== 0 || begin >= end) return plan(from, to);
  const count = now.way.nodes.length;
  const stop = stopNumber(now.way, isForward, isForward ? place : count - 1 - place);
  const shown = history.shown.get(stop) ?? [];
  const runs = shown.flatMap(({ from: tick, aspect }, index): AspectRun[] => {
    const first = Math.max(begin, tick / ticksPerSecond);
    const last = Math.min(end, (shown[index + 1]?.from ?? history.to) / ticksPerSecond);
    return first < last ? [{ from: first, to: last, aspect: aspect as AspectRun['aspect'] }] : [];
  });
  return [...plan(from, begin), ...runs.map((run) => lampOf(run, false)), ...plan(end, to)];
}

const lampOf = ({ from, to, aspect }: AspectRun, planned: boolean): LampBar => ({
  from,
  to,
  shows: LAMPS[aspect],
  planned,
});

function bandOf({ app, now }: Parts, band: CorridorBand, isForward: boolean): TimeSpaceBand {
  const count = now.way.nodes.length;
  const order = (place: number): number => (isForward ? place : count - 1 - place);
  const times = drivingTimes(isForward ? now.way.forward : now.way.backward, now.speed);
  const start = times[order(band.from)] ?? 0;
  const step = isForward ? 1 : -1;
  const places = Array.from({ length: Math.abs(band.to - band.from) + 1 }, (_, leg) => band.from + step * leg);
  return {
    isForward,
    label: `${formatNumber(app.view.language.value, band.width)} ${app.view.say('secondsUnit')}`,
    line: places.map((place) => ({
      row: place - now.section[0],
      time: band.begin + (times[order(place)] ?? 0) - start,
    })),
    width: band.width,
    cycle: band.cycle,
  };
}

function trajectoriesOf(
  { now, history, from, to }: Parts,
  isShown: (isForward: boolean) => boolean,
): TimeSpaceData['trajectories'] {
  const { ticksPerSecond } = now.compiled.program;
  const zero = now.way.at[now.section[0]] ?? 0;
  return [...history.trajectories.values()].flatMap(({ isForward, ticks, metres, delay }) => {
    if (!isShown(isForward) || (ticks.at(-1) ?? 0) / ticksPerSecond < from) return [];
    const points = ticks.flatMap((tick, index): [number, number, number][] => {
      const time = tick / ticksPerSecond;
      return time < from || time > to ? [] : [[time, (metres[index] ?? 0) - zero, delay[index] ?? 0]];
    });
    return points.length < 2 ? [] : [{ isForward, points }];
  });
}

function queuesOf(
  { now, history, from, to }: Parts,
  places: readonly number[],
  isShown: (isForward: boolean) => boolean,
): TimeSpaceData['queues'] {
  const { ticksPerSecond } = now.compiled.program;
  const count = now.way.nodes.length;
  return places.flatMap((place, row) =>
    [true, false].flatMap((isForward) => {
      if (!isShown(isForward)) return [];
      const stop = stopNumber(now.way, isForward, isForward ? place : count - 1 - place);
      const points = (history.queues.get(stop) ?? []).flatMap(({ tick, metres }): [number, number][] => {
        const time = tick / ticksPerSecond;
        return time < from || time > to ? [] : [[time, metres]];
      });
      return points.length < 2 ? [] : [{ row, isForward, points }];
    }),
  );
}
