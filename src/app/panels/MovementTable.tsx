import { cellText, movementTable, type Table } from '../../metrics/index.ts';
import { useApp } from '../context.ts';
import { downloadTable } from '../exports.ts';
import { formatPeriod } from '../format.ts';
import { LosBadge, losLetterOf } from './LosBadge.tsx';
import { WindowPicker } from './WindowPicker.tsx';

/** What fits the panel; the CSV has all. */
const SHOWN = ['movement', 'throughput', 'delay', 'stops', 'queueMax', 'los'];

/** What passed, waited, stopped and queued on every movement in the period shown; the digits are those of the command line. */
export function MovementTable({ id }: { id: string }) {
  const app = useApp();
  const { view, results } = app;
  const period = results.period.value;
  const report = period?.intersections.find((each) => each.id === id);
  if (!period || !report)
    return (
      <section>
        <h3>{view.say('movements')}</h3>
        <p class="empty">{view.say('windowEmpty')}</p>
      </section>
    );
  const table = movementTable(report, period.from, period.to);
  const approaches = new Set(report.approaches.map((_, index) => approachRow(report.approaches, index)));
  return (
    <section>
      <h3>
        {view.say('movementsTitle', { period: formatPeriod(period) })} <WindowPicker />
      </h3>
      <table class="movements" data-testid="movement-table">
        <thead>
          <tr>
            {shownColumns(table).map(({ column }) => (
              <th key={column.key} scope="col">
                {app.text(column.title)}
                {column.unit && <span>{app.text(column.unit)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <tr key={place} class={approaches.has(place) || place === table.rows.length - 1 ? 'sum' : ''}>
              {shownColumns(table).map(({ column, index }) => {
                const text = cellText(row[index], column, view.language.value, '—');
                if (column.key === 'movement')
                  return (
                    <th key={column.key} scope="row">
                      {text}
                    </th>
                  );
                return (
                  <td key={column.key}>{column.key === 'los' ? <LosBadge letter={losLetterOf(text)} /> : text}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" class="quiet" onClick={() => downloadTable(app, table)} data-testid="export-csv">
        {view.say('csvTable')}
      </button>
    </section>
  );
}

function shownColumns(table: Table): { column: Table['columns'][number]; index: number }[] {
  return table.columns.map((column, index) => ({ column, index })).filter(({ column }) => SHOWN.includes(column.key));
}

/** The row of an approach: its movements stand between it and the next. */
function approachRow(approaches: readonly { movements: readonly unknown[] }[], index: number): number {
  return approaches.slice(0, index).reduce((row, approach) => row + 1 + approach.movements.length, 0);
}
