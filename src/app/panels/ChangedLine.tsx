import { useApp } from '../context.ts';
import { formatClock } from '../format.ts';

/** A run whose signals were changed on the way is no run of one scenario. */
export function ChangedLine() {
  const { changedAt, view } = useApp();
  const changes = changedAt.value;
  const first = changes[0];
  if (!first) return null;
  const places = new Set(changes.flatMap(({ intersections }) => intersections)).size;
  return (
    <p class="note" data-testid="changed-line">
      {view.say('changedInRun', { time: formatClock(first.time), places })}
    </p>
  );
}
