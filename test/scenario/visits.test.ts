/** Who has to go where: at a lone cabinet every change costs a visit, at a networked one only what is mounted. */
import { describe, expect, it } from 'vitest';
import {
  type Change,
  type Controller,
  type Model,
  visitNames,
  visitsOf,
  visitsText,
} from '../../src/scenario/index.ts';
import { richModel } from './fixture.ts';

const hours: [string, string][] = [['07:00', '08:00']];
const quantity = (value: number) => ({ value, evidence: 'assumed' as const, source: 'test' });

function modelOf(kind: Controller['class']): Model {
  const model = richModel();
  return { ...model, controllers: model.controllers.map((one) => ({ ...one, class: kind })) };
}
const { id, plans, schedule, intersections } = modelOf('networked').controllers[0]!;
const retime: Change = { do: 'retime', controller: id, plan: plans[0]! };
const reschedule: Change = { do: 'reschedule', controller: id, schedule };
const transition: Change = { do: 'setTransition', controllers: [id], transition: { method: 'shortway' } };

describe.each(['freeRunning', 'synchronised'] as const)('a %s controller', (kind) => {
  it('costs one visit for all changes of its plans made together', () => {
    expect(visitsOf(modelOf(kind), [retime, reschedule, transition, retime])).toEqual([
      { controller: id, reasons: ['timing'] },
    ]);
  });

  it('costs one visit to be networked, in which its plans are changed too', () => {
    const change: Change = { do: 'network', controllers: [id] };
    expect(visitsOf(modelOf(kind), [change, retime, reschedule])).toEqual([{ controller: id, reasons: ['equipment'] }]);
    expect(visitsOf(modelOf(kind), [retime, change])).toEqual([{ controller: id, reasons: ['timing', 'equipment'] }]);
  });
});

it('a networked controller is changed from the centre; what is mounted, and an officer, go there', () => {
  const model = modelOf('networked');
  expect(visitsOf(model, [retime, reschedule, transition])).toEqual([]);
  expect(visitsText([])).toEqual({ zh: '不用到现场', en: 'no visit to a cabinet' });
  const detector = { id: 'd', link: 'west-in', lanes: [0], kind: 'presence' as const, distance: 0 };
  expect(visitsOf(model, [{ do: 'equip', controller: id, detectors: [detector] }])).toHaveLength(1);
  const duty = { from: '07:00', to: '08:00', rule: 'longestQueue' as const };
  const duties = [{ ...duty, reactionTime: quantity(2), longestHold: quantity(60) }];
  expect(visitsOf(model, [{ do: 'officer', controller: id, duties }])).toEqual([
    { controller: id, reasons: ['byHand'] },
  ]);
});

it('an intergreen is a time in the cabinet', () => {
  const model = modelOf('freeRunning');
  const [phase] = plans[0]!.phases;
  const [ending, starting] = [phase!.movements[0]!, phase!.movements[0]!];
  const intergreen = { ending, starting, seconds: 9, reason: 'test' };
  const change = { do: 'setIntergreen', intersection: intersections[0]!, intergreen } as Change;
  expect(visitsOf(model, [change])).toEqual([{ controller: id, reasons: ['timing'] }]);
  expect(visitsOf(modelOf('networked'), [change])).toEqual([]);
});

it('what happens to controllers, and what is no signal, costs none', () => {
  const model = modelOf('networked');
  const changes: Change[] = [
    { do: 'cutOff', controllers: [id], hours },
    { do: 'scaleDemand', factor: 1.1 },
    { do: 'closeLink', link: model.links[0]!.id },
    { do: 'reassign' },
  ];
  expect(visitsOf(model, changes)).toEqual([]);
  const drifting = modelOf('freeRunning');
  expect(visitsOf(drifting, [{ do: 'driftClocks', days: 30 }])).toEqual([]);
});

it('is told in words', () => {
  const visits = visitsOf(modelOf('freeRunning'), [retime]);
  expect(visitsText(visits)).toEqual({ zh: '要到现场 1 处（改配时 1）', en: 'a visit to 1 cabinet (timing 1)' });
  expect(visitNames(visits, richModel())).toEqual([
    { zh: '东西大街与学堂路路口', en: 'East–West Street and Schoolhouse Road' },
  ]);
});
