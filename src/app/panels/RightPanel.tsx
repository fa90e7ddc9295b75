import { useApp } from '../context.ts';
import { AboutPanel } from './AboutPanel.tsx';
import { CorridorPanel } from './CorridorPanel.tsx';
import { CountyPanel } from './CountyPanel.tsx';
import { CredibilityPanel } from './CredibilityPanel.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { IntersectionPanel } from './IntersectionPanel.tsx';
import { KeysPanel } from './KeysPanel.tsx';
import { LinkPanel } from './LinkPanel.tsx';
import { RoadPanel } from './RoadPanel.tsx';
import { ScenarioPanel } from './ScenarioPanel.tsx';
import { SchoolPanel } from './SchoolPanel.tsx';
import { SeveralPanel } from './timing/SeveralPanel.tsx';
import { TimingPanel } from './timing/TimingPanel.tsx';

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
    case 'timing':
      return <TimingPanel key={panel.id} id={panel.id} />;
    case 'several':
      return <SeveralPanel />;
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
    case 'credibility':
      return <CredibilityPanel />;
  }
}
