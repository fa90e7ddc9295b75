import { useState } from 'preact/hooks';
import type { ProposalWish } from '../../../runner/index.ts';
import { useApp } from '../../context.ts';
import { formatMinutes } from '../../format.ts';
import { fieldKeys } from '../timing/field-keys.ts';
import { NumberField } from '../timing/NumberField.tsx';
import { clockOf, readClock } from '../timing/week.ts';
import { periodAt } from './period.ts';
import { ProposalCard } from './ProposalCard.tsx';

/** Asks for a proposal for one intersection or several, and shows it under the button. */
export function ProposePart({ ids, isCorridor = false }: { ids: readonly string[]; isCorridor?: boolean }) {
  const app = useApp();
  const { view, proposals, run } = app;
  const model = app.document.open.value?.loaded.model;
  const [period, setPeriod] = useState<{ from: number; to: number } | null>(null);
  const [criterion, setCriterion] = useState<ProposalWish['criterion']>('webster');
  const [allowed, setAllowed] = useState({ least: 50, most: 150 });
  const [common, setCommon] = useState(true);
  const compiled = app.compiled.value;
  if (!model || !compiled) return null;
  const chosen = period ?? periodAt(model, ids, Math.max(app.playback.time.peek(), app.playback.goal.value ?? 0));
  const place = ids.join(' ');
  const input = { model, network: compiled.network, ticksPerSecond: compiled.program.ticksPerSecond };
  const shown = proposals.shown.value;
  const isShown = shown?.place === place;
  const asking = proposals.asking.value;
  const isAsking = asking?.place === place;
  const reason =
    run.value === null
      ? view.say('proposeNotReady')
      : chosen.from >= chosen.to
        ? view.say('proposePeriodWrong')
        : isAsking
          ? view.say('proposeAsking')
          : null;
  const time = (which: 'from' | 'to') => (
    <input
      type="text"
      class="clock-field"
      inputMode="numeric"
      maxLength={5}
      aria-label={view.say(which === 'from' ? 'proposeFrom' : 'proposeTo')}
      value={formatMinutes(chosen[which])}
      onKeyDown={(event) => fieldKeys(app, event, formatMinutes(chosen[which]))}
      onChange={({ currentTarget: field }) => {
        const typed = readClock(field.value);
        // What is no time is put back as it was.
        field.value = typed === undefined ? formatMinutes(chosen[which]) : clockOf(typed);
        if (typed !== undefined) setPeriod({ ...chosen, [which]: typed * 60 });
      }}
      data-testid={`propose-${which}`}
    />
  );
  const bound = (which: 'least' | 'most') => (
    <NumberField
      label={view.say(which === 'least' ? 'proposeLeast' : 'proposeMost')}
      value={allowed[which]}
      least={30}
      most={240}
      commit={(value) => value !== undefined && setAllowed({ ...allowed, [which]: value })}
      testId={`propose-${which}`}
    />
  );
  return (
    <details class="propose" open={isShown || isAsking || undefined} data-testid="propose">
      <summary>{view.say('propose')}</summary>
      <div class="row">
        <label>
          <span class="note">{view.say('proposePeriod')}</span>{' '}
          <span class="range">
            {time('from')}–{time('to')}
          </span>
        </label>
        <label>
          <span class="note">{view.say('proposeCriterion')}</span>{' '}
          <select
            value={criterion}
            onChange={(event) => setCriterion(event.currentTarget.value as ProposalWish['criterion'])}
            data-testid="propose-criterion"
          >
            <option value="webster">{view.say('proposeWebster')}</option>
            <option value="equalSaturation">{view.say('proposeEqual')}</option>
          </select>
        </label>
        <span>
          <span class="note">{view.say('proposeCycles')}</span>{' '}
          <span class="range">
            {bound('least')}–{bound('most')} <span class="soft">{view.say('secondsUnit')}</span>
          </span>
        </span>
        {ids.length > 1 && (
          <label>
            <input type="checkbox" checked={common} onChange={(event) => setCommon(event.currentTarget.checked)} />{' '}
            {view.say('proposeCommon')}
          </label>
        )}
      </div>
      <div class="row">
        <button
          type="button"
          disabled={reason !== null}
          title={reason ?? view.say('proposeHint')}
          onClick={() =>
            void proposals.ask(place, { intersections: ids, ...chosen, criterion, allowed, common, isCorridor }, input)
          }
          data-testid="propose-ask"
        >
          {view.say('proposeAsk')}
        </button>
        {isAsking ? (
          <>
            <progress max={1} value={asking.share} aria-label={view.say('proposeAsking')} />
            <button type="button" onClick={proposals.close} data-testid="propose-cancel">
              {view.say('trialCancel')}
            </button>
          </>
        ) : (
          reason && (
            <span class="note" role="status">
              {reason}
            </span>
          )
        )}
      </div>
      {proposals.failure.value && (
        <p class="warning" role="alert">
          {proposals.failure.value}
        </p>
      )}
      {shown && isShown && <ProposalCard proposal={shown.proposal} />}
    </details>
  );
}
