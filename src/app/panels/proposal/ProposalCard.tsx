import type { Proposal } from '../../../runner/index.ts';
import { withPlaceNames } from '../../../view/index.ts';
import { useApp } from '../../context.ts';
import { formatNumber, formatPeriod } from '../../format.ts';
import { VisitsLine } from '../VisitsLine.tsx';
import { CycleStudyPart } from './CycleStudyPart.tsx';
import { PlaceCard } from './PlaceCard.tsx';
import { TrialPart } from './TrialPart.tsx';

/** What is proposed, why, and what it would bring; apply it, try it out, or put it away. */
export function ProposalCard({ proposal }: { proposal: Proposal }) {
  const app = useApp();
  const { view, document, proposals } = app;
  const language = view.language.value;
  const { wish, discharge, places, refused, reasons, changes, study } = proposal;
  const { through, left, right } = discharge.saturation;
  const model = document.open.value?.loaded.model;
  const nameOf = (id: string): string => {
    const name = model?.intersections.find((each) => each.id === id)?.name;
    return name ? app.text(name) : id;
  };
  const apply = async (): Promise<void> => {
    if (await document.applyAll(changes)) proposals.close();
  };
  return (
    <div class="proposal" data-testid="proposal">
      <h4>{view.say('proposalOf', { period: formatPeriod(wish) })}</h4>
      <p class="note" title={view.say('proposalArrivalsHint')}>
        {view.say('proposalMeasured', {
          through: formatNumber(language, through),
          left: formatNumber(language, left),
          right: formatNumber(language, right),
          lost: formatNumber(language, discharge.lost, 1),
          extension: formatNumber(language, discharge.extension, 1),
        })}
      </p>
      {study && <CycleStudyPart study={study} />}
      {reasons.length > 0 && (
        <ul class="sentences">
          {reasons.map((reason) => (
            <li key={reason.zh}>{app.text(model ? withPlaceNames(reason, model) : reason)}</li>
          ))}
        </ul>
      )}
      {refused.map(({ intersection, reason }) => (
        <p key={intersection} class="note">
          {view.say('proposalRefused', { name: nameOf(intersection), reason: app.text(reason) })}
        </p>
      ))}
      {places.map((place) => (
        <PlaceCard
          key={place.controller}
          place={place}
          name={nameOf(place.intersection)}
          isAlone={places.length === 1}
          hasPlatoons={study !== undefined}
        />
      ))}
      {model && changes.length > 0 && (
        <VisitsLine word="visitsOfProposal" before={model} after={model} changes={changes} />
      )}
      <TrialPart hasChanges={changes.length > 0} isAlone={places.length === 1} />
      <div class="row">
        <button
          type="button"
          class="primary"
          disabled={changes.length === 0 || document.busy.value}
          title={changes.length === 0 ? view.say('proposalNothing') : view.say('proposalApplyHint')}
          onClick={() => void apply()}
          data-testid="proposal-apply"
        >
          {view.say('proposalApply')}
        </button>
        <button type="button" onClick={proposals.close} data-testid="proposal-close">
          {view.say('proposalClose')}
        </button>
        {changes.length === 0 && <span class="note">{view.say('proposalNothing')}</span>}
      </div>
    </div>
  );
}
