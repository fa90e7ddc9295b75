/** What a check says of a scenario: where, what, and what must be true. */
import type { Text } from './schema.ts';

/**
 * How well a rule or a borrowed number is founded. standard: the text of a standard or law, as transcribed. textbook: a published
 * method. study: a paper that measured it. practice: known from practice, its text not seen. assumption: nobody's but ours.
 * logic: it follows from what signals and streets are.
 */
export type Grade = 'standard' | 'textbook' | 'study' | 'practice' | 'assumption' | 'logic';

export const GRADE_TEXT: Readonly<Record<Grade, Text>> = {
  standard: { zh: '标准或法规条文，转录', en: 'standard or law, as transcribed' },
  textbook: { zh: '教科书方法', en: 'textbook' },
  study: { zh: '研究文献', en: 'study' },
  practice: { zh: '通行做法，条文未见', en: 'known from practice, text not seen' },
  assumption: { zh: '假设', en: 'assumption' },
  logic: { zh: '信号控制本身的要求', en: 'follows from what a signal is' },
};

/** Where a rule is from. */
export interface RuleSource {
  readonly source: Text;
  readonly grade: Grade;
}

export interface Finding {
  /** An error keeps the scenario from running; a warning does not. */
  severity: 'error' | 'warning';
  /** Stable name of the rule, for tests and for looking it up: `signal.conflictingGreens`. */
  code: string;
  /** Where in the document, key by key: `['controllers', 2, 'plans', 0]`. Empty: the whole file. */
  path: readonly (string | number)[];
  /** What is wrong and what to do, in both languages. */
  message: Text;
  /** Of rules that hold a plan against a standard, a method or an assumption. */
  rule?: RuleSource;
  /** Seconds that are missing, where the rule is one of seconds. */
  missing?: number;
}

/** A finding at its place in a file: what `check` returns and every list of findings shows. */
export interface PlacedFinding extends Finding {
  file: string;
  /** 1-based. */
  line: number;
  column: number;
}

/** "依据：GB 14886（标准或法规条文，转录）" */
export function ruleText({ source, grade }: RuleSource): Text {
  return {
    zh: `依据：${source.zh}（${GRADE_TEXT[grade].zh}）`,
    en: `source: ${source.en} (${GRADE_TEXT[grade].en})`,
  };
}

/** Warnings of one rule about one record, a controller say, told by the worst of them. */
export interface FindingGroup<F extends Finding = PlacedFinding> {
  readonly finding: F;
  /** How many more there are like it. */
  readonly others: number;
}

/** What a reader wants first: every error, and of warnings one for each rule and record, the one that lacks most seconds. In order of the first. */
export function grouped<F extends Finding>(findings: readonly F[]): FindingGroup<F>[] {
  const groups = new Map<unknown, F[]>();
  for (const one of findings) {
    const file = 'file' in one ? one.file : '';
    const key = one.severity === 'error' ? one : JSON.stringify([file, one.code, one.path.slice(0, 2)]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => ({
    finding: group.reduce((worst, one) => ((one.missing ?? 0) > (worst.missing ?? 0) ? one : worst)),
    others: group.length - 1,
  }));
}
