import { analyse, analyticTable, cellText, type Table } from '../../metrics/index.ts';
import { useApp } from '../context.ts';
import { downloadTable } from '../exports.ts';
import { TableNotes } from './TableNotes.tsx';

/** What fits the panel; the CSV has all. */
const SHOWN = ['movement', 'x', 'formula', 'simulated', 'difference', 'method'];

/** What the handbook's formula says of every movement with the arrivals of the period shown, beside what was simulated. */
export function AnalyticTable({ id }: { id: string }) {
  const app = useApp();
  const { view } = app;
  const compiled = app.compiled.value;
  const period = app.results.period.value;
  const report = period?.intersections.find((each) => each.id === id);
  if (!compiled || !period || !report) return null;
  const { network, program, model } = compiled;
  const saturationFlow = model.settings.saturationFlow.value;
  const table = analyticTable(report.name, analyse(network, program, report, saturationFlow, period.from, period.to));
  const columns = shownColumns(table);
  return (
    <section>
      <h3>{app.text(TITLE)}</h3>
      <table class="movements" data-testid="analytic-table">
        <thead>
          <tr>
            {columns.map(({ column }) => (
              <th key={column.key} scope="col">
                {app.text(column.title)}
                {column.unit && <span>{app.text(column.unit)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <tr key={place}>
              {columns.map(({ column, index }) => {
                const text = cellText(row[index], column, view.language.value, '—');
                if (column.key === 'movement')
                  return (
                    <th key={column.key} scope="row">
                      {text}
                    </th>
                  );
                if (column.key === 'method')
                  return (
                    <td key={column.key} class="note">
                      {text}
                    </td>
                  );
                return (
                  <td key={column.key} style="white-space: nowrap">
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <TableNotes table={table} />
      <button type="button" class="quiet" onClick={() => downloadTable(app, table)}>
        {view.say('csvTable')}
      </button>
    </section>
  );
}

const TITLE = { zh: '公式与仿真的延误', en: 'Delay by formula and by simulation' };

function shownColumns(table: Table): { column: Table['columns'][number]; index: number }[] {
  return table.columns.map((column, index) => ({ column, index })).filter(({ column }) => SHOWN.includes(column.key));
}
