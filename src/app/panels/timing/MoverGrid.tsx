import { useApp } from '../../context.ts';
import type { WordKey } from '../../words/index.ts';
import type { Desk } from './desk.ts';
import { type MoverCell, moverLines } from './mover-lines.ts';
import type { Mover, Right } from './movers.ts';

const RIGHT_WORDS: Record<Right, WordKey> = {
  protected: 'rightProtected',
  permissive: 'rightPermissive',
  none: 'rightNone',
};

/** Everybody who may go at the intersection, a button each: what right it has here, and with a press the next one. */
export function MoverGrid(props: {
  desk: Desk;
  /** Of what: "阶段 2". */
  place: string;
  testId: string;
  rightOf(mover: Mover): Right;
  put(mover: Mover, right: Right): void;
}) {
  const { desk, place, testId, rightOf, put } = props;
  const { view, text } = desk.app;
  const button = ({ mover, name, short }: MoverCell) => {
    const right = rightOf(mover);
    const next = nextRight(mover, right);
    const say = view.say('moverPress', {
      mover: text(name),
      place,
      right: view.say(RIGHT_WORDS[right]),
      next: view.say(RIGHT_WORDS[next]),
    });
    const id = mover.kind === 'crosswalk' ? `walk-${mover.leg}` : `${mover.approach}-${mover.turn}`;
    return (
      <button
        type="button"
        class={`mover mover-${right}`}
        title={say}
        aria-label={say}
        onClick={() => put(mover, next)}
        data-testid={`${testId}-${id}`}
      >
        {text(short)}
      </button>
    );
  };
  return (
    <table class="movers" aria-label={view.say('moversOf', { place })} data-testid={testId}>
      <tbody>
        {moverLines(desk.bench, desk.node).map(({ side, cells }) => (
          <tr key={side.en}>
            <th scope="row">{view.language.value === 'zh' ? side.zh : initials(side.en)}</th>
            {cells.map((cell, at) => (
              <td key={at}>{cell && button(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the looks of the buttons mean. */
export function RightsLegend() {
  const { view } = useApp();
  return (
    <span class="note rights">
      {(['protected', 'permissive', 'none'] as const).map((right) => (
        <span key={right}>
          <span class={`mover mover-${right}`}>{view.say('rightSample')}</span> {view.say(RIGHT_WORDS[right])}
        </span>
      ))}
    </span>
  );
}

/** Let in as it usually goes, then the other way, then out: right turns usually yield to walkers. */
function nextRight(mover: Mover, right: Right): Right {
  if (mover.kind === 'crosswalk') return right === 'none' ? 'protected' : 'none';
  const usual: readonly Right[] =
    mover.turn === 'right' ? ['none', 'permissive', 'protected'] : ['none', 'protected', 'permissive'];
  return usual[(usual.indexOf(right) + 1) % usual.length] as Right;
}

/** north → N, southeast → SE */
const initials = (side: string): string =>
  side.replace(/north/, 'N').replace(/south/, 'S').replace(/east/, 'E').replace(/west/, 'W');
