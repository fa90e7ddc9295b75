import { useEffect, useRef, useState } from 'preact/hooks';
import { wakeGraphics } from '../../runner/client.ts';
import { isPick } from '../address.ts';
import { type App, type Compiled, sentenceOf } from '../app.ts';
import { useApp } from '../context.ts';
import { effect } from '@preact/signals';
import type { CountyMap } from '../../view/scene/index.ts';

/** The map's program is most of the page's: read in a task of its own, while the first file is on its way. */
const loadScene = () => import('../../view/scene/index.ts');
type Scene = Awaited<ReturnType<typeof loadScene>>;
type Painter = Awaited<ReturnType<Scene['createPainter']>>;
interface Easel {
  readonly scene: Scene;
  readonly painter: Painter;
}

async function setUp(host: HTMLElement): Promise<Easel> {
  const scene = await loadScene();
  return { scene, painter: await scene.createPainter(host, wakeGraphics) };
}

/** Where the map is; it draws when the page's one animation loop says so. */
export function Stage() {
  const app = useApp();
  const host = useRef<HTMLDivElement>(null);
  const [easel, setEasel] = useState<Easel | Error | null>(null);
  const compiled = app.compiled.value;
  // Made while the first file is still being read, and kept for all that follow.
  useEffect(() => {
    if (host.current) setUp(host.current).then(setEasel, (error: unknown) => setEasel(new Error(sentenceOf(error))));
  }, []);
  useEffect(() => {
    if (!easel || !compiled) return undefined;
    if (easel instanceof Error) {
      app.failure.value = `${app.view.say('noWebgl')} ${easel.message}`;
      return undefined;
    }
    return attachMap(app, easel, compiled);
    // The same streets with other plans are the same map.
  }, [easel, compiled?.network]);
  return <div ref={host} class="stage" data-testid="map" />;
}

/** Makes the map and ties it to the view; returns what undoes both. */
function attachMap(app: App, { scene, painter }: Easel, compiled: Compiled): () => void {
  const { view } = app;
  let undo = (): void => undefined;
  let isOver = false;
  const making = scene.createMap(painter, compiled, {
    theme: view.themeName.peek(),
    language: view.language.peek(),
    covered: () => coveredOf(painter.host),
  });
  making.then(
    (map) => {
      if (isOver) map.dispose();
      else undo = tieMap(app, map);
    },
    (error: unknown) => (app.failure.value = sentenceOf(error)),
  );
  return () => {
    isOver = true;
    undo();
  };
}

/** @returns what undoes it, and disposes of the map */
function tieMap(app: App, map: CountyMap): () => void {
  const { view, results } = app;
  map.onPick((thing, adds) => {
    view.hint.value = false;
    if (adds && thing?.kind === 'intersection') view.toggleSelected(thing.id);
    // A slip of the hand beside the editor does not close it.
    else if (thing === null) view.panel.value = view.panel.value?.kind === 'timing' ? view.panel.value : null;
    else if (isPick(thing)) view.panel.value = { kind: thing.kind, id: thing.id };
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
    effect(() => map.setInsets({ ...view.covered.value, top: 0 })),
    effect(() => {
      const panel = view.panel.value;
      if (panel?.kind === 'several' || panel?.kind === 'timing') {
        map.selectIntersections(panel.kind === 'several' ? view.selection.value : [panel.id]);
        return;
      }
      map.select(panel && isPick(panel) && panel.kind !== 'county' ? { kind: panel.kind, id: panel.id } : null);
    }),
  ];
  app.map.value = map;
  return () => {
    for (const end of undo) end();
    app.map.value = null;
    map.dispose();
  };
}

/** Where list, panel and legend lie over the map; the list with the room below it, which it fills with the first results. */
function coveredOf(host: HTMLElement): { x: number; y: number; width: number; height: number }[] {
  const origin = host.getBoundingClientRect();
  return [...document.querySelectorAll('.worst, .panel, .legend, .diagram')].map((element) => {
    const box = element.getBoundingClientRect();
    const height = element.matches('.worst') ? origin.bottom - box.y : box.height;
    return { x: box.x - origin.x, y: box.y - origin.y, width: box.width, height };
  });
}
