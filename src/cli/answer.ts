/** What every command does with its outcome: its exit code, or one sentence where what was wished cannot be granted. */
import type { Command } from 'commander';
import { BadOption } from './options.ts';
import { BAD_USAGE } from './usage.ts';
import type { Lang } from './words.ts';

/** @param work gives the exit code; what it throws beside BadOption is thrown on */
export async function answer(command: Command, lang: Lang, work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof BadOption)) throw error;
    command.error(error.words[lang], { exitCode: BAD_USAGE, code: 'lukou.badOption' });
  }
}
