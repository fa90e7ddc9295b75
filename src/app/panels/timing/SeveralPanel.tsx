import { useState } from 'preact/hooks';
import { shortName } from '../../format.ts';
import { useApp } from '../../context.ts';
import { PanelFrame } from '../PanelFrame.tsx';
import { ProposePart } from '../proposal/ProposePart.tsx';
import { NumberField } from './NumberField.tsx';
import { commonCycle, controllersOf, copyToAll, type Outcome, planNames } from './several.ts';

/** Several intersections selected together: one cycle for all, their class, a plan from one of them for the others like it. */
export function SeveralPanel() {
  const app = useApp();
  const { view, document } = app;
  const [cycle, setCycle] = useState(100);
  const [planId, setPlan] = useState<string | null>(null);
  const [fromId, setFrom] = useState<string | null>(null);
  const [copyId, setCopy] = useState<string | null>(null);
  const [isLive, setLive] = useState(false);
  const [refused, setRefused] = useState<{ what: 'cycle' | 'copy'; outcome: Outcome } | null>(null);
  const selection = view.selection.value;
  const model = document.open.value?.loaded.model;
  const network = app.compiled.value?.network;
  if (!model || !network) return null;
  const nameOf = (id: string): string => {
    const name = model.intersections.find((each) => each.id === id)?.name;
    return name ? app.text(name) : id;
  };
  const controllers = controllersOf(model, selection);
  const plans = planNames(controllers);
  const plan = plans.find(({ id }) => id === planId) ?? plans[0];
  const from = controllers.find(({ id }) => id === fromId) ?? controllers[0];
  const copied = from?.plans.find(({ id }) => id === copyId) ?? from?.plans[0];
  const apply = async (what: 'cycle' | 'copy', outcome: Outcome): Promise<void> => {
    setRefused(outcome.refusals.length > 0 ? { what, outcome } : null);
    if (outcome.changes.length === 0) return;
    await (isLive ? app.applyNow(outcome.changes) : document.applyAll(outcome.changes));
  };
  const toNetwork = controllers.filter((each) => each.class !== 'networked').map(({ id }) => id);
  const toSynchronise = controllers.filter((each) => each.class === 'freeRunning').map(({ id }) => id);
  const refusals = (what: 'cycle' | 'copy') =>
    refused?.what === what && (
      <ul class="plain refusals" role="status" data-testid={`refused-${what}`}>
        {refused.outcome.refusals.map(({ intersection, reason }) => (
          <li key={intersection}>
            {view.say('severalUnlike', { name: nameOf(intersection), reason: app.text(reason) })}
          </li>
        ))}
      </ul>
    );
  return (
    <PanelFrame
      kind={view.say('several')}
      title={view.say('severalTitle', { count: selection.length })}
      testId="several"
    >
      <p class="note">{view.say('severalHint')}</p>
      <ol class="plain selected" data-testid="selected">
        {selection.map((id) => {
          const controller = model.controllers.find((each) => each.intersections.includes(id));
          return (
            <li key={id}>
              <span class="name">{shortName(nameOf(id))}</span>
              <span class="note">{view.say(controller ? controller.class : 'severalNoSignal')}</span>
              <button
                type="button"
                class="quiet"
                aria-label={view.say('severalRemoveOf', { name: nameOf(id) })}
                onClick={() => view.toggleSelected(id)}
              >
                {view.say('severalRemove')}
              </button>
            </li>
          );
        })}
      </ol>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          view.selection.value = [];
          view.panel.value = null;
        }}
      >
        {view.say('severalClear')}
      </button>
      {controllers.length < 2 || !plan || !from || !copied ? (
        <p class="empty">{view.say('severalOnlyOne')}</p>
      ) : (
        <>
          <h3>{view.say('severalCycle')}</h3>
          <p class="note">{view.say('severalCycleNote')}</p>
          <div class="row">
            <label>
              <span class="note">{view.say('severalWhichPlan')}</span>{' '}
              <select value={plan.id} onChange={(event) => setPlan(event.currentTarget.value)}>
                {plans.map((each) => (
                  <option key={each.id} value={each.id}>
                    {view.say('severalPlanCount', { plan: app.text(each.text), count: each.count })}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <div class="row">
            <NumberField
              label={view.say('severalCycleSeconds')}
              value={cycle}
              least={20}
              most={300}
              commit={(value) => value !== undefined && setCycle(value)}
              testId="common-cycle"
            />
            <span class="soft">{view.say('secondsUnit')}</span>
            <button
              type="button"
              onClick={() => void apply('cycle', commonCycle(model, network, controllers, plan.id, cycle))}
              disabled={document.busy.value}
              data-testid="apply-cycle"
            >
              {view.say('severalCycleApply')}
            </button>
          </div>
          {refusals('cycle')}
          <ProposePart ids={selection} />
          <h3>{view.say('severalClass')}</h3>
          <div class="row">
            <button
              type="button"
              disabled={toNetwork.length === 0 || document.busy.value}
              title={toNetwork.length === 0 ? view.say('severalAlready') : undefined}
              onClick={() => void document.apply({ do: 'network', controllers: toNetwork })}
            >
              {view.say('severalNetwork')}
            </button>
            <button
              type="button"
              disabled={toSynchronise.length === 0 || document.busy.value}
              title={toSynchronise.length === 0 ? view.say('severalAlready') : undefined}
              onClick={() => void document.apply({ do: 'synchronise', controllers: toSynchronise })}
            >
              {view.say('severalSynchronise')}
            </button>
          </div>
          <div class="row">
            <button type="button" onClick={() => (view.sheets.value = controllers.map(({ id }) => id))}>
              {view.say('sheetSelected')}
            </button>
          </div>
          <h3>{view.say('severalCopy')}</h3>
          <p class="note">{view.say('severalCopyNote')}</p>
          <div class="row stacked">
            <label>
              <span class="note">{view.say('severalCopyFrom')}</span>
              <select value={from.id} onChange={(event) => setFrom(event.currentTarget.value)} data-testid="copy-from">
                {controllers.map((each) => (
                  <option key={each.id} value={each.id}>
                    {shortName(nameOf(each.intersections[0] ?? ''))}
                  </option>
                ))}
              </select>
            </label>
            <label>
              <span class="note">{view.say('severalCopyPlan')}</span>
              <select value={copied.id} onChange={(event) => setCopy(event.currentTarget.value)}>
                {from.plans.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name ? app.text(each.name) : each.id}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <button
            type="button"
            onClick={() => void apply('copy', copyToAll(model, network, from, copied, controllers))}
            disabled={document.busy.value}
            data-testid="apply-copy"
          >
            {view.say('severalCopyApply', { count: controllers.length - 1 })}
          </button>
          {refusals('copy')}
          <h3>{view.say('severalHow')}</h3>
          <div class="segmented" role="group" aria-label={view.say('severalHow')}>
            {([false, true] as const).map((each) => (
              <button
                key={String(each)}
                type="button"
                aria-pressed={isLive === each}
                title={view.say(each ? 'timingApplyNowHint' : 'timingApplyRestartHint')}
                onClick={() => setLive(each)}
              >
                {view.say(each ? 'timingApplyNow' : 'timingApplyRestart')}
              </button>
            ))}
          </div>
          <p class="note">{view.say('severalMove')}</p>
        </>
      )}
    </PanelFrame>
  );
}
