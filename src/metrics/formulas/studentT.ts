/** How sure a mean of a few paired runs is: Student's t. */

/**
 * Share of Student's distribution between −t and t.
 *
 * @param t        ≥ 0
 * @param freedom  degrees of freedom, a whole number from 1
 * Source: Abramowitz and Stegun (1964), 26.7.3 and 26.7.4, exact sums for whole degrees of freedom.
 */
export function studentShare(t: number, freedom: number): number {
  const sine = t / Math.sqrt(freedom + t * t);
  const squaredCosine = freedom / (freedom + t * t);
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? Math.sqrt(squaredCosine) : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let order = isOdd ? 3 : 2; order <= freedom - 2; order += 2) {
    term *= (squaredCosine * (order - 1)) / order;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (Math.atan2(t, Math.sqrt(freedom)) + sine * sum) : sine * sum;
}

/** The t between whose negative and itself so much of the distribution lies. @param share 0.95 for a 95 % interval */
export function studentQuantile(share: number, freedom: number): number {
  let [low, high] = [0, 1];
  while (studentShare(high, freedom) < share) high *= 2;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (studentShare(middle, freedom) < share) low = middle;
    else high = middle;
  }
  return high;
}

export interface PairedDifference {
  /** Of the pairs: the second less the first. */
  readonly mean: number;
  /** Half the width of its 95 % interval; null with fewer than two pairs. */
  readonly margin: number | null;
  readonly n: number;
}

/** The mean of paired differences and its 95 % interval, t with n − 1 degrees of freedom. */
export function pairedDifference(first: readonly number[], second: readonly number[]): PairedDifference {
  if (first.length !== second.length) throw new RangeError('pairs have two values each');
  const n = first.length;
  const differences = second.map((value, at) => value - (first[at] as number));
  const mean = differences.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean, margin: null, n };
  const variance = differences.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1);
  return { mean, margin: studentQuantile(0.95, n - 1) * Math.sqrt(variance / n), n };
}
