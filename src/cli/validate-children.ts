/**
 * Rows are run in processes of their own, one a core: a row that breaks or is stopped takes nothing else with it.
 * Parent and child are the same program; what passes between them is a row's id one way, how far it is and its record the other.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from '../runner/index.ts';
import type { LoadedScenario } from '../scenario/index.ts';
import { allRows, ENGINE_HASH, type Row, type RowRecord, runRow } from '../validation/index.ts';
import { readFromDisk } from './files.ts';

/** Whole counties are in memory at once: no more than this many, however many cores there are. */
const MOST_CHILDREN = 4;

type Answer = { share: number } | { record: RowRecord };

/**
 * @param tell    each record as soon as it is there
 * @param howFar  told now and then: seconds of work that are done, by the rows' own estimates
 */
export async function runInChildren(
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
    const child = fork(process.argv[1]!, ['validate', '--child'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    try {
      for (let row = left.shift(); row !== undefined; row = left.shift()) {
        const asked = row;
        tell(await ask(child, asked, (share) => note(asked, share)));
        note(asked, 1);
      }
    } finally {
      if (child.connected) child.disconnect();
    }
  };
  const children = Math.min(rows.length, MOST_CHILDREN, availableParallelism());
  await Promise.all(Array.from({ length: children }, work));
}

function ask(child: ChildProcess, row: Row, progress: (share: number) => void): Promise<RowRecord> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`the process of ${row.id} ended`));
    const hear = (message: unknown) => {
      const answer = message as Answer;
      if ('share' in answer) return progress(answer.share);
      child.off('exit', ended);
      child.off('message', hear);
      resolve(answer.record);
    };
    child.once('exit', ended);
    child.on('message', hear);
    child.send(row.id);
  });
}

/** The child's side: until the parent goes. */
export function serveRows(): void {
  let county: Promise<LoadedScenario> | undefined;
  const send = (answer: Answer) => process.send?.(answer);
  const context = { county: () => (county ??= readCounty()), progress: (share: number) => void send({ share }) };
  const answer = async (id: string): Promise<void> => {
    const row = (await allRows()).find((one) => one.id === id);
    if (row === undefined) throw new Error(`no row ${id}`);
    send({ record: await runRow(row, context, ENGINE_HASH, () => performance.now()) });
  };
  process.on('message', (id) => void answer(String(id)));
  process.on('disconnect', () => process.exit(0));
}

/** The built command line lies two folders below the repository's, in dist/node. */
async function readCounty(): Promise<LoadedScenario> {
  const file = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'scenarios', 'county.json');
  const { loaded } = await check(file, readFromDisk);
  if (loaded === undefined) throw new Error(`${file} has errors`);
  return loaded;
}
