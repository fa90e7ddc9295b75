import { expect, it } from 'vitest';
import { exp, log, pow, tanh } from '../../src/common/exactMaths.ts';

const relative = (ours: number, theirs: number) => (theirs === 0 ? Math.abs(ours) : Math.abs(ours / theirs - 1));
const worst = (from: number, to: number, error: (x: number) => number) => {
  let most = 0;
  for (let step = 0; step <= 20000; step++) most = Math.max(most, error(from + ((to - from) * step) / 20000));
  return most;
};

it('exp agrees with Math.exp to the last bits', () => {
  expect(worst(-700, 700, (x) => relative(exp(x), Math.exp(x)))).toBeLessThan(5e-16);
  expect(worst(-2, 2, (x) => relative(exp(x), Math.exp(x)))).toBeLessThan(5e-16);
  expect([exp(0), exp(-800), exp(800), exp(-Infinity)]).toEqual([1, 0, Infinity, 0]);
});

it('log agrees with Math.log to the last bits', () => {
  expect(worst(1e-6, 10, (x) => Math.abs(log(x) - Math.log(x)) / Math.max(1e-3, Math.abs(Math.log(x))))).toBeLessThan(
    1e-15,
  );
  expect(worst(1e-3, 1e12, (x) => relative(log(x), Math.log(x)))).toBeLessThan(5e-16);
  expect([log(1), log(0), log(Infinity)]).toEqual([0, -Infinity, Infinity]);
  expect(log(-1)).toBeNaN();
  expect(relative(log(1e-310), Math.log(1e-310))).toBeLessThan(1e-15);
});

it('pow agrees with Math.pow at the exponents of the driving models', () => {
  for (const exponent of [0.5, 2, 2.7, 4, 13.3, -1.7]) {
    expect(worst(0.01, 3, (x) => relative(pow(x, exponent), x ** exponent))).toBeLessThan(2e-14);
  }
  expect([pow(0, 2), pow(1, 1e9), pow(5, 0)]).toEqual([0, 1, 1]);
});

it('tanh agrees with Math.tanh and is odd', () => {
  expect(worst(-12, 12, (x) => relative(tanh(x), Math.tanh(x)))).toBeLessThan(1e-15);
  expect(worst(-0.2, 0.2, (x) => relative(tanh(x), Math.tanh(x)))).toBeLessThan(1e-15);
  expect(tanh(-0.3)).toBe(-tanh(0.3));
});

it('known bits stay: a digest of values, equal in every engine', () => {
  const digest = [exp(1.25), log(7.5), pow(0.37, 2.9), tanh(0.61)].map((value) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    return view.getBigUint64(0).toString(16);
  });
  expect(digest).toMatchInlineSnapshot(`
    [
      "400bec38edb0faf0",
      "40001e85798eb9a3",
      "3faca5393c5bd5ab",
      "3fe1697d3bce3097",
    ]
  `);
});
