/**
 * exp, log, pow and tanh that give the same bits in every engine of JavaScript: the language leaves the last bits of Math.exp and
 * its kin to each browser. Only + − × ÷, floor and the bits of a double are used. Relative error below 4e-16 for exp, log and
 * tanh (log: absolute near 1), a few 1e-15 for pow at moderate exponents; tested against Math.
 */

const LN2_HIGH = 0.6931467056274414; // the first 21 bits of ln 2, so that k × LN2_HIGH is exact; LN2_LOW is the rest
const LN2_LOW = 4.749325039031672e-7;

const EXPONENT_BIAS = 1075;
/** 2^(i − 1075), from the smallest double to beyond 2^1023 in halves; each is exact. */
const POWERS_OF_TWO = powersOfTwo();
function powersOfTwo(): Float64Array {
  const powers = new Float64Array(EXPONENT_BIAS + 1024);
  let power = 1;
  for (let exponent = 0; exponent < 1024; exponent++, power *= 2) powers[EXPONENT_BIAS + exponent] = power;
  power = 1;
  for (let exponent = 0; exponent >= -EXPONENT_BIAS; exponent--, power /= 2) powers[EXPONENT_BIAS + exponent] = power;
  return powers;
}

/** e to the x. */
export function exp(x: number): number {
  if (x > 709.78) return x > 709.782712893384 ? Infinity : exp(x - 1) * 2.718281828459045;
  if (x < -745.2) return 0;
  if (x !== x) return x;
  const halves = Math.floor(x * 1.4426950408889634 + 0.5);
  const r = x - halves * LN2_HIGH - halves * LN2_LOW;
  return (1 + expLess1Near0(r)) * (POWERS_OF_TWO[EXPONENT_BIAS + halves] as number);
}

/** e^r − 1 for |r| ≤ 0.35: the series to r^13, whose next term is below 1e-17. */
function expLess1Near0(r: number): number {
  let sum = 1 + r / 13;
  sum = 1 + (r / 12) * sum;
  sum = 1 + (r / 11) * sum;
  sum = 1 + (r / 10) * sum;
  sum = 1 + (r / 9) * sum;
  sum = 1 + (r / 8) * sum;
  sum = 1 + (r / 7) * sum;
  sum = 1 + (r / 6) * sum;
  sum = 1 + (r / 5) * sum;
  sum = 1 + (r / 4) * sum;
  sum = 1 + (r / 3) * sum;
  sum = 1 + (r / 2) * sum;
  return r * sum;
}

const bits = new DataView(new ArrayBuffer(8));

/** Natural logarithm; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (x < 2.2250738585072014e-308) return log(x * 18014398509481984) - 54 * LN2_HIGH - 54 * LN2_LOW;
  bits.setFloat64(0, x);
  const top = bits.getInt32(0);
  let exponent = (top >> 20) - 1023;
  bits.setInt32(0, (top & 0x000fffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > 1.4142135623730951) {
    mantissa /= 2;
    exponent += 1;
  }
  // ln m = 2 (s + s³/3 + s⁵/5 + …) with s = (m − 1)/(m + 1), |s| < 0.1716: eleven terms reach the last bit.
  const s = (mantissa - 1) / (mantissa + 1);
  const q = s * s;
  let sum = 1 / 21;
  sum = 1 / 19 + q * sum;
  sum = 1 / 17 + q * sum;
  sum = 1 / 15 + q * sum;
  sum = 1 / 13 + q * sum;
  sum = 1 / 11 + q * sum;
  sum = 1 / 9 + q * sum;
  sum = 1 / 7 + q * sum;
  sum = 1 / 5 + q * sum;
  sum = 1 / 3 + q * sum;
  return exponent * LN2_HIGH + (2 * s + (2 * s * q * sum + exponent * LN2_LOW));
}

/** base to the exponent, for base ≥ 0. */
export function pow(base: number, exponent: number): number {
  if (exponent === 0 || base === 1) return 1;
  if (base === 0) return exponent > 0 ? 0 : Infinity;
  return exp(exponent * log(base));
}

/** Hyperbolic tangent. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > 20) return x > 0 ? 1 : -1;
  // Near 0 e^2x − 1 is taken from its series, so that the difference loses no digits.
  const less1 = size < 0.17 ? expLess1Near0(2 * size) : exp(2 * size) - 1;
  const result = less1 / (less1 + 2);
  return x < 0 ? -result : result;
}
