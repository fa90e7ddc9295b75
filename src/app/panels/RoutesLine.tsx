import { useApp } from '../context.ts';

/** Of a scenario that lets travellers choose anew: which routes are shown, and the way to the others. Never both in one run. */
export function RoutesLine() {
  const { view, document, run, frozenRoutes, keepRoutes } = useApp();
  const isShown = run.value !== null && document.open.value?.loaded.reassign === true;
  if (!isShown) return null;
  return (
    <p class="note" data-testid="routes">
      {view.say(frozenRoutes.value ? 'routesFrozen' : 'routesAnew')}{' '}
      <button type="button" class="quiet" onClick={() => keepRoutes(!frozenRoutes.value)} data-testid="other-routes">
        {view.say(frozenRoutes.value ? 'runAnew' : 'runFrozen')}
      </button>
    </p>
  );
}
