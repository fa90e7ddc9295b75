/** The two languages of the command line. Chinese first: it is what an office gets that asks for nothing. */
import type { Text } from '../scenario/index.ts';

export type Lang = keyof Text;

export const LANGS: readonly Lang[] = ['zh', 'en'];

/** Read before anything else is, since `--help` must already answer in it. An unknown language is told by the option itself. */
export function langOf(argv: readonly string[]): Lang {
  const index = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[index] === '--lang' ? argv[index + 1] : argv[index]?.slice('--lang='.length);
  return word === 'en' ? 'en' : 'zh';
}
