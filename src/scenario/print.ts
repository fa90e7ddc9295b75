/** A document as text that a person can read, review line by line, and parse back to the same document. */
import type { ScenarioDocument } from './schema.ts';

const WIDTH = 120;

/**
 * JSON with two spaces of indent, in which whatever fits on one line of 120 columns stands on one line. Keys keep their order, so
 * a document that was read (which puts them in the schema's order) always prints the same.
 */
export function printDocument(document: ScenarioDocument): string {
  return `${print(document, '', 0)}\n`;
}

/** @param taken columns already used on the line, and needed after the value */
function print(value: unknown, indent: string, taken: number): string {
  const line = printLine(value);
  if (typeof value !== 'object' || value === null || indent.length + taken + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => inner + print(item, inner, 1));
    return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${indent}]`;
  }
  const items = entriesOf(value).map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return inner + name + print(item, inner, name.length + 1);
  });
  return `{\n${items.join(',\n')}\n${indent}}`;
}

function printLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const items = entriesOf(value).map(([key, item]) => `${JSON.stringify(key)}: ${printLine(item)}`);
    return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
  }
  return JSON.stringify(value);
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}
