import { useEffect, useState } from 'preact/hooks';
import type { App } from '../app.ts';
import { useApp } from '../context.ts';
import { ChangeNotice, ClockNotice, Failure, Hint, Preparing } from './Overlays.tsx';
import { Legend } from './Legend.tsx';
import { RightPanel } from './RightPanel.tsx';
import { SheetView } from './SheetView.tsx';
import { Stage } from './Stage.tsx';
import { TimeSpacePanel } from './TimeSpacePanel.tsx';
import { TimeBar } from './TimeBar.tsx';
import { TopBar } from './TopBar.tsx';
import { WorstPlaces } from './WorstPlaces.tsx';
import { readDropped } from '../files.ts';

/** [px] A narrower strip of map is not covered with a legend that would be a column of single words. */
const LEGEND_NEEDS = 340;

function hasRoomForLegend({ view }: App): boolean {
  const { left, right } = view.covered.value;
  return view.window.value - left - right >= LEGEND_NEEDS;
}

/** The whole page; files dropped anywhere on it are opened. */
export function Page() {
  const app = useApp();
  const [isDropping, setDropping] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      event.preventDefault();
      setDropping(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDropping(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setDropping(false);
      const files = event.dataTransfer?.files;
      if (files?.length) void readDropped(app, files);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return (
    <div class="page">
      <TopBar />
      <main class="middle">
        <Stage />
        <WorstPlaces />
        <div class="right-side">
          <RightPanel />
        </div>
        <TimeSpacePanel />
        {app.view.diagram.value === null && hasRoomForLegend(app) && <Legend />}
        <div class="notices">
          <ClockNotice />
          <ChangeNotice />
          <Preparing />
          <Hint />
        </div>
        <Failure />
        {isDropping && <div class="drop-here">{app.view.say('dropHere')}</div>}
      </main>
      <TimeBar />
      <SheetView />
    </div>
  );
}
