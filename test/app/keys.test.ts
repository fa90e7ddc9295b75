/** The keys of the page. */
import { expect, it } from 'vitest';
import { commandOf, KEY_BINDINGS } from '../../src/app/keys.ts';

const plain = { control: false, shift: false, typing: false, onButton: false };

it('Space plays, brackets change the speed, also on a Chinese keyboard', () => {
  expect(commandOf({ ...plain, key: ' ' })).toBe('playPause');
  expect(commandOf({ ...plain, key: '[' })).toBe('slower');
  expect(commandOf({ ...plain, key: '】' })).toBe('faster');
  expect(commandOf({ ...plain, key: '。' })).toBe('step');
  expect(commandOf({ ...plain, key: '?', shift: true })).toBe('help');
});

it('in a field, keys are text and only Escape leaves', () => {
  expect(commandOf({ ...plain, key: ' ', typing: true })).toBeUndefined();
  expect(commandOf({ ...plain, key: 't', typing: true })).toBeUndefined();
  expect(commandOf({ ...plain, key: 'Escape', typing: true })).toBe('escape');
});

it('Space on a button presses the button', () => {
  expect(commandOf({ ...plain, key: ' ', onButton: true })).toBeUndefined();
  expect(commandOf({ ...plain, key: '.', onButton: true })).toBe('step');
});

it('Ctrl Z undoes and Ctrl Shift Z redoes', () => {
  expect(commandOf({ ...plain, key: 'z', control: true })).toBe('undo');
  expect(commandOf({ ...plain, key: 'Z', control: true, shift: true })).toBe('redo');
  expect(commandOf({ ...plain, key: 'z' })).toBeUndefined();
});

it('no two commands share a key', () => {
  const chords = KEY_BINDINGS.flatMap(({ keys, control, shift }) => keys.map((key) => `${control} ${shift} ${key}`));
  expect(new Set(chords).size).toBe(chords.length);
});
