import { useComputed } from '@preact/signals';
import { controllerText } from '../../metrics/index.ts';
import { type Fault, faultCall, faultsOf, isKnown, isThere, knownText } from '../../signal/index.ts';
import { useApp } from '../context.ts';
import { formatMinutes } from '../format.ts';
import { showPlace } from '../show-place.ts';
import { EvidenceTag } from './Facts.tsx';

/**
 * What is wrong by the time on the clock, apart by whether the centre knows; of one controller where it is named. A controller's wrong
 * clock stands among its facts already.
 */
export function FaultList({ controllerId }: { controllerId?: string }) {
  const app = useApp();
  const { view } = app;
  const time = useComputed(() => Math.floor(app.playback.time.value / 60) * 60).value;
  const model = app.document.open.value?.loaded.model;
  if (!model) return null;
  const index = model.controllers.findIndex(({ id }) => id === controllerId);
  const faults = faultsOf(model).filter(
    ({ controller, kind, from }) =>
      (controllerId === undefined || (controller === index && kind !== 'clock')) && (from === null || from <= time),
  );
  if (controllerId !== undefined && faults.length === 0) return null;
  const call = faultCall(model);
  const known = faults.filter((fault) => isKnown(fault, time));
  const unknown = faults.filter((fault) => !isKnown(fault, time));
  const list = (those: readonly Fault[]) => (
    <ul class="faults">
      {those.map((fault, place) => (
        <li key={place} class={isThere(fault, time) ? '' : 'over'}>
          {controllerId === undefined && (
            <button
              type="button"
              class="quiet"
              onClick={() =>
                showPlace(app, {
                  kind: 'intersection',
                  id: model.controllers[fault.controller]?.intersections[0] ?? '',
                })
              }
            >
              {app.text(controllerText(model, fault.controller))}
            </button>
          )}
          <span>{app.text(fault.what)}</span>
          {fault.kind !== 'clock' && (
            <span class="note">
              {sinceText(fault)}
              {view.language.value === 'zh' ? '，' : ', '}
              {app.text(knownText(fault, call))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
  function sinceText({ from, to }: Fault): string {
    if (from === null) return '';
    return to !== null && to <= time
      ? view.say('faultOver', { from: formatMinutes(from), to: formatMinutes(to) })
      : view.say('faultSince', { time: formatMinutes(from) });
  }
  return (
    <section data-testid="faults">
      <h3>{view.say('faultsAt', { time: formatMinutes(time) })}</h3>
      {(controllerId === undefined || known.length > 0) && (
        <>
          <h4>
            {view.say('faultsKnown')} {known.length}
          </h4>
          {known.length > 0 && list(known)}
        </>
      )}
      {unknown.length > 0 && (
        <details class="unknown-faults" open={controllerId !== undefined || unknown.length <= FEW}>
          <summary>
            <h4>
              {view.say('faultsUnknown')} {unknown.length}
            </h4>
          </summary>
          {controllerId === undefined && <p class="note">{view.say('faultsUnknownHint')}</p>}
          {list(unknown)}
        </details>
      )}
      {faults.length > 0 && (
        <p class="note">
          {unknown.length > 0 && (
            <>
              {view.say('faultCall')}
              {view.language.value === 'zh' ? '：' : ': '}
              {view.say('faultCallHours', { hours: call.value })}{' '}
              <EvidenceTag evidence={call.evidence} source={call.source} />{' '}
            </>
          )}
          {view.say('faultNote')}
        </p>
      )}
    </section>
  );
}

/** A longer list of what nobody knows of is opened by who wants it. */
const FEW = 8;
