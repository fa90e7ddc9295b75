import type { ComponentChildren } from 'preact';
import { useApp } from '../../context.ts';
import type { WordKey } from '../../words/index.ts';

/** A labelled place for one or more controls. */
export function Field({ word, children }: { word: WordKey; children: ComponentChildren }) {
  const { view } = useApp();
  return (
    <div class="field">
      <span class="note">{view.say(word)}</span>
      <div>{children}</div>
    </div>
  );
}
