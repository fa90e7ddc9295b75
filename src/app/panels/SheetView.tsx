import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ENGINE_VERSION } from '../../runner/index.ts';
import { timingSheets } from '../../view/index.ts';
import { useApp } from '../context.ts';
import { downloadText } from '../exports.ts';

/** The timing sheets as they will be printed, over the page: print, save, or all of the county's at once. */
export function SheetView() {
  const app = useApp();
  const { view } = app;
  const ids = view.sheets.value;
  const open = app.document.open.value;
  const compiled = app.compiled.value;
  const frame = useRef<HTMLIFrameElement>(null);
  const [isAll, setAll] = useState(false);
  useEffect(() => setAll(false), [ids]);
  useEffect(() => {
    if (ids === null) return undefined;
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      view.sheets.value = null;
    };
    document.addEventListener('keydown', close, true);
    return () => document.removeEventListener('keydown', close, true);
  }, [ids, view]);
  const all = compiled?.model.controllers.map(({ id }) => id) ?? [];
  const wanted = isAll ? all : (ids ?? []);
  const language = view.language.value;
  const html = useMemo(() => {
    if (ids === null || !open || !compiled) return '';
    return timingSheets(
      {
        model: compiled.model,
        base: open.loaded.base,
        baseFile: open.loaded.chain.at(-1) ?? open.loaded.file,
        between: Math.max(0, open.loaded.chain.length - 2),
        network: compiled.network,
        name: open.loaded.document.name,
        file: open.file,
        date: new Date().toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long' }),
        madeWith: ENGINE_VERSION,
      },
      wanted,
      language,
    );
  }, [ids, isAll, open, compiled, language]);
  if (ids === null || html === '') return null;
  return (
    <div class="sheet-view" role="dialog" aria-modal="true" aria-label={view.say('sheet')} data-testid="sheet-view">
      <div class="row">
        <button type="button" onClick={() => frame.current?.contentWindow?.print()} data-testid="print-sheet">
          {view.say('sheetPrint')}
        </button>
        <button
          type="button"
          onClick={() => downloadText(`lukou-sheet-${isAll ? 'all' : ids.join('-')}.html`, html, 'text/html')}
          data-testid="save-sheet"
        >
          {view.say('sheetSave')}
        </button>
        <button type="button" class="quiet" onClick={() => setAll(!isAll)} data-testid="all-sheets">
          {isAll ? view.say('sheetOne') : view.say('sheetAll', { count: all.length })}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => (view.sheets.value = null)}
          title="Esc"
          data-testid="close-sheet"
        >
          {view.say('close')}
        </button>
      </div>
      <iframe ref={frame} srcdoc={html} title={view.say('sheet')} />
    </div>
  );
}
