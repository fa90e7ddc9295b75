import { decay } from '../../view/index.ts';
import type { App } from '../app.ts';
import { useApp } from '../context.ts';
import { type CorridorNow, crossName, decayNow, headingText, writtenOf } from '../corridor-bands.ts';
import { formatNumber, formatShare } from '../format.ts';
import type { Moved } from '../moved-offsets.ts';
import { Chart, chartWidth } from './Chart.tsx';
import { EvidenceTag } from './Facts.tsx';

const DAYS = 60;

/** Efficiency against days since the clocks were set, from the drift written down for each controller. */
export function WaveDecay({ now, moved }: { now: CorridorNow; moved: Moved }) {
  const app = useApp();
  const { view } = app;
  const language = view.language.value;
  const [first, last] = now.section;
  const clocks = now.signals
    .filter(({ place, controller }) => place >= first && place <= last && controller.class === 'freeRunning')
    .map((signal) => ({
      name: crossName(app, now, signal.place),
      drift: writtenOf(now, signal)?.controller.clockDrift,
    }));
  if (clocks.length === 0) return <p class="note">{view.say('decayNone')}</p>;
  const efficiency = decayNow(now, moved, DAYS);
  const lines = [true, false].flatMap((isForward) => {
    const shares = isForward ? efficiency.forward : efficiency.backward;
    return shares ? [{ label: headingText(app, now, isForward), isForward, efficiency: shares }] : [];
  });
  if (lines.length === 0) return null;
  if (lines.every((one) => one.efficiency.every((share) => share === 0)))
    return <p class="note">{view.say('decayNever', { days: DAYS })}</p>;
  const known = clocks.flatMap(({ name, drift }) => (drift ? [{ name, drift }] : []));
  const unknown = clocks.filter(({ drift }) => !drift).map(({ name }) => name);
  const width = chartWidth(view.themeName.value === 'projector');
  const svg = decay(
    { title: decayTitle(app, lines), xLabel: view.say('decayAxis'), yLabel: view.say('decayEfficiency'), lines },
    { width, height: 170 },
    view.theme.value,
  );
  const [grade] = known;
  return (
    <Chart svg={svg} name={`lukou-decay-${now.corridor.id.replace(':', '-')}`}>
      <p class="note decay-note">
        {grade && <EvidenceTag evidence={grade.drift.evidence} source={grade.drift.source} />}{' '}
        {known.length > 0 &&
          view.say('decayNote', {
            drifts: known
              .map(({ name, drift }) =>
                view.say('decayOne', {
                  name,
                  drift: `${drift.value > 0 ? '+' : '−'}${formatNumber(language, Math.abs(drift.value), 1)}`,
                }),
              )
              .join(view.say('comma')),
          })}
        {unknown.length > 0 && view.say('decayUnknown', { names: unknown.join(view.say('comma')) })}
      </p>
    </Chart>
  );
}

/** What to see: the day by which the better band has lost half, or that nothing changes. */
function decayTitle(app: App, lines: readonly { label: string; efficiency: readonly number[] }[]): string {
  const best = lines.reduce((most, one) => ((one.efficiency[0] ?? 0) > (most.efficiency[0] ?? 0) ? one : most));
  const { efficiency } = best;
  const [start = 0] = efficiency;
  if (start === 0) return app.view.say('decayNothing');
  if (efficiency.every((share) => Math.abs(share - start) < 0.005)) return app.view.say('decaySteady');
  const half = efficiency.findIndex((share) => share <= start / 2);
  const days = half < 0 ? DAYS : half;
  const [first, later] = [start, efficiency[days] ?? 0].map((share) => formatShare(app.view.language.value, share));
  return app.view.say('decayTitle', { days, heading: best.label, start: first ?? '', share: later ?? '' });
}
