/** Node starts here: the command line. Each command adds itself; results go to stdout, everything else to stderr. */
import { Command, CommanderError, Option } from 'commander';
import { addCheckCommand } from './cli/check.ts';
import { addExportCommand } from './cli/export.ts';
import { failure } from './cli/failure.ts';
import { endCleanlyOnInterrupt } from './cli/interrupt.ts';
import { addProposeCommand } from './cli/propose.ts';
import { addRunCommand } from './cli/run.ts';
import { addSchemaCommand } from './cli/schema.ts';
import { addSheetCommand } from './cli/sheet.ts';
import { endOfUsage, speak } from './cli/usage.ts';
import { addValidateCommand } from './cli/validate.ts';
import { LANGS, langOf } from './cli/words.ts';

const COMMANDS = [
  addCheckCommand,
  addRunCommand,
  addProposeCommand,
  addExportCommand,
  addSheetCommand,
  addSchemaCommand,
  addValidateCommand,
];

const lang = langOf(process.argv);
endCleanlyOnInterrupt(lang);
// `lukou … | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const program = new Command('lukou');
speak(program, lang);
const language = { zh: '语言，默认 zh', en: 'language, zh when left out' };
program.description({ zh: '路口：县城交通信号仿真', en: "Lukou: a simulator of a county's traffic signals" }[lang]);
for (const add of COMMANDS) add(program, lang);
for (const command of [program, ...program.commands]) {
  command.addOption(new Option('--lang <lang>', language[lang]).choices(LANGS));
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = endOfUsage(error, lang);
  else {
    process.stderr.write(failure(error, lang));
    process.exitCode = 1;
  }
}
