import { useEffect, useState } from 'preact/hooks';
import { effect } from '@preact/signals';
import { cellText, SIGNAL_ROW, signalLogTable, type Table } from '../../metrics/index.ts';
import { useApp } from '../context.ts';
import { downloadLines } from '../exports.ts';

/** Minutes of the past that can be asked for; the worker keeps the longest. */
const SPANS = [5, 10, 30];
/** Wall clock between two looks while it is open [ms]. */
const EVERY = 1000;
/** The intersection is that of the panel. */
const LEFT_OUT = 'intersection';

/** What a controller did in the last minutes, the latest first; asked for only while it is open. */
export function SignalLogTable({ controllerId }: { controllerId: string }) {
  const app = useApp();
  const { view } = app;
  const [isOpen, setOpen] = useState(false);
  const [minutes, setMinutes] = useState(10);
  const [log, setLog] = useState<{ tick: number; rows: number[] }>({ tick: 0, rows: [] });
  const compiled = app.compiled.value;
  const controller = compiled?.program.controllers.find((each) => each.id === controllerId);

  useEffect(() => {
    if (!isOpen || !compiled) return undefined;
    let askedAt = -Infinity;
    let isHere = true;
    const stop = effect(() => {
      const tick = app.frame.value?.a.tick;
      if (tick === undefined || performance.now() - askedAt < EVERY) return;
      askedAt = performance.now();
      // Between two loads there is no run to ask; the next frame asks again.
      app.signalLog().then(
        ({ rows }) => isHere && setLog({ tick, rows }),
        () => {},
      );
    });
    return () => {
      isHere = false;
      stop();
    };
  }, [isOpen, compiled, controllerId]);

  let table: Table | undefined;
  if (isOpen && compiled && controller) {
    const since = log.tick - minutes * 60 * compiled.program.ticksPerSecond;
    const rows = log.rows.filter((_, place) => (log.rows[place - (place % SIGNAL_ROW)] ?? 0) >= since);
    table = signalLogTable(compiled, rows, { only: controller.index, faults: [since, log.tick] });
  }
  const shown = table?.columns.flatMap((column, index) => (column.key === LEFT_OUT ? [] : [{ column, index }])) ?? [];
  return (
    <section>
      <details onToggle={(event) => setOpen(event.currentTarget.open)} data-testid="signal-log">
        <summary>
          <h3>{view.say('signalLog')}</h3>
        </summary>
        <div class="row">
          <select
            aria-label={view.say('signalLogSpan')}
            value={minutes}
            onChange={(event) => setMinutes(Number(event.currentTarget.value))}
          >
            {SPANS.map((each) => (
              <option key={each} value={each}>
                {view.say('signalLogMinutes', { minutes: each })}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="quiet"
            disabled={!table}
            onClick={() => table && downloadLines(app, table, `lukou-signals-${controllerId}.txt`)}
            data-testid="export-signals"
          >
            {view.say('txtTable')}
          </button>
        </div>
        {table && table.rows.length === 0 && <p class="empty">{view.say('signalLogEmpty')}</p>}
        {table && table.rows.length > 0 && (
          <div class="signal-log">
            <table>
              <thead>
                <tr>
                  {shown.map(({ column }) => (
                    <th key={column.key} scope="col">
                      {app.text(column.title)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {[...table.rows].reverse().map((row, place) => (
                  <tr key={(table?.rows.length ?? 0) - place}>
                    {shown.map(({ column, index }) => (
                      <td key={column.key}>{cellText(row[index], column, view.language.value, '—')}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </details>
    </section>
  );
}
