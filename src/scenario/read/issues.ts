/** What the schema found, in plain words. */
import type { z } from 'zod';
import type { Finding } from '../finding.ts';
import { nearest } from '../nearest.ts';
import { documentSchema, type Text } from '../schema.ts';
import { keysAllowedAt } from './allowed.ts';

type Issue = z.core.$ZodIssue;

/** All findings of the shape of a value, in the order of the schema. Those with code `file.unknownKey` belong at the key itself. */
export function shapeFindings(value: unknown, issues: readonly Issue[]): Finding[] {
  const findings: Finding[] = [];
  /** Keys that are missing because they were misspelt: one fault is one finding. */
  const misspelt = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const present = new Set(Object.keys(valueAt(value, issue.path) ?? {}));
    const open = keysAllowedAt(documentSchema, value, issue.path).filter((key) => !present.has(key));
    for (const key of issue.keys) {
      const meant = nearest(key, open);
      if (meant !== undefined) misspelt.add(pointer([...issue.path, meant]));
      findings.push(finding('file.unknownKey', [...issue.path, key], unknownKey(key, meant, open)));
    }
  }
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') continue;
    const found = valueAt(value, issue.path);
    if (found === undefined && misspelt.has(pointer(issue.path))) continue;
    findings.push(found === undefined ? missing(issue) : wrong(issue, found));
  }
  return findings;
}

function finding(code: string, path: readonly PropertyKey[], message: Text): Finding {
  return { severity: 'error', code, path: path.map((key) => (typeof key === 'number' ? key : String(key))), message };
}

const pointer = (path: readonly PropertyKey[]): string => JSON.stringify(path);

export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<PropertyKey, unknown>)[key];
  }
  return here;
}

function unknownKey(key: string, meant: string | undefined, open: readonly string[]): Text {
  if (meant !== undefined) {
    return {
      zh: `没有“${key}”这一项，是否想写“${meant}”？`,
      en: `There is no "${key}" here; did you mean "${meant}"?`,
    };
  }
  if (open.length === 0) return { zh: `没有“${key}”这一项`, en: `There is no "${key}" here` };
  const list = open.filter((name) => name !== '$schema').join(', ');
  return {
    zh: `没有“${key}”这一项；这里还可以写：${list}`,
    en: `There is no "${key}" here; what may still stand here: ${list}`,
  };
}

function missing(issue: Issue): Finding {
  const key = String(issue.path.at(-1) ?? '');
  const options = optionsOf(issue);
  const oneOf: Text =
    options.length === 0
      ? { zh: '', en: '' }
      : { zh: `，应为 ${options.join(' / ')}`, en: `: ${options.join(' or ')}` };
  return finding('file.missing', issue.path, {
    zh: `缺少“${key}”这一项${oneOf.zh}`,
    en: `"${key}" is missing${oneOf.en}`,
  });
}

function optionsOf(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union' && 'options' in issue) return issue.options.map(String);
  return [];
}

function wrong(issue: Issue, found: unknown): Finding {
  const shown = show(found);
  const must = (code: string, zh: string, en: string): Finding =>
    finding(code, issue.path, { zh: `${zh}，这里是${shown.zh}`, en: `${en}, but is ${shown.en}` });
  if (typeof found === 'number' && !Number.isFinite(found)) {
    return finding('file.notFinite', issue.path, {
      zh: '数字太大，不是有限的数',
      en: 'This number is too large to be a finite number',
    });
  }
  if (issue.code === 'invalid_type') {
    const type = TYPES[issue.expected] ?? { zh: issue.expected, en: issue.expected };
    return must('file.wrongType', `应为${type.zh}`, `must be ${type.en}`);
  }
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') {
    const options = optionsOf(issue);
    const meant = typeof found === 'string' ? nearest(found, options) : undefined;
    const hint: Text =
      meant === undefined ? { zh: '', en: '' } : { zh: `；是否想写“${meant}”？`, en: `; did you mean "${meant}"?` };
    return finding('file.notAChoice', issue.path, {
      zh: `应为 ${options.join(' / ')}，这里是${shown.zh}${hint.zh}`,
      en: `must be ${options.join(' or ')}, but is ${shown.en}${hint.en}`,
    });
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') return outOfRange(issue, found, must);
  if (issue.code === 'invalid_format') {
    return issue.message === 'clock'
      ? must(
          'file.notAClock',
          '时刻应写成 "07:05" 这样的 HH:MM，从 00:00 到 24:00',
          'must be a time of day as HH:MM, such as "07:05", 00:00 to 24:00',
        )
      : must(
          'file.notAnId',
          '编号只能用字母、数字和 _ . -，并以字母或数字开头',
          'an id has only letters, digits and _ . - and begins with a letter or digit',
        );
  }
  return must('file.wrong', '不符合格式', 'must have the right form');
}

type Must = (code: string, zh: string, en: string) => Finding;

function outOfRange(issue: Issue & { code: 'too_small' | 'too_big' }, found: unknown, must: Must): Finding {
  const least = issue.code === 'too_small';
  const limit = String(least ? issue.minimum : issue.maximum);
  if (Array.isArray(found)) {
    return finding('file.wrongCount', issue.path, {
      zh: `${least ? '至少' : '至多'}要有 ${limit} 项，这里有 ${found.length} 项`,
      en: `must have ${least ? 'at least' : 'at most'} ${limit} ${limit === '1' ? 'entry' : 'entries'}, but has ${found.length}`,
    });
  }
  if (typeof found === 'string') {
    return found === ''
      ? finding('file.emptyText', issue.path, { zh: '文字不能为空', en: 'must not be empty' })
      : finding('file.wrongLength', issue.path, {
          zh: `文字太${least ? '短' : '长'}：${least ? '至少' : '至多'} ${limit} 个字符`,
          en: `is too ${least ? 'short' : 'long'}: ${least ? 'at least' : 'at most'} ${limit} characters`,
        });
  }
  const inclusive = issue.inclusive ?? true;
  const zh = least
    ? inclusive
      ? `不能小于 ${limit}`
      : `必须大于 ${limit}`
    : inclusive
      ? `不能大于 ${limit}`
      : `必须小于 ${limit}`;
  const en = least
    ? inclusive
      ? `must be at least ${limit}`
      : `must be greater than ${limit}`
    : inclusive
      ? `must be at most ${limit}`
      : `must be less than ${limit}`;
  return must('file.outOfRange', zh, en);
}

const TYPES: Record<string, Text | undefined> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: ' true 或 false', en: 'true or false' },
  object: { zh: '一个 {…}', en: 'a record {…}' },
  array: { zh: '一个列表 […]', en: 'a list […]' },
  tuple: { zh: '一个列表 […]', en: 'a list […]' },
};

/** A value as a sentence shows it, short. */
function show(value: unknown): Text {
  if (Array.isArray(value)) return { zh: '一个列表 […]', en: 'a list […]' };
  if (typeof value === 'object' && value !== null) return { zh: '一个 {…}', en: 'a record {…}' };
  const text = JSON.stringify(value);
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return { zh: ` ${short}`, en: short };
}
