/** What a check says of a scenario: where, what, and what must be true. */
import type { Text } from './schema.ts';

export interface Finding {
  /** An error keeps the scenario from running; a warning does not. */
  severity: 'error' | 'warning';
  /** Stable name of the rule, for tests and for looking it up: `signal.conflictingGreens`. */
  code: string;
  /** Where in the document, key by key: `['controllers', 2, 'plans', 0]`. Empty: the whole file. */
  path: readonly (string | number)[];
  /** What is wrong and what to do, in both languages. */
  message: Text;
}

/** A finding at its place in a file: what `check` returns and every list of findings shows. */
export interface PlacedFinding extends Finding {
  file: string;
  /** 1-based. */
  line: number;
  column: number;
}
