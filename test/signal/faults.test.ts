/** What is wrong, and who knows: the same fault at a networked controller and at one that reports nothing. */
import { describe, expect, it } from 'vitest';
import type { Controller, Detector, Model } from '../../src/scenario/index.ts';
import { faultCall, faultsOf, isKnown, isThere, knownText } from '../../src/signal/index.ts';
import { square, star } from '../network/star.ts';

const HOUR = 3600;
const assumed = { evidence: 'assumed' as const, source: 'test' };
const MORNING: [string, string] = ['07:00', '08:00'];
const detector = (leg: string, failed: [string, string][] = []): Detector => ({
  id: leg,
  link: `${leg}-in`,
  lanes: [0],
  kind: 'presence',
  distance: 0,
  failed,
});

function model(kind: Controller['class'], its: Partial<Controller>, call?: number): Model {
  const made = star(square());
  made.controllers = [
    { id: 'M', intersections: ['M'], class: kind, plans: [], schedule: [{ from: '00:00', plan: 'p' }], ...its },
  ];
  if (call !== undefined) made.settings.faultCall = { value: call, ...assumed };
  return made;
}

describe('dead detectors', () => {
  const all = { detectors: [detector('A', [MORNING]), detector('B', [MORNING])] };

  it('are reported at once where the controller is networked', () => {
    const [fault, ...others] = faultsOf(model('networked', all));
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ kind: 'detectors', from: 7 * HOUR, to: 8 * HOUR, knownAt: 7 * HOUR });
    expect(fault!.what.zh).toBe('检测器全部失效（2 个）');
    expect(isKnown(fault!, 7 * HOUR - 1)).toBe(false);
    expect(isKnown(fault!, 7 * HOUR)).toBe(true);
    expect([7 * HOUR - 1, 7 * HOUR, 8 * HOUR].map((time) => isThere(fault!, time))).toEqual([false, true, false]);
  });

  it.each(['synchronised', 'freeRunning'] as const)(
    'at a %s one wait for a call, so many hours as is assumed',
    (kind) => {
      const late = model(kind, all, 0.5);
      const [fault] = faultsOf(late);
      expect(fault!.knownAt).toBe(7.5 * HOUR);
      expect(isKnown(fault!, 7.4 * HOUR)).toBe(false);
      expect(knownText(fault!, faultCall(late)).en).toContain('assumed after 0.5 h');
    },
  );

  it('are never known where they are over before anybody calls', () => {
    const quiet = model('freeRunning', all);
    expect(faultCall(quiet)).toMatchObject({ value: 24, evidence: 'assumed' });
    const [fault] = faultsOf(quiet);
    expect(fault!.knownAt).toBeNull();
    expect(knownText(fault!, faultCall(quiet)).zh).toContain('假定 24 小时后');
  });

  it('are counted, and those of other hours are another fault', () => {
    const some = { detectors: [detector('A', [MORNING]), detector('B', [['09:00', '10:00']]), detector('C')] };
    expect(faultsOf(model('networked', some)).map(({ what, from }) => [what.en, from])).toEqual([
      ['1 of 3 detectors dead', 7 * HOUR],
      ['1 of 3 detectors dead', 9 * HOUR],
    ]);
  });

  it('of a controller that is cut off are reported when it is heard again', () => {
    const cut: Partial<Controller> = {
      ...all,
      offline: [
        ['06:00', '07:10'],
        ['07:10', '07:20'],
      ],
    };
    const dead = faultsOf(model('networked', cut)).find(({ kind }) => kind === 'detectors');
    expect(dead!.knownAt).toBe((7 + 1 / 3) * HOUR);
    const gone = faultsOf(model('networked', { ...all, offline: [['06:30', '09:00']] }));
    expect(gone.map(({ kind, knownAt }) => [kind, knownAt])).toEqual([
      ['link', 6.5 * HOUR],
      ['detectors', null],
    ]);
  });
});

it('a wrong clock has been wrong since before the day, and nobody knows', () => {
  const error = (value: number) => ({ clockError: { value, ...assumed } });
  const [fault] = faultsOf(model('freeRunning', error(-40)));
  expect(fault).toMatchObject({ kind: 'clock', from: null, to: null, knownAt: null });
  expect(fault!.what.zh).toBe('时钟慢 40 秒');
  expect(isKnown(fault!, 23 * HOUR)).toBe(false);
  expect(isThere(fault!, 0)).toBe(true);
  expect(faultsOf(model('freeRunning', error(0)))).toEqual([]);
});

it('push buttons fail like detectors', () => {
  const pushButtons = [
    { id: 'b', crosswalk: 'A-in', pressesPerHour: { value: 1, ...assumed }, failed: [MORNING] as [string, string][] },
  ];
  expect(faultsOf(model('networked', { pushButtons }))[0]!.what).toEqual({
    zh: '行人按钮全部失效（1 个）',
    en: 'its one push button dead',
  });
});
