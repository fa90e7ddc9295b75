import { useMemo, useState } from 'preact/hooks';
import { cellText, type MatrixCell, matrixOf, type Relation } from '../../../signal/index.ts';
import type { WordKey } from '../../words/index.ts';
import type { Desk } from './desk.ts';
import { SetIntergreenForm } from './SetIntergreenForm.tsx';

const RELATION_WORDS: Record<Relation, WordKey> = {
  none: 'relationNone',
  crossing: 'relationCrossing',
  merging: 'relationMerging',
  yields: 'relationYields',
  walker: 'relationWalker',
};
const SHORT_WORDS: Record<Exclude<Relation, 'none'>, WordKey> = {
  crossing: 'relationCrossingShort',
  merging: 'relationMergingShort',
  yields: 'relationYieldsShort',
  walker: 'relationWalkerShort',
};
const RELATIONS = ['crossing', 'merging', 'yields', 'walker'] as const;

/** The conflict matrix and the intergreen matrix; a cell says how it came about, and may be set by hand with a reason. */
export function ConflictPart({ desk }: { desk: Desk }) {
  const { app, bench, node } = desk;
  const { view } = app;
  const [shows, setShows] = useState<'conflicts' | 'intergreens'>('intergreens');
  const [riders, setRiders] = useState(false);
  const [at, setAt] = useState<{ row: string; column: string } | null>(null);
  const matrix = useMemo(() => matrixOf(bench.network, node, riders), [bench.network, node, riders]);
  const placeOf = (row: string | undefined): number => matrix.rows.findIndex(({ id }) => id === row);
  const [down, right] = [placeOf(at?.row), placeOf(at?.column)];
  const [row, column, cell] = [matrix.rows[down], matrix.rows[right], matrix.cells[down]?.[right]];
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    const target = event.target as HTMLElement;
    if (!by || target.dataset['row'] === undefined) return;
    event.preventDefault();
    const [y, x] = by as [number, number];
    const next = document.querySelector<HTMLElement>(
      `[data-row="${Number(target.dataset['row']) + y}"][data-column="${Number(target.dataset['column']) + x}"]`,
    );
    next?.focus();
  };
  return (
    <section>
      <div class="fields">
        <div class="segmented" role="group" aria-label={view.say('conflictWhat')}>
          {(['intergreens', 'conflicts'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={shows === each} onClick={() => setShows(each)}>
              {view.say(each === 'conflicts' ? 'conflictMatrix' : 'intergreenMatrix')}
            </button>
          ))}
        </div>
        <label>
          <input type="checkbox" checked={riders} onChange={() => setRiders(!riders)} /> {view.say('conflictRiders')}
        </label>
        <p class="relations">
          {RELATIONS.map((relation) => (
            <span key={relation}>
              <span class={`relation relation-${relation}`}>{view.say(SHORT_WORDS[relation])}</span>{' '}
              {view.say(RELATION_WORDS[relation])}
            </span>
          ))}
        </p>
      </div>
      <p class="note">{view.say('conflictHint')}</p>
      <div class="cell-why" role="status" data-testid="cell-why">
        {cell && row && column ? (
          <>
            <p>
              <b>{view.say(RELATION_WORDS[cell.relation])}</b> {app.text(cellText(cell, row, column))}
            </p>
            <SetIntergreenForm key={`${row.id} ${column.id}`} desk={desk} cell={cell} row={row} column={column} />
          </>
        ) : (
          <p class="soft">{view.say('conflictPick')}</p>
        )}
      </div>
      <div class="wide">
        <table class="matrix" onKeyDown={move} data-testid="matrix">
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">{view.say('movement')}</span>
              </th>
              {matrix.rows.map(({ id, name }) => (
                <th key={id} scope="col">
                  <span>{shortened(app.text(name))}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map((one, y) => (
              <tr key={one.id}>
                <th scope="row">{shortened(app.text(one.name))}</th>
                {matrix.rows.map((other, x) => {
                  const its = matrix.cells[y]?.[x];
                  if (!its || y === x) return <td key={other.id} class="self" />;
                  const isHere = down === y && right === x;
                  const why = app.text(cellText(its, one, other));
                  return (
                    <td key={other.id}>
                      <button
                        type="button"
                        class={`cell relation-${its.relation}${one.advisory || other.advisory ? ' advisory' : ''}${its.set ? ' is-set' : ''}`}
                        data-row={y}
                        data-column={x}
                        aria-pressed={isHere}
                        tabIndex={isHere || (!cell && y === 0 && x === 1) ? 0 : -1}
                        title={why}
                        aria-label={why}
                        onFocus={() => setAt({ row: one.id, column: other.id })}
                        onClick={() => setAt({ row: one.id, column: other.id })}
                      >
                        {faceOf(its, shows, view.say)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The head of a table need not say that walkers are on a crosswalk; the cell's sentence says it in full. */
const shortened = (name: string): string =>
  name
    .replace('人行横道', '行人')
    .replace('（进口半幅）', '（进）')
    .replace('（出口半幅）', '（出）')
    .replace(' crosswalk', ' walkers')
    .replace(' (approach half)', ' (in)')
    .replace(' (exit half)', ' (out)');

function faceOf(cell: MatrixCell, shows: 'conflicts' | 'intergreens', say: (key: WordKey) => string): string {
  if (cell.relation === 'none') return cell.set ? String(cell.set.seconds) : '';
  return shows === 'intergreens' ? String(cell.seconds) : say(SHORT_WORDS[cell.relation]);
}
