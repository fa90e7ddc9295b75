/** Two or more threads that share the runs of a study; each keeps the scenarios and routes that it has met. */
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { loadCase, type Period, PERIODS } from './cases.ts';
import { type Figures, measure } from './measure.ts';

export interface Task {
  readonly id: string;
  readonly period: Period['id'];
  readonly seed: number;
}

/** Every task once, in their order, as many at a time as there are cores. @param tell after each */
export async function inThreads(tasks: readonly Task[], tell: (task: Task, figures: Figures) => void): Promise<void> {
  const left = [...tasks];
  const work = async (): Promise<void> => {
    const thread = new Worker(process.argv[1] as string);
    try {
      for (let task = left.shift(); task !== undefined; task = left.shift()) tell(task, await ask(thread, task));
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), tasks.length) }, work));
}

function ask(thread: Worker, task: Task): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const broken = (error: Error) => reject(new Error(`${task.id}, seed ${task.seed}: ${error.message}`));
    thread.once('error', broken);
    thread.once('message', (figures: Figures) => {
      thread.off('error', broken);
      resolve(figures);
    });
    thread.postMessage(task, []);
  });
}

/** A thread's side: until it is terminated. */
export function serve(): void {
  const loaded = new Map<string, ReturnType<typeof loadCase>>();
  const answer = async ({ id, period, seed }: Task): Promise<void> => {
    const its = loaded.get(id) ?? loadCase(id);
    loaded.set(id, its);
    parentPort?.postMessage(await measure(await its, PERIODS[period], seed), []);
  };
  parentPort?.on('message', (task: Task) => void answer(task));
}
