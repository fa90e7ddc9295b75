import { useEffect, useState } from 'preact/hooks';
import {
  ENGINE_HASH,
  GROUPS,
  isOutOfDate,
  LEFT_OUT,
  lastRun,
  type RowRecord,
  type ValidationRun,
  validationTable,
  type Verdict,
  VERDICT_TEXT,
} from '../../validation/index.ts';
import { toCsv } from '../../metrics/index.ts';
import { useApp } from '../context.ts';
import { downloadText } from '../exports.ts';
import { CredibilityRow } from './CredibilityRow.tsx';
import { Later } from './Later.tsx';
import { PanelFrame } from './PanelFrame.tsx';

/** Why one should believe the numbers: the last full run of the validation, kept with the engine it was made with. */
export function CredibilityPanel() {
  const { view } = useApp();
  const [run, setRun] = useState<ValidationRun | null>(null);
  useEffect(() => void lastRun().then(setRun), []);
  return (
    <PanelFrame kind={view.say('credibility')} title={view.say('credibilityQuestion')} testId="credibility">
      {run ? <Sheet run={run} /> : <p class="empty">{view.say('credibilityLoading')}</p>}
    </PanelFrame>
  );
}

function Sheet({ run }: { run: ValidationRun }) {
  const app = useApp();
  const { view } = app;
  const saveTable = () => {
    const source = view.say('credibilitySource', { date: run.date, engine: run.engine });
    const csv = toCsv(validationTable(run.rows), view.language.value, { label: view.say('credibility'), source });
    downloadText('lukou-validation.csv', csv, 'text/csv');
  };
  return (
    <>
      <p>{view.say('credibilityWhat')}</p>
      {isOutOfDate(run) && (
        <p class="out-of-date" role="status" data-testid="out-of-date">
          {view.say('credibilityOutOfDate', { engine: run.engine, now: ENGINE_HASH })}
        </p>
      )}
      <p data-testid="credibility-summary">
        {view.say('credibilitySource', { date: run.date, engine: run.engine })}
        <br />
        <Counts rows={run.rows} />
      </p>
      {GROUPS.map((group) => {
        const rows = run.rows.filter((row) => row.group === group.id);
        if (rows.length === 0) return null;
        return (
          <section key={group.id} data-testid={`credibility-${group.id}`}>
            <h3>{app.text(group.title)}</h3>
            <p>{view.say('credibilityGood', { meaning: app.text(group.meaning) })}</p>
            <p class="note">
              <Counts rows={rows} />
            </p>
            <Later>
              {failedFirst(rows).map((row) => (
                <CredibilityRow key={row.id} row={row} />
              ))}
            </Later>
          </section>
        );
      })}
      <section>
        <h3>{view.say('credibilityLeftOut')}</h3>
        <ul class="sentences">
          {LEFT_OUT.map(({ ids, why }) => (
            <li key={ids}>
              {app.text(why)} <span class="note">{ids}</span>
            </li>
          ))}
        </ul>
      </section>
      <p class="note">{view.say('credibilityAgain')}</p>
      <button type="button" class="quiet" onClick={saveTable} data-testid="credibility-csv">
        {view.say('csvTable')}
      </button>
    </>
  );
}

const failedFirst = (rows: readonly RowRecord[]): RowRecord[] =>
  [...rows].sort((a, b) => Number(b.verdict === 'fail') - Number(a.verdict === 'fail'));

const COUNTED: readonly Verdict[] = ['pass', 'fail', 'printed', 'inputsMissing', 'notRun'];

/** '12 pass, 1 FAIL, …': only what there is. */
function Counts({ rows }: { rows: readonly RowRecord[] }) {
  const app = useApp();
  const counts = COUNTED.map((verdict) => ({ verdict, count: rows.filter((row) => row.verdict === verdict).length }));
  return (
    <>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ verdict, count }) => (
          <span key={verdict} class={`verdict verdict-${verdict}`}>
            {app.text(VERDICT_TEXT[verdict])} {count}
          </span>
        ))}
    </>
  );
}
