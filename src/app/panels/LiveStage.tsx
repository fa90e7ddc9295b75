import { useEffect, useMemo, useState } from 'preact/hooks';
import { effect } from '@preact/signals';
import { ControlMode, MODE_TEXT } from '../../signal/index.ts';
import { isByClock, planBars } from '../../view/index.ts';
import { useApp } from '../context.ts';
import { planRows } from '../plan-chart.ts';
import { Chart, chartWidth } from './Chart.tsx';

interface Now {
  /** `ControlMode`. */
  mode: number;
  plan: number;
  stage: number;
  /** Seconds into the cycle, whole. */
  at: number;
}

/** The stage that is on, how long it stays, and the plan it belongs to with a cursor at this second. */
export function LiveStage({ controllerId, intersectionId }: { controllerId: string; intersectionId: string }) {
  const app = useApp();
  const { view } = app;
  const compiled = app.compiled.value;
  const controller = compiled?.program.controllers.find((each) => each.id === controllerId);
  const ticksPerSecond = compiled?.program.ticksPerSecond ?? 5;
  const [now, setNow] = useState<Now>({ mode: ControlMode.plan, plan: 0, stage: 0, at: 0 });
  useEffect(() => {
    if (!controller) return undefined;
    return effect(() => {
      const frame = app.frame.value?.a;
      if (!frame) return;
      const plan = frame.plan[controller.index] ?? 0;
      const stage = frame.stage[controller.index] ?? 0;
      const at = Math.floor((frame.cycleTick[controller.index] ?? 0) / ticksPerSecond);
      const mode = frame.mode[controller.index] ?? ControlMode.plan;
      setNow((was) =>
        was.mode === mode && was.plan === plan && was.stage === stage && was.at === at
          ? was
          : { mode, plan, stage, at },
      );
    });
  }, [controller]);
  const language = view.language.value;
  const node = compiled?.network.nodeIndex.get(intersectionId) ?? -1;
  const rows = useMemo(
    () =>
      compiled && controller
        ? planRows(compiled.network, controller, now.plan, node, ticksPerSecond, language, view.words.value)
        : [],
    [compiled, controller, now.plan, node, language],
  );
  const plan = controller?.plans[now.plan];
  if (!controller || !plan) return null;
  const written = compiled?.model.controllers
    .find((each) => each.id === controllerId)
    ?.plans.find((each) => each.id === plan.id);
  const planName = written?.name ? app.text(written.name) : plan.id;
  const seconds = (ticks: number): number => Math.round(ticks / ticksPerSecond);
  const cycle = seconds(plan.cycle);
  const stage = plan.stages[now.stage];
  const next = plan.stages[now.stage + 1];
  const left = stage ? (next ? seconds(next.begin) : cycle) - now.at : 0;
  const countsDown = isByClock(now.mode);
  const mode = app.text(MODE_TEXT[now.mode as ControlMode]);
  const svg = planBars(
    {
      title: view.say('planTitle', { plan: planName, cycle, offset: seconds(plan.offset) }),
      xLabel: view.say('planAxis'),
      hatchNote: view.say('planHatched'),
      cycle,
      rows,
      stages: plan.stages.map((each, index) => ({
        label: String(index + 1),
        from: seconds(each.begin),
        to: seconds(each.end),
      })),
      ...(countsDown ? { cursor: now.at } : {}),
    },
    chartWidth(view.themeName.value === 'projector'),
    view.theme.value,
  );
  return (
    <section>
      <p class="live" data-testid="live-stage">
        <b class="number">{view.say('stageOf', { number: now.stage + 1, count: plan.stages.length })}</b>
        {countsDown && (
          <>
            <span class="soft"> {view.say('stageLeft')} </span>
            <b class="number" data-testid="stage-left">
              {left > 0 ? left : left + cycle}
            </b>
            <span class="soft"> {view.say('secondsUnit')}</span>
          </>
        )}{' '}
        <span class={now.mode === ControlMode.plan ? 'mode' : 'mode other'} data-testid="mode">
          {mode}
        </span>
        <br />
        <span class="note">
          {countsDown ? view.say('cyclePosition', { at: now.at, cycle }) : view.say('stageNotByClock')}
        </span>
      </p>
      <Chart svg={svg} name={`lukou-plan-${controllerId}`} />
    </section>
  );
}
