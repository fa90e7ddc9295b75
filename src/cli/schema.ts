/** lukou schema: the format as JSON Schema; what public/scenario.schema.json is made with. */
import type { Command } from 'commander';
import { scenarioJsonSchema } from '../scenario/index.ts';
import type { Lang } from './words.ts';

export function addSchemaCommand(program: Command, lang: Lang): void {
  const summary = { zh: '输出场景格式的 JSON Schema', en: 'print the scenario format as JSON Schema' }[lang];
  program
    .command('schema')
    .summary(summary)
    .description(summary)
    .action(() => {
      process.stdout.write(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
    });
}
