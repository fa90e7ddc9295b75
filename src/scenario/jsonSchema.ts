import { z } from 'zod';
import { documentSchema } from './schema.ts';

/** The format as JSON Schema (2020-12), for editors: published as public/scenario.schema.json and named by `$schema`. */
export function scenarioJsonSchema(): object {
  return { title: 'Lukou 路口 scenario', ...z.toJSONSchema(documentSchema, { io: 'input' }) };
}
