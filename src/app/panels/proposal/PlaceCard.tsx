import { movementText } from '../../../network/index.ts';
import type { PlaceProposal } from '../../../runner/index.ts';
import { withPlanNames } from '../../../view/index.ts';
import { useApp } from '../../context.ts';
import { formatNumber } from '../../format.ts';

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
  const network = app.compiled.value?.network;
  const nameOf = (movement: number): string => {
    const its = network?.movements[movement];
    const link = its && network?.links[its.fromLink];
    return its && link ? app.text(movementText(link, its.turn)) : '';
  };
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
      <table class="movements effect" data-testid="proposal-effect">
        <caption class="note">{view.say(hasPlatoons ? 'proposalPlatoons' : 'proposalFormula')}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {view.say('movement')}
            </th>
            <th scope="col" rowSpan={2}>
              {view.say('effectFlow')} <span>pcu/h</span>
            </th>
            <th scope="colgroup" colSpan={2}>
              {view.say('effectX')}
            </th>
            <th scope="colgroup" colSpan={2}>
              {view.say('effectDelay')} <span>{view.say('delayUnit')}</span>
            </th>
          </tr>
          <tr>
            {(['x', 'delay'] as const).flatMap((key) => [
              <th key={`${key} before`} scope="col">
                {view.say('effectBefore')}
              </th>,
              <th key={`${key} after`} scope="col">
                {view.say('effectAfter')}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {movements.map(({ movement, flow, before, after }) => (
            <tr key={movement}>
              <th scope="row">{nameOf(movement)}</th>
              <td>{formatNumber(language, flow)}</td>
              <td class="before">{formatNumber(language, before.x, 2)}</td>
              <td>{formatNumber(language, after.x, 2)}</td>
              <td class="before">{formatNumber(language, before.delay, 1)}</td>
              <td>{formatNumber(language, after.delay, 1)}</td>
            </tr>
          ))}
          {delay && (
            <tr class="sum">
              <th scope="row">{view.say('proposalMean')}</th>
              <td />
              <td />
              <td />
              <td class="before">{formatNumber(language, delay.before, 1)}</td>
              <td>{formatNumber(language, delay.after, 1)}</td>
            </tr>
          )}
        </tbody>
      </table>
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
