import { expect, it } from 'vitest';
import { nearlyNormal, randomStream, uniform } from '../../src/common/random.ts';

const names = (count: number) => Array.from({ length: count }, (_, index) => `car:Z${index % 40}>Z${index}`);

it('a draw depends on seed, purpose, name and counter alone', () => {
  const stream = randomStream(1, 'temper');
  const first = uniform(stream, 'car:Z1>Z2:0');
  uniform(stream, 'somebody else');
  expect(uniform(randomStream(1, 'temper'), 'car:Z1>Z2:0')).toBe(first);
  expect(uniform(randomStream(2, 'temper'), 'car:Z1>Z2:0')).not.toBe(first);
  expect(uniform(randomStream(1, 'dwell'), 'car:Z1>Z2:0')).not.toBe(first);
  expect(uniform(stream, 'car:Z1>Z2:0', 1)).not.toBe(first);
});

it('draws by name fill [0, 1) evenly and neighbours are unrelated', () => {
  const stream = randomStream(7, 'temper');
  const draws = names(20000).map((name) => uniform(stream, name));
  const bins = Array.from({ length: 20 }, () => 0);
  for (const draw of draws) bins[Math.floor(draw * 20)]!++;
  const chi2 = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(chi2).toBeLessThan(43.8); // 0.1 % point at 19 degrees of freedom
  let product = 0;
  for (let at = 1; at < draws.length; at++) product += (draws[at]! - 0.5) * (draws[at - 1]! - 0.5);
  expect(Math.abs((product / draws.length) * 12)).toBeLessThan(0.03);
});

it('the near-normal has mean 0 and deviation 1', () => {
  const stream = randomStream(3, 'temper');
  const draws = names(20000).map((name) => nearlyNormal(stream, name));
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.05);
});
