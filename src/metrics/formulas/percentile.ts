/**
 * The value that `share` of the values do not exceed, by nearest rank: no interpolation, so it is a value that happened.
 * Null when there are none. Sorts a copy.
 */
export function percentile(values: readonly number[], share: number): number | null {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? null;
}
