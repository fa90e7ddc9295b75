/** Offsets that are moved belong to a plan, wrap with its cycle, and become one retiming each. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { changesOf, type Moved, movedPlans, secondsMoved, setMoved } from '../../src/app/moved-offsets.ts';
import { applyChange, type Model, readDocument } from '../../src/scenario/index.ts';

const model = readDocument(readFileSync('scenarios/county.json'), 'county.json').document as Model;
const [first] = model.controllers.filter((one) => one.class === 'networked' && one.plans.length === 2);
if (first === undefined) throw new Error('the county has no networked controller with two plans');
const [flat, peak] = first.plans;
const create = (): { value: Moved } => ({ value: new Map() });

it('what is moved in one plan leaves the other alone, and is gone when it is moved back', () => {
  const moved = create();
  setMoved(moved, first.id, 'peak', 7);
  expect(secondsMoved(moved.value, first.id, 'peak')).toBe(7);
  expect(secondsMoved(moved.value, first.id, 'flat')).toBe(0);
  expect(movedPlans(model, moved.value)).toEqual([{ controller: first, plan: peak, seconds: 7 }]);
  setMoved(moved, first.id, 'peak', 0);
  expect(moved.value.size).toBe(0);
});

it('each becomes the same plan with another offset, within the cycle', () => {
  const moved = create();
  setMoved(moved, first.id, 'flat', -((flat?.offset ?? 0) + 5));
  setMoved(moved, first.id, 'peak', 3);
  const changes = changesOf(model, moved.value);
  expect(changes).toEqual([
    { do: 'retime', controller: first.id, plan: { ...flat, offset: (flat?.cycle ?? 0) - 5 } },
    { do: 'retime', controller: first.id, plan: { ...peak, offset: ((peak?.offset ?? 0) + 3) % (peak?.cycle ?? 1) } },
  ]);
  const changed = changes.reduce((before, change) => {
    const result = applyChange(before, change);
    return 'model' in result ? result.model : before;
  }, model);
  const plans = changed.controllers.find(({ id }) => id === first.id)?.plans ?? [];
  expect(plans.map(({ offset }) => offset)).toEqual(
    changes.map((change) => (change.do === 'retime' ? change.plan.offset : NaN)),
  );
});
