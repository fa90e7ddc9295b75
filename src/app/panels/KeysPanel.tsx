import { useApp } from '../context.ts';
import { KEY_BINDINGS } from '../keys.ts';
import { PanelFrame } from './PanelFrame.tsx';

/** What a newcomer should know, the mouse, and the keys; the same table that the handler reads. */
export function KeysPanel() {
  const { view } = useApp();
  return (
    <PanelFrame kind="" title={view.say('helpTitle')} testId="keys">
      <ul class="sentences">
        {(['helpNumbers', 'helpMap', 'helpClick', 'helpSynthetic'] as const).map((word) => (
          <li key={word}>{view.say(word)}</li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={() => (view.panel.value = { kind: 'about', id: '' })}>
        {view.say('about')}
      </button>
      <h3>{view.say('keysTitle')}</h3>
      <dl class="keys">
        {KEY_BINDINGS.map((binding) => (
          <div key={binding.shown}>
            <dt>
              <kbd>{binding.shown}</kbd>
            </dt>
            <dd>{view.say(binding.word)}</dd>
          </div>
        ))}
      </dl>
      <h3>{view.say('mouse')}</h3>
      <ul class="plain">
        {(['mousePan', 'mouseTilt', 'mouseZoom', 'mouseFly', 'mouseSelect'] as const).map((word) => (
          <li key={word}>{view.say(word)}</li>
        ))}
      </ul>
    </PanelFrame>
  );
}
