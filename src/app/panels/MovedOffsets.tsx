import { useApp } from '../context.ts';
import { type CorridorNow, crossName } from '../corridor-bands.ts';
import { changesOf, type MovedPlan, movedPlans, setMoved } from '../moved-offsets.ts';
import { signedSeconds } from '../time-space-data.ts';

/** Which offsets are moved, who has to go there, and the buttons that make it so; a hint while nothing is. */
export function MovedOffsets({ now }: { now: CorridorNow | null }) {
  const app = useApp();
  const { view, corridor, document } = app;
  const moved = now ? movedPlans(now.compiled.model, corridor.moved.value) : [];
  if (!now || moved.length === 0) return <p class="diagram-moved note">{view.say('tsHint')}</p>;
  return (
    <div class="diagram-moved" role="group" aria-label={view.say('tsMoved')} data-testid="moved-offsets">
      <span class="soft">{view.say('tsMoved')}</span>
      {moved.map((each) => (
        <OneMoved key={`${each.controller.id}/${each.plan.id}`} now={now} moved={each} />
      ))}
      <button
        type="button"
        class="primary"
        disabled={document.busy.value}
        title={view.say('tsApplyHint')}
        onClick={() => void document.applyAll(changesOf(now.compiled.model, corridor.moved.value))}
        data-testid="apply-offsets"
      >
        {view.say('tsApply')}
      </button>
      <button type="button" onClick={() => (corridor.moved.value = new Map())} data-testid="cancel-offsets">
        {view.say('tsCancel')}
      </button>
    </div>
  );
}

function OneMoved({ now, moved }: { now: CorridorNow; moved: MovedPlan }) {
  const app = useApp();
  const { view, corridor } = app;
  const { controller, plan, seconds } = moved;
  const signal = now.signals.find((each) => each.controller.id === controller.id);
  const name = crossName(app, now, signal?.place ?? -1);
  const isInForce = signal?.plan.id === plan.id;
  return (
    <span class="moved">
      {name}
      {!isInForce && <span class="soft"> {plan.name ? app.text(plan.name) : plan.id}</span>}{' '}
      <b>{signedSeconds(seconds)}</b>
      {controller.class !== 'networked' && <span class="tag">{view.say('tsVisit')}</span>}
      <button
        type="button"
        class="quiet"
        aria-label={view.say('tsReset', { name })}
        title={view.say('tsReset', { name })}
        onClick={() => setMoved(corridor.moved, controller.id, plan.id, 0)}
      >
        ↺
      </button>
    </span>
  );
}
