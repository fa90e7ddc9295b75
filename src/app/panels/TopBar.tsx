import { useState } from 'preact/hooks';
import { LAYERS, type LayerName } from '../address.ts';
import { useApp } from '../context.ts';
import { downloadMap } from '../exports.ts';
import { keyOf } from '../keys.ts';
import type { Panel } from '../view-state.ts';
import type { WordKey } from '../words/index.ts';
import { SearchBox } from './SearchBox.tsx';

export const LAYER_WORDS: Record<LayerName, WordKey> = {
  los: 'layerLos',
  congestion: 'layerCongestion',
  queues: 'layerQueues',
  signals: 'layerSignals',
  schools: 'layerSchools',
};

export function TopBar() {
  const app = useApp();
  const { view } = app;
  const open = app.document.open.value;
  const show = (kind: 'scenario' | 'keys' | 'about'): void => {
    const panel: Panel = { kind, id: '' };
    view.panel.value = view.panel.value?.kind === kind ? null : panel;
  };
  return (
    <header class="top-bar">
      <h1>{view.say('product')}</h1>
      <button
        type="button"
        class="scenario-button"
        onClick={() => show('scenario')}
        aria-expanded={view.panel.value?.kind === 'scenario'}
        data-testid="scenario-menu"
      >
        <span class="soft">{view.say('scenario')}</span> {open ? app.text(open.loaded.document.name) : '…'}
        <span aria-hidden="true"> ▾</span>
      </button>
      {open?.loaded.model.synthetic && (
        <button
          type="button"
          class="synthetic-tag"
          onClick={() => show('about')}
          title={view.say('syntheticLong')}
          data-testid="synthetic"
        >
          {view.say('synthetic')}
        </button>
      )}
      <SearchBox />
      <LayersMenu />
      <button type="button" onClick={() => void downloadMap(app)} data-testid="export-png">
        {view.say('pngMap')}
      </button>
      <button
        type="button"
        onClick={() => (view.language.value = view.language.value === 'zh' ? 'en' : 'zh')}
        title={view.say('languageLabel')}
        lang={view.language.value === 'zh' ? 'en' : 'zh-CN'}
        data-testid="language"
      >
        {view.say('language')}
      </button>
      <button
        type="button"
        onClick={view.nextTheme}
        aria-label={view.say('themeLabel')}
        title={view.say('themeLabel')}
        data-testid="theme"
      >
        ◐
      </button>
      <button
        type="button"
        onClick={() => show('keys')}
        aria-label={view.say('keys')}
        title={`${view.say('keys')} (${keyOf('help')})`}
        data-testid="help"
      >
        ?
      </button>
    </header>
  );
}

function LayersMenu() {
  const { view } = useApp();
  const [isOpen, setOpen] = useState(false);
  const close = (event: FocusEvent): void => {
    const menu = event.currentTarget as HTMLElement;
    if (!menu.contains(event.relatedTarget as Node | null)) setOpen(false);
  };
  return (
    <div class="menu" onFocusOut={close} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} data-testid="layers">
        {view.say('layers')}
        <span aria-hidden="true"> ▾</span>
      </button>
      {isOpen && (
        <fieldset class="menu-sheet" tabIndex={-1}>
          <legend class="hidden">{view.say('layers')}</legend>
          {LAYERS.map((layer) => (
            <label key={layer}>
              <input
                type="checkbox"
                checked={view.layers.value.includes(layer)}
                onChange={() => view.toggleLayer(layer)}
                data-testid={`layer-${layer}`}
              />
              {view.say(LAYER_WORDS[layer])}
            </label>
          ))}
          <hr />
          <label>
            <input
              type="checkbox"
              checked={view.topView.value}
              onChange={() => (view.topView.value = !view.topView.value)}
            />
            {view.say('topView')} <kbd>{keyOf('topView')}</kbd>
          </label>
        </fieldset>
      )}
    </div>
  );
}
