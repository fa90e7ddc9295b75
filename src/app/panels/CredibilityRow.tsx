import {
  expectedText,
  measuredText,
  type RowRecord,
  sourceText,
  titleOf,
  VERDICT_TEXT,
} from '../../validation/index.ts';
import { useApp } from '../context.ts';

/** One case: its verdict at a glance; inputs, values and source when opened. A failed one is open. */
export function CredibilityRow({ row }: { row: RowRecord }) {
  const app = useApp();
  const { view } = app;
  return (
    <details class="case" open={row.verdict === 'fail'} data-testid="credibility-case">
      <summary>
        <span class={`verdict verdict-${row.verdict}`}>{app.text(VERDICT_TEXT[row.verdict])}</span>{' '}
        {app.text(titleOf(row.id))} <span class="case-id">{row.id}</span>
      </summary>
      <p class="note">{app.text(row.inputs)}</p>
      {row.cells.length > 0 && (
        <table class="cases">
          <thead>
            <tr>
              <th scope="col">{view.say('caseMeasure')}</th>
              <th scope="col">{view.say('caseExpected')}</th>
              <th scope="col">{view.say('caseMeasured')}</th>
            </tr>
          </thead>
          <tbody>
            {row.cells.map((cell) => (
              <tr key={cell.key} class={cell.verdict === 'fail' ? 'failed' : undefined}>
                <th scope="row">{app.text(cell.name)}</th>
                <td>{expectedText(cell)}</td>
                <td>
                  {app.text(measuredText(cell))}
                  {cell.verdict === 'fail' && ' ✗'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {row.notes.map((note) => (
        <p key={note.en} class="note">
          {app.text(note)}
        </p>
      ))}
      <p class="note">{view.say('caseSource', { source: app.text(sourceText(row.source)) })}</p>
    </details>
  );
}
