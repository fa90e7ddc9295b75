import { useMemo } from 'preact/hooks';
import { analyse, type AnalyticReport } from '../../../metrics/index.ts';
import { movementText } from '../../../network/index.ts';
import { formatNumber, formatPeriod } from '../../format.ts';
import { WindowPicker } from '../WindowPicker.tsx';
import { programOf } from './bench.ts';
import type { Desk } from './desk.ts';

/** By the handbook's formula and the arrivals of the period shown: today's timing and the draft's, movement by movement. */
export function EffectPart({ desk }: { desk: Desk }) {
  const { app, bench } = desk;
  const { view, results } = app;
  const language = view.language.value;
  const compiled = app.compiled.value;
  const period = results.period.value;
  const report = period?.intersections.find((each) => each.id === desk.intersection);
  const both = useMemo(() => {
    if (!compiled || !period || !report) return null;
    const saturation = bench.model.settings.saturationFlow.value;
    const by = (program: typeof compiled.program) =>
      analyse(bench.network, program, report, saturation, period.from, period.to);
    const program = programOf(bench, compiled.program.ticksPerSecond);
    return program ? { before: by(compiled.program), after: by(program) } : 'illegal';
  }, [compiled, period, report, bench]);
  if (both === 'illegal') return <p class="empty">{view.say('effectIllegal')}</p>;
  if (!both || !period) return <p class="empty">{view.say('effectEmpty')}</p>;
  const isEdited = app.draft.changes.value.length > 0;
  const rows = both.before.movements.map((before, at) => ({ before, after: both.after.movements[at] ?? before }));
  const isSame = rows.every(({ before, after }) => before.delay === after.delay && before.x === after.x);
  const name = (movement: number): string => {
    const its = bench.network.movements[movement];
    const link = its && bench.network.links[its.fromLink];
    return its && link ? app.text(movementText(link, its.turn)) : '';
  };
  return (
    <section>
      <h3>
        {formatPeriod(period)} <WindowPicker />
      </h3>
      <p class="note">{view.say('effectHint', { period: formatPeriod(period) })}</p>
      {isEdited && isSame && <p class="warning">{view.say('effectOtherPlan', { period: formatPeriod(period) })}</p>}
      <table class="movements effect" data-testid="effect">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {view.say('movement')}
            </th>
            <th scope="col" rowSpan={2}>
              {view.say('effectFlow')} <span>{view.say('effectFlowUnit')}</span>
            </th>
            <th scope="colgroup" colSpan={2}>
              {view.say('effectX')}
            </th>
            <th scope="colgroup" colSpan={3}>
              {view.say('effectDelay')} <span>{view.say('delayUnit')}</span>
            </th>
          </tr>
          <tr>
            <th scope="col">{view.say('effectBefore')}</th>
            <th scope="col">{view.say('effectAfter')}</th>
            <th scope="col">{view.say('effectBefore')}</th>
            <th scope="col">{view.say('effectAfter')}</th>
            <th scope="col">{view.say('effectDifference')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ before, after }) => (
            <tr key={before.movement}>
              <th scope="row">{name(before.movement)}</th>
              <td>{formatNumber(language, before.flow * 3600)}</td>
              <td class="before">{formatNumber(language, before.x, 2)}</td>
              <td>{formatNumber(language, after.x, 2)}</td>
              <td class="before">{formatNumber(language, before.delay, 1)}</td>
              <td>{formatNumber(language, after.delay, 1)}</td>
              <td>{difference(before.delay, after.delay, language)}</td>
            </tr>
          ))}
          <tr class="sum">
            <th scope="row">{view.say('effectMean')}</th>
            <td />
            <td />
            <td />
            <td class="before">{formatNumber(language, meanOf(both.before), 1)}</td>
            <td>{formatNumber(language, meanOf(both.after), 1)}</td>
            <td>{difference(meanOf(both.before), meanOf(both.after), language)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

const meanOf = (report: AnalyticReport): number | null => report.comparable?.delay ?? null;

/** "−12.0", "+3.5": better and worse are told by the sign. */
function difference(before: number | null, after: number | null, language: 'zh' | 'en'): string {
  if (before === null || after === null) return '—';
  const by = after - before;
  const text = formatNumber(language, Math.abs(by), 1);
  return Number(text) === 0 ? '0' : `${by < 0 ? '−' : '+'}${text}`;
}
