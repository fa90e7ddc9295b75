import type { Controller, Intersection, Model } from '../../scenario/index.ts';
import { useApp } from '../context.ts';
import { editTiming } from '../show-place.ts';
import { AnalyticTable } from './AnalyticTable.tsx';
import { ControllerFacts } from './ControllerFacts.tsx';
import { DayCharts } from './DayCharts.tsx';
import { DetectorTable } from './DetectorTable.tsx';
import { Fact, Facts, Provenance } from './Facts.tsx';
import { FaultList } from './FaultList.tsx';
import { Later } from './Later.tsx';
import { LiveStage } from './LiveStage.tsx';
import { MovementTable } from './MovementTable.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { SignalLogTable } from './SignalLogTable.tsx';
import { ProposePart } from './proposal/ProposePart.tsx';

/** One intersection: its signals now, its plan, its numbers, and where they come from. */
export function IntersectionPanel({ id }: { id: string }) {
  const app = useApp();
  const { view } = app;
  const model = app.document.open.value?.loaded.model;
  const intersection = model?.intersections.find((each) => each.id === id);
  if (!model || !intersection) return null;
  const controller = model.controllers.find((each) => each.intersections.includes(id));
  const hasDraft = controller !== undefined && app.draft.isStarted(controller.id);
  const major = model.roads.find((road) => road.id === intersection.majorRoad);
  const kind = `${view.say('intersection')}${intersection.code ? ` ${intersection.code}` : ''} · ${view.say(
    intersection.control === 'signal' ? 'signalised' : 'priorityControlled',
  )}`;
  return (
    <PanelFrame kind={kind} title={app.text(intersection.name)} testId="intersection">
      {controller ? (
        <>
          <ControllerFacts controller={controller} />
          <div class="row">
            <button type="button" onClick={() => editTiming(app, id)} data-testid="edit-timing">
              {view.say(hasDraft ? 'editTimingDraft' : 'editTiming')}
            </button>
            <button type="button" onClick={() => (view.sheets.value = [controller.id])} data-testid="sheet">
              {view.say('sheet')}
            </button>
          </div>
          <ProposePart ids={[id]} />
          <FaultList controllerId={controller.id} />
          <LiveStage controllerId={controller.id} intersectionId={id} />
        </>
      ) : (
        <p class="empty">{view.say('priorityEmpty', { road: major ? app.text(major.name) : '—' })}</p>
      )}
      <MovementTable id={id} />
      <Later>
        {controller?.class === 'networked' && (controller.detectors?.length ?? 0) > 0 && (
          <DetectorTable controller={controller} />
        )}
        <AnalyticTable id={id} />
      </Later>
      <Later>
        <DayCharts id={id} />
        {controller && <SignalLogTable controllerId={controller.id} />}
        <Origins intersection={intersection} controller={controller} model={model} />
      </Later>
    </PanelFrame>
  );
}

function Origins(props: { intersection: Intersection; controller: Controller | undefined; model: Model }) {
  const { view } = useApp();
  const { intersection, controller, model } = props;
  return (
    <section>
      <h3>{view.say('provenance')}</h3>
      <Facts>
        <Provenance word="geometryNumbers" records={[intersection, model]} />
        {controller && <Provenance word="timingNumbers" records={[controller.plans[0] ?? {}, controller, model]} />}
        <Provenance word="saturationFlow" records={[model.settings.saturationFlow]} />
        {intersection.squadron && <Fact word="squadron">{intersection.squadron}</Fact>}
        {intersection.jurisdiction && <Fact word="jurisdiction">{intersection.jurisdiction}</Fact>}
      </Facts>
    </section>
  );
}
