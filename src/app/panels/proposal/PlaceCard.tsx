import type { PlaceProposal } from '../../../runner/index.ts';
import { withPlanNames } from '../../../view/index.ts';
import { useApp } from '../../context.ts';
import { formatNumber } from '../../format.ts';
import { EffectTable } from '../EffectTable.tsx';

/** One intersection of a proposal: cycle and greens, reasons, before and after by movement, what stays wrong. */
export function PlaceCard({
  place,
  name,
  isAlone,
  hasPlatoons,
}: {
  place: PlaceProposal;
  name: string;
  isAlone: boolean;
  hasPlatoons: boolean;
}) {
  const app = useApp();
  const { view } = app;
  const { split, today, delay, movements } = place;
  const language = view.language.value;
  const greens = (stages: readonly { green: number }[]): string => stages.map(({ green }) => green).join(' + ');
  const summary = view.say('proposalCycle', {
    before: formatNumber(language, split.cycle.before),
    after: formatNumber(language, split.cycle.after),
  });
  const delayText =
    delay === null
      ? ''
      : view.say('proposalDelay', {
          before: formatNumber(language, delay.before, 1),
          after: formatNumber(language, delay.after, 1),
        });
  const findings = split.findings;
  return (
    <details class="place" open={isAlone} data-testid={`proposal-${place.intersection}`}>
      <summary>
        {!isAlone && <strong>{name}</strong>} <span>{summary}</span> <span>{delayText}</span>
      </summary>
      {split.isOversaturated && (
        <p class="warning">
          {view.say('proposalOversaturated', {
            y: formatNumber(language, split.flowRatioSum, 2),
            before: formatNumber(language, split.residual.before),
            after: formatNumber(language, split.residual.after),
          })}
        </p>
      )}
      <p>
        {view.say('proposalGreens', {
          plan: today.name ? app.text(today.name) : today.id,
          before: greens(today.stages),
          after: greens(split.plan.stages),
        })}
      </p>
      <h4>{view.say('proposalReasons')}</h4>
      <ul class="sentences">
        {split.reasons.map((reason) => (
          <li key={reason.zh}>{app.text(reason)}</li>
        ))}
      </ul>
      <EffectTable
        movements={movements}
        delay={delay}
        caption={hasPlatoons ? 'proposalPlatoons' : 'effectFormula'}
        testId="proposal-effect"
      />
      {findings.length === 0 ? (
        <p class="note">{view.say('proposalNoFindings')}</p>
      ) : (
        <>
          <p class="note">{view.say('proposalFindings')}</p>
          <ul class="sentences">
            {findings.map((finding) => (
              <li key={finding.message.zh}>{app.text(withPlanNames(finding.message, [split.plan]))}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
