import { useState } from 'preact/hooks';
import type { Compared } from '../../../runner/index.ts';
import { useApp } from '../../context.ts';
import { formatNumber } from '../../format.ts';
import type { WordKey } from '../../words/index.ts';

const SEEDS = [1, 3, 5, 10];

/** Today and the proposal simulated on the same travellers, with how far it is, a way out, and how sure the difference is. */
export function TrialPart({ hasChanges, isAlone }: { hasChanges: boolean; isAlone: boolean }) {
  const app = useApp();
  const { view, proposals, document } = app;
  const [seeds, setSeeds] = useState(3);
  const trial = proposals.trial.value;
  const loaded = document.open.value?.loaded;
  if (!loaded) return null;
  if (trial?.result) {
    const { intersections, county, warmUp } = trial.result;
    return (
      <div data-testid="trial-result">
        <h4>{view.say('trialResult', { n: intersections.difference.n, minutes: Math.round(warmUp / 60) })}</h4>
        <table class="movements">
          <thead>
            <tr>
              <th scope="col">
                {view.say('effectDelay')} <span>{view.say('delayUnit')}</span>
              </th>
              <th scope="col">{view.say('effectBefore')}</th>
              <th scope="col">{view.say('effectAfter')}</th>
              <th scope="col">{view.say('effectDifference')}</th>
              <th scope="col">{view.say('trialInterval')}</th>
            </tr>
          </thead>
          <tbody>
            <Row word={isAlone ? 'trialAlone' : 'trialHere'} compared={intersections} />
            <Row word="trialCounty" compared={county} />
          </tbody>
        </table>
      </div>
    );
  }
  if (trial) {
    const percent = Math.floor(trial.share * 100);
    return (
      <div class="row trial" role="status" data-testid="trial">
        <progress max={100} value={percent} aria-label={view.say('trialRunning', { percent })} />
        <span class="note">
          {view.say('trialRunning', { percent })}
          {trial.secondsLeft !== null &&
            ` ${view.say('trialLeft', { seconds: Math.max(1, Math.round(trial.secondsLeft)) })}`}
        </span>
        <button type="button" onClick={proposals.cancel} data-testid="trial-cancel">
          {view.say('trialCancel')}
        </button>
      </div>
    );
  }
  return (
    <div class="row">
      <button
        type="button"
        disabled={!hasChanges}
        title={hasChanges ? view.say('trialHint') : view.say('proposalNothing')}
        onClick={() =>
          void proposals.simulate(
            loaded,
            Array.from({ length: seeds }, (_, index) => index + 1),
          )
        }
        data-testid="trial-start"
      >
        {view.say('trialStart')}
      </button>
      <label>
        <select
          value={seeds}
          onChange={(event) => setSeeds(Number(event.currentTarget.value))}
          aria-label={view.say('trialSeeds')}
          data-testid="trial-seeds"
        >
          {SEEDS.map((count) => (
            <option key={count} value={count}>
              {view.say('trialSeedCount', { count })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Row({ word, compared: { before, after, difference } }: { word: WordKey; compared: Compared }) {
  const { view } = useApp();
  const language = view.language.value;
  const signed = (value: number): string => {
    const text = formatNumber(language, Math.abs(value), 1);
    return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
  };
  const { margin, mean } = difference;
  return (
    <tr>
      <th scope="row">{view.say(word)}</th>
      <td class="before">{formatNumber(language, before, 1)}</td>
      <td>{formatNumber(language, after, 1)}</td>
      <td>{signed(mean)}</td>
      <td>{margin === null ? '—' : `${signed(mean - margin)} … ${signed(mean + margin)}`}</td>
    </tr>
  );
}
