import { useState } from 'preact/hooks';
import type { Plan } from '../../../scenario/index.ts';
import { toCycle } from '../../../signal/index.ts';
import { ControlChoice, ControlNeeds } from './ControlFields.tsx';
import type { Desk } from './desk.ts';
import { Field } from './Field.tsx';
import { FindingMark } from './FindingsStrip.tsx';
import { planText } from './names.ts';
import { NumberField } from './NumberField.tsx';
import { addPlan, patched } from './plan-edits.ts';
import { PlanPapers } from './PlanPapers.tsx';

/** Which plan, its name, cycle, control, offset, and where its numbers are from. */
export function PlanHeader(props: { desk: Desk; plan: Plan; inForce: string | null; choose(id: string): void }) {
  const { desk, plan, inForce, choose } = props;
  const { app, controller, bench, findings } = desk;
  const { view } = app;
  const [note, setNote] = useState<string | null>(null);
  const index = controller.plans.indexOf(plan);
  const place = ['plans', index] as const;
  const isOddCycle = findings.some(({ path }) => path[3] === index && path[4] === 'cycle');
  const setCycle = (seconds: number): void => {
    const scaled = toCycle(bench.model, bench.network, controller, plan, seconds);
    setNote(
      'least' in scaled ? view.say('severalTooShort', { name: app.text(planText(plan)), least: scaled.least }) : null,
    );
    if ('plan' in scaled) desk.retime(scaled.plan);
  };
  return (
    <section class="plan-head">
      <div class="fields">
        <Field word="timingPlan">
          <select
            value={plan.id}
            onChange={(event) => choose(event.currentTarget.value)}
            aria-label={view.say('timingPlan')}
            data-testid="timing-plan-choice"
          >
            {controller.plans.map((each) => (
              <option key={each.id} value={each.id}>
                {each.id === inForce
                  ? view.say('timingPlanNow', { plan: app.text(planText(each)) })
                  : app.text(planText(each))}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              const next = addPlan(controller, plan);
              desk.change(next);
              choose(next.plans.at(-1)?.id ?? plan.id);
            }}
          >
            {view.say('timingNewPlan')}
          </button>
        </Field>
        <Field word="timingCycle">
          <NumberField
            label={view.say('timingCycle')}
            value={plan.cycle}
            least={1}
            isWrong={isOddCycle}
            commit={(seconds) => seconds !== undefined && setCycle(seconds)}
            testId="timing-cycle"
          />
          <span class="soft">{view.say('secondsUnit')}</span>
          <FindingMark desk={desk} place={[...place, 'cycle']} />
        </Field>
        <Field word="timingOffset">
          <NumberField
            label={view.say('timingOffset')}
            value={plan.offset ?? 0}
            most={plan.cycle}
            commit={(offset) => desk.retime(patched(plan, { offset }))}
            testId="timing-offset"
          />
          <span class="soft">{view.say('secondsUnit')}</span>
        </Field>
        <Field word="timingReference">
          <select
            value={plan.reference ?? plan.stages[0]?.id}
            aria-label={view.say('timingReference')}
            onChange={(event) => desk.retime(patched(plan, { reference: event.currentTarget.value }))}
          >
            {plan.stages.map((stage, at) => (
              <option key={stage.id} value={stage.id}>
                {view.say('timingStage', { number: at + 1 })}
              </option>
            ))}
          </select>
          <select
            value={plan.referencePoint ?? 'begin'}
            aria-label={view.say('timingReferencePoint')}
            onChange={(event) =>
              desk.retime(
                patched(plan, { referencePoint: event.currentTarget.value === 'end' ? ('end' as const) : undefined }),
              )
            }
          >
            <option value="begin">{view.say('timingBegin')}</option>
            <option value="end">{view.say('timingEnd')}</option>
          </select>
        </Field>
        <ControlChoice desk={desk} plan={plan} />
      </div>
      <ControlNeeds desk={desk} plan={plan} />
      {note !== null && (
        <p class="warning" role="status">
          {note}
        </p>
      )}
      <PlanPapers desk={desk} plan={plan} />
    </section>
  );
}
