import { useRef } from 'preact/hooks';
import { describeChange } from '../../scenario/index.ts';
import { useApp } from '../context.ts';
import { downloadText } from '../exports.ts';
import { readDropped } from '../files.ts';
import { SHIPPED } from '../shipped.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { ChangedLine } from './ChangedLine.tsx';
import { RoutesLine } from './RoutesLine.tsx';
import { VisitsLine } from './VisitsLine.tsx';

/** Open, save, undo; what was changed; what came with the page. */
export function ScenarioPanel() {
  const app = useApp();
  const { view, document } = app;
  const picker = useRef<HTMLInputElement>(null);
  const open = document.open.value;
  const changes = open?.loaded.document.kind === 'scenario' ? open.loaded.document.changes : [];
  const save = (): void => {
    const file = document.save();
    if (file) downloadText(file.name, file.text, 'application/json');
  };
  return (
    <PanelFrame
      kind={view.say('scenarioMenu')}
      title={open ? app.text(open.loaded.document.name) : view.say('scenario')}
      testId="scenario"
    >
      <p class="soft">{open?.file}</p>
      {open?.loaded.document.description && <p>{app.text(open.loaded.document.description)}</p>}
      {open && open.loaded.changes.length > 0 && (
        <VisitsLine
          word="visitsOfChanges"
          before={open.loaded.base}
          after={open.loaded.model}
          changes={open.loaded.changes}
        />
      )}
      <div class="row">
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          multiple
          class="hidden"
          aria-label={view.say('openFile')}
          onChange={(event) => {
            const files = event.currentTarget.files;
            if (files?.length) void readDropped(app, files);
          }}
          data-testid="file-input"
        />
        <button type="button" onClick={() => picker.current?.click()}>
          {view.say('openFile')}
        </button>
        <button type="button" onClick={save} disabled={!open} data-testid="save">
          {view.say('saveFile')}
        </button>
        <button type="button" onClick={() => app.restart()} disabled={!open}>
          {view.say('restart')}
        </button>
      </div>
      <p class="note">{view.say('openHint')}</p>
      <h3>{view.say('shipped')}</h3>
      <ul class="plain shipped">
        {SHIPPED.map((each) => (
          <li key={each.file}>
            <button
              type="button"
              class="quiet"
              aria-current={open?.file === each.file}
              onClick={() => void document.openShipped(each.file)}
              data-testid={`open-${each.file}`}
            >
              {app.text(each.name)}
            </button>
            {each.description && <p class="note">{app.text(each.description)}</p>}
          </li>
        ))}
      </ul>
      <h3>{view.say('changes')}</h3>
      {changes.length === 0 || !open ? (
        <p class="empty">{view.say('noChanges')}</p>
      ) : (
        <ol data-testid="changes">
          {changes.map((change, place) => (
            <li key={place}>{app.text(describeChange(change, open.loaded.base))}</li>
          ))}
        </ol>
      )}
      <ChangedLine />
      <RoutesLine />
      <div class="row">
        <button type="button" onClick={document.undo} disabled={!document.canUndo.value} data-testid="undo">
          {view.say('undo')}
        </button>
        <button type="button" onClick={document.redo} disabled={!document.canRedo.value} data-testid="redo">
          {view.say('redo')}
        </button>
      </div>
      {document.findings.value && (
        <button
          type="button"
          class="quiet"
          onClick={() => (view.panel.value = { kind: 'findings', id: '' })}
          data-testid="open-findings"
        >
          {view.say('findings')} ({document.findings.value.findings.length})
        </button>
      )}
    </PanelFrame>
  );
}
