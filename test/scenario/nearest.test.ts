import { expect, it } from 'vitest';
import { nearest } from '../../src/scenario/index.ts';
import { editDistance } from '../../src/scenario/nearest.ts';

it.each([
  ['kitten', 'sitting', 3],
  ['cycle', 'cycel', 1],
  ['', 'abc', 3],
  ['same', 'same', 0],
])('from %s to %s it is %i letters', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

it('finds the word that was meant, whatever its case', () => {
  expect(nearest('cyle', ['offset', 'cycle', 'phases'])).toBe('cycle');
  expect(nearest('REDCLEARANCE', ['yellow', 'redClearance'])).toBe('redClearance');
});

it('finds none where nothing is near', () => {
  expect(nearest('xyz', ['cycle', 'offset'])).toBeUndefined();
  expect(nearest('at', ['to'])).toBeUndefined();
  expect(nearest('x', [])).toBeUndefined();
});
