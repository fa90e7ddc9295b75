/** The keys of the page: one table for the handler, the tooltips and the sheet that `?` opens. */
import type { WordKey } from './words/index.ts';

export type CommandName =
  | 'playPause'
  | 'step'
  | 'slower'
  | 'faster'
  | 'search'
  | 'topView'
  | 'home'
  | 'undo'
  | 'redo'
  | 'escape'
  | 'help';

export interface KeyBinding {
  command: CommandName;
  /** `KeyboardEvent.key`; with `control`, together with Ctrl or ⌘. */
  keys: readonly string[];
  control?: boolean;
  shift?: boolean;
  /** As printed on the sheet. */
  shown: string;
  word: WordKey;
}

export const KEY_BINDINGS: readonly KeyBinding[] = [
  { command: 'playPause', keys: [' '], shown: 'Space', word: 'keyPlay' },
  { command: 'step', keys: ['.', '。'], shown: '.', word: 'keyStep' },
  { command: 'slower', keys: ['[', '【'], shown: '[', word: 'keySlower' },
  { command: 'faster', keys: [']', '】'], shown: ']', word: 'keyFaster' },
  { command: 'search', keys: ['/', 'f'], shown: '/', word: 'keySearch' },
  { command: 'topView', keys: ['t'], shown: 'T', word: 'keyTop' },
  { command: 'home', keys: ['h', 'Home'], shown: 'H', word: 'keyHome' },
  { command: 'undo', keys: ['z'], control: true, shown: 'Ctrl Z', word: 'keyUndo' },
  { command: 'redo', keys: ['z'], control: true, shift: true, shown: 'Ctrl Shift Z', word: 'keyRedo' },
  { command: 'redo', keys: ['y'], control: true, shown: 'Ctrl Y', word: 'keyRedo' },
  { command: 'escape', keys: ['Escape'], shown: 'Esc', word: 'keyEscape' },
  { command: 'help', keys: ['?', '？'], shown: '?', word: 'keyHelp' },
];

export interface KeyPress {
  key: string;
  control: boolean;
  shift: boolean;
  /** The focus is in a field where keys are text, or on a button that Space presses itself. */
  typing: boolean;
  onButton: boolean;
}

/** What a key press means, if anything. A Chinese keyboard's full-width marks count as their narrow twins. */
export function commandOf(press: KeyPress): CommandName | undefined {
  if (press.typing && press.key !== 'Escape') return undefined;
  if (press.onButton && press.key === ' ') return undefined;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return KEY_BINDINGS.find(
    (binding) =>
      binding.keys.includes(key) &&
      (binding.control ?? false) === press.control &&
      (!binding.control || (binding.shift ?? false) === press.shift),
  )?.command;
}

/** The printed name of a command's key, for tooltips. */
export function keyOf(command: CommandName): string {
  return KEY_BINDINGS.find((binding) => binding.command === command)?.shown ?? '';
}
