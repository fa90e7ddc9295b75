/** Goes to a place: its panel opens, the map selects it and flies there. */
import type { Pick } from './address.ts';
import type { App } from './app.ts';

export function showPlace(app: App, pick: Pick): void {
  app.view.hint.value = false;
  app.view.panel.value = pick;
  if (pick.kind !== 'county') app.map.value?.flyTo({ kind: pick.kind, id: pick.id });
}
