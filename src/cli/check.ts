/** lukou check: every finding of every file. */
import type { Command } from 'commander';
import { check } from '../runner/check.ts';
import { readFromDisk } from './files.ts';
import { findingLine, findingLines } from './findings.ts';
import { visitsLine } from './visits.ts';
import type { Lang } from './words.ts';

export function addCheckCommand(program: Command, lang: Lang): void {
  program
    .command('check')
    .summary({ zh: '检查场景文件，列出全部问题', en: 'check scenario files and list every finding' }[lang])
    .description(
      {
        zh: '检查场景文件及其引用的文件，每个问题一行：文件:行:列  /JSON路径  说明；依据。没有错误时退出码为 0，有错误为 1；提醒不算错误。',
        en: 'Checks scenario files and what they extend. One line a finding: file:line:column  /json/path  message; source. Exit code 0 without errors, 1 with; warnings are no errors.',
      }[lang],
    )
    .argument('<files...>', { zh: '场景文件（.json）', en: 'scenario files (.json)' }[lang])
    .option(
      '--all',
      {
        zh: '逐条列出提醒；默认同一信号机、同一规则只列最严重的一条',
        en: 'list every warning; by default one line for each rule and controller, the worst case',
      }[lang],
    )
    .action(async (files: string[], { all }: { all?: boolean }) => {
      let bad = 0;
      for (const file of files) {
        const { findings, loaded } = await check(file, readFromDisk);
        const lines = all
          ? findings.map((finding) => findingLine(finding, lang, loaded))
          : findingLines(findings, lang, loaded);
        for (const line of lines) process.stdout.write(`${line}\n`);
        if (loaded === undefined) bad++;
        if (loaded !== undefined && loaded.changes.length > 0)
          process.stderr.write(`${file}${lang === 'zh' ? '：' : ': '}${visitsLine(loaded, lang)}\n`);
        process.stderr.write(`${summary(file, findings, loaded !== undefined)[lang]}\n`);
      }
      process.exitCode = bad > 0 ? 1 : 0;
    });
}

function summary(file: string, findings: readonly { severity: 'error' | 'warning' }[], good: boolean) {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.length - errors;
  const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  if (!good) {
    return {
      zh: `${file}：${errors} 个错误，${warnings} 个提醒`,
      en: `${file}: ${many(errors, 'error')}, ${many(warnings, 'warning')}`,
    };
  }
  return warnings === 0
    ? { zh: `${file}：没有问题`, en: `${file}: no findings` }
    : { zh: `${file}：没有错误，${warnings} 个提醒`, en: `${file}: no errors, ${many(warnings, 'warning')}` };
}
