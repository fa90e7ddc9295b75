import { useApp } from '../context.ts';
import { KEY_BINDINGS } from '../keys.ts';
import { PanelFrame } from './PanelFrame.tsx';

/** The keys and the mouse; the same table that the handler reads. */
export function KeysPanel() {
  const { view } = useApp();
  return (
    <PanelFrame kind="" title={view.say('keysTitle')} testId="keys">
      <dl class="keys">
        {KEY_BINDINGS.map((binding) => (
          <div key={binding.command}>
            <dt>
              <kbd>{binding.shown}</kbd>
            </dt>
            <dd>{view.say(binding.word)}</dd>
          </div>
        ))}
      </dl>
      <h3>{view.say('mouse')}</h3>
      <ul class="plain">
        {(['mousePan', 'mouseTilt', 'mouseZoom', 'mouseFly'] as const).map((word) => (
          <li key={word}>{view.say(word)}</li>
        ))}
      </ul>
    </PanelFrame>
  );
}
