import { effect } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { App } from '../../app.ts';
import { useApp } from '../../context.ts';
import { closePanel } from '../../show-place.ts';
import type { WordKey } from '../../words/index.ts';
import { Later } from '../Later.tsx';
import { ApplyBar } from './ApplyBar.tsx';
import { benchOf } from './bench.ts';
import { ConflictPart } from './ConflictPart.tsx';
import { deskOf, fits } from './desk.ts';
import { EffectPart } from './EffectPart.tsx';
import { FindingsStrip } from './FindingsStrip.tsx';
import { PlanPart } from './PlanPart.tsx';
import { WeekPart } from './WeekPart.tsx';

const PARTS = ['plan', 'conflicts', 'week', 'effect'] as const;
type Part = (typeof PARTS)[number];
const PART_WORDS: Record<Part, WordKey> = {
  plan: 'timingTabPlan',
  conflicts: 'timingTabConflicts',
  week: 'timingTabWeek',
  effect: 'timingTabEffect',
};

/** The id of the plan that the controller runs at the moment on the screen; told again only when it changes. */
function usePlanInForce(app: App, id: string | undefined): string | null {
  const [plan, setPlan] = useState<string | null>(null);
  const compiled = app.compiled.value;
  useEffect(() => {
    const controller = compiled?.program.controllers.find((each) => each.id === id);
    if (!controller) return undefined;
    return effect(() => {
      const index = app.frame.value?.a.plan[controller.index];
      setPlan(index === undefined ? null : (controller.plans[index]?.id ?? null));
    });
  }, [compiled, id]);
  return plan;
}

/** The editor of one intersection's signals: plan, conflicts, week, and what a change would bring; applied all at once. */
export function TimingPanel({ id }: { id: string }) {
  const app = useApp();
  const { view, draft } = app;
  const [part, setPart] = useState<Part>('plan');
  const [planId, setPlan] = useState<string | null>(null);
  const model = app.document.open.value?.loaded.model;
  const network = app.compiled.value?.network;
  const program = app.compiled.value?.program;
  const owner = model?.controllers.find((each) => each.intersections.includes(id));
  useEffect(() => {
    if (model && owner) draft.open(model, owner.id);
  }, [model, owner]);
  const inForce = usePlanInForce(app, owner?.id);
  const shown = draft.shown.value;
  const isMine = shown !== null && shown.controller.id === owner?.id;
  const desk = useMemo(
    () =>
      model && network && program && isMine && fits(network, model, owner)
        ? deskOf(app, draft, benchOf({ model, network, program }, shown), id)
        : null,
    [model, network, program, shown, isMine, id],
  );
  const intersection = model?.intersections.find((each) => each.id === id);
  if (!intersection) return null;
  const title = app.text(intersection.name);
  const plans = desk?.controller.plans ?? [];
  const plan = plans.find((each) => each.id === planId) ?? plans.find((each) => each.id === inForce) ?? plans[0];
  return (
    <aside class="panel timing" aria-label={`${view.say('timingKind')}：${title}`} data-testid="panel-timing">
      <header>
        <div>
          <span class="note">{view.say('timingKind')}</span>
          <h2>{title}</h2>
        </div>
        <nav class="parts" aria-label={view.say('timingParts')}>
          {PARTS.map((each) => (
            <button
              key={each}
              type="button"
              aria-current={part === each ? 'page' : undefined}
              onClick={() => setPart(each)}
              data-testid={`timing-${each}`}
            >
              {view.say(PART_WORDS[each])}
            </button>
          ))}
        </nav>
        <button
          type="button"
          class="quiet"
          onClick={() => closePanel(app)}
          aria-label={view.say('close')}
          title={`${view.say('close')} (Esc)`}
          data-testid="close-timing"
        >
          ✕
        </button>
      </header>
      <div class="panel-body" tabIndex={0} role="group" aria-label={view.say(PART_WORDS[part])}>
        {!desk || !plan ? (
          <p class="empty">{owner ? view.say('preparing') : view.say('priorityEmpty', { road: '—' })}</p>
        ) : (
          <>
            {part === 'plan' && <PlanPart desk={desk} plan={plan} inForce={inForce} choose={setPlan} />}
            {part === 'conflicts' && (
              <Later>
                <ConflictPart desk={desk} />
              </Later>
            )}
            {part === 'week' && <WeekPart desk={desk} />}
            {part === 'effect' && <EffectPart desk={desk} />}
            <FindingsStrip
              desk={desk}
              plan={plan.id}
              show={(where, planShown) => {
                setPart(where);
                if (planShown !== undefined) setPlan(planShown);
              }}
            />
          </>
        )}
      </div>
      {desk && <ApplyBar desk={desk} />}
    </aside>
  );
}
