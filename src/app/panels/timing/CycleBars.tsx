import { useEffect, useRef, useState } from 'preact/hooks';
import type { Plan } from '../../../scenario/index.ts';
import { phaseText } from '../../../signal/index.ts';
import { phaseBars, phaseBarsLayout } from '../../../view/index.ts';
import { barsData } from './bars-data.ts';
import type { Desk } from './desk.ts';

import { moveBoundary } from './plan-edits.ts';

interface Drag {
  stage: number;
  /** Where the hand took hold [px], and what it took hold of. */
  x: number;
  plan: Plan;
  secondsPerPixel: number;
}

/** The bars over the cycle, with the ends of the stages' greens to take hold of. */
export function CycleBars({ desk, plan }: { desk: Desk; plan: Plan }) {
  const { app, bench, findings } = desk;
  const { view } = app;
  const host = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const [width, setWidth] = useState(720);
  useEffect(() => {
    if (!host.current) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(host.current);
    return () => observer.disconnect();
  }, []);
  const theme = view.theme.value;
  const data = barsData(bench, plan, findings, {
    label: view.say('timingBars'),
    xLabel: view.say('timingBarsAxis'),
    stage: (number) => view.say('timingStage', { number }),
    phase: (at) => {
      const phase = plan.phases[at];
      return `${at + 1} ${phase ? app.text(phaseText(bench, phase)) : ''}`;
    },
  });
  const layout = phaseBarsLayout(data, width, theme);
  const pixels = (seconds: number): number => layout.left + (seconds / data.cycle) * (layout.right - layout.left);

  const moved = (event: PointerEvent): Plan | null => {
    const held = drag.current;
    if (!held) return null;
    const seconds = Math.round((event.clientX - held.x) * held.secondsPerPixel);
    return moveBoundary(held.plan, held.stage, seconds, !event.shiftKey);
  };
  const end = (event: PointerEvent, keeps: boolean): void => {
    const next = moved(event);
    drag.current = null;
    if (next && keeps) desk.retime(next);
    else desk.undoPreview();
  };

  return (
    <section class="bars">
      <h3>{view.say('timingBars')}</h3>
      <div ref={host} class="bars-host" style={{ height: `${layout.height}px` }}>
        <div dangerouslySetInnerHTML={{ __html: phaseBars(data, width, theme) }} />
        {data.stages.map((stage, at) => {
          const isLast = at === data.stages.length - 1;
          const label = isLast ? view.say('timingBoundaryLast') : view.say('timingBoundary', { number: at + 1 });
          return (
            <div
              key={plan.stages[at]?.id}
              class="boundary"
              role="slider"
              tabIndex={0}
              aria-label={label}
              title={label}
              aria-valuemin={1}
              aria-valuemax={Math.round(data.cycle)}
              aria-valuenow={Math.round(stage.to)}
              style={{
                left: `${pixels(stage.to)}px`,
                top: `${layout.top - 4}px`,
                height: `${layout.bottom - layout.top + 8}px`,
              }}
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                event.currentTarget.focus();
                const secondsPerPixel = data.cycle / (layout.right - layout.left);
                drag.current = { stage: at, x: event.clientX, plan, secondsPerPixel };
              }}
              onPointerMove={(event) => {
                const next = moved(event);
                if (next) desk.retime(next, true);
              }}
              onPointerUp={(event) => end(event, true)}
              onPointerCancel={(event) => end(event, false)}
              onKeyDown={(event) => {
                const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
                if (event.key === 'Escape' && drag.current) {
                  event.preventDefault();
                  drag.current = null;
                  desk.undoPreview();
                } else if (by !== undefined) {
                  event.preventDefault();
                  desk.retime(moveBoundary(plan, at, by, !event.shiftKey));
                }
              }}
              data-testid={`boundary-${at + 1}`}
            />
          );
        })}
      </div>
      <p class="note">{view.say('timingBarsHint')}</p>
    </section>
  );
}
