import type { Control, Plan } from '../../../scenario/index.ts';
import { detectorsFor, phaseText } from '../../../signal/index.ts';
import type { WordKey } from '../../words/index.ts';
import type { Desk } from './desk.ts';
import { Field } from './Field.tsx';
import { FindingMark } from './FindingsStrip.tsx';
import { NumberField } from './NumberField.tsx';
import { patched, semiActuated } from './plan-edits.ts';

const CONTROL_WORDS: Record<Control['mode'], WordKey> = {
  fixedTime: 'controlFixedTime',
  semiActuated: 'controlSemiActuated',
  fullyActuated: 'controlFullyActuated',
  coordinated: 'controlCoordinated',
  maxPressure: 'controlMaxPressure',
  flashingYellow: 'controlFlashingYellow',
  dark: 'controlDark',
};
const MODES = Object.keys(CONTROL_WORDS) as Control['mode'][];
const HINTS: Partial<Record<Control['mode'], WordKey>> = {
  semiActuated: 'hintSemiActuated',
  fullyActuated: 'hintFullyActuated',
  coordinated: 'hintCoordinated',
  maxPressure: 'hintMaxPressure',
  flashingYellow: 'hintFlashingYellow',
  dark: 'hintDark',
};
/** Source of detectors that the editor puts in; files hold both languages. */
const ASSUMED = '配时编辑：假定加装 assumed to be installed';
/** Between two decisions, where a plan does not say [s]. */
const INTERVAL = 5;

/** How a plan is run. */
export function ControlChoice({ desk, plan }: { desk: Desk; plan: Plan }) {
  const { view } = desk.app;
  const index = desk.controller.plans.indexOf(plan);
  return (
    <Field word="timingControl">
      <select
        value={plan.control?.mode ?? 'fixedTime'}
        class={plan.control ? 'long-choice' : undefined}
        aria-label={view.say('timingControl')}
        onChange={(event) => {
          const mode = event.currentTarget.value as Control['mode'];
          desk.retime(patched(plan, { control: mode === 'fixedTime' ? undefined : { mode } }));
        }}
        data-testid="timing-control"
      >
        {MODES.map((mode) => (
          <option key={mode} value={mode}>
            {view.say(CONTROL_WORDS[mode])}
          </option>
        ))}
      </select>
      <FindingMark desk={desk} place={['plans', index, 'control']} />
    </Field>
  );
}

/** What the chosen way of running needs beside it: main phases, the time between decisions, detectors. */
export function ControlNeeds({ desk, plan }: { desk: Desk; plan: Plan }) {
  const { view } = desk.app;
  const control = plan.control ?? { mode: 'fixedTime' as const };
  const hint = HINTS[control.mode];
  if (hint === undefined) return null;
  const isSeeing = control.mode !== 'flashingYellow' && control.mode !== 'dark';
  return (
    <div class="fields needs" data-testid="control-needs">
      {control.mode === 'semiActuated' && <MainPhases desk={desk} plan={plan} main={control.main} />}
      {control.mode === 'maxPressure' && (
        <Field word="controlInterval">
          <NumberField
            label={view.say('controlInterval')}
            value={control.interval}
            derived={INTERVAL}
            mayBeBlank
            least={1}
            commit={(interval) =>
              desk.retime({ ...plan, control: patched<Control>({ mode: 'maxPressure' }, { interval }) })
            }
            testId="control-interval"
          />
          <span class="soft">{view.say('secondsUnit')}</span>
        </Field>
      )}
      {isSeeing && <Detectors desk={desk} />}
      <p class="note">{view.say(hint)}</p>
    </div>
  );
}

/** None chosen: those of the first stage, shown as what is derived. */
function MainPhases({ desk, plan, main }: { desk: Desk; plan: Plan; main: readonly string[] | undefined }) {
  const { app, bench } = desk;
  const { view } = app;
  const chosen = main ?? plan.stages[0]?.phases ?? [];
  const toggle = (id: string): void => {
    const next = plan.phases.flatMap((phase) =>
      (phase.id === id ? !chosen.includes(id) : chosen.includes(phase.id)) ? [phase.id] : [],
    );
    desk.retime({ ...plan, control: semiActuated(next) });
  };
  return (
    <Field word="controlMain">
      <span class="chips" role="group" aria-label={view.say('controlMain')}>
        {plan.phases.map((phase, at) => (
          <button
            key={phase.id}
            type="button"
            class="chip"
            aria-pressed={chosen.includes(phase.id)}
            title={`${view.say('timingPhase', { number: at + 1 })} ${app.text(phaseText(bench, phase))}`}
            onClick={() => toggle(phase.id)}
            data-testid={`main-${at + 1}`}
          >
            {at + 1}
          </button>
        ))}
      </span>
      {main === undefined && <span class="derived">{view.say('timingDerived')}</span>}
    </Field>
  );
}

/** How many there are; where there is none, all that its approaches need at one press. */
function Detectors({ desk }: { desk: Desk }) {
  const { app, controller, bench } = desk;
  const { view } = app;
  const [detectors, buttons] = [controller.detectors?.length ?? 0, controller.pushButtons?.length ?? 0];
  return (
    <Field word="controlDetectors">
      <span>{view.say('controlSees', { detectors, buttons })}</span>
      {detectors === 0 && (
        <button
          type="button"
          title={view.say('controlEquipHint')}
          onClick={() =>
            desk.change({
              ...controller,
              detectors: detectorsFor(bench.model, bench.network, controller, ASSUMED),
            })
          }
          data-testid="equip"
        >
          {view.say('controlEquip')}
        </button>
      )}
    </Field>
  );
}
