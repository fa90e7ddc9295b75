/** Every formula case as its own test, under the name its reference has. */
import { describe, expect, it } from 'vitest';
import { formulaRows } from '../../src/validation/formulas/index.ts';
import { runRow } from '../../src/validation/index.ts';

const nobody = { county: () => Promise.reject(new Error('formulas ask for no county')), progress: () => {} };

describe('formulas against their references', () => {
  for (const row of formulaRows)
    it(`${row.id}${row.missing === undefined ? '' : ' (inputs missing)'}`, async () => {
      const record = await runRow(row, nobody, 'test', () => 0);
      const wrong = record.cells.filter(({ verdict }) => verdict === 'fail');
      expect(wrong.map(({ key, expected, measured }) => ({ key, expected, measured }))).toEqual([]);
      expect(record.verdict).toBe(row.missing === undefined ? 'pass' : 'inputsMissing');
    });
});

it('the list of formula cases', () => {
  expect(formulaRows.map(({ id }) => id).join(', ')).toMatchInlineSnapshot(
    `"GA-01, GA-02, GA-03, GA-04, GA-05, GA-06, GA-07, HCM-T1, HCM-T3, HCM-T4, HCM-T5, HCM-S2, HCM-S3, HCM-P1, HCM-K, HCM-PF, Webster cycle, Webster flat optimum, WQ-01 formulas, WQ-02 formulas, WQ-03 formulas, WQ-04 formulas, WQ-05 formulas, WQ-06 formulas, WQ-07 formulas, PD-01, PD-02, PD-03, BW-01, BW-02, BW-03, BW-04, BW-05, BW-06, BW-04 by programme, BW-05 by programme, BW-06 by programme"`,
  );
});
