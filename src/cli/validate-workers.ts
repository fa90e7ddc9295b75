/**
 * Rows are run in worker threads, one a core: threads end with their process, however it ends, so nothing goes on running unseen.
 * A worker is the same program; what passes is a row's id one way, how far it is and its record the other.
 */
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker as Thread } from 'node:worker_threads';
import { check } from '../runner/index.ts';
import type { LoadedScenario } from '../scenario/index.ts';
import { allRows, ENGINE_HASH, type Row, type RowRecord, runRow } from '../validation/index.ts';
import { readFromDisk } from './files.ts';

/** Whole counties are in memory at once: no more than this many, however many cores there are. */
const MOST_WORKERS = 4;

type Answer = { share: number } | { record: RowRecord };

/**
 * @param tell    each record as soon as it is there
 * @param howFar  told now and then: seconds of work that are done, by the rows' own estimates
 */
export async function runInWorkers(
  rows: readonly Row[],
  tell: (record: RowRecord) => void,
  howFar: (seconds: number) => void,
): Promise<void> {
  const done = new Map<Row, number>();
  const note = (row: Row, share: number) => {
    done.set(row, share * row.seconds);
    howFar([...done.values()].reduce((sum, seconds) => sum + seconds, 0));
  };
  // The longest first, or the last to be started would be waited for alone.
  const left = [...rows].sort((a, b) => b.seconds - a.seconds);
  const work = async (): Promise<void> => {
    const worker = new Thread(process.argv[1]!, { argv: ['validate', '--worker'] });
    try {
      for (let row = left.shift(); row !== undefined; row = left.shift()) {
        const asked = row;
        tell(await ask(worker, asked, (share) => note(asked, share)));
        note(asked, 1);
      }
    } finally {
      await worker.terminate();
    }
  };
  const workers = Math.min(rows.length, MOST_WORKERS, availableParallelism());
  await Promise.all(Array.from({ length: workers }, work));
}

function ask(worker: Thread, row: Row, progress: (share: number) => void): Promise<RowRecord> {
  return new Promise((resolve, reject) => {
    const broken = (error: unknown) =>
      reject(new Error(`${row.id}: ${error instanceof Error ? error.message : String(error)}`));
    const ended = () => broken('its thread ended');
    const hear = (answer: Answer) => {
      if ('share' in answer) return progress(answer.share);
      worker.off('error', broken).off('exit', ended).off('message', hear);
      resolve(answer.record);
    };
    worker.on('error', broken).on('exit', ended).on('message', hear);
    worker.postMessage(row.id, []);
  });
}

/** The worker's side: until it is terminated. */
export function serveRows(): void {
  let county: Promise<LoadedScenario> | undefined;
  const send = (answer: Answer) => parentPort?.postMessage(answer, []);
  const context = { county: () => (county ??= readCounty()), progress: (share: number) => send({ share }) };
  const answer = async (id: string): Promise<void> => {
    const row = (await allRows()).find((one) => one.id === id);
    if (row === undefined) throw new Error(`no row ${id}`);
    send({ record: await runRow(row, context, ENGINE_HASH, () => performance.now()) });
  };
  parentPort?.on('message', (id) => void answer(String(id)));
}

/** The built command line lies two folders below the repository's, in dist/node. */
async function readCounty(): Promise<LoadedScenario> {
  const file = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'scenarios', 'county.json');
  const { loaded } = await check(file, readFromDisk);
  if (loaded === undefined) throw new Error(`${file} has errors`);
  return loaded;
}
