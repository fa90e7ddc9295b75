/** Controllers that go by traffic, written for SUMO: what is played there is what ours showed in its run, tick by tick. */
import { describe, expect, it } from 'vitest';
import { sumoDrivers } from '../../src/cli/export-drivers.ts';
import { showOf } from '../../src/cli/export-show.ts';
import { createSimulation } from '../../src/engine/index.ts';
import { exportSumo, SUMO_FILES } from '../../src/exchange/index.ts';
import { prepare } from '../../src/runner/index.ts';
import type { Controller, Model } from '../../src/scenario/index.ts';
import { Aspect } from '../../src/signal/index.ts';
import { phase, withSignal } from '../../src/validation/models/signals.ts';
import { crossing, square, withCounts } from '../../src/validation/models/streets.ts';
import { named, readXml } from './read-xml.ts';

/** Of a length that does not divide the time of day it begins at: a program played once must begin just then. */
const window = { from: 7 * 3600, to: 7 * 3600 + 610 };
const assumed = { evidence: 'assumed', source: 'test' } as const;

function crossroads(change: (controller: Controller) => Controller): Model {
  const both = (a: string, b: string) =>
    [a, b].map((leg) => `${leg}-in through, ~${leg}-in left, ~${leg}-in right`).join(', ');
  const streets = withSignal(
    crossing(square()),
    'M',
    [phase('ew', both('E', 'W')), phase('ns', both('N', 'S'))],
    [40, 30],
  );
  return withCounts({ ...streets, controllers: streets.controllers.map(change) }, [
    ['E-in', 'W-out', 500],
    ['W-in', 'E-out', 400],
    ['N-in', 'S-out', 120],
    ['S-in', 'E-out', 90],
  ]);
}

const actuated = crossroads((controller) => ({
  ...controller,
  plans: controller.plans.map((plan) => ({ ...plan, control: { mode: 'fullyActuated' } })),
  detectors: ['E', 'N', 'W', 'S'].map((leg) => ({
    id: leg,
    link: `${leg}-in`,
    lanes: [0],
    kind: 'presence',
    distance: 0,
    ...assumed,
  })),
}));

const byHand = crossroads((controller) => ({
  ...controller,
  officer: [
    {
      from: '07:02',
      to: '07:06',
      rule: 'longestQueue',
      reactionTime: { value: 2, ...assumed },
      longestHold: { value: 60, ...assumed },
      ...assumed,
    },
  ],
}));

/** The convoy comes to the line when its green would end: it is held until the last has passed. */
const preempted: Model = {
  ...crossroads((controller) => controller),
  guardedRoutes: [
    {
      id: 'G',
      name: { zh: '特勤', en: 'guarded' },
      kind: 'guarded',
      links: ['E-in', 'W-out'],
      at: '07:04',
      speedKmh: 35,
      vehicles: 3,
      lead: 20,
      ...assumed,
    },
  ],
};

const inputOf = (model: Model) => prepare({ model, base: model, file: 'test', seed: 2, start: window.from }).input;
type Input = ReturnType<typeof inputOf>;

function exportOf(model: Model, input: Input): Map<string, string> {
  return exportSumo({ ...input, model, drivers: sumoDrivers(input), window, show: showOf(input)! });
}

/** State of the one signal at every tick, as SUMO plays it. */
function playedBySumo(files: Map<string, string>, { ticksPerSecond }: Input): string[] {
  const programs = new Map(
    named(readXml(files.get(SUMO_FILES.signals)!), 'tlLogic').map(({ attributes, children }) => {
      const ticks = children.flatMap((one) =>
        Array.from(
          { length: Math.round(Number(one.attributes['duration']) * ticksPerSecond) },
          () => one.attributes['state']!,
        ),
      );
      return [attributes['programID']!, { ticks, offset: Math.round(Number(attributes['offset']) * ticksPerSecond) }];
    }),
  );
  const [schedule] = named(readXml(files.get(SUMO_FILES.additional)!), 'WAUT');
  const switches = (schedule?.children ?? []).map(({ attributes }) => ({
    tick: Math.round(Number(attributes['time']) * ticksPerSecond),
    to: attributes['to']!,
  }));
  const begin = window.from * ticksPerSecond;
  return Array.from({ length: window.to * ticksPerSecond - begin }, (_, at) => {
    const last = switches.findLast(({ tick }) => tick <= begin + at);
    const name = last?.to ?? schedule?.attributes['startProg'] ?? [...programs.keys()][0]!;
    const { ticks, offset } = programs.get(name)!;
    return ticks[(begin + at - offset) % ticks.length]!;
  });
}

/** The same of a run of ours. */
function shownByOurs(input: Input): string[] {
  const simulation = createSimulation(input);
  const { signals } = simulation;
  const [{ movements }] = input.program.controllers as [(typeof input.program.controllers)[number]];
  const letter = (m: number): string => {
    const aspect = signals.aspects[m]!;
    if (aspect === Aspect.yellow) return 'y';
    if (aspect === Aspect.green || aspect === Aspect.greenFlash) return signals.permissive[m] === 1 ? 'g' : 'G';
    return input.program.rightOnRed[m] === 1 ? 'g' : 'r';
  };
  const states: string[] = [];
  while (simulation.time < window.to) {
    simulation.step();
    states.push([...movements].map((m) => letter(m).repeat(input.network.movements[m]!.connections.length)).join(''));
  }
  return states;
}

describe('controllers that go by traffic, for SUMO', () => {
  for (const [name, model] of Object.entries({ actuated, byHand, preempted }))
    it(`${name}: SUMO plays what ours showed`, () => {
      const input = inputOf(model);
      const ours = shownByOurs(input);
      expect(playedBySumo(exportOf(model, input), input)).toEqual(ours);
      // Otherwise than by the clock alone, or this would prove nothing.
      const byTheClock = inputOf(crossroads((controller) => controller));
      expect(ours).not.toEqual(shownByOurs(byTheClock));
    });

  it('by hand for a while: the plan by the clock before and after, what was shown in between', () => {
    const files = exportOf(byHand, inputOf(byHand));
    const programs = named(readXml(files.get(SUMO_FILES.signals)!), 'tlLogic').map(
      ({ attributes }) => attributes['programID'],
    );
    expect(programs).toEqual(['P', 'shown-0702']);
    const [schedule] = named(readXml(files.get(SUMO_FILES.additional)!), 'WAUT');
    const order = schedule!.children.map(({ attributes }) => attributes['to']);
    expect(order).toEqual(['shown-0702', 'P']);
  });

  it('a window that ends while he still stands there', () => {
    const input = inputOf(byHand);
    const cut = { from: window.from, to: window.from + 200 };
    const files = exportSumo({
      ...input,
      model: byHand,
      drivers: sumoDrivers(input),
      window: cut,
      show: showOf(input)!,
    });
    expect(playedBySumo(files, input).slice(0, 1000)).toEqual(shownByOurs(input).slice(0, 1000));
  });

  it('are refused without a run: alone they would show what they show on an empty street', () => {
    const input = inputOf(actuated);
    expect(() => exportSumo({ ...input, model: actuated, drivers: sumoDrivers(input), window })).toThrow('from a run');
  });

  it('ask for no run where the clock decides', () => {
    expect(showOf(inputOf(crossroads((controller) => controller)))).toBeUndefined();
  });
});
