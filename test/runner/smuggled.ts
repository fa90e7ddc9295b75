/** Illegal plans for every door. */
import type { Model, Plan } from '../../src/scenario/index.ts';
import { goodModel } from '../scenario/fixture.ts';

/** What somebody might try with the plan of the example, and the rule that must stop it. */
export const SMUGGLED: [what: string, spoil: (plan: Plan) => void, code: string][] = [
  ['crossing greens', ({ stages }) => stages[0]!.phases.push('minor-through'), 'conflictingGreens'],
  [
    'crossing greens called yielding',
    ({ stages, phases }) => {
      stages[0]!.phases.push('minor-through');
      for (const phase of phases) for (const movement of phase.movements) movement.permissive = true;
    },
    'conflictingGreens',
  ],
  [
    'no clearance, the cycle made to fit',
    (plan) => {
      plan.cycle -= plan.phases.reduce((sum, { redClearance = 0 }) => sum + redClearance, 0);
      for (const phase of plan.phases) phase.redClearance = 0;
    },
    'brokenIntergreen',
  ],
  ['a cycle that does not add up', (plan) => void plan.cycle++, 'cycleSum'],
  [
    'the same behind a blank',
    (plan) => {
      plan.cycle += 3;
      delete plan.phases[0]!.redClearance;
    },
    'cycleSum',
  ],
  ['calls without detectors', (plan) => void (plan.control = { mode: 'fullyActuated' }), 'noDetectors'],
  ['max pressure off the network', (plan) => void (plan.control = { mode: 'maxPressure' }), 'classCannot'],
  [
    'a maximum below the minimum',
    (plan) => void Object.assign(plan.phases[0]!, { minimumGreen: 9, maximumGreen: 8 }),
    'maximumGreen',
  ],
];

/** The example with that plan, in a cabinet whose clock is set by satellite. */
export function spoilt(spoil: (plan: Plan) => void): { model: Model; plan: Plan } {
  const model = goodModel();
  const plan = model.controllers[0]!.plans[0]!;
  model.controllers[0]!.class = 'synchronised';
  delete model.controllers[0]!.clockError;
  delete model.controllers[0]!.clockDrift;
  spoil(plan);
  return { model, plan };
}
