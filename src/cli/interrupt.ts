/**
 * Ctrl-C: one plain line that says what was kept, and the exit code that shells expect of an interrupted program.
 * A command that computes without pause must yield (setImmediate) now and then, or it is not heard.
 */
import type { Text } from '../scenario/index.ts';
import type { Lang } from './words.ts';

const INTERRUPTED = 130;

let kept: () => Text = () => ({ zh: '没有写出任何文件', en: 'nothing was written' });

/** @param words what is on disk if the command is interrupted now: '已写出 result.json' */
export function onInterruptSay(words: () => Text): void {
  kept = words;
}

export function endCleanlyOnInterrupt(lang: Lang): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const stopped = { zh: `\n已中断：${kept().zh}。\n`, en: `\nInterrupted: ${kept().en}.\n` };
      process.stderr.write(stopped[lang]);
      process.exit(INTERRUPTED);
    });
  }
  // Whoever started this command is gone, killed outright: nobody waits for the rest.
  process.on('disconnect', () => process.exit(INTERRUPTED));
  process.channel?.unref();
}
