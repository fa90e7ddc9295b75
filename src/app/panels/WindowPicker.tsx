import { useApp } from '../context.ts';
import { WINDOWS, type WindowName } from '../results.ts';
import type { WordKey } from '../words/index.ts';

const WINDOW_WORDS: Record<WindowName, WordKey> = {
  '5': 'window5',
  '15': 'window15',
  '60': 'window60',
  all: 'windowAll',
};

/** How much of the past the tables, the layers and the ranking count. */
export function WindowPicker() {
  const { view, results } = useApp();
  return (
    <label class="window-picker">
      <span class="soft">{view.say('windowLabel')}</span>{' '}
      <select
        value={results.window.value}
        onChange={(event) => (results.window.value = event.currentTarget.value as WindowName)}
        data-testid="window"
      >
        {WINDOWS.map((each) => (
          <option key={each} value={each}>
            {view.say(WINDOW_WORDS[each])}
          </option>
        ))}
      </select>
    </label>
  );
}
