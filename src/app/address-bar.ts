/** The browser's address and the view that the planner has, each following the other. */
import { effect, untracked } from '@preact/signals';
import { type AddressedView, isPick, readAddress, writeAddress } from './address.ts';
import type { App } from './app.ts';
import { corridorKey } from './corridor.ts';
import { isThere } from './show-place.ts';

/** The address follows the camera and the clock this long after the last change [ms]. */
const FOLLOWS_AFTER = 400;

/** The address follows the view; a link opened in the same tab moves the view. */
export function tieAddress(app: App): void {
  const { view } = app;
  let written = location.hash.replace(/^#/, '');
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let camera = readAddress(location.hash).camera;
  /** The model that the camera belongs to; a change makes a new map of the same model, which is looked at as before. */
  let model: string | undefined;
  const write = (): void => {
    const open = app.document.open.peek();
    const panel = view.panel.peek();
    const addressed: AddressedView = {
      layers: view.layers.peek(),
      language: view.language.peek(),
      theme: view.themeName.peek(),
      ...(open ? { file: open.file } : {}),
      ...(panel && isPick(panel) ? { pick: panel } : {}),
      ...(view.diagram.peek() !== null && view.diagram.peek() === corridorKey(panel) ? { diagram: true } : {}),
      ...(camera ? { camera } : {}),
      ...(app.playback.playing.peek() || !app.playback.day.peek() ? {} : { time: app.playback.time.peek() }),
    };
    written = writeAddress(addressed);
    history.replaceState(null, '', `#${written}`);
  };
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(write, FOLLOWS_AFTER);
  };
  effect(() => {
    void [view.layers.value, view.language.value, view.themeName.value, view.panel.value, view.diagram.value];
    void app.playback.playing.value;
    soon();
  });
  effect(() => {
    const model = app.document.open.value?.loaded.model;
    const panel = view.panel.value;
    if (model && panel && !isThere(panel, model)) view.panel.value = null;
  });
  effect(() => {
    const map = app.map.value;
    if (!map) return;
    const shown = app.document.open.peek()?.loaded.chain.at(-1);
    if (model !== undefined && shown !== model) camera = undefined;
    model = shown;
    if (camera) map.setCamera(camera);
    untracked(() => (view.topView.value = map.isTopView()));
    map.onCamera(() => {
      camera = map.isAtHome() && !map.isTopView() ? undefined : map.camera();
      soon();
    });
  });
  addEventListener('hashchange', () => {
    if (location.hash.replace(/^#/, '') === written) return;
    const wanted = readAddress(location.hash);
    if (wanted.language) view.language.value = wanted.language;
    if (wanted.theme) view.themeName.value = wanted.theme;
    if (wanted.layers) view.layers.value = wanted.layers;
    view.panel.value = wanted.pick ?? null;
    view.diagram.value = wanted.diagram ? corridorKey(wanted.pick ?? null) : null;
    if (wanted.camera) {
      app.map.peek()?.setCamera(wanted.camera);
      view.topView.value = app.map.peek()?.isTopView() ?? false;
    }
    if (wanted.file && wanted.file !== app.document.open.peek()?.file) void app.document.openShipped(wanted.file);
  });
}
