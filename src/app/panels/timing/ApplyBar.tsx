import { visitsOf, visitsText } from '../../../scenario/index.ts';
import type { Desk } from './desk.ts';

/** Steps back and on, and the two ways in which the draft takes effect. Errors keep it from that, and say so. */
export function ApplyBar({ desk }: { desk: Desk }) {
  const { app, findings } = desk;
  const { view, draft, document } = app;
  const state = draft.state.value;
  const changes = draft.changes.value;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const isBusy = document.busy.value;
  const reason =
    errors > 0
      ? view.say('timingCannotApply', { errors })
      : changes.length === 0
        ? view.say('timingNothing')
        : isBusy
          ? view.say('timingBusy')
          : null;
  const model = document.open.value?.loaded.model;
  const steps = state?.past.length ?? 0;
  return (
    <footer class="apply-bar">
      <button
        type="button"
        onClick={app.undo}
        disabled={steps === 0 && !document.canUndo.value}
        data-testid="timing-undo"
      >
        {view.say('undo')}
      </button>
      <button
        type="button"
        onClick={app.redo}
        disabled={(state?.future.length ?? 0) === 0 && !document.canRedo.value}
        data-testid="timing-redo"
      >
        {view.say('redo')}
      </button>
      <span class="soft" role="status" data-testid="timing-steps">
        {steps > 0 ? view.say('timingSteps', { count: steps }) : view.say('timingNoSteps')}
      </span>
      {steps > 0 && (
        <button type="button" class="quiet" onClick={draft.discard}>
          {view.say('timingDiscard')}
        </button>
      )}
      <span class="apply-reason" data-testid="apply-reason">
        {reason ?? (model && app.text(visitsText(visitsOf(model, changes))))}
      </span>
      <button
        type="button"
        disabled={reason !== null || app.run.value === null}
        title={reason ?? view.say('timingApplyNowHint')}
        onClick={() => void app.applyNow(changes)}
        data-testid="apply-now"
      >
        {view.say('timingApplyNow')}
      </button>
      <button
        type="button"
        class="primary"
        disabled={reason !== null}
        title={reason ?? view.say('timingApplyRestartHint')}
        onClick={() => void document.applyAll(changes)}
        data-testid="apply-restart"
      >
        {view.say('timingApplyRestart')}
      </button>
    </footer>
  );
}
