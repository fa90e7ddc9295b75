/** What a command was asked for, checked before anything long begins: a bad option costs a sentence, not an hour. */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Text } from '../scenario/index.ts';
import { clockText, secondsOfDay } from '../common/index.ts';

/** A wish that cannot be granted, in words. */
export class BadOption extends Error {
  readonly words: Text;

  constructor(words: Text) {
    super(words.en);
    this.words = words;
  }
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
/** Seeds are whole numbers that a 32-bit stream name can hold. */
const SEED_MAX = 0xffffffff;

/** [s since midnight] */
const MORNING = { from: 7 * 3600, to: 9 * 3600 };

/** @returns [s since midnight]; undefined when left out   @throws BadOption unless HH:MM */
export function timeOption(option: string, word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (!CLOCK.test(word))
    throw new BadOption({
      zh: `${option} 要写成 24 小时制的 HH:MM，例如 07:00，而不是 ${word}`,
      en: `${option} must be a time of day, HH:MM, such as 07:00, not ${word}`,
    });
  return secondsOfDay(word);
}

/** @throws BadOption unless a whole number from 0 */
export function seedOption(word: string): number {
  if (!/^\d+$/.test(word) || Number(word) > SEED_MAX)
    throw new BadOption({
      zh: `--seed 要是 0 到 ${SEED_MAX} 的整数，而不是 ${word}`,
      en: `--seed must be a whole number from 0 to ${SEED_MAX}, not ${word}`,
    });
  return Number(word);
}

/**
 * The window (from, to] that counts: what was asked for, else the morning, else all the scenario has.
 *
 * @param words --from and --to, checked already for their form   @param day start and end of the scenario [s since midnight]
 * @throws BadOption when it is empty or reaches beyond the scenario
 */
export function windowOption(
  words: { from: number | undefined; to: number | undefined },
  day: { start: number; end: number },
): { from: number; to: number } {
  const morning = { from: Math.max(day.start, MORNING.from), to: Math.min(day.end, MORNING.to) };
  const hasMorning = morning.from < morning.to;
  const from = words.from ?? (hasMorning && (words.to ?? Infinity) > morning.from ? morning.from : day.start);
  const to = words.to ?? (hasMorning && from < morning.to ? morning.to : day.end);
  windowWithin({ from, to }, day);
  return { from, to };
}

/** @throws BadOption when it is empty or reaches beyond the scenario, all in [s since midnight] */
export function windowWithin({ from, to }: { from: number; to: number }, day: { start: number; end: number }): void {
  if (from < day.start || to > day.end)
    throw new BadOption({
      zh: `时段 ${clockText(from)}–${clockText(to)} 超出场景的 ${clockText(day.start)}–${clockText(day.end)}`,
      en: `the period ${clockText(from)}–${clockText(to)} reaches beyond the scenario's ${clockText(day.start)}–${clockText(day.end)}`,
    });
  if (from >= to)
    throw new BadOption({
      zh: `--from（${clockText(from)}）要早于 --to（${clockText(to)}）`,
      en: `--from (${clockText(from)}) must be before --to (${clockText(to)})`,
    });
}

/** @throws BadOption when the folder of a file to be written is not there, or the file is a folder */
export function writableOption(option: string, file: string | undefined): void {
  if (file === undefined) return;
  if (statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new BadOption({
      zh: `${option}：没有文件夹 ${dirname(file)}`,
      en: `${option}: there is no folder ${dirname(file)}`,
    });
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new BadOption({ zh: `${option}：${file} 是文件夹`, en: `${option}: ${file} is a folder` });
}
