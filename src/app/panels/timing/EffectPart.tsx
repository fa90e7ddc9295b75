import { useEffect, useState } from 'preact/hooks';
import type { TimingEffect } from '../../../runner/index.ts';
import { formatPeriod } from '../../format.ts';
import { EffectTable } from '../EffectTable.tsx';
import { WindowPicker } from '../WindowPicker.tsx';
import { benchOf } from './bench.ts';
import type { Desk } from './desk.ts';

/** What today's timing and the draft's give to those who want to pass in the period shown; worked out where the trips are. */
export function EffectPart({ desk }: { desk: Desk }) {
  const { app, bench, controller } = desk;
  const { view, results } = app;
  const compiled = app.compiled.value;
  const period = results.period.value;
  const base = app.draft.state.value?.base;
  const isIllegal = desk.findings.some(({ severity }) => severity === 'error');
  const [effect, setEffect] = useState<TimingEffect | null>(null);
  useEffect(() => {
    if (!compiled || !period || !base || isIllegal) return undefined;
    let isWanted = true;
    // Blanks are filled here, where the intergreens set by hand are known.
    const today = benchOf(compiled, { controller: base, intergreens: [] });
    const wish = {
      before: { ...base, plans: base.plans.map(today.timed) },
      after: { ...controller, plans: controller.plans.map(bench.timed) },
      from: period.from,
      to: period.to,
    };
    void app.timingEffect(wish).then((found) => {
      if (isWanted) setEffect(found);
    });
    return () => (isWanted = false);
  }, [compiled, period?.from, period?.to, base, controller, bench, isIllegal]);
  if (isIllegal) return <p class="empty">{view.say('effectIllegal')}</p>;
  if (!effect || !period) return <p class="empty">{view.say('effectEmpty')}</p>;
  const isEdited = app.draft.changes.value.length > 0;
  const isSame = effect.movements.every(
    ({ before, after }) => before?.delay === after?.delay && before?.x === after?.x,
  );
  return (
    <section>
      <h3>
        {formatPeriod(period)} <WindowPicker />
      </h3>
      <p class="note">{view.say('effectHint', { period: formatPeriod(period) })}</p>
      {isEdited && isSame && <p class="warning">{view.say('effectOtherPlan', { period: formatPeriod(period) })}</p>}
      <EffectTable {...effect} caption="effectFormula" testId="effect" />
    </section>
  );
}
