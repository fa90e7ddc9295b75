import { type Change, FORMAT_VERSION, type Scenario, type Text } from '../schema.ts';

/** The file of what was clicked: a scenario that extends a model and lists the changes in order. */
export function scenarioOf(given: {
  name: Text;
  description?: Text;
  /** Path of the model or scenario, relative to where this one is saved. */
  extends: string;
  changes: readonly Change[];
  settings?: Scenario['settings'];
  /** Path of the published schema, relative to where this one is saved. */
  $schema?: string;
}): Scenario {
  const { name, description, changes, settings, $schema } = given;
  return {
    ...($schema === undefined ? {} : { $schema }),
    version: FORMAT_VERSION,
    name,
    ...(description === undefined ? {} : { description }),
    kind: 'scenario',
    extends: given.extends,
    ...(settings === undefined ? {} : { settings }),
    changes: [...changes],
  };
}
