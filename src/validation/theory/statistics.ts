/** Means of seeds and how sure they are. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of the population the values are drawn from; 0 for a single value. */
export function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1);
}

export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

/**
 * The mean of values whose chance is partly known: each comes with a control, such as how many cars chance sent, whose true mean is
 * known. What the values owe to the control by a straight line is taken off.
 */
export function controlled(values: readonly number[], controls: readonly number[], trueMean: number): Estimate {
  const [middle, control] = [mean(values), mean(controls)];
  let together = 0;
  let alone = 0;
  values.forEach((value, index) => {
    together += (value - middle) * (controls[index]! - control);
    alone += (controls[index]! - control) ** 2;
  });
  const slope = alone > 0 ? together / alone : 0;
  const rest = values.map((value, index) => value - slope * (controls[index]! - control));
  return { mean: middle - slope * (control - trueMean), standardError: Math.sqrt(variance(rest) / values.length) };
}
