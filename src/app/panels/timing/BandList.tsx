import type { Desk } from './desk.ts';
import { fieldKeys } from './field-keys.ts';
import { FindingMark } from './FindingsStrip.tsx';
import { planText } from './names.ts';
import { bandsOfSet, moveBreak, readClock, removeBand, splitLongest, withBands } from './week.ts';

/** The bands of one set of days as a list: exact times, plans, one more, one less. */
export function BandList({ desk, set }: { desk: Desk; set: number }) {
  const { app, controller } = desk;
  const { view } = app;
  const bands = bandsOfSet(controller, set);
  const put = (next: typeof bands): void => desk.change(withBands(controller, set, next));
  const place = set < 0 ? ['schedule'] : ['otherDays', set, 'schedule'];
  return (
    <>
      <table class="bands" data-testid="bands">
        <thead>
          <tr>
            <th scope="col">{view.say('weekFrom')}</th>
            <th scope="col">{view.say('timingPlan')}</th>
            <th scope="col">
              <span class="hidden">{view.say('weekRemoveBand')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band, at) => (
            <tr key={at}>
              <td>
                <input
                  type="text"
                  class="clock-field"
                  inputMode="numeric"
                  maxLength={5}
                  value={band.from}
                  disabled={at === 0}
                  aria-label={view.say('weekBandFrom', { number: at + 1 })}
                  onKeyDown={(event) => fieldKeys(app, event, band.from)}
                  onChange={(event) => {
                    const field = event.currentTarget;
                    const typed = readClock(field.value);
                    const next = typed === undefined ? bands : moveBreak(bands, at, typed);
                    field.value = next[at]?.from ?? band.from;
                    put(next);
                  }}
                  data-testid={`band-from-${at + 1}`}
                />
                <FindingMark desk={desk} place={[...place, at]} />
              </td>
              <td>
                <select
                  value={band.plan}
                  aria-label={view.say('weekBandPlan', { number: at + 1 })}
                  onChange={(event) => {
                    const plan = event.currentTarget.value;
                    put(bands.map((each, index) => (index === at ? { ...each, plan } : each)));
                  }}
                >
                  {controller.plans.map((plan) => (
                    <option key={plan.id} value={plan.id}>
                      {app.text(planText(plan))}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <button
                  type="button"
                  class="quiet"
                  disabled={bands.length === 1}
                  aria-label={view.say('weekRemoveBandOf', { number: at + 1 })}
                  onClick={() => put(removeBand(bands, at))}
                >
                  {view.say('weekRemoveBand')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button
        type="button"
        class="quiet"
        onClick={() => put(splitLongest(bands, controller.plans[0]?.id ?? ''))}
        data-testid="add-band"
      >
        {view.say('weekAddBand')}
      </button>
    </>
  );
}
