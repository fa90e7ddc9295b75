import type { ComponentChildren } from 'preact';
import { useApp } from '../context.ts';
import { AboutPanel } from './AboutPanel.tsx';
import { CorridorPanel } from './CorridorPanel.tsx';
import { CountyPanel } from './CountyPanel.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { IntersectionPanel } from './IntersectionPanel.tsx';
import { KeysPanel } from './KeysPanel.tsx';
import { LinkPanel } from './LinkPanel.tsx';
import { RoadPanel } from './RoadPanel.tsx';
import { ScenarioPanel } from './ScenarioPanel.tsx';
import { SchoolPanel } from './SchoolPanel.tsx';

/** One thing at a time. */
export function RightPanel() {
  const panel = useApp().view.panel.value;
  if (!panel) return null;
  switch (panel.kind) {
    case 'intersection':
      return <IntersectionPanel key={panel.id} id={panel.id} />;
    case 'link':
      return <LinkPanel key={panel.id} id={panel.id} />;
    case 'road':
      return <RoadPanel key={panel.id} id={panel.id} />;
    case 'school':
      return <SchoolPanel key={panel.id} id={panel.id} />;
    case 'corridor':
      return <CorridorPanel key={panel.id} id={panel.id} />;
    case 'county':
      return <CountyPanel />;
    case 'scenario':
      return <ScenarioPanel />;
    case 'findings':
      return <FindingsPanel />;
    case 'keys':
      return <KeysPanel />;
    case 'about':
      return <AboutPanel />;
  }
}

/** The frame of every panel: what kind of thing, its name, a way out. */
export function PanelFrame(props: { kind: string; title: string; testId: string; children: ComponentChildren }) {
  const { view } = useApp();
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
          onClick={() => (view.panel.value = null)}
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
