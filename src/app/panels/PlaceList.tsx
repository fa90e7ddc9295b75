import { useApp } from '../context.ts';
import { formatNumber, formatPeriod, shortName } from '../format.ts';
import { pickPlace } from '../show-place.ts';
import { LosBadge } from './LosBadge.tsx';

/** Intersections as buttons that fly there, with what the period shown says of them. */
export function PlaceList({ ids }: { ids: readonly string[] }) {
  const app = useApp();
  const { results, view } = app;
  const model = app.document.open.value?.loaded.model;
  const period = results.period.value;
  return (
    <>
      {period && <p class="note">{view.say('placesNote', { period: formatPeriod(period) })}</p>}
      <ol class="places">
        {ids.map((id) => {
          const intersection = model?.intersections.find((each) => each.id === id);
          const report = period?.intersections.find((each) => each.id === id);
          return (
            intersection && (
              <li key={id}>
                <button type="button" onClick={(event) => pickPlace(app, id, event)}>
                  <span class="name" title={app.text(intersection.name)}>
                    {shortName(app.text(intersection.name))}
                  </span>
                  <LosBadge letter={report?.measures.los ?? null} />
                  <span class="figure">{formatNumber(view.language.value, report?.measures.delay, 1)}</span>
                </button>
              </li>
            )
          );
        })}
      </ol>
    </>
  );
}
