/** How far a long command is and how long it will still take, on stderr: one line rewritten, or plain lines when that is a file. */
import type { Text } from '../scenario/index.ts';
import type { Lang } from './words.ts';

export interface Progress {
  /** @param share of the work that is done, 0…1; @param note what else to say, such as the clock of the day */
  update(share: number, note?: string): void;
  /** Ends the line. */
  done(): void;
}

export interface ProgressOutput {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** [ms] between two writings of the line. */
const REWRITE = 200;

/** @param now [ms], the computer's clock unless a test gives its own */
export function createProgress(
  what: Text,
  lang: Lang,
  output: ProgressOutput = process.stderr,
  now: () => number = Date.now,
): Progress {
  const started = now();
  let writtenAt = Number.NEGATIVE_INFINITY;
  let writtenTenth = -1;
  let share = 0;
  let width = 0;
  const line = (note: string | undefined): string => {
    const percent = `${Math.floor(share * 100)}%`.padStart(4);
    const left = share > 0 && share < 1 ? timeLeft(((now() - started) / 1000) * (1 / share - 1))[lang] : '';
    return [`${what[lang]} ${percent}`, note, left].filter((part) => part !== undefined && part !== '').join('  ');
  };
  return {
    update(to, note) {
      share = Math.min(1, Math.max(0, to));
      if (output.isTTY === true) {
        if (now() - writtenAt < REWRITE) return;
        writtenAt = now();
        const text = line(note);
        output.write(`\r${text.padEnd(width)}`);
        width = text.length;
        return;
      }
      // A little more than nothing, lest 0.3 in binary counts as less than three tenths.
      const tenth = Math.floor(share * 10 + 1e-9);
      if (tenth === writtenTenth) return;
      writtenTenth = tenth;
      output.write(`${line(note)}\n`);
    },
    done() {
      if (output.isTTY !== true) return;
      share = 1;
      output.write(`\r${line(undefined).padEnd(width)}\n`);
    },
  };
}

function timeLeft(seconds: number): Text {
  const whole = Math.ceil(seconds);
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return { zh: `约剩 ${whole} 秒`, en: `about ${whole} s left` };
  return { zh: `约剩 ${minutes} 分 ${whole % 60} 秒`, en: `about ${minutes} min ${whole % 60} s left` };
}
