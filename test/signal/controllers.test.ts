/**
 * Stories of controllers at a crossing of two stages.
 *
 *          B
 *        ↓ |
 *    A ────+──── C      stage 0: A and C; stage 1: B and D
 *          | ↑
 *          D
 */
import { describe, expect, it } from 'vitest';
import type { Controller } from '../../src/scenario/index.ts';
import { Aspect, ControlMode, EndReason } from '../../src/signal/index.ts';
import { assumed, cover, START, stagesShown, story, TICKS } from './stories.ts';

describe('fully actuated', () => {
  const actuated = (recall?: 'minimum') =>
    story((plan, controller) => {
      plan.control = { mode: 'fullyActuated' };
      controller.pushButtons = ['A', 'B', 'C', 'D'].map((leg) => ({
        id: `button-${leg}`,
        crosswalk: `${leg}-in`,
        pressesPerHour: { value: 0, ...assumed },
      }));
      for (const phase of plan.phases) Object.assign(phase, { minimumGreen: 8, maximumGreen: 30, passage: 3, recall });
    });

  it('rests where it is while nobody calls', () => {
    expect(stagesShown(actuated(), START + 200, cover())).toHaveLength(1);
  });

  it('serves who calls and gaps out when nobody follows within the passage time', () => {
    const one = actuated();
    one.runTo(START + 60, cover());
    const [from] = stagesShown(one, START + 90, cover(...one.before[1]!)).slice(-1);
    expect(from![0]).toBe(1);
    expect(one.signals.reason[0]).toBe(EndReason.gapOut);
  });

  it('is kept by vehicles that follow one another, and ends at the maximum once others wait', () => {
    const one = actuated();
    const all = [...one.before[0]!, ...one.before[1]!];
    const shown = stagesShown(one, START + 200, cover(...all));
    const lengths = shown.slice(1, -1).map(([, from], at) => shown[at + 2]![1] - from);
    // Maximum green of 30 s, then yellow and red clearance of 6 s: walkers follow when the last vehicle is off their crosswalk.
    expect(new Set(lengths.map(Math.round))).toEqual(new Set([36]));
    expect(one.signals.reason[0]).toBe(EndReason.maxOut);
  });

  it('with its push buttons dead walkers are served every time, and no longer once they work again', () => {
    const one = story((plan, controller) => {
      plan.control = { mode: 'fullyActuated' };
      controller.pushButtons = ['A', 'B', 'C', 'D'].map((leg) => ({
        id: `button-${leg}`,
        crosswalk: `${leg}-in`,
        pressesPerHour: { value: 0, ...assumed },
        failed: [['07:05', '07:10']],
      }));
    });
    const walked: number[] = [];
    one.runTo(START + 900, (inputs, second) => {
      cover()(inputs);
      if (one.signals.walks.includes(Aspect.green)) walked.push(second - START);
    });
    // In every minute in which they are dead, and only then: a walk that was called for may come a cycle later.
    expect(new Set(walked.map((second) => Math.floor(second / 60)).filter((minute) => minute < 10))).toEqual(
      new Set([5, 6, 7, 8, 9]),
    );
    expect(Math.max(...walked)).toBeLessThan(600 + 60);
  });

  it('a phase on recall comes round without anybody', () => {
    expect(stagesShown(actuated('minimum'), START + 120, cover()).length).toBeGreaterThan(5);
  });
});

it('semi-actuated control goes back to its main stage when nobody else asks', () => {
  const one = story((plan) => {
    plan.control = { mode: 'semiActuated' };
    for (const phase of plan.phases) delete phase.crosswalks;
  });
  one.runTo(START + 60, cover());
  expect(one.signals.stage[0]).toBe(0);
  one.runTo(START + 75, cover(1));
  expect(one.signals.stage[0]).toBe(1);
  one.runTo(START + 120, cover());
  expect(one.signals.stage[0]).toBe(0);
});

describe('coordinated', () => {
  const make = () =>
    story((plan) => {
      plan.control = { mode: 'coordinated' };
      for (const phase of plan.phases) delete phase.crosswalks;
    });

  it('never loses its cycle: the reference stage ends at the same second of every cycle', () => {
    const one = make();
    const ends: number[] = [];
    let before = 0;
    one.runTo(START + 1200, (inputs, second) => {
      cover(...(Math.floor(second / 7) % 3 === 0 ? [1] : []))(inputs);
      const yellow = one.signals.aspects.indexOf(Aspect.yellow);
      const isEnd = one.signals.stage[0] === 0 && yellow >= 0 && before === 0;
      if (isEnd) ends.push(Math.round((second * TICKS) % (80 * TICKS)));
      before = one.signals.stage[0] === 0 && yellow >= 0 ? 1 : 0;
    });
    expect(ends.length).toBeGreaterThan(8);
    expect(new Set(ends).size).toBe(1);
  });

  it('gives what the others leave back to the reference stage', () => {
    const one = make();
    const seconds = [0, 0];
    one.runTo(START + 800, (inputs) => {
      cover()(inputs);
      seconds[one.signals.stage[0]!]! += 1 / TICKS;
    });
    expect(seconds[1]).toBe(0);
  });
});

describe('max-pressure', () => {
  it('MP-01: with empty exits the stage with most before its lines comes next', () => {
    const one = story((plan, controller) => {
      plan.control = { mode: 'maxPressure', interval: 5 };
      for (const phase of plan.phases) delete phase.crosswalks;
      controller.detectors!.push(
        ...['A', 'B', 'C', 'D'].map((leg) => ({
          id: `${leg}-far`,
          link: `${leg}-in`,
          lanes: [0],
          kind: 'passage' as const,
          distance: 80,
        })),
      );
    });
    // Nine come to D, one to A; nobody leaves.
    one.runTo(START + 40, (inputs, second) => {
      cover(0, 3)(inputs);
      const at = Math.round((second - START) * TICKS);
      inputs.counted.fill(0);
      if (at === 5) inputs.counted[4] = 1;
      if (at % 20 === 0 && at <= 180) inputs.counted[7] = 1;
    });
    expect(one.signals.stage[0]).toBe(1);
    expect(one.signals.mode[0]).toBe(ControlMode.adaptive);
  });

  it('lets nobody wait for ever, however full the other side is', () => {
    const one = story((plan) => {
      plan.control = { mode: 'maxPressure' };
      for (const phase of plan.phases) delete phase.crosswalks;
    });
    const shown = stagesShown(one, START + 900, (inputs) => {
      cover(0, 1, 2)(inputs);
      inputs.counted[0] = 0;
    });
    expect(shown.filter(([stage]) => stage === 1).length).toBeGreaterThan(4);
  });
});

it('with every detector dead an actuated controller runs its stored plan at fixed times, and says so', () => {
  const dead = (plan: { control?: unknown }, controller: Controller) => {
    plan.control = { mode: 'fullyActuated' };
    controller.detectors = controller.detectors!.map((one) => ({ ...one, failed: [['07:10', '07:30']] }));
  };
  const one = story((plan, controller) => dead(plan, controller));
  one.runTo(START + 500, cover(0, 1, 2, 3));
  expect(one.signals.mode[0]).toBe(ControlMode.actuated);
  one.runTo(START + 800, cover());
  expect(one.signals.mode[0]).toBe(ControlMode.blind);
  const shown = stagesShown(one, START + 1120, cover());
  const cycles = shown.filter(([stage]) => stage === 0).map(([, from]) => from);
  const lengths = cycles.slice(2).map((from, at) => Math.round(from - cycles[at + 1]!));
  expect(new Set(lengths)).toEqual(new Set([80]));
  one.runTo(START + 2000, cover(0, 1, 2, 3));
  expect(one.signals.mode[0]).toBe(ControlMode.actuated);
});

it('a networked controller that does not hear the centre goes by its stored plan', () => {
  const one = story((plan, controller) => {
    controller.plans = [plan, { ...plan, id: 'stored', offset: 40 }];
    Object.assign(controller, { storedPlan: 'stored', offline: [['07:10', '07:20']] });
  });
  one.runTo(START + 600 - 1);
  expect([one.signals.plan[0], one.signals.mode[0]]).toEqual([0, ControlMode.plan]);
  one.runTo(START + 900);
  expect([one.signals.plan[0], one.signals.mode[0]]).toEqual([1, ControlMode.offline]);
  one.runTo(START + 1500);
  expect([one.signals.plan[0], one.signals.mode[0]]).toEqual([0, ControlMode.plan]);
});
