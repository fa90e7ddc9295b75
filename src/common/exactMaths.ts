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

/** Steps of the table of exp in one power of two, and of that of log in one octave. */
const EXP_STEPS = 64;
const LOG_STEPS = 128;

/** e^r − 1 for |r| ≤ 0.35: the series to r^13, whose next term is below 1e-17. */
function expLess1Near0(r: number): number {
  let sum = 1 + r / 13;
  for (let n = 12; n > 1; n--) sum = 1 + (r / n) * sum;
  return r * sum;
}

/** ln m for m near 1: 2 (s + s³/3 + s⁵/5 + …) with s = (m − 1)/(m + 1), |s| < 0.18: eleven terms reach the last bit. */
function logNear1(m: number): number {
  const s = (m - 1) / (m + 1);
  const q = s * s;
  let sum = 1 / 21;
  for (let n = 19; n > 1; n -= 2) sum = 1 / n + q * sum;
  return 2 * s + 2 * s * q * sum;
}

/** 2^(i / 64); above the middle as half a power less, where the series is at its best. */
const EXP_TABLE = Float64Array.from({ length: EXP_STEPS }, (_, i) => {
  const isUpper = i > EXP_STEPS / 2;
  const r = (i / EXP_STEPS - (isUpper ? 1 : 0)) * 0.6931471805599453;
  return (1 + expLess1Near0(r)) * (isUpper ? 2 : 1);
});

/**
 * e to the x. From the table to the nearest 64th power of two, and from there by the series to r^5, |r| < 0.0055; with the series
 * alone, and the like in log, a county's hour took 5 % longer.
 */
export function exp(x: number): number {
  if (x > 709.78) return x > 709.782712893384 ? Infinity : exp(x - 1) * 2.718281828459045;
  if (x < -745.2) return 0;
  if (x !== x) return x;
  const steps = Math.floor(x * (EXP_STEPS * 1.4426950408889634) + 0.5);
  const r = x - steps * (LN2_HIGH / EXP_STEPS) - steps * (LN2_LOW / EXP_STEPS);
  const square = r * r;
  const less1 = r + square * (0.5 + r * (1 / 6)) + square * square * (1 / 24 + r * (1 / 120));
  const near = EXP_TABLE[steps & (EXP_STEPS - 1)] as number;
  return (near + near * less1) * (POWERS_OF_TWO[EXPONENT_BIAS + (steps >> 6)] as number);
}

const bits = new DataView(new ArrayBuffer(8));

/** Upper half of the bits of 0.6875, where the octave of the table begins: 1 lies between two of its steps. */
const OCTAVE = 0x3fe60000;
/** The middle of each step, but 1 for the two that meet there: near 1 nothing may cancel. Few bits, so that m − middle is exact. */
const MIDDLE = Float64Array.from({ length: LOG_STEPS }, (_, i) => {
  if (i === 79 || i === 80) return 1;
  bits.setInt32(4, OCTAVE + (i << 13) + (1 << 12), true);
  return bits.getFloat64(0, true);
});
const MIDDLE_INVERSE = MIDDLE.map((middle) => 1 / middle);
const MIDDLE_LOG = MIDDLE.map(logNear1);

/** Natural logarithm; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (x < 2.2250738585072014e-308) return log(x * 18014398509481984) - 54 * LN2_HIGH - 54 * LN2_LOW;
  bits.setFloat64(0, x, true);
  const above = bits.getInt32(4, true) - OCTAVE;
  const exponent = above >> 20;
  const step = (above >> 13) & (LOG_STEPS - 1);
  const mantissa = x * (POWERS_OF_TWO[EXPONENT_BIAS - exponent] as number);
  // ln (1 + r) to r^8; |r| < 1/128.
  const r = (mantissa - (MIDDLE[step] as number)) * (MIDDLE_INVERSE[step] as number);
  const square = r * r;
  const third = 1 / 3 - r * (1 / 4) + square * (1 / 5 - r * (1 / 6)) + square * square * (1 / 7 - r * (1 / 8));
  const near = r - square * (0.5 - r * third);
  return exponent * LN2_HIGH + ((MIDDLE_LOG[step] as number) + (near + exponent * LN2_LOW));
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
  if (size < 0.17) return x * tanhOverX(x * x);
  const less1 = exp(2 * size) - 1;
  const result = less1 / (less1 + 2);
  return x < 0 ? -result : result;
}

/** The series of tanh x ÷ x in q = x² < 0.03: near 0 e^2x − 1 would lose digits. */
function tanhOverX(q: number): number {
  const square = q * q;
  const low = 1 - q * (1 / 3) + square * (2 / 15 - q * (17 / 315));
  const middle = 62 / 2835 - q * (1382 / 155925) + square * (21844 / 6081075 - q * (929569 / 638512875));
  return low + square * square * (middle + square * square * (6404582 / 10854718875));
}
