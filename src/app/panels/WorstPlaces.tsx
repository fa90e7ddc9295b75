import { worstIntersections, worstTable } from '../../metrics/index.ts';
import { useApp } from '../context.ts';
import { downloadTable } from '../exports.ts';
import { formatNumber, formatPeriod, shortName } from '../format.ts';
import { isShown, pickPlace } from '../show-place.ts';
import { LosBadge } from './LosBadge.tsx';

const SHOWN = 15;

/** The intersections at which most people lose most time, worst first. */
export function WorstPlaces() {
  const app = useApp();
  const { view, results } = app;
  const period = results.period.value;
  const worst = period ? worstIntersections(period, SHOWN) : [];
  const language = view.language.value;
  if (!view.listOpen.value)
    return (
      <button type="button" class="list-reopen" onClick={() => (view.listOpen.value = true)} data-testid="open-list">
        {view.say('worst')} ▸
      </button>
    );
  return (
    <nav class="worst" aria-label={view.say('worst')}>
      <header>
        <h2>{view.say('worst')}</h2>
        <button
          type="button"
          class="quiet"
          onClick={() => (view.listOpen.value = false)}
          aria-label={view.say('collapse')}
          title={view.say('collapse')}
        >
          ◂
        </button>
      </header>
      {period && worst.length > 0 ? (
        <>
          <p class="note">{view.say('worstBy', { period: formatPeriod(period) })}</p>
          <ol data-testid="worst-list">
            {worst.map((each, rank) => (
              <li key={each.id}>
                <button
                  type="button"
                  onClick={(event) => pickPlace(app, each.id, event)}
                  aria-current={isShown(view, each.id)}
                  data-testid="worst-place"
                >
                  <span class="rank">{rank + 1}</span>
                  <span class="name" title={app.text(each.name)}>
                    {shortName(app.text(each.name))}
                  </span>
                  <LosBadge letter={each.measures.los} />
                  <span
                    class="figure"
                    title={view.say('worstMean', { delay: formatNumber(language, each.measures.delay, 1) })}
                  >
                    {formatNumber(language, each.measures.totalDelay / 3600, 1)}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          <button type="button" class="quiet" onClick={() => downloadTable(app, worstTable(period, 75))}>
            {view.say('csvTable')}
          </button>
        </>
      ) : (
        <p class="empty">{view.say('worstEmpty')}</p>
      )}
    </nav>
  );
}
