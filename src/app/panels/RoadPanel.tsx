import { useApp } from '../context.ts';
import { corridorKey, corridorOf } from '../corridor.ts';
import { CorridorBands } from './CorridorBands.tsx';
import { Fact, Facts, Provenance } from './Facts.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { PlaceList } from './PlaceList.tsx';

/** A road: its intersections in the order of the model. */
export function RoadPanel({ id }: { id: string }) {
  const app = useApp();
  const model = app.document.open.value?.loaded.model;
  const road = model?.roads.find((each) => each.id === id);
  if (!model || !road) return null;
  const ends = new Set(model.links.filter((link) => link.road === id).flatMap((link) => [link.from, link.to]));
  const corridor = corridorOf(model, app.compiled.value?.network, corridorKey({ kind: 'road', id }));
  return (
    <PanelFrame kind={app.view.say('road')} title={app.text(road.name)} testId="road">
      <Facts>
        <Fact word="speedLimit">
          {road.speedLimitKmh} <span class="soft">{app.view.say('kmh')}</span>
        </Fact>
        <Provenance word="geometryNumbers" records={[road, model]} />
      </Facts>
      {corridor && <CorridorBands corridor={corridor} />}
      <h3>{app.view.say('corridorIntersections')}</h3>
      <PlaceList ids={model.intersections.filter((each) => ends.has(each.id)).map((each) => each.id)} />
    </PanelFrame>
  );
}
