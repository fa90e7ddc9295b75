/** What `lukou validate` prints: group by group, a block a case, a line a measured value. */
import { textWidth } from '../metrics/index.ts';
import {
  type CellRecord,
  expectedText,
  GROUPS,
  LEFT_OUT,
  measuredText,
  type RowRecord,
  sourceText,
  VERDICT_TEXT,
} from '../validation/index.ts';
import type { Lang } from './words.ts';

const HEAD = {
  name: { zh: '指标', en: 'measure' },
  expected: { zh: '期望', en: 'expected' },
  measured: { zh: '实测', en: 'measured' },
  verdict: { zh: '结论', en: 'verdict' },
};

export function validationReport(records: readonly RowRecord[], lang: Lang): string {
  const widths = [0, 1, 2].map((column) =>
    Math.max(...headAnd(records, lang).map((line) => textWidth(line[column] ?? ''))),
  );
  const write = (line: readonly string[]): string =>
    `    ${line.map((part, column) => part + ' '.repeat(Math.max(0, (widths[column] ?? 0) - textWidth(part)))).join('  ')}`.trimEnd();
  const blocks = GROUPS.flatMap(({ id, title, meaning }) => {
    const rows = records.filter(({ group }) => group === id);
    if (rows.length === 0) return [];
    const head = [`${title[lang]}: ${meaning[lang]}`, write(headOf(lang))];
    return [head.join('\n'), ...rows.map((row) => block(row, write, lang))];
  });
  const notRun = { zh: '没有检验的参考算例', en: 'References not tested' }[lang];
  const leftOut = [`${notRun}:`, ...LEFT_OUT.map(({ ids, why }) => `    ${ids}: ${why[lang]}`)].join('\n');
  return [...blocks, leftOut, summary(records, lang)].join('\n\n');
}

function block(row: RowRecord, write: (line: readonly string[]) => string, lang: Lang): string {
  const labels = { zh: ['输入', '出处'], en: ['inputs', 'source'] }[lang];
  return [
    `${row.id}  [${VERDICT_TEXT[row.verdict][lang]}]`,
    `    ${labels[0]}: ${row.inputs[lang]}`,
    ...row.cells.map((cell) => write(lineOf(cell, lang))),
    ...row.notes.map((note) => `    ${note[lang]}`),
    `    ${labels[1]}: ${sourceText(row.source)[lang]}`,
  ].join('\n');
}

const headOf = (lang: Lang): string[] => [
  HEAD.name[lang],
  HEAD.expected[lang],
  HEAD.measured[lang],
  HEAD.verdict[lang],
];

function headAnd(records: readonly RowRecord[], lang: Lang): string[][] {
  return [headOf(lang), ...records.flatMap(({ cells }) => cells.map((cell) => lineOf(cell, lang)))];
}

function lineOf(cell: CellRecord, lang: Lang): string[] {
  return [cell.name[lang], expectedText(cell), measuredText(cell)[lang], VERDICT_TEXT[cell.verdict][lang]];
}

function summary(records: readonly RowRecord[], lang: Lang): string {
  const count = (verdict: RowRecord['verdict']) => records.filter((record) => record.verdict === verdict).length;
  const failed = records.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  const numbers = {
    zh: `合格 ${count('pass')}，不合格 ${count('fail')}，缺少输入 ${count('inputsMissing')}，仅列出 ${count('printed')}`,
    en: `${count('pass')} passed, ${count('fail')} failed, ${count('inputsMissing')} with inputs missing, ${count('printed')} shown only`,
  }[lang];
  if (failed.length === 0) return numbers;
  return `${numbers}\n${{ zh: '不合格', en: 'Failed' }[lang]}: ${failed.join(', ')}`;
}
