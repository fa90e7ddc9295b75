import { useState } from 'preact/hooks';
import type { MatrixCell, MatrixRow } from '../../../signal/index.ts';
import type { Desk } from './desk.ts';
import { NumberField } from './NumberField.tsx';

/** An intergreen set by hand in the place of the derived one; not without a reason. */
export function SetIntergreenForm(props: { desk: Desk; cell: MatrixCell; row: MatrixRow; column: MatrixRow }) {
  const { desk, cell, row, column } = props;
  const { app, bench } = desk;
  const { view, draft } = app;
  const [seconds, setSeconds] = useState(cell.seconds);
  const [reason, setReason] = useState(cell.set?.reason ?? '');
  const named = (which: MatrixRow) => ({ approach: bench.network.links[which.approach]?.id ?? '', turn: which.turn });
  const [ending, starting] = [named(row), named(column)];
  if (row.kind !== 'vehicle' || column.kind !== 'vehicle' || cell.relation === 'none' || !ending.turn || !starting.turn)
    return <p class="note">{view.say('intergreenFixed')}</p>;
  const pair = {
    ending: { approach: ending.approach, turn: ending.turn },
    starting: { approach: starting.approach, turn: starting.turn },
  };
  const apply = (): void => {
    const now = draft.state.peek()?.now;
    if (!now || reason.trim() === '') return;
    const key = (one: typeof pair): string => JSON.stringify([one.ending, one.starting]);
    const others = now.intergreens.filter(({ intergreen }) => key(intergreen) !== key(pair));
    const intergreen = { ...pair, seconds, reason: reason.trim() };
    const set = { do: 'setIntergreen' as const, intersection: desk.intersection, intergreen };
    draft.step({ controller: now.controller, intergreens: [...others, set] });
  };
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <span>{view.say('intergreenSet')}</span>
      <NumberField
        label={view.say('intergreenSet')}
        value={seconds}
        commit={(value) => value !== undefined && setSeconds(value)}
        testId="intergreen-seconds"
      />
      <span class="soft">{view.say('secondsUnit')}</span>
      <input
        type="text"
        class="reason"
        value={reason}
        placeholder={view.say('intergreenReasonHint')}
        aria-label={view.say('intergreenReason')}
        onInput={(event) => setReason(event.currentTarget.value)}
        data-testid="intergreen-reason"
      />
      <button
        type="submit"
        disabled={reason.trim() === ''}
        title={reason.trim() === '' ? view.say('intergreenNeedsReason') : undefined}
        data-testid="intergreen-apply"
      >
        {view.say('intergreenApply')}
      </button>
    </form>
  );
}
