/** What the schema allows at a place, for hints. */
import type { z } from 'zod';

type Part = z.core.$ZodTypes;

/** The keys of the record that the schema has at this path of the value; empty where it has none. */
export function keysAllowedAt(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): string[] {
  let part = unwrap(schema as unknown as Part, value);
  let here = value;
  for (const key of path) {
    const next = inside(part, key);
    if (next === undefined) return [];
    here = (here as Record<PropertyKey, unknown> | undefined)?.[key];
    part = unwrap(next, here);
  }
  return part._zod.def.type === 'object' ? Object.keys(part._zod.def.shape) : [];
}

function inside(part: Part, key: PropertyKey): Part | undefined {
  const def = part._zod.def;
  if (def.type === 'object') return def.shape[String(key)] as Part | undefined;
  if (def.type === 'array') return def.element as Part;
  if (def.type === 'tuple') return def.items[Number(key)] as Part | undefined;
  return undefined;
}

/** Through `optional`, and into the alternative that the value's own `kind` or `do` names. */
function unwrap(part: Part, value: unknown): Part {
  const def = part._zod.def;
  if (def.type === 'optional') return unwrap(def.innerType as Part, value);
  if (def.type !== 'union' || !('discriminator' in def)) return part;
  const discriminator = String(def.discriminator);
  const named = (value as Record<string, unknown> | undefined)?.[discriminator];
  const chosen = def.options.find((option) => literalsOf(option as Part, discriminator).includes(named));
  return chosen === undefined ? part : unwrap(chosen as Part, value);
}

function literalsOf(option: Part, discriminator: string): unknown[] {
  const def = option._zod.def;
  if (def.type !== 'object') return [];
  const literal = (def.shape[discriminator] as Part | undefined)?._zod.def;
  return literal?.type === 'literal' ? literal.values : [];
}
