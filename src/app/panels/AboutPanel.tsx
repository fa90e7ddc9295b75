import { SEED } from '../app.ts';
import { useApp } from '../context.ts';
import { formatNumber, formatShare } from '../format.ts';
import { Facts, Provenance } from './Facts.tsx';
import { PanelFrame } from './PanelFrame.tsx';

/** What the model is, what is made up in it, and how the run was made. */
export function AboutPanel() {
  const app = useApp();
  const { view } = app;
  const open = app.document.open.value;
  const run = app.run.value;
  if (!open) return null;
  const { document, model } = open.loaded;
  const language = view.language.value;
  return (
    <PanelFrame kind={view.say('about')} title={app.text(document.name)} testId="about">
      {model.synthetic && <p class="synthetic-tag block">{view.say('syntheticLong')}</p>}
      {document.description && <p>{app.text(document.description)}</p>}
      <Facts>
        <Provenance word="aboutModel" records={[model]} />
        <Provenance word="saturationFlow" records={[model.settings.saturationFlow]} />
      </Facts>
      {run && (
        <>
          <p>{view.say('aboutEngine', { tick: 1 / run.ticksPerSecond, seed: SEED })}</p>
          <p>
            {view.say('assignmentLine', {
              gap: formatShare(language, run.relativeGap, 2),
              share: formatShare(language, run.offShortestShare),
            })}
          </p>
          <p>{view.say('tripsOfRun', { trips: formatNumber(language, run.trips) })}</p>
        </>
      )}
      <p class="soft">{view.say('aboutLos')}</p>
      <button
        type="button"
        class="quiet"
        onClick={() => (view.panel.value = { kind: 'credibility', id: '' })}
        data-testid="open-credibility"
      >
        {view.say('credibilityQuestion')} ▸
      </button>
    </PanelFrame>
  );
}
