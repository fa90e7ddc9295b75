/**
 * A fingerprint of a model: the same for the same content, whatever the order of keys and the spaces in the file.
 * Lists keep their order, for it decides what the network's numbers mean.
 */
import { mixBits } from '../common/index.ts';
import type { Model } from '../scenario/index.ts';

/** @returns 16 hex digits; tells versions of a file apart, guards against nobody */
export function scenarioHash(model: Model): string {
  const text = canonical(model);
  let low = 0x811c9dc5;
  let high = 0x5bd1e995;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 15);
  }
  return hex(mixBits(low)) + hex(mixBits(high));
}

/** Whether two parts of a model have the same content. */
export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}
