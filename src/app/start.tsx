/** The page comes to life: one animation loop, the keys, and what a browser test may read. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { createClient } from '../runner/client.ts';
import { solveWaveInWorker } from '../runner/wave/client.ts';
import { cssVariables, inkOn } from '../view/index.ts';
import { tieAddress } from './address-bar.ts';
import { type App, createApp } from './app.ts';
import { AppContext } from './context.ts';
import { type CommandName, commandOf } from './keys.ts';
import { Page } from './panels/Page.tsx';
import { closePanel } from './show-place.ts';
import { remember } from './view-state.ts';

/** How often live parts beside the map (countdown, cursor of the plan) follow it [ms]. */
const LIVE_EVERY = 100;
/** What a browser test may read; nothing here changes anything, but `freeze` holds the clock that drawing and playback follow. */
export interface TestHook {
  /** Shown on the clock [s since midnight]. */
  readonly time: number;
  readonly tick: number;
  readonly playing: boolean;
  /** Everything is loaded and the first frame is there. */
  readonly ready: boolean;
  /** State hash of the worker's simulation, and the tick it stands at. */
  hash(): Promise<{ tick: number; hash: string }>;
  /** Draw calls, triangles, milliseconds of the last picture. */
  stats(): unknown;
  /** Tasks above 50 ms on the main thread since the start: [when, how long] in ms. */
  readonly longTasks: readonly (readonly [number, number])[];
  freeze(now: number | null): void;
  /** Green waves as panels have them solved: in a worker. */
  readonly solveWave: typeof solveWaveInWorker;
}

declare global {
  interface Window {
    lukou?: TestHook;
  }
}

export function start(root: HTMLElement): void {
  const app = createApp(createClient(), createClient, location.hash);
  let frozen: number | null = null;
  const now = (): number => frozen ?? performance.now();
  render(
    <AppContext.Provider value={app}>
      <Page />
    </AppContext.Provider>,
    root,
  );
  dress(app);
  listenToKeys(app);
  tieAddress(app);
  addEventListener('pointerdown', () => (app.view.hint.value = false), { once: true });
  animate(app, now);
  window.lukou = hookOf(app, (moment) => (frozen = moment));
  void app.start();
}

/** The theme's tokens as CSS variables, the language of the document, and both remembered. */
function dress(app: App): void {
  const { view } = app;
  const measure = (): void => void (view.window.value = innerWidth);
  addEventListener('resize', measure);
  measure();
  effect(() => {
    const theme = view.theme.value;
    for (const [name, value] of Object.entries(cssVariables(theme)))
      document.documentElement.style.setProperty(name, value);
    for (const [index, colour] of theme.los.entries())
      document.documentElement.style.setProperty(`--los-${'abcdef'.charAt(index)}-ink`, inkOn(colour));
    for (const [index, colour] of theme.congestion.entries())
      document.documentElement.style.setProperty(`--congestion-${index + 1}-ink`, inkOn(colour));
    document.documentElement.style.colorScheme = theme.scheme;
    document.documentElement.dataset['theme'] = theme.name;
    remember('theme', theme.name);
  });
  effect(() => {
    for (const [name, width] of Object.entries(view.widths.value))
      document.documentElement.style.setProperty(`--${name}-width`, `${width}px`);
    for (const [side, width] of Object.entries(view.covered.value))
      document.documentElement.style.setProperty(`--covered-${side}`, `${width}px`);
  });
  effect(() => {
    document.documentElement.lang = view.language.value === 'zh' ? 'zh-CN' : 'en';
    const open = app.document.open.value;
    document.title = open ? `${view.say('product')} · ${app.text(open.loaded.document.name)}` : view.say('product');
    remember('language', view.language.value);
  });
}

/** The only animation loop of the page. */
function animate(app: App, now: () => number): void {
  let live = Number.NEGATIVE_INFINITY;
  const draw = (): void => {
    requestAnimationFrame(draw);
    const moment = now();
    const pair = app.playback.advance(moment);
    const map = app.map.peek();
    if (pair) map?.showFrames(pair.a, pair.b, pair.share);
    map?.render(moment);
    if (moment - live >= LIVE_EVERY || moment < live) {
      live = moment;
      app.frame.value = pair;
    }
  };
  requestAnimationFrame(draw);
}

function listenToKeys(app: App): void {
  const { playback, view } = app;
  const commands: Record<CommandName, () => void> = {
    playPause: () => (playback.playing.peek() ? playback.pause() : playback.play()),
    step: playback.step,
    slower: playback.slower,
    faster: playback.faster,
    search: () => document.getElementById('search-field')?.focus(),
    topView: () => (view.topView.value = !view.topView.value),
    home: () => app.map.peek()?.flyHome(),
    undo: app.undo,
    redo: app.redo,
    escape: () => leave(app),
    help: () => (view.panel.value = view.panel.value?.kind === 'keys' ? null : { kind: 'keys', id: '' }),
  };
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey) return;
    const target = event.target as HTMLElement;
    const command = commandOf({
      key: event.key,
      control: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      // Letters choose in a list; a chord does not.
      typing:
        target.matches('input:not([type=checkbox]), textarea') ||
        (target.matches('select') && !event.ctrlKey && !event.metaKey),
      onButton: target.matches('button, input, select, [role=slider]'),
    });
    if (!command) return;
    event.preventDefault();
    view.hint.value = false;
    commands[command]();
  });
}

/** One thing after another: what is moved but not applied, the panel, the diagram. */
function leave(app: App): void {
  const { corridor, view } = app;
  if (corridor.moved.peek().size > 0) corridor.moved.value = new Map();
  else if (view.panel.peek()) closePanel(app);
  else view.diagram.value = null;
}

function hookOf(app: App, freeze: (now: number | null) => void): TestHook {
  const longTasks: (readonly [number, number])[] = [];
  if (PerformanceObserver.supportedEntryTypes.includes('longtask'))
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longTasks.push([entry.startTime, entry.duration]);
    }).observe({ entryTypes: ['longtask'] });
  return {
    get time() {
      return app.playback.time.peek();
    },
    get tick() {
      return Math.round(app.playback.time.peek() * (app.playback.day.peek()?.ticksPerSecond ?? 0));
    },
    get playing() {
      return app.playback.playing.peek();
    },
    get ready() {
      return app.run.peek() !== null && app.map.peek() !== null;
    },
    hash: app.hash,
    stats: () => app.map.peek()?.stats() ?? null,
    longTasks,
    freeze,
    solveWave: solveWaveInWorker,
  };
}
