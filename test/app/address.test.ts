/** The view in the address: what is written is read back, and what cannot be read is left out. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AddressedView, LAYERS, PICK_KINDS, readAddress, writeAddress } from '../../src/app/address.ts';

const view: fc.Arbitrary<AddressedView> = fc.record(
  {
    file: fc.string({ minLength: 1 }),
    pick: fc.record({ kind: fc.constantFrom(...PICK_KINDS), id: fc.string() }),
    diagram: fc.constant(true),
    camera: fc.array(
      fc.integer({ min: -99999, max: 99999 }).map((value) => value / 1000),
      { minLength: 1, maxLength: 6 },
    ),
    layers: fc.subarray([...LAYERS]),
    language: fc.constantFrom('zh' as const, 'en' as const),
    theme: fc.constantFrom('light' as const, 'dark' as const, 'projector' as const),
    time: fc.integer({ min: 0, max: 86400 }),
  },
  { requiredKeys: [] },
);

it('any view comes back from its address', () => {
  fc.assert(
    fc.property(view, (seen) => {
      expect(readAddress(`#${writeAddress(seen)}`)).toEqual(seen);
    }),
    { seed: 7, numRuns: 300 },
  );
});

it('is a text a person can read', () => {
  expect(
    writeAddress({ pick: { kind: 'intersection', id: 'renmin-xuefu' }, layers: ['los', 'queues'], language: 'en' }),
  ).toBe('v=1&pick=intersection:renmin-xuefu&layers=los,queues&lang=en');
});

it('a version from the future, or nonsense, is no view', () => {
  expect(readAddress('#v=2&lang=en')).toEqual({});
  expect(readAddress('#hello')).toEqual({});
  expect(readAddress('#v=1&lang=fr&theme=pink&cam=1,x&pick=moon:1&t=soon&layers=los,rain')).toEqual({
    layers: ['los'],
  });
});
