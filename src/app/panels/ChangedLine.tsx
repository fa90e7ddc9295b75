import { useApp } from '../context.ts';
import { formatClock } from '../format.ts';
import { VisitsLine } from './VisitsLine.tsx';

/** A run whose signals were changed on the way is no run of one scenario. */
export function ChangedLine() {
  const { changedAt, view, document } = useApp();
  const changes = changedAt.value;
  const first = changes[0];
  if (!first) return null;
  const places = new Set(changes.flatMap(({ intersections }) => intersections));
  const loaded = document.open.value?.loaded;
  return (
    <>
      <p class="note" data-testid="changed-line">
        {view.say('changedInRun', { time: formatClock(first.time), places: places.size })}
      </p>
      {loaded && (
        <VisitsLine
          word="visitsOfRun"
          before={loaded.base}
          after={loaded.model}
          changes={loaded.changes}
          only={places}
        />
      )}
    </>
  );
}
