/** Who breaks into a plan, and how it is found again: an officer, a guarded vehicle, the lamp that fails, other days and other plans. */
import { describe, expect, it } from 'vitest';
import type { Controller } from '../../src/scenario/index.ts';
import { Aspect, ControlMode } from '../../src/signal/index.ts';
import { assumed, cover, START, story, TICKS, type Story } from './stories.ts';

const GREENS: readonly number[] = [Aspect.green, Aspect.greenFlash];

describe('an officer by hand', () => {
  const duty = {
    from: '07:05',
    to: '07:15',
    rule: 'longestQueue' as const,
    reactionTime: { value: 2, ...assumed },
    longestHold: { value: 60, ...assumed },
  };
  const make = (longestHold = 60) =>
    story((_, controller) => {
      controller.officer = [{ ...duty, longestHold: { value: longestHold, ...assumed } }];
    });
  /** Seconds from green to yellow of every stage he shows whole. */
  const greens = (one: Story): number[] => {
    const { movements, plans } = one.program.controllers[0]!;
    const its = plans[0]!.stages.map(({ phases }) => movements[plans[0]!.phases[phases[0]!]!.movements[0]!]!);
    const since = new Map<number, number>();
    const found: number[] = [];
    one.runTo(START + 890, (inputs, second) => {
      cover(0, 1, 2, 3)(inputs);
      if (second < START + 320) return;
      for (const movement of its) {
        const isGreen = GREENS.includes(one.signals.aspects[movement] as number);
        const began = since.get(movement);
        if (isGreen && began === undefined) since.set(movement, second);
        if (isGreen || began === undefined) continue;
        found.push(second - began);
        since.delete(movement);
      }
    });
    return found.slice(1);
  };

  it('begins and ends by the clock', () => {
    const one = make();
    const modes = [299, 302, 899, 1100].map((after) => {
      one.runTo(START + after, cover(0, 1, 2, 3));
      return one.signals.mode[0];
    });
    expect(modes[0]).toBe(ControlMode.plan);
    expect(modes.slice(1, 3)).toEqual([ControlMode.officer, ControlMode.officer]);
    expect(modes[3]).not.toBe(ControlMode.officer);
  });

  it('holds a stage while its traffic comes, its green as long as he may with what walkers need to clear', () => {
    for (const longest of [60, 90]) {
      const lengths = greens(make(longest));
      expect(lengths.length).toBeGreaterThan(4);
      for (const length of lengths) expect(length).toBeCloseTo(longest, 5);
    }
  });

  it('cannot cut short who has begun to walk, however short his longest hold', () => {
    const one = make(5);
    const lengths = greens(one);
    const [first] = one.program.controllers[0]!.plans[0]!.phases;
    const walkers = first!.crosswalks.map(({ least, clearance }) => (least + clearance) / TICKS);
    expect(Math.min(...walkers)).toBeGreaterThan(5);
    for (const length of lengths) expect(length).toBeGreaterThanOrEqual(Math.max(...walkers));
  });
});

describe('a guarded vehicle', () => {
  const make = () =>
    story((_plan, _controller, model) => {
      model.guardedRoutes = [
        {
          id: 'r',
          name: { zh: '特勤', en: 'guarded' },
          kind: 'guarded',
          links: ['B-in', 'D-out'],
          at: '07:05',
          speedKmh: 40,
          vehicles: 3,
          lead: 30,
        },
      ];
    });

  it('ends a long green at once, also when its own stage is the next of the plan', () => {
    const one = make();
    // The main green of the plan has just begun.
    const begun = START + 320 + 3;
    one.runTo(begun);
    expect(one.signals.stage[0]).toBe(0);
    let green = 0;
    one.runTo(begun + 30, (inputs, second) => {
      inputs.arrival[0] = Math.max(0, Math.round((begun + 30 - second) * TICKS));
      if (green === 0 && one.signals.stage[0] === 1) green = second;
    });
    const { minimum, yellow, redClearance } = one.program.controllers[0]!.plans[0]!.phases[0]!;
    expect(green).toBeGreaterThan(begun);
    expect(green - begun).toBeLessThanOrEqual((minimum + yellow + redClearance) / TICKS + 1);
  });

  it('has green before it comes, until it has passed, and the plan is back in step two cycles later', () => {
    const one = make();
    const free = story(() => {});
    one.runTo(START + 300);
    expect(one.signals.mode[0]).toBe(ControlMode.plan);
    one.runTo(START + 400, (inputs, second) => {
      inputs.arrival[0] = Math.max(0, Math.round((START + 330 - second) * TICKS));
      inputs.cleared[0] = 0;
      if (second > START + 330) {
        expect(one.signals.mode[0]).toBe(ControlMode.preempted);
        expect(one.signals.stage[0]).toBe(1);
      }
    });
    one.runTo(START + 400 + 240, (inputs) => {
      inputs.arrival[0] = -1;
      inputs.cleared[0] = 1;
    });
    free.runTo(START + 400 + 240);
    expect(one.signals.mode[0]).toBe(ControlMode.plan);
    expect([...one.signals.aspects]).toEqual([...free.signals.aspects]);
  });
});

describe('flashing and dark', () => {
  it.each([
    ['flashingYellow', Aspect.yellowFlash, ControlMode.flashing],
    ['dark', Aspect.off, ControlMode.dark],
  ] as const)('%s shows so to everybody, and is left by way of all red', (mode, aspect, shown) => {
    const one = story((plan, controller) => {
      controller.plans = [plan, { ...plan, id: 'night', control: { mode } }];
      controller.schedule = [
        { from: '00:00', plan: 'p' },
        { from: '07:05', plan: 'night' },
        { from: '07:10', plan: 'p' },
      ];
    });
    one.runTo(START + 500);
    expect(new Set(one.signals.aspects)).toEqual(new Set([aspect]));
    expect(one.signals.mode[0]).toBe(shown);
    let red = 0;
    one.runTo(START + 700, () => {
      if (one.signals.aspects.every((now) => now === Aspect.red)) red += 1 / TICKS;
    });
    expect(red).toBeGreaterThanOrEqual(5);
    expect(one.signals.aspects).toContain(Aspect.green);
  });
});

describe('getting into step with a new plan', () => {
  const secondsOut = (transition: NonNullable<Controller['transition']>) => {
    const one = story((plan, controller) => {
      controller.plans = [plan, { ...plan, id: 'q', offset: 47 }];
      controller.schedule = [
        { from: '00:00', plan: 'p' },
        { from: '07:05', plan: 'q' },
      ];
      controller.transition = transition;
    });
    const lengths: number[] = [];
    let last = START;
    let stage = -1;
    let out = 0;
    one.runTo(START + 1500, (_, second) => {
      if (one.signals.mode[0] === ControlMode.transition) out += 1 / TICKS;
      if (one.signals.stage[0] === 0 && stage === 1) {
        lengths.push(second - last);
        last = second;
      }
      stage = one.signals.stage[0]!;
    });
    return { out, lengths: lengths.slice(1) };
  };

  it('shortway keeps every cycle within its shares', () => {
    const { out, lengths } = secondsOut({ method: 'shortway', addAtMost: 0.2, subtractAtMost: 0.15 });
    expect(out).toBeGreaterThan(0);
    // The cycle in which the old plan is left is its own; the others lie within 80 s − 15 % and 80 s + 20 %.
    for (const length of lengths.slice(4)) expect(length).toBeGreaterThanOrEqual(80 * 0.85 - 0.3);
    for (const length of lengths.slice(4)) expect(length).toBeLessThanOrEqual(80 * 1.2 + 0.3);
    expect(Math.round(lengths.at(-1)!)).toBe(80);
  });

  it('dwell holds the reference stage once; immediate is in step at the next stage', () => {
    const dwell = secondsOut({ method: 'dwell' });
    const immediate = secondsOut({ method: 'immediate' });
    expect(Math.max(...dwell.lengths)).toBeGreaterThan(80);
    expect(immediate.out).toBeLessThanOrEqual(dwell.out + 1e-9);
  });

  it('after midnight the cycle counts anew where the controller does so, and runs on where it does not', () => {
    for (const midnight of ['continue', 'resynchronise'] as const) {
      const one = story((plan, controller) => {
        // 86,400 is no whole number of cycles of 70 s.
        plan.stages[0]!.green -= 10;
        plan.cycle = 70;
        Object.assign(controller, { midnight, transition: { method: 'dwell' } });
      }, 86_400 - 300);
      one.runTo(86_400 + 700);
      const clock = midnight === 'continue' ? 86_400 + 700 : 700;
      expect((one.signals.cycleTick[0]! / TICKS) % 70, midnight).toBeCloseTo(clock % 70, 6);
      expect(one.signals.mode[0], midnight).toBe(ControlMode.plan);
    }
  });
});

it('a day of its own has its own schedule, by the day of the week and the kind of day', () => {
  const planOn = (weekday: 'mon' | 'sat', calendar: 'term' | 'vacation', second: number) => {
    const one = story((plan, controller, model) => {
      controller.plans = [plan, { ...plan, id: 'weekend' }, { ...plan, id: 'holidays' }];
      controller.otherDays = [
        { days: { calendar: ['vacation'] }, schedule: [{ from: '00:00', plan: 'holidays' }] },
        { days: { weekdays: ['sat', 'sun'] }, schedule: [{ from: '00:00', plan: 'weekend' }] },
      ];
      model.settings.day = { weekday, calendar };
    }, second);
    return one.signals.plan[0];
  };
  expect(planOn('mon', 'term', START)).toBe(0);
  expect(planOn('sat', 'term', START)).toBe(1);
  expect(planOn('sat', 'vacation', START)).toBe(2);
  expect(planOn('mon', 'term', 5 * 86_400 + START)).toBe(1);
});

it('a controller gets other plans while it runs, and takes them up lawfully', () => {
  const one = story(() => {});
  const other = story((plan) => {
    plan.stages[0]!.green += 20;
    plan.cycle = 100;
  });
  one.runTo(START + 33);
  one.signals.replace(0, other.program.controllers[0]!);
  one.runTo(START + 600);
  other.runTo(START + 600);
  expect([...one.signals.aspects]).toEqual([...other.signals.aspects]);
  expect(one.signals.cycleTick[0]).toBe(other.signals.cycleTick[0]);
});
