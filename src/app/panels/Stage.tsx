import { useEffect, useRef } from 'preact/hooks';
import { createMap } from '../../view/scene/index.ts';
import { PICK_KINDS, type PickKind } from '../address.ts';
import { type App, sentenceOf } from '../app.ts';
import { useApp } from '../context.ts';
import { effect } from '@preact/signals';

/** Where the map is; it draws when the page's one animation loop says so. */
export function Stage() {
  const app = useApp();
  const host = useRef<HTMLDivElement>(null);
  const compiled = app.compiled.value;
  useEffect(() => {
    if (!host.current || !compiled) return undefined;
    return attachMap(app, host.current, compiled);
  }, [compiled]);
  return <div ref={host} class="stage" data-testid="map" />;
}

/** Makes the map and ties it to the view; returns what undoes both. */
function attachMap(app: App, host: HTMLElement, compiled: Parameters<typeof createMap>[1]): () => void {
  const { view, results } = app;
  let map: ReturnType<typeof createMap>;
  try {
    map = createMap(host, compiled, { theme: view.themeName.peek(), language: view.language.peek() });
  } catch (error) {
    app.failure.value = `${view.say('noWebgl')} ${sentenceOf(error)}`;
    return () => undefined;
  }
  map.onPick((thing) => {
    view.hint.value = false;
    if (thing === null) view.panel.value = null;
    else if (isPlace(thing.kind)) view.panel.value = { kind: thing.kind, id: thing.id };
  });
  const undo = [
    effect(() => map.setTheme(view.themeName.value)),
    effect(() => map.setLanguage(view.language.value)),
    effect(() => map.setTopView(view.topView.value)),
    effect(() => map.setReport(results.period.value)),
    effect(() => {
      const shown = view.layers.value;
      map.setLayers({
        los: shown.includes('los'),
        congestion: shown.includes('congestion'),
        queues: shown.includes('queues'),
        signals: shown.includes('signals'),
        schools: shown.includes('schools'),
      });
    }),
    effect(() => map.setInsets({ ...view.covered.value, top: 0, bottom: 0 })),
    effect(() => {
      const panel = view.panel.value;
      const isOnMap = panel && isPlace(panel.kind) && panel.kind !== 'county';
      map.select(isOnMap ? { kind: panel.kind as Exclude<PickKind, 'county'>, id: panel.id } : null);
    }),
  ];
  app.map.value = map;
  return () => {
    for (const end of undo) end();
    app.map.value = null;
    map.dispose();
  };
}

function isPlace(kind: string): kind is PickKind {
  return (PICK_KINDS as readonly string[]).includes(kind);
}
