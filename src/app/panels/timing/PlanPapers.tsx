import type { Evidence, Plan } from '../../../scenario/index.ts';
import { useApp } from '../../context.ts';
import type { WordKey } from '../../words/index.ts';
import { EvidenceTag } from '../Facts.tsx';
import type { Desk } from './desk.ts';
import { fieldKeys } from './field-keys.ts';
import { planText } from './names.ts';
import { patched } from './plan-edits.ts';

const EVIDENCE: readonly (readonly [Evidence, WordKey])[] = [
  ['measured', 'evidenceMeasured'],
  ['inferred', 'evidenceInferred'],
  ['assumed', 'evidenceAssumed'],
  ['standard', 'evidenceStandard'],
];

/** What a plan is called, how its numbers are known and who says so; the nearest record that says it counts. */
export function PlanPapers({ desk, plan }: { desk: Desk; plan: Plan }) {
  const { app, controller, bench } = desk;
  const { view } = app;
  const name = planText(plan);
  const records = [plan, controller, bench.model];
  const evidence = records.find((record) => record.evidence)?.evidence ?? 'assumed';
  const source = records.find((record) => record.source)?.source ?? '';
  const put = (patch: Pick<Plan, 'evidence' | 'source'>): void =>
    desk.retime(patched(plan, { evidence, source, ...patch }));
  return (
    <details class="papers">
      <summary class="note">
        {view.say('timingSource')} <EvidenceTag evidence={evidence} source={source} /> {source}
      </summary>
      <div class="fields">
        <Line
          label={view.say('timingPlanNameZh')}
          value={name.zh}
          commit={(zh) => desk.retime({ ...plan, name: { ...name, zh } })}
        />
        <Line
          label={view.say('timingPlanNameEn')}
          value={name.en}
          commit={(en) => desk.retime({ ...plan, name: { ...name, en } })}
        />
        <label class="field">
          <span class="note">{view.say('timingEvidence')}</span>
          <select
            value={evidence}
            onChange={(event) => put({ evidence: event.currentTarget.value as Evidence })}
            data-testid="plan-evidence"
          >
            {EVIDENCE.map(([each, word]) => (
              <option key={each} value={each}>
                {view.say(word)}
              </option>
            ))}
          </select>
        </label>
        <Line label={view.say('timingSource')} value={source} isLong commit={(next) => put({ source: next })} />
      </div>
    </details>
  );
}

/** A line of text that may not be empty; it counts when the field is left or Enter pressed. */
function Line(props: { label: string; value: string; isLong?: boolean; commit(text: string): void }) {
  const app = useApp();
  return (
    <label class={props.isLong ? 'field long' : 'field'}>
      <span class="note">{props.label}</span>
      <input
        type="text"
        value={props.value}
        onKeyDown={(event) => fieldKeys(app, event, props.value)}
        onChange={(event) => {
          const field = event.currentTarget;
          const text = field.value.trim();
          if (text === '') field.value = props.value;
          else if (text !== props.value) props.commit(text);
        }}
      />
    </label>
  );
}
