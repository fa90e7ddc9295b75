import { cellText } from '../../../metrics/index.ts';
import { type CycleStudy, cycleTable } from '../../../runner/index.ts';
import { cycleCurve } from '../../../view/index.ts';
import { useApp } from '../../context.ts';
import { formatNumber } from '../../format.ts';
import { Chart, chartWidth } from '../Chart.tsx';
import { TableNotes } from '../TableNotes.tsx';

const HEIGHT = 250;
/** What there is room for in the panel; the rest is in the reasons and on the command line. */
const SHOWN = ['cycle', 'speed', 'there', 'back', 'efficiency', 'delay'];

/** The cycles that were looked at for a corridor: delay and bands over the cycle, and the figures, the one taken marked. */
export function CycleStudyPart({ study }: { study: CycleStudy }) {
  const app = useApp();
  const { view } = app;
  const language = view.language.value;
  const table = cycleTable(study);
  const columns = table.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => SHOWN.includes(column.key));
  const seconds = formatNumber(language, study.chosen);
  const svg = cycleCurve(
    {
      title: view.say('studyTitle'),
      delayLabel: view.say('studyDelay'),
      bandLabel: view.say('studyBand'),
      cycleLabel: view.say('studyCycle'),
      forward: app.text(study.headings.forward),
      backward: app.text(study.headings.backward),
      taken: view.say('studyTaken', { seconds }),
      today: { label: view.say('studyToday', { delay: formatNumber(language, study.today, 1) }), delay: study.today },
      chosen: study.chosen,
      points: study.rows.map(({ cycle, delay, bands, outside }) => ({
        cycle,
        delay,
        ...bands,
        isComplete: outside === 0,
      })),
    },
    { width: chartWidth(view.themeName.value === 'projector'), height: HEIGHT },
    view.theme.value,
  );
  return (
    <section data-testid="cycle-study">
      {study.rows.length > 1 && (
        <Chart svg={svg} name="lukou-cycles">
          <p class="note">{view.say('studyHollow')}</p>
        </Chart>
      )}
      <details>
        <summary>{view.say('studyTable', { count: study.rows.length })}</summary>
        <table class="movements cycles">
          <caption class="note">{app.text(table.title)}</caption>
          <thead>
            <tr>
              {columns.map(({ column }) => (
                <th key={column.key} scope="col">
                  {app.text(column.title)} {column.unit && <span>{app.text(column.unit)}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => {
              const isTaken = study.rows[index]?.cycle === study.chosen;
              return (
                <tr key={study.rows[index]?.cycle} class={isTaken ? 'sum' : undefined}>
                  {columns.map(({ column, index: at }) => (
                    <td key={column.key}>
                      {isTaken && column.key === 'cycle' ? '► ' : ''}
                      {cellText(row[at], column, language, '–')}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        <TableNotes table={table} />
      </details>
    </section>
  );
}
