import { useState } from 'preact/hooks';
import type { Plan } from '../../../scenario/index.ts';
import { phaseText } from '../../../signal/index.ts';
import { stageData, stagePicture } from '../../../view/index.ts';
import type { Desk } from './desk.ts';
import { FindingMark } from './FindingsStrip.tsx';
import { MoverGrid, RightsLegend } from './MoverGrid.tsx';
import { rightInStage, setInStage } from './movers.ts';
import { NumberField } from './NumberField.tsx';
import { addStage, removeStage, setGreen, swapWithNext } from './plan-edits.ts';

/** The stages as columns: what goes, for how long, in which order. */
export function StageColumns({ desk, plan }: { desk: Desk; plan: Plan }) {
  const { app, bench, controller, node } = desk;
  const { view } = app;
  const [isOpen, setOpen] = useState(false);
  const size = view.themeName.value === 'projector' ? 136 : 116;
  const index = controller.plans.indexOf(plan);
  /** In and out of a stage, in the order of the plan's phases. */
  const toggle = (stage: number, phase: string): void => {
    const stages = plan.stages.map((each, at) => {
      if (at !== stage) return each;
      const ids = each.phases.includes(phase) ? each.phases.filter((id) => id !== phase) : [...each.phases, phase];
      return ids.length === 0 ? each : { ...each, phases: ids };
    });
    desk.retime({ ...plan, stages });
  };
  return (
    <>
      <ol class="stages" data-testid="stages">
        {plan.stages.map((stage, at) => {
          const number = at + 1;
          const going = plan.phases.filter(({ id }) => stage.phases.includes(id));
          const label = `${view.say('timingStage', { number })}: ${going.map((phase) => app.text(phaseText(bench, phase))).join('; ')}`;
          return (
            <li key={stage.id}>
              <div class="stage-head">
                <button
                  type="button"
                  class="quiet"
                  disabled={at === 0}
                  onClick={() => desk.retime(swapWithNext(plan, at - 1))}
                  aria-label={view.say('timingEarlierStage', { number })}
                  title={view.say('timingEarlierStage', { number })}
                >
                  ◂
                </button>
                <b>{view.say('timingStage', { number })}</b>
                <button
                  type="button"
                  class="quiet"
                  disabled={at === plan.stages.length - 1}
                  onClick={() => desk.retime(swapWithNext(plan, at))}
                  aria-label={view.say('timingLaterStage', { number })}
                  title={view.say('timingLaterStage', { number })}
                >
                  ▸
                </button>
              </div>
              <div
                class="stage-picture"
                dangerouslySetInnerHTML={{
                  __html: stagePicture(
                    stageData(bench.network, bench.timed(plan), at, node, label),
                    size,
                    view.theme.value,
                  ),
                }}
              />
              <div class="stage-green">
                <NumberField
                  label={view.say('timingStageGreen', { number })}
                  value={stage.green}
                  least={1}
                  commit={(seconds) => seconds !== undefined && desk.retime(setGreen(plan, at, seconds))}
                  testId={`green-${number}`}
                />
                <span class="soft">{view.say('secondsUnit')}</span>
              </div>
              <div class="chips" role="group" aria-label={view.say('timingPhasesIn', { number })}>
                {plan.phases.map((phase, place) => (
                  <button
                    key={phase.id}
                    type="button"
                    class="chip"
                    aria-pressed={stage.phases.includes(phase.id)}
                    title={`${view.say('timingPhase', { number: place + 1 })} ${app.text(phaseText(bench, phase))}`}
                    onClick={() => toggle(at, phase.id)}
                  >
                    {place + 1}
                  </button>
                ))}
              </div>
              {isOpen && (
                <MoverGrid
                  desk={desk}
                  place={view.say('timingStage', { number })}
                  testId={`in-stage-${number}`}
                  rightOf={(mover) => rightInStage(plan, at, mover)}
                  put={(mover, right) => desk.retime(setInStage(plan, at, mover, right))}
                />
              )}
              <FindingMark desk={desk} place={['plans', index, 'stages', at]} />
              <button
                type="button"
                class="quiet remove"
                disabled={plan.stages.length === 1}
                aria-label={view.say('timingRemoveStageOf', { number })}
                onClick={() => desk.retime(removeStage(plan, at))}
                data-testid={`remove-stage-${number}`}
              >
                {view.say('timingRemoveStage')}
              </button>
            </li>
          );
        })}
      </ol>
      <div class="row under-stages">
        <button type="button" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen} data-testid="edit-stages">
          {view.say('timingEditStages')}
        </button>
        <button
          type="button"
          onClick={() => {
            desk.retime(addStage(plan));
            setOpen(true);
          }}
          data-testid="add-stage"
        >
          {view.say('timingAddStage')}
        </button>
        {isOpen && <RightsLegend />}
      </div>
    </>
  );
}
