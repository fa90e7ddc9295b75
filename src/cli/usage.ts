/** Commander's own words, in the language of the reader, and its exit codes made ours: 0 for help, 2 for bad usage. */
import type { Command, CommanderError } from 'commander';
import type { Text } from '../scenario/index.ts';
import type { Lang } from './words.ts';

const TITLES: Record<string, string | undefined> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
};

const HELP: Text = { zh: '显示帮助', en: 'show help' };
/** Exit code. */
export const BAD_USAGE = 2;

/** To be called before commands are added: they inherit all of it. */
export function speak(program: Command, lang: Lang): void {
  program.helpOption('-h, --help', HELP[lang]);
  program.helpCommand('help [command]', HELP[lang]);
  if (lang === 'zh') program.configureHelp({ styleTitle: (title) => TITLES[title] ?? title });
  program.configureOutput({ outputError: () => {} });
  program.exitOverride();
}

/** @returns the exit code; says on stderr what was wrong, if anything was */
export function endOfUsage(error: CommanderError, lang: Lang): number {
  if (error.exitCode === 0) return 0;
  // Called without a command, commander has shown its help; there is nothing to add.
  if (error.code !== 'commander.help') process.stderr.write(`${wordsOf(error)[lang]}\n`);
  return BAD_USAGE;
}

function wordsOf(error: CommanderError): Text {
  const en = error.message.replace(/^error: /, '');
  const [, quoted] = /'([^']*)'/.exec(en) ?? [];
  const [, meant] = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(en) ?? [];
  const hint = meant === undefined ? '' : `，是否想写 ${meant}？`;
  const zh = CODES[error.code];
  return { en, zh: zh === undefined ? `用法有误：${en}` : `${zh} ${quoted ?? ''}${hint}`.trimEnd() };
}

const CODES: Record<string, string | undefined> = {
  'commander.unknownCommand': '没有这个命令：',
  'commander.unknownOption': '没有这个选项：',
  'commander.missingArgument': '缺少参数：',
  'commander.optionMissingArgument': '选项缺少值：',
  'commander.missingMandatoryOptionValue': '缺少必需的选项：',
  'commander.excessArguments': '参数太多',
  'commander.invalidArgument': '选项的值不对：',
};
