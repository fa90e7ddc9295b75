import type { ComponentChildren } from 'preact';
import { useApp } from '../context.ts';
import { closePanel } from '../show-place.ts';

/** The frame of every panel: what kind of thing, its name, a way out. */
export function PanelFrame(props: { kind: string; title: string; testId: string; children: ComponentChildren }) {
  const app = useApp();
  const { view } = app;
  return (
    <aside class="panel" aria-label={props.title} data-testid={`panel-${props.testId}`}>
      <header>
        <div>
          <span class="note">{props.kind}</span>
          <h2>{props.title}</h2>
        </div>
        <button
          type="button"
          class="quiet"
          onClick={() => closePanel(app)}
          aria-label={view.say('close')}
          title={`${view.say('close')} (Esc)`}
          data-testid="close-panel"
        >
          ✕
        </button>
      </header>
      {/* Reachable by keyboard, so that it can be scrolled without a mouse. */}
      <div class="panel-body" tabIndex={0} role="group" aria-label={props.title}>
        {props.children}
      </div>
    </aside>
  );
}
