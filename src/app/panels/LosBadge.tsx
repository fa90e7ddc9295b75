import type { CongestionGrade, LosLetter } from '../../metrics/index.ts';
import { useApp } from '../context.ts';
import type { WordKey } from '../words/index.ts';

/** A letter of level of service on its colour. */
export function LosBadge({ letter }: { letter: LosLetter | null }) {
  return letter === null ? <span class="los">—</span> : <span class={`los los-${letter}`}>{letter}</span>;
}

/** A table's cell as a letter again. */
export function losLetterOf(text: string): LosLetter | null {
  return (['A', 'B', 'C', 'D', 'E', 'F'] as const).find((letter) => letter === text) ?? null;
}

export const GRADE_WORDS: Record<Exclude<CongestionGrade, 0>, WordKey> = {
  1: 'grade1',
  2: 'grade2',
  3: 'grade3',
  4: 'grade4',
  5: 'grade5',
};

/** A congestion grade in the standard's words, with its colour and number. */
export function GradeBadge({ grade }: { grade: CongestionGrade }) {
  const { view } = useApp();
  if (grade === 0) return <>—</>;
  return (
    <span class="grade">
      <span class={`swatch grade-${grade}`}>{grade}</span> {view.say(GRADE_WORDS[grade])}
    </span>
  );
}
