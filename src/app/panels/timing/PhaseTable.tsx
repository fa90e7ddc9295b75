import { useState } from 'preact/hooks';
import type { Phase, Plan } from '../../../scenario/index.ts';
import { phaseText } from '../../../signal/index.ts';
import type { WordKey } from '../../words/index.ts';
import { findingsAt } from './bench.ts';
import { derivedOf, type TimeField } from './derived.ts';
import type { Desk } from './desk.ts';
import { FindingMark } from './FindingsStrip.tsx';
import { movementName } from './names.ts';
import { NumberField } from './NumberField.tsx';
import { setPhase, toggleYield } from './plan-edits.ts';

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
      <h3>{view.say('timingPhaseTable')}</h3>
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
                  <b>{view.say('timingPhase', { number: at + 1 })}</b>
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
                  <Movements desk={desk} plan={plan} phase={at} />
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
    </section>
  );
}

/** The movements of a phase; a press lets one yield, or not. */
function Movements({ desk, plan, phase }: { desk: Desk; plan: Plan; phase: number }) {
  const { app, bench } = desk;
  const { view } = app;
  const movements = plan.phases[phase]?.movements ?? [];
  return (
    <div class="chips">
      {movements.map((movement, at) => {
        const name = app.text(movementName(bench, movement));
        const yields = movement.permissive === true;
        return (
          <button
            key={`${movement.approach} ${movement.turn}`}
            type="button"
            class={yields ? 'chip yields' : 'chip'}
            title={view.say('timingYieldTitle', { movement: name })}
            onClick={() => desk.retime(toggleYield(plan, phase, at))}
          >
            {name} {yields && <span class="soft">{view.say('timingPermissive')}</span>}
          </button>
        );
      })}
    </div>
  );
}
