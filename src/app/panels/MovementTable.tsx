import { type Measures, movementTable } from '../../metrics/index.ts';
import { SIDE_TEXT, TURN_TEXT } from '../../network/index.ts';
import { useApp } from '../context.ts';
import { downloadTable } from '../exports.ts';
import { formatNumber, formatPeriod } from '../format.ts';
import { LosBadge } from './LosBadge.tsx';
import { WindowPicker } from './WindowPicker.tsx';

/** What passed, waited, stopped and queued on every movement in the period shown. */
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
  const number = (value: number | null, decimals = 0): string => formatNumber(view.language.value, value, decimals);
  const cells = (measures: Measures) => (
    <>
      <td>{number(measures.throughput)}</td>
      <td>{number(measures.delay)}</td>
      <td>{number(measures.stops, 1)}</td>
      <td>{number(measures.queueMax)}</td>
      <td>
        <LosBadge letter={measures.los} />
      </td>
    </>
  );
  return (
    <section>
      <h3>
        {view.say('movementsTitle', { period: formatPeriod(period) })} <WindowPicker />
      </h3>
      <table class="movements" data-testid="movement-table">
        <thead>
          <tr>
            <th scope="col">{view.say('movement')}</th>
            <th scope="col">
              {view.say('throughput')}
              <span>{view.say('throughputUnit')}</span>
            </th>
            <th scope="col">
              {view.say('delay')}
              <span>{view.say('delayUnit')}</span>
            </th>
            <th scope="col">
              {view.say('stops')}
              <span>{view.say('stopsUnit')}</span>
            </th>
            <th scope="col">
              {view.say('queueMax')}
              <span>{view.say('queueUnit')}</span>
            </th>
            <th scope="col" title={view.say('los')}>
              {view.say('losShort')}
            </th>
          </tr>
        </thead>
        {report.approaches.map((approach) => (
          <tbody key={approach.link}>
            {approach.movements.map((movement) => (
              <tr key={movement.movement}>
                <th scope="row">
                  {app.text(SIDE_TEXT[approach.side])}
                  {view.language.value === 'en' && ' '}
                  {app.text(TURN_TEXT[movement.turn as keyof typeof TURN_TEXT])}
                </th>
                {cells(movement.measures)}
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">{view.say('total')}</th>
            {cells(report.measures)}
          </tr>
        </tfoot>
      </table>
      <button
        type="button"
        class="quiet"
        onClick={() => downloadTable(app, movementTable(report, period.from, period.to))}
        data-testid="export-csv"
      >
        {view.say('csvTable')}
      </button>
    </section>
  );
}
