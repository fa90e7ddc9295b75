import { useState } from 'preact/hooks';
import type { Phase, Plan } from '../../../scenario/index.ts';
import { phaseText } from '../../../signal/index.ts';
import type { WordKey } from '../../words/index.ts';
import { findingsAt } from './bench.ts';
import { derivedOf, type TimeField } from './derived.ts';
import type { Desk } from './desk.ts';
import { FindingMark } from './FindingsStrip.tsx';
import { MoverGrid, RightsLegend } from './MoverGrid.tsx';
import { rightIn, setInPhase } from './movers.ts';
import { NumberField } from './NumberField.tsx';
import { addPhase, removePhase, setPhase, stagesAlone } from './plan-edits.ts';

const FIELDS: readonly (readonly [TimeField, WordKey])[] = [
  ['minimumGreen', 'timingMinimumGreen'],
  ['maximumGreen', 'timingMaximumGreen'],
  ['greenFlash', 'timingGreenFlash'],
  ['yellow', 'timingYellow'],
  ['redClearance', 'timingRedClearance'],
  ['walk', 'timingWalk'],
  ['pedestrianClearance', 'timingPedestrianClearance'],
  ['passage', 'timingPassage'],
];
/** Zero of these is no time at all. */
const ABOVE_ZERO: readonly TimeField[] = ['minimumGreen', 'maximumGreen', 'passage'];
const RECALLS: readonly (readonly [NonNullable<Phase['recall']>, WordKey])[] = [
  ['none', 'recallNone'],
  ['minimum', 'recallMinimum'],
  ['maximum', 'recallMaximum'],
  ['walk', 'recallWalk'],
];

/** The times of every phase; what is left blank shows what counts in its place, and how it came about. */
export function PhaseTable({ desk, plan }: { desk: Desk; plan: Plan }) {
  const { app, bench, controller, findings } = desk;
  const { view } = app;
  const [looked, setLooked] = useState<{ phase: number; field: TimeField } | null>(null);
  const index = controller.plans.indexOf(plan);
  const name = (at: number): string => {
    const phase = plan.phases[at];
    return `${view.say('timingPhase', { number: at + 1 })} ${phase ? app.text(phaseText(bench, phase)) : ''}`;
  };
  const phase = looked && plan.phases[looked.phase];
  const how = looked && phase ? derivedOf(bench, plan, phase, looked.field, view.language.value) : null;
  return (
    <section>
      <h3>
        {view.say('timingPhaseTable')} <FindingMark desk={desk} place={['plans', index, 'phases']} isExact />
      </h3>
      <p class="note how" role="status" data-testid="how-derived">
        {looked && how
          ? `${name(looked.phase)}：${view.say(how.word, how.fill)}`.replace(
              '：',
              view.language.value === 'zh' ? '：' : ': ',
            )
          : view.say('timingPhaseHint')}
      </p>
      <div class="wide">
        <table class="phases" data-testid="phases">
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">{view.say('timingPhaseTable')}</span>
              </th>
              {plan.phases.map((each, at) => (
                <th key={each.id} scope="col" title={each.id}>
                  <b>{view.say('timingPhase', { number: at + 1 })}</b>{' '}
                  <RemovePhase desk={desk} plan={plan} phase={at} />
                  {!plan.stages.some(({ phases }) => phases.includes(each.id)) && (
                    <span class="note">{view.say('timingNoStage')}</span>
                  )}
                  <FindingMark desk={desk} place={['plans', index, 'phases', at]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{view.say('timingMovements')}</th>
              {plan.phases.map((each, at) => (
                <td key={each.id}>
                  <MoverGrid
                    desk={desk}
                    place={view.say('timingPhase', { number: at + 1 })}
                    testId={`in-phase-${at + 1}`}
                    rightOf={(mover) => rightIn(each, mover)}
                    put={(mover, right) => desk.retime(setInPhase(plan, at, mover, right))}
                  />
                </td>
              ))}
            </tr>
            {FIELDS.map(([field, word]) => (
              <tr key={field}>
                <th scope="row">
                  {view.say(word)} <span class="soft">{view.say('secondsUnit')}</span>
                </th>
                {plan.phases.map((each, at) => {
                  const value = each[field];
                  const its = value === undefined ? derivedOf(bench, plan, each, field, view.language.value) : null;
                  const isNone = its !== null && its.value === undefined;
                  const wrong = findingsAt(findings, 'plans', index, 'phases', at, field).length > 0;
                  return (
                    <td key={each.id}>
                      {isNone ? (
                        <span class="soft" title={view.say('howNothing')}>
                          —
                        </span>
                      ) : (
                        <>
                          <NumberField
                            label={view.say('timingFieldOf', { field: view.say(word), phase: name(at) })}
                            value={value}
                            derived={its?.value}
                            mayBeBlank
                            least={ABOVE_ZERO.includes(field) ? 1 : 0}
                            isWrong={wrong}
                            onFocus={() => setLooked({ phase: at, field })}
                            commit={(seconds) => desk.retime(setPhase(plan, at, { [field]: seconds }))}
                            testId={`${field}-${at + 1}`}
                          />
                          {value === undefined && <span class="derived">{view.say('timingDerived')}</span>}
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <th scope="row">{view.say('timingRecall')}</th>
              {plan.phases.map((each, at) => (
                <td key={each.id}>
                  <select
                    value={each.recall ?? 'none'}
                    aria-label={view.say('timingFieldOf', { field: view.say('timingRecall'), phase: name(at) })}
                    onChange={(event) => {
                      const recall = event.currentTarget.value as NonNullable<Phase['recall']>;
                      desk.retime(setPhase(plan, at, { recall: recall === 'none' ? undefined : recall }));
                    }}
                  >
                    {RECALLS.map(([recall, word]) => (
                      <option key={recall} value={recall}>
                        {view.say(word)}
                      </option>
                    ))}
                  </select>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <div class="row under-stages">
        <button type="button" onClick={() => desk.retime(addPhase(plan))} data-testid="add-phase">
          {view.say('timingAddPhase')}
        </button>
        <RightsLegend />
      </div>
    </section>
  );
}

/** Not while a stage would be left without a phase; it says which. */
function RemovePhase({ desk, plan, phase }: { desk: Desk; plan: Plan; phase: number }) {
  const { view } = desk.app;
  const alone = stagesAlone(plan, phase).map((stage) => stage + 1);
  const label = view.say('timingRemovePhaseOf', { number: phase + 1 });
  return (
    <button
      type="button"
      class="quiet remove"
      disabled={alone.length > 0 || plan.phases.length === 1}
      aria-label={label}
      title={
        alone.length > 0
          ? view.say('timingPhaseNeeded', { stages: alone.join(view.language.value === 'zh' ? '、' : ', ') })
          : label
      }
      onClick={() => desk.retime(removePhase(plan, phase))}
      data-testid={`remove-phase-${phase + 1}`}
    >
      {view.say('timingRemoveStage')}
    </button>
  );
}
