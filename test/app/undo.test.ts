/** Undo and redo of every kind of change that `scenario/edits` lists: the same bytes before, after undo, and after redo. */
import { expect, it } from 'vitest';
import { createDocument } from '../../src/app/document.ts';
import { check } from '../../src/runner/index.ts';
import { type Change, joinChanges, printDocument } from '../../src/scenario/index.ts';
import { edits } from '../../src/scenario/edits/index.ts';
import { bytesOf, town } from '../scenario/fixture.ts';

const model = town();
const centre = model.controllers[0]!;
const plan = centre.plans[0]!;
// The road to the east is a lane wider than in the shipped example: a second longer to clear.
plan.phases[0]!.redClearance = 3;
plan.cycle += 1;
// A second way up the hill, so that one can be closed.
model.links.push({
  id: 'bypass',
  road: 'minor',
  from: 'far',
  to: 'hill',
  via: [[500, 250]],
  lanes: [{ turns: [] }],
});

const longer = (seconds: number) => ({
  ...plan,
  cycle: plan.cycle + seconds,
  stages: plan.stages.map((stage, at) => (at === 0 ? { ...stage, green: stage.green + seconds } : stage)),
});
const retimed = (seconds: number): Change => ({ do: 'retime', controller: 'centre', plan: longer(seconds) });
const quantity = (value: number) => ({ value, evidence: 'assumed' as const, source: 'test' });

/** One case for every kind; a kind without one does not compile, and the first test fails. */
const cases: Readonly<Record<Change['do'], Change | readonly Change[]>> = {
  retime: retimed(5),
  reschedule: {
    do: 'reschedule',
    controller: 'centre',
    schedule: [
      { from: '00:00', plan: plan.id },
      { from: '07:00', plan: plan.id },
    ],
    otherDays: [{ days: { weekdays: ['sun'] }, schedule: [{ from: '00:00', plan: plan.id }] }],
  },
  signalise: {
    do: 'signalise',
    intersection: 'east',
    controller: {
      id: 'east',
      intersections: ['east'],
      class: 'freeRunning',
      plans: [
        {
          id: 'day',
          cycle: 60,
          phases: [
            {
              id: 'main',
              movements: [
                { approach: 'east-out', turn: 'through' },
                { approach: 'east-out', turn: 'left', permissive: true },
                { approach: 'far-in', turn: 'through' },
                { approach: 'far-in', turn: 'right', permissive: true },
              ],
              yellow: 3,
              redClearance: 3,
            },
            {
              id: 'hill',
              movements: [
                { approach: 'hill-in', turn: 'left' },
                { approach: 'hill-in', turn: 'right' },
              ],
              yellow: 3,
              redClearance: 3,
            },
          ],
          stages: [
            { id: 'main', phases: ['main'], green: 33 },
            { id: 'hill', phases: ['hill'], green: 15 },
          ],
        },
      ],
      schedule: [{ from: '00:00', plan: 'day' }],
    },
  },
  network: { do: 'network', controllers: ['centre'] },
  synchronise: { do: 'synchronise', controllers: ['centre'] },
  driftClocks: { do: 'driftClocks', days: 20 },
  equip: {
    do: 'equip',
    controller: 'centre',
    detectors: [{ id: 'south', link: 'south-in', lanes: [0], kind: 'passage', distance: 40 }],
  },
  failDetectors: { do: 'failDetectors', controllers: ['centre'], hours: [['07:00', '08:00']] },
  cutOff: [
    { do: 'network', controllers: ['centre'] },
    { do: 'cutOff', controllers: ['centre'], hours: [['07:00', '08:00']] },
  ],
  officer: {
    do: 'officer',
    controller: 'centre',
    duties: [
      { from: '07:10', to: '07:50', rule: 'longestQueue', reactionTime: quantity(2), longestHold: quantity(90) },
    ],
  },
  guardRoute: {
    do: 'guardRoute',
    route: {
      id: 'visit',
      name: { zh: '来访', en: 'Visit' },
      kind: 'guarded',
      links: ['west-in', 'east-out'],
      at: '07:30',
      speedKmh: 40,
      vehicles: 4,
      lead: 20,
    },
  },
  setTransition: { do: 'setTransition', controllers: ['centre'], transition: { method: 'shortway' } },
  setIntergreen: {
    do: 'setIntergreen',
    intersection: 'centre',
    intergreen: {
      ending: { approach: 'west-in', turn: 'through' },
      starting: { approach: 'north-in', turn: 'through' },
      seconds: 5,
      reason: '货车多',
    },
  },
  waitingArea: { do: 'waitingArea', link: 'south-in', lane: 0, length: 8 },
  scaleDemand: { do: 'scaleDemand', factor: 0.9 },
  closeLane: { do: 'closeLane', link: 'west-in', lane: 1 },
  closeLink: { do: 'closeLink', link: 'bypass' },
  moveBell: { do: 'moveBell', school: 'first', bell: 0, at: '08:10' },
  reassign: { do: 'reassign' },
};

async function opened() {
  const document = createDocument(
    (file, files) =>
      check(file, (path) => {
        const bytes = files[path];
        return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`no file ${path}`));
      }),
    () => Promise.resolve(undefined),
  );
  expect(await document.openFiles([{ name: 'town.json', bytes: bytesOf(printDocument(model)) }])).toBe(true);
  return document;
}
const look = (document: Awaited<ReturnType<typeof opened>>) => {
  const { loaded } = document.open.value!;
  return { saved: document.save(), model: printDocument(loaded.model), unsaved: document.open.value!.unsaved };
};

it('there is a case for every kind of change', () => {
  expect(new Set(Object.keys(cases))).toEqual(new Set(Object.keys(edits)));
});

it.each(Object.entries(cases))('%s: undo gives the same bytes, and so does redo', async (kind, given) => {
  const changes = [given].flat();
  expect(changes.at(-1)!.do).toBe(kind);
  const document = await opened();
  const before = look(document);
  const done = await document.applyAll(changes);
  const errors = document.findings.value?.findings.filter(({ severity }) => severity === 'error') ?? [];
  expect(errors).toEqual([]);
  expect(done).toBe(true);
  const after = look(document);
  expect(after.saved).not.toEqual(before.saved);
  document.undo();
  expect(look(document)).toEqual(before);
  document.redo();
  expect(look(document)).toEqual(after);
  // What was saved and is opened again is the same bytes and the same model.
  const again = await opened();
  await again.openFiles([
    { name: 'town.json', bytes: bytesOf(printDocument(model)) },
    { name: after.saved!.name, bytes: bytesOf(after.saved!.text) },
  ]);
  expect(again.save()).toEqual(after.saved);
  expect(printDocument(again.open.value!.loaded.model)).toBe(after.model);
});

it('several changes are one step back', async () => {
  const document = await opened();
  const before = look(document);
  await document.applyAll([retimed(5), { do: 'network', controllers: ['centre'] }]);
  expect(document.open.value!.unsaved).toBe(2);
  document.undo();
  expect(look(document)).toEqual(before);
  expect(document.canUndo.value).toBe(false);
});

it('many steps on one plan are one change in the file, and still as many steps back', async () => {
  const document = await opened();
  for (const seconds of [1, 2, 3]) await document.apply(retimed(seconds));
  const saved = JSON.parse(document.save()!.text);
  expect(saved.changes).toEqual([JSON.parse(JSON.stringify(retimed(3)))]);
  document.undo();
  expect(JSON.parse(document.save()!.text).changes).toEqual([JSON.parse(JSON.stringify(retimed(2)))]);
  document.undo();
  document.undo();
  expect(document.save()!.name).toBe('town.json');
});

it('what a file brought with it is not joined with what is clicked', () => {
  const other: Change = { do: 'network', controllers: ['centre'] };
  expect(joinChanges([retimed(1), other], 2, [retimed(2)])).toEqual([retimed(1), other, retimed(2)]);
  expect(joinChanges([retimed(1), other], 0, [retimed(2)])).toEqual([retimed(2), other]);
});

it('a schedule is joined behind the plans that it names', () => {
  const schedule = (to: string): Change => ({
    do: 'reschedule',
    controller: 'centre',
    schedule: [{ from: '00:00', plan: to }],
  });
  const night: Change = { do: 'retime', controller: 'centre', plan: { ...plan, id: 'night' } };
  expect(joinChanges([schedule(plan.id)], 0, [night, schedule('night')])).toEqual([night, schedule('night')]);
});
