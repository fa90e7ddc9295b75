/**
 * app: the page: document with undo, playback, panels, words.
 *
 * **document**: the open scenario and the changes since. **playback**: the clock of the page. **results**: what was measured so far.
 * **window.lukou**: what a browser test may read (`TestHook` in start.tsx).
 */
export { start, type TestHook } from './start.tsx';
