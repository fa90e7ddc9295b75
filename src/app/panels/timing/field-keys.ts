/** Escape and undo in a field: what is half typed is the field's own affair, whole steps are the editor's. */
import type { App } from '../../app.ts';

/** @param shown what stands in the field while nothing is half typed */
export function fieldKeys(
  app: Pick<App, 'undo' | 'redo'>,
  event: KeyboardEvent & { readonly currentTarget: HTMLInputElement },
  shown: string,
): void {
  const key = event.key.toLowerCase();
  const field = event.currentTarget;
  const isHalfTyped = field.value !== shown;
  if (key === 'escape' && isHalfTyped) {
    // The next Escape closes the panel.
    event.preventDefault();
    field.value = shown;
    return;
  }
  const isUndo = (event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y');
  if (!isUndo || isHalfTyped) return;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) app.redo();
  else app.undo();
}
