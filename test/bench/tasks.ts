/**
 * Tasks of the page's main thread, from Chromium's own trace: how long each took on the clock, and how long it was at work.
 *
 * On a machine with other work the clock says little: a task of 10 ms lasts 50 if the processor is taken away meanwhile.
 */
import type { Browser, Page } from 'playwright-core';

/** Tasks have this name in the trace; marks of the page's own timeline separate what is counted together. */
const TASK = 'RunTask';
const CATEGORIES = ['disabled-by-default-devtools.timeline', 'blink.user_timing', '__metadata'];
const MARK = 'bench: ';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** [µs] When, how long, and how long on a processor. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** Of the tasks after a mark and before the next one: the longest [ms], and the most time one was at work [ms]. */
export interface Longest {
  readonly mark: string;
  readonly took: number;
  readonly atWork: number;
}

export async function startTrace(browser: Browser): Promise<void> {
  await browser.startTracing(undefined, { categories: CATEGORIES });
}

/** What is done from now on is counted under this name. */
export async function mark(page: Page, name: string): Promise<void> {
  await page.evaluate((text) => void performance.mark(text), MARK + name);
}

/** The first is of what was before the first mark. */
export async function endTrace(browser: Browser): Promise<[Longest, ...Longest[]]> {
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return longestTasks(trace.traceEvents);
}

function longestTasks(events: readonly TraceEvent[]): [Longest, ...Longest[]] {
  const marks = events.filter(({ name }) => name.startsWith(MARK)).sort((a, b) => a.ts - b.ts);
  const process = marks[0]?.pid;
  const main = events.find(
    ({ pid, name, args }) => pid === process && name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const tasks = events.filter(({ name, pid, tid }) => name === TASK && pid === process && tid === main?.tid);
  const between = (name: string, from: number, to = Number.POSITIVE_INFINITY): Longest => {
    const its = tasks.filter(({ ts }) => ts >= from && ts < to);
    return {
      mark: name.slice(MARK.length),
      took: Math.max(0, ...its.map(({ dur }) => dur ?? 0)) / 1000,
      atWork: Math.max(0, ...its.map(({ tdur }) => tdur ?? 0)) / 1000,
    };
  };
  return [
    between(MARK, Number.NEGATIVE_INFINITY, marks[0]?.ts),
    ...marks.map(({ name, ts }, index) => between(name, ts, marks[index + 1]?.ts)),
  ];
}
