import type { Controller } from '../../scenario/index.ts';
import { useApp } from '../context.ts';
import { EvidenceTag, Fact, Facts } from './Facts.tsx';

const HINTS = { networked: 'networkedHint', synchronised: 'synchronisedHint', freeRunning: 'freeRunningHint' } as const;

/** The controller: who can change its plan, and how wrong its clock is. */
export function ControllerFacts({ controller }: { controller: Controller }) {
  const app = useApp();
  const { view } = app;
  const error = controller.clockError;
  const count = controller.detectors?.length ?? 0;
  return (
    <Facts>
      <Fact word="controller">
        {view.say(controller.class)} <span class="soft">{view.say(HINTS[controller.class])}</span>
        {controller.class !== 'networked' && (
          <button
            type="button"
            class="quiet"
            title={view.say('editRestarts')}
            onClick={() => void app.document.apply({ do: 'network', controllers: [controller.id] })}
          >
            {view.say('makeNetworked')}
          </button>
        )}
      </Fact>
      <Fact word="clockError">
        {!error || error.value === 0 ? (
          view.say(controller.class === 'synchronised' ? 'clockBySatellite' : 'clockRight')
        ) : (
          <>
            {view.say(error.value > 0 ? 'clockFast' : 'clockSlow', { seconds: Math.abs(error.value) })}{' '}
            <EvidenceTag evidence={error.evidence} source={error.source} />{' '}
            <span class="soft">{view.say('clockUnknown')}</span>
          </>
        )}
      </Fact>
      <Fact word="detectors">
        {count === 0
          ? view.say('detectorsNone')
          : view.say(controller.class === 'networked' ? 'detectorsReported' : 'detectorsHidden', { count })}
      </Fact>
    </Facts>
  );
}
