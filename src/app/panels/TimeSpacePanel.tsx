import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { effect } from '@preact/signals';
import { timeSpace, timeSpaceLayout, timeSpaceSignals, timeSpaceTraffic } from '../../view/index.ts';
import type { App } from '../app.ts';
import { useApp } from '../context.ts';
import { type CorridorModel, corridorOf } from '../corridor.ts';
import { bandsNow, corridorNow } from '../corridor-bands.ts';
import { timeSpaceData } from '../time-space-data.ts';
import { saveChart } from './Chart.tsx';
import { MovedOffsets } from './MovedOffsets.tsx';
import { TimeSpaceControls } from './TimeSpaceControls.tsx';
import { TimeSpaceRows } from './TimeSpaceRows.tsx';

/** Between two drawings while time runs [ms]; on a slow machine longer, so that drawing takes an eighth of its time at most. */
const DRAWN_EVERY = 500;
const DRAWING_SHARE = 1 / 8;

/** The time–space diagram over the lower part of the map. */
export function TimeSpacePanel() {
  const app = useApp();
  const model = app.document.open.value?.loaded.model;
  const corridor = model && corridorOf(model, app.compiled.value?.network, app.view.diagram.value);
  return corridor ? <Diagram key={corridor.id} corridor={corridor} /> : null;
}

function Diagram({ corridor }: { corridor: CorridorModel }) {
  const app = useApp();
  const { view } = app;
  const frame = useRef<HTMLElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      view.diagramHeight.value = frame.current?.offsetHeight ?? 0;
      const size = { width: sheet.current?.clientWidth ?? 0, height: sheet.current?.clientHeight ?? 0 };
      // Thousands of trajectories are drawn in a task of their own, not in that of the frame's layout.
      clearTimeout(waiting);
      waiting = setTimeout(() => setSize(size));
    });
    for (const element of [frame.current, sheet.current]) if (element) observer.observe(element);
    return () => {
      clearTimeout(waiting);
      observer.disconnect();
    };
  }, []);
  const cost = useRef(0);
  const begun = performance.now();
  useLayoutEffect(() => {
    cost.current = performance.now() - begun;
  });
  const { time, version } = useMoment(app, cost);
  const { distance, directions, span, moved } = app.corridor;
  const now = corridorNow(app, corridor, time);
  const theme = view.theme.value;
  const bands = now && bandsNow(now, moved.value);
  const data = now && bands && timeSpaceData(app, now, bands, time);
  const hasRoom = size.width > 200 && size.height > 100;
  // Dragging changes lamps and bands alone; thousands of trajectories stay as they are.
  const shape = [version, time, now?.compiled, now?.section.join(), distance.value, directions.value, span.value];
  const traffic = useMemo(
    () => (data && hasRoom ? timeSpaceTraffic(data, size, theme) : ''),
    [...shape, size.width, size.height, theme, view.language.value, data && timeSpaceLayout(data, size, theme).right],
  );
  return (
    <section ref={frame} class="diagram" aria-label={view.say('timeSpace')} data-testid="time-space">
      <TimeSpaceControls
        corridor={corridor}
        now={now}
        save={() =>
          data && saveChart(app, timeSpace(data, size, theme), `lukou-corridor-${corridor.id.replace(':', '-')}`)
        }
      />
      <MovedOffsets now={now} />
      <div ref={sheet} class="diagram-sheet">
        {data && hasRoom && (
          <>
            <div class="diagram-layer" dangerouslySetInnerHTML={{ __html: traffic }} />
            <div
              class="diagram-layer"
              data-testid="time-space-signals"
              dangerouslySetInnerHTML={{ __html: timeSpaceSignals(data, size, theme) }}
            />
            <TimeSpaceRows now={now} layout={timeSpaceLayout(data, size, theme)} />
          </>
        )}
      </div>
    </section>
  );
}

/**
 * The clock and the count of records as they are drawn: twice a second, and not while a row is dragged.
 *
 * @param cost of the last drawing [ms]
 */
function useMoment(app: App, cost: { readonly current: number }): { time: number; version: number } {
  const read = () => ({ time: app.playback.time.peek(), version: app.corridor.version.peek() });
  const [moment, setMoment] = useState(read);
  useEffect(() => {
    let drawnAt = Number.NEGATIVE_INFINITY;
    let drawn = moment;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      waiting = undefined;
      if (app.corridor.dragging.peek()) return;
      drawnAt = performance.now();
      drawn = read();
      setMoment(drawn);
    };
    const end = effect(() => {
      void [app.frame.value, app.corridor.version.value, app.compiled.value];
      if (app.corridor.dragging.value || waiting !== undefined) return;
      const { time, version } = read();
      if (drawn.time === time && drawn.version === version) return;
      waiting = setTimeout(
        draw,
        Math.max(0, drawnAt + Math.max(DRAWN_EVERY, cost.current / DRAWING_SHARE) - performance.now()),
      );
    });
    return () => {
      clearTimeout(waiting);
      end();
    };
  }, []);
  return moment;
}
