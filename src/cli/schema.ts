/** lukou schema: the formats as JSON Schema; what public/scenario.schema.json and public/result.schema.json are made with. */
import { Argument, type Command } from 'commander';
import { scenarioJsonSchema } from '../scenario/index.ts';
import { resultJsonSchema } from './result-schema.ts';
import type { Lang } from './words.ts';

const SCHEMAS = { scenario: scenarioJsonSchema, result: resultJsonSchema };

export function addSchemaCommand(program: Command, lang: Lang): void {
  const summary = {
    zh: '输出场景或结果格式的 JSON Schema',
    en: 'print the scenario or the result format as JSON Schema',
  }[lang];
  const format = { zh: '格式', en: 'format' }[lang];
  program
    .command('schema')
    .summary(summary)
    .description(summary)
    .addArgument(new Argument('[format]', format).choices(Object.keys(SCHEMAS)).default('scenario'))
    .action((chosen: keyof typeof SCHEMAS) => {
      process.stdout.write(`${JSON.stringify(SCHEMAS[chosen](), null, 2)}\n`);
    });
}
