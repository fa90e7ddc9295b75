import { grouped, ruleText } from '../../scenario/index.ts';
import { namedFinding } from '../../view/index.ts';
import { useApp } from '../context.ts';
import { PanelFrame } from './PanelFrame.tsx';

/** What the check says of the file opened last, each with its place in the file; warnings of one rule and controller by their worst. */
export function FindingsPanel() {
  const app = useApp();
  const { view } = app;
  const checked = app.document.findings.value;
  const open = app.document.open.value;
  if (!checked)
    return (
      <PanelFrame kind="" title={view.say('findings')} testId="findings">
        <p class="empty">{view.say('findingsNone')}</p>
      </PanelFrame>
    );
  // Of a file that was not opened there is no model to take names from.
  const known = checked.opened ? open?.loaded.base : undefined;
  const errors = checked.findings.filter((each) => each.severity === 'error').length;
  const title = view.say('findingsTitle', {
    file: checked.file,
    errors,
    warnings: checked.findings.length - errors,
  });
  return (
    <PanelFrame kind={view.say('findings')} title={title} testId="findings">
      {!checked.opened && open && (
        <p>
          {view.say('countyStays')} {view.say('findingsKept', { name: app.text(open.loaded.document.name) })}
        </p>
      )}
      <ol class="findings" data-testid="findings-list">
        {grouped(checked.findings).map(({ finding, others }, place) => (
          <li key={place}>
            <span class={finding.severity}>{view.say(finding.severity)}</span>{' '}
            {finding.missing !== undefined && <b>{view.say('findingsMissing', { seconds: finding.missing })}</b>}{' '}
            <code>
              {finding.file}:{finding.line}:{finding.column}
            </code>{' '}
            {finding.path.length > 0 && <code class="soft">/{finding.path.join('/')}</code>}
            <p>{app.text(known ? namedFinding(finding, known) : finding.message)}</p>
            {(finding.rule || others > 0) && (
              <p class="soft">
                {finding.rule && app.text(ruleText(finding.rule))}
                {others > 0 && ` ${view.say('findingsMore', { count: others })}`}
              </p>
            )}
          </li>
        ))}
      </ol>
    </PanelFrame>
  );
}
