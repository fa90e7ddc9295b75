/** Goes to a place: its panel opens, the map selects it and flies there. */
import type { Pick } from './address.ts';
import type { App } from './app.ts';
import type { Model } from '../scenario/index.ts';
import type { Panel, ViewState } from './view-state.ts';

export function showPlace(app: App, pick: Pick): void {
  app.view.hint.value = false;
  app.view.panel.value = pick;
  if (pick.kind !== 'county') app.map.value?.flyTo({ kind: pick.kind, id: pick.id });
}

/** An intersection of a list: with Ctrl, ⌘ or Shift it joins those selected together, or leaves them. */
export function pickPlace(app: App, id: string, event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) app.view.toggleSelected(id);
  else showPlace(app, { kind: 'intersection', id });
}

export function isShown({ panel, selection }: ViewState, id: string): boolean {
  return panel.value?.kind === 'several' ? selection.value.includes(id) : panel.value?.id === id;
}

/** Below this width of the window the list on the left makes room for the editor [px]. */
const ROOM_FOR_LIST = 1500;

/** Opens the editor of an intersection's signals. */
export function editTiming({ view, map }: App, id: string): void {
  if (view.window.value < ROOM_FOR_LIST) view.listOpen.value = false;
  view.diagram.value = null;
  view.panel.value = { kind: 'timing', id };
  map.value?.flyTo({ kind: 'intersection', id });
}

/** Behind the editor is the intersection that it edits; behind everything else the map. */
export function closePanel({ view }: App): void {
  const panel = view.panel.value;
  view.panel.value = panel?.kind === 'timing' ? { kind: 'intersection', id: panel.id } : null;
}

/** Whether what a panel is about is in a model: a link may name a place that another file has, and files follow one another. */
export function isThere({ kind, id }: Panel, model: Model): boolean {
  const has = (all: readonly { id: string }[] | undefined): boolean => all?.some((each) => each.id === id) === true;
  switch (kind) {
    case 'intersection':
    case 'timing':
      return has(model.intersections);
    case 'link':
      return has(model.links);
    case 'road':
      return has(model.roads);
    case 'school':
      return has(model.schools);
    case 'corridor':
      return has(model.corridors);
    case 'county':
    case 'scenario':
    case 'findings':
    case 'keys':
    case 'about':
    case 'credibility':
    case 'several':
      return true;
  }
}
