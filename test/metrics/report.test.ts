import { expect, it } from 'vitest';
import { EventKind } from '../../src/engine/index.ts';
import { freeFlowSpeeds, type PeriodReport } from '../../src/metrics/index.ts';
import { richModel } from '../scenario/fixture.ts';
import { Scripted, START } from './scripted.ts';

//            hill (minor, no signal)
//              |
//  M ── east ──+── far
function town(): Scripted {
  const model = richModel();
  model.intersections = model.intersections.map((one) => (one.id === 'east' ? { ...one, majorRoad: 'main' } : one));
  model.corridors = [{ id: 'main', name: { zh: '东西大街', en: 'Main' }, intersections: ['centre', 'east'] }];
  return new Scripted(undefined, model);
}

const minute = (scripted: Scripted): PeriodReport => scripted.collector.report(START, START + 60);

it('a priority intersection has the letter of the minor movement that waits longest, once three came', () => {
  const scripted = town();
  for (const v of [0, 1, 2]) scripted.enter(v, 'hill-in', 0, 'right', 5 + 7 * v);
  for (const v of [3, 4]) scripted.enter(v, 'hill-in', 0, 'left', 5 + 7 * v);
  for (const v of [5, 6, 7]) scripted.enter(v, 'far-in', 0, 'through', 5 + 7 * v);
  for (const v of [0, 1, 2]) scripted.loses[v] = 0.4; // 24 s a minute: C
  for (const v of [3, 4]) scripted.loses[v] = 1; // two vehicles only: they give no letter
  for (const v of [5, 6, 7]) scripted.loses[v] = 1; // the major road waits for no one by rule
  scripted.pass(60);
  const east = minute(scripted).intersections.find((one) => one.id === 'east');
  expect(east).toMatchObject({ control: 'priority', losTable: 'hcmPriority', measures: { los: 'C' } });
  expect(east?.losMovement).toBe(scripted.movement('hill-in', 'right'));
});

it('at a signal the letter is of the mean over all', () => {
  const scripted = town();
  scripted.enter(0, 'north-in', 0, 'left', 5);
  scripted.enter(1, 'west-in', 1, 'through', 5);
  scripted.loses[0] = 1;
  scripted.pass(60);
  const [centre] = minute(scripted).intersections;
  expect(centre).toMatchObject({ losTable: 'hcmSignalised', losMovement: null, measures: { delay: 30, los: 'C' } });
});

it('a link is graded by metres driven per second spent, once three vehicles were seen', () => {
  const scripted = town();
  const free = scripted.network.links[scripted.link('far-out')]?.speedLimit ?? 0;
  const seen = (vehicles: number, share: number) => {
    const other = town();
    for (let v = 0; v < vehicles; v++) {
      other.enter(v, 'far-out', v % 2, 'through', 100 + 10 * v);
      other.vehicles.speed[v] = free * share;
    }
    other.pass(60);
    return minute(other).links[other.link('far-out')];
  };
  expect(seen(2, 0.45)).toMatchObject({ grade: 0 });
  expect(seen(3, 0.45)).toMatchObject({ grade: 3, travelTimeIndex: expect.closeTo(1 / 0.45, 9) });
  expect(seen(3, 1.2)).toMatchObject({ grade: 1, travelTimeIndex: 1 });
  expect(seen(3, 0)).toMatchObject({ grade: 5, speed: 0, travelTimeIndex: null });
});

it('a link that ends at a signal has a lower free-flow speed than its limit, one that leaves it has the limit', () => {
  const scripted = town();
  const { network, program } = scripted.simulation.input;
  const free = freeFlowSpeeds(network, program);
  const limit = network.links[scripted.link('west-in')]?.speedLimit ?? 0;
  expect(free.get('west-in')).toBeLessThan(limit);
  expect(free.get('west-in')).toBeGreaterThan(limit / 3);
  expect(free.get('far-out')).toBe(limit);
});

it('a corridor has both directions, the movements along it, and the time from its first intersection through its last', () => {
  const scripted = town();
  for (const v of [0, 1]) {
    scripted.enter(v, 'east-out', 1, 'through', 50 + 30 * v);
    scripted.vehicles.speed[v] = 5;
    scripted.loses[v] = 0.5;
  }
  scripted.enter(2, 'east-out', 0, 'left', 60);
  scripted.loses[2] = 1;
  scripted.vehicles.speed[2] = 5;
  scripted.say(EventKind.passed, 0, scripted.movement('east-out', 'through'));
  scripted.pass(60);
  const [forward, backward] = minute(scripted).corridors;
  expect(forward).toMatchObject({
    id: 'main',
    direction: 'forward',
    measures: { throughput: 1, totalDelay: 60, los: null },
  });
  const link = scripted.network.links[scripted.link('east-out')];
  const through = scripted.network.movements[scripted.movement('east-out', 'through')];
  const crossing = (through?.connections ?? []).map((index) => scripted.network.connections[index]?.length ?? 0);
  const mean = crossing.reduce((sum, length) => sum + length, 0) / crossing.length;
  expect(forward?.travelTime).toBeCloseTo(((link?.length ?? 0) + mean) / 5, 6);
  // nobody drove the other way
  expect(backward).toMatchObject({
    direction: 'backward',
    travelTime: null,
    travelTimeIndex: null,
    measures: { delay: null },
  });
});
