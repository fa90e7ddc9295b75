/** What the centre is told of detectors: counted by hand on a simulation that does only what it is told. */
import { expect, it } from 'vitest';
import { DetectorWatch } from '../../src/metrics/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { exampleModel, Scripted, START } from './scripted.ts';

function equipped(its: Partial<Model['controllers'][number]> = {}, failed: [string, string][] = []): Model {
  const model = exampleModel();
  const detector = { lanes: [0], kind: 'presence' as const, distance: 0 };
  Object.assign(model.controllers[0]!, {
    class: 'networked',
    detectors: [
      { id: 'n', link: 'north-in', ...detector },
      { id: 's', link: 'south-in', ...detector, failed },
    ],
    ...its,
  });
  return model;
}

/** Runs for so many seconds, a tick each; detectors are covered as is said for the second that begins. */
function watched(model: Model, seconds: number, covered: (second: number) => readonly [number, number]): DetectorWatch {
  const { simulation } = new Scripted(undefined, model);
  const watch = new DetectorWatch(simulation);
  let before: readonly number[] = [0, 0];
  for (let second = 0; second < seconds; second++) {
    simulation.signals.advance(simulation.tick);
    const now = covered(second);
    simulation.inputs.occupied.set(now);
    simulation.inputs.counted.set(now.map((on, at) => (on === 1 && before[at] === 0 ? 1 : 0)));
    before = now;
    simulation.tick++;
    simulation.time = simulation.tick;
    watch.afterStep();
  }
  return watch;
}

it('counts vehicles and time covered by the minute, and remembers when anybody was last seen', () => {
  // North: six seconds of every twenty; south: nobody but in the first second.
  const watch = watched(equipped(), 150, (second) => [second % 20 < 6 ? 1 : 0, second === 0 ? 1 : 0]);
  const [north, south] = watch.report(START, START + 120);
  expect(north).toMatchObject({ counted: 6, occupancy: 0.3, heard: 120, isHeard: true, lastSeen: START + 146 });
  expect(south).toMatchObject({ counted: 1, lastSeen: START + 1 });
  expect(south!.occupancy).toBeCloseTo(1 / 120);
  // The window may end in the minute under way.
  expect(watch.report(START + 120, START + 180)[0]).toMatchObject({ counted: 2, heard: 30, occupancy: 12 / 30 });
});

it('a dead detector tells nothing, which is no time without traffic', () => {
  const model = equipped({}, [['07:01', '07:02']]);
  const watch = watched(model, 100, (second) => [1, second < 60 ? 1 : 0]);
  const [north, south] = watch.report(START, START + 120);
  expect(north).toMatchObject({ occupancy: 1, heard: 100, isHeard: true });
  expect(south).toMatchObject({ occupancy: 1, heard: 60, isHeard: false, lastSeen: START + 60 });
  expect(watch.report(START + 60, START + 120)[1]).toMatchObject({ counted: 0, occupancy: null, heard: 0 });
});

it('a controller that is cut off is not heard, whatever comes over its detectors', () => {
  const watch = watched(equipped({ offline: [['07:00', '07:01']] }), 90, () => [1, 1]);
  const [north] = watch.report(START, START + 120);
  expect(north).toMatchObject({ counted: 0, heard: 30, occupancy: 1, isHeard: true, lastSeen: START + 90 });
});
