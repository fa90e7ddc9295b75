/** What the rules of the file share: how a finding is written, and how an id is looked up. */
import type { Finding } from '../finding.ts';
import { byId, whereKnown } from '../holes.ts';
import { nearest } from '../nearest.ts';
import type { Model, Text } from '../schema.ts';

/** What one rule finds in a model; none where the rule is kept. */
export type Rule = (model: Model) => Finding[];

type Path = Finding['path'];

export function error(code: string, path: Path, zh: string, en: string): Finding {
  return { severity: 'error', code, path, message: { zh, en } };
}

export function warning(code: string, path: Path, zh: string, en: string): Finding {
  return { severity: 'warning', code, path, message: { zh, en } };
}

/** What an id may name, in words: 'a road'. */
export const KINDS = {
  road: { zh: '道路', en: 'road' },
  node: { zh: '路口或边界出入口', en: 'intersection or portal' },
  intersection: { zh: '路口', en: 'intersection' },
  link: { zh: '路段', en: 'link' },
  phase: { zh: '相位', en: 'phase' },
  stage: { zh: '阶段', en: 'stage' },
  plan: { zh: '配时方案', en: 'timing plan' },
  zone: { zh: '交通小区', en: 'zone' },
  end: { zh: '交通小区或边界出入口', en: 'zone or portal' },
  profile: { zh: '时变曲线', en: 'profile' },
  busStop: { zh: '公交站', en: 'bus stop' },
} as const satisfies Record<string, Text>;

/** None when `known` has the id; else one that says so and what may have been meant. */
export function unknownId(path: Path, kind: keyof typeof KINDS, id: string, known: Ids): Finding[] {
  if (known.has(id)) return [];
  const meant = nearest(id, known.keys());
  const words = KINDS[kind];
  return [
    error(
      'scenario.unknownId',
      path,
      `没有编号为“${id}”的${words.zh}${meant === undefined ? '' : `，是否想写“${meant}”？`}`,
      `There is no ${words.en} "${id}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    ),
  ];
}

/** Throws where an id is asked for that an unreadable record may have. */
export type Ids = Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>;

export function idsOf(...lists: (readonly { id: string }[] | undefined)[]): Ids {
  return byId(...lists);
}

/** The findings of every record; none of a record about which something is unknown that the rule must know. */
export function each<T>(list: readonly T[] | undefined, find: (record: T, index: number) => Finding[]): Finding[] {
  const findings: Finding[] = [];
  for (let index = 0; index < (list?.length ?? 0); index++) {
    findings.push(...whereKnown(() => find(list![index]!, index), []));
  }
  return findings;
}

/** A number without the noise of binary fractions: 0.30000000000000004 → 0.3. */
export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
